"""`rst2openapi diff`: what changed between two documents."""

from __future__ import annotations

from pathlib import Path

import click

from rst2openapi.build import load_document
from rst2openapi.cli.options import PATH
from rst2openapi.files import write_file
from rst2openapi.outputs.changes import change_json, change_text, compare_documents, is_failure


@click.command(
    "diff",
    epilog="""\b
Examples:
  rst2openapi diff old.yaml new.yaml
  rst2openapi diff old.yaml new.yaml --fail-on breaking       exit 1 on a breaking change
  rst2openapi diff old.yaml new.yaml --format json -o changes.json

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
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("-o", "--output", type=PATH, help="Write there instead of standard output.")
def command(old: Path, new: Path, fail_on: str | None, format_: str, output: Path | None) -> int:
    """Say what changed between two documents, OLD and NEW, and whom it breaks."""
    changes = compare_documents(load_document(old), load_document(new))
    text = change_json(changes) if format_ == "json" else change_text(changes)
    if output:
        write_file(output, text.encode())
    else:
        click.echo(text, nl=False)
    return int(bool(fail_on and is_failure(changes, fail_on)))
