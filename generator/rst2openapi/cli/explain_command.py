"""`rst2openapi explain`: what a rule means, or where a part of a document comes from."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from rst2openapi.build import load_document, source_map_path
from rst2openapi.diagnostics import Rule, Severity
from rst2openapi.files import InputError, read_text
from rst2openapi.openapi import DocumentError, known_part, parse_source_map
from rst2openapi.rules import CATALOGUE
from rst2openapi.rules.catalogue_page import catalogue_json, catalogue_markdown
from rst2openapi.rules.illustrations import load_illustrations


@click.command(
    "explain",
    epilog="""\b
Examples:
  rst2openapi explain                                    all rules, a line each
  rst2openapi explain --format markdown                  all rules, a page
  rst2openapi explain E101                               a rule, by code or name
  rst2openapi explain spec/openapi.yaml PatchPool        the pages of an operation
  rst2openapi explain spec/openapi.yaml /components/schemas/Pool/properties/spec""",
)
@click.argument("what", required=False)
@click.argument("pointer", required=False)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Of all rules.",
)
def command(what: str | None, pointer: str | None, shape: str) -> None:
    """Explain a rule, or where a part of a document comes from (JSON pointer or operationId)."""
    if what is not None and shape != "text":
        raise click.UsageError("--format is for the list of all rules")
    if shape == "markdown":
        click.echo(catalogue_markdown(), nl=False)
    elif shape == "json":
        click.echo(catalogue_json(), nl=False)
    elif what is None:
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


_MEANS = {
    Severity.ERROR: "an existing document is not replaced; `build`, `sync` and `lint` exit with 1",
    Severity.WARNING: "a guess that a person should look at; `lint` exits with 1",
    Severity.NOTE: "an oddity read by an established rule; exit codes do not change",
}


def _rule_text(rule: Rule) -> str:
    """A page of the catalogue: what, why, an example, the remedy, and how to silence the rule."""
    shown = load_illustrations().get(rule.code)
    parts = [("Finding", rule.message), ("Severity", f"{rule.severity}: {_MEANS[rule.severity]}")]
    parts += [("Why", rule.explanation)]
    parts += [("Wrong", shown.wrong), ("Right", shown.right)] if shown else []
    parts += [("Fix", rule.fix)]
    silence = f'rst2openapi lint --ignore {rule.code}, or ignore = ["{rule.code}"] in the settings'
    parts += [("Silence", silence)]
    lines = [_paragraph(label, text) for label, text in parts]
    return "\n".join([f"{rule.code} {rule.name}", "", *lines])


def _paragraph(label: str, text: str) -> str:
    indent = " " * 10
    if label in ("Wrong", "Right"):
        return f"{label:10}{text}"
    return textwrap.fill(text, 88, initial_indent=f"{label:10}", subsequent_indent=indent)


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
    pointer = known_part(pointer, sources)
    if not pointer:
        raise InputError(f"{spec}: the source map does not say where that comes from")
    return f"{pointer}: {sources[pointer]}"
