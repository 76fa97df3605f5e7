"""`rst2openapi diff`: what changed between two documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from rst2openapi.build import load_document, source_map_path
from rst2openapi.cli.options import PATH
from rst2openapi.files import InputError, read_text, write_file
from rst2openapi.openapi import DocumentError, SourceMap, parse_source_map
from rst2openapi.outputs.changes import (
    FORMATS,
    Acceptance,
    AcceptanceError,
    advise,
    compare_documents,
    is_failure,
    judge,
    parse_acceptances,
    render_changes,
)


@click.command(
    "diff",
    epilog="""\b
Examples:
  rst2openapi diff old.yaml new.yaml
  rst2openapi diff old.yaml new.yaml --fail-on breaking       exit 1 on a breaking change
  rst2openapi diff old.yaml new.yaml --accept accepted.toml   but for those accepted there
  rst2openapi diff old.yaml new.yaml --format markdown -o changes.md
  rst2openapi diff old.yaml new.yaml --version 1.4.0          and what the next version is

\b
Lines of pages come from the source maps beside the documents (FILE.sources.json).
A file of acceptances holds tables such as:
  [[accept]]
  code = "operation-removed"
  where = "GET /v1/*"         # glob pattern; `what` is one of the message
  until = 2026-12-31          # the last day
  reason = "announced in March"

\b
Exit codes: 0 compared; 1 a change as bad as --fail-on; 2 bad usage or input.""",
)
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "warning", "info"]),
    help="Exit 1 when a change is at least this bad.",
)
@click.option("--accept", type=PATH, help="TOML file of changes that are known and wanted.")
@click.option("--version", default="", help="Version that is out; says what the next one is.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", type=PATH, help="Write there instead of standard output.")
def command(
    old: Path,
    new: Path,
    fail_on: str | None,
    accept: Path | None,
    version: str,
    format_: str,
    output: Path | None,
) -> int:
    """Say what changed between two documents, OLD and NEW, and whom it breaks."""
    documents = load_document(old), load_document(new)
    try:
        changes = compare_documents(*documents, sources=(_sources(old), _sources(new)))
    except DocumentError as error:
        raise InputError(str(error)) from None
    judged = judge(changes, _acceptances(accept), today=date.today())
    is_same = documents[0].content == documents[1].content
    text = render_changes(judged, advise(changes, version, is_same=is_same), format_)
    if output:
        write_file(output, text.encode())
    else:
        click.echo(text, nl=False)
    return int(bool(fail_on and is_failure(judged.changes, fail_on)))


def _sources(spec: Path) -> SourceMap:
    place = source_map_path(spec)
    if not place.exists():
        return {}
    try:
        return parse_source_map(read_text(place))
    except DocumentError as error:
        raise InputError(f"{place}: {error}") from None


def _acceptances(file: Path | None) -> tuple[Acceptance, ...]:
    if file is None:
        return ()
    try:
        return parse_acceptances(read_text(file), name=str(file))
    except AcceptanceError as error:
        raise InputError(str(error)) from None
