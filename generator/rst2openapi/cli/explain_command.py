"""`rst2openapi explain`: what a rule means, or where a part of a document comes from."""

from __future__ import annotations

from pathlib import Path

import click

from rst2openapi.build import load_document, source_map_path
from rst2openapi.diagnostics import Rule
from rst2openapi.files import InputError, read_text
from rst2openapi.openapi import DocumentError, parse_source_map
from rst2openapi.rules import CATALOGUE


@click.command(
    "explain",
    epilog="""\b
Examples:
  rst2openapi explain                                    all rules, a line each
  rst2openapi explain R204                               a rule, by code or name
  rst2openapi explain spec/openapi.yaml PatchPool        the pages of an operation
  rst2openapi explain spec/openapi.yaml /components/schemas/Pool/properties/spec""",
)
@click.argument("what", required=False)
@click.argument("pointer", required=False)
def command(what: str | None, pointer: str | None) -> None:
    """Explain a rule, or where a part of a document comes from (JSON pointer or operationId)."""
    if what is None:
        for rule in CATALOGUE.values():
            click.echo(f"{rule.code}  {rule.severity.value:7}  {rule.name}")
    elif pointer is None:
        click.echo(_rule_text(_find_rule(what)))
    else:
        click.echo(_origin(Path(what), pointer))


def _find_rule(word: str) -> Rule:
    for rule in CATALOGUE.values():
        if word.lower() in (rule.code.lower(), rule.name):
            return rule
    raise click.UsageError(f"no rule {word!r}; `rst2openapi explain` lists them all")


def _rule_text(rule: Rule) -> str:
    return (
        f"{rule.code} {rule.name} ({rule.severity.value})\n\n{rule.explanation}\n\n"
        f"Message: {rule.message}\nWhat to do: {rule.fix}"
    )


def _origin(spec: Path, pointer: str) -> str:
    document = load_document(spec)
    sources = parse_source_map(read_text(source_map_path(spec)))
    if not pointer.startswith(("/", "#")):
        matches = [one.pointer for one in document.operations() if one.id == pointer]
        if not matches:
            raise InputError(f"{spec}: no operation {pointer!r}")
        pointer = matches[0]
    pointer = pointer.removeprefix("#")
    try:
        document.at(pointer)
    except DocumentError as error:
        raise InputError(f"{spec}: {error}") from None
    while pointer and pointer not in sources:
        pointer = pointer.rpartition("/")[0]
    if not pointer:
        raise InputError(f"{spec}: the source map does not say where that comes from")
    return f"{pointer}: {sources[pointer]}"
