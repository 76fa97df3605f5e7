"""`rst2openapi sync`: the whole trip, from configuration."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rst2openapi.build import find_project
from rst2openapi.build.sync import PagesHaveErrors, Synced, sync_project
from rst2openapi.cli.options import (
    PATH,
    cache_option,
    config_option,
    jobs_option,
    progress_bar,
    quiet_option,
    say,
)
from rst2openapi.diagnostics import Diagnostic, Severity
from rst2openapi.files import InputError
from rst2openapi.outputs.changes import change_text, count_levels
from rst2openapi.rules.build import PAGE_UNREADABLE
from rst2openapi.rules.render import render

if TYPE_CHECKING:
    from rst2openapi.build.cache import Cache


@click.command(
    "sync",
    epilog="""\b
Examples:
  rst2openapi sync              document, client and reference, as rst2openapi.toml says
  rst2openapi sync --check      for CI: exit 1 when the document or the client is out of date

\b
Exit codes: 0 everything is in place; 1 errors in the pages (nothing is written), or --check
found something out of date; 2 bad usage or input.""",
)
@click.argument("docs", type=PATH, required=False)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything is out of date.")
@click.option("--keep-going", is_flag=True, help="Write in spite of errors in the pages.")
@jobs_option
@cache_option
@config_option
@quiet_option
def command(
    docs: Path | None,
    check: bool,
    keep_going: bool,
    jobs: int,
    cache: Cache | None,
    config_file: Path | None,
    quiet: bool,
) -> int:
    """Bring the document, the client and the reference up to date, and say what changed."""
    project = find_project(file=config_file, docs=docs)
    if docs is not None and project.docs.resolve() != docs.resolve():
        raise InputError(f"{docs}: no configuration speaks of this folder; add rst2openapi.toml")
    if not project.docs.is_dir():
        raise InputError(f"{project.docs}: no such folder")
    started = time.monotonic()
    try:
        with progress_bar(quiet=quiet) as progress:
            synced = sync_project(
                project,
                jobs=jobs,
                check=check,
                keep_going=keep_going,
                progress=progress,
                cache=cache,
            )
    except PagesHaveErrors as error:
        _tell(error.built.diagnostics, project.docs)
        say(f"error: {error}")
        unreadable = any(one.rule.code == PAGE_UNREADABLE.code for one in error.built.diagnostics)
        return 2 if unreadable else 1
    _tell(synced.diagnostics, project.docs)
    _close(synced, time.monotonic() - started, quiet=quiet)
    if check and not synced.is_current:
        say("out of date: run `rst2openapi sync` and commit what it writes")
        return 1
    return 0


def _tell(diagnostics: tuple[Diagnostic, ...], docs: Path) -> None:
    shown = [one for one in diagnostics if one.rule.severity is not Severity.NOTE]
    if shown:
        click.echo(render(shown, "text", root=str(docs)).rstrip("\n"), err=True)


def _close(synced: Synced, seconds: float, *, quiet: bool) -> None:
    """A line a part, then what changed for users of the API."""
    width = max(len(str(one.target)) for one in synced.steps)
    for step in synced.steps:
        say(
            f"{step.name:9}  {step.target!s:{width}}  {step.state:11}  {step.detail}",
            quiet=quiet,
        )
    if synced.is_first:
        say("changes    the first document of this project", quiet=quiet)
    elif synced.changes:
        counts = count_levels(synced.changes)
        told = ", ".join(f"{number} {level}" for level, number in counts.items())
        say(f"changes    {told}", quiet=quiet)
        say(change_text(synced.changes).rstrip("\n"), quiet=quiet)
    else:
        say("changes    none", quiet=quiet)
    notes = synced.built.count(Severity.NOTE)
    say(
        f"done in {seconds:.1f} s" + (f"; {notes} notes (rst2openapi lint)" if notes else ""),
        quiet=quiet,
    )
