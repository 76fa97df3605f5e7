"""`rst2openapi sync`: the whole trip, from configuration."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from rst2openapi.build import Project, find_project
from rst2openapi.build.history import Baseline, read_baseline
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
from rst2openapi.cli.watching import watch_options, watch_project
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
  rst2openapi sync --watch      again at every save, with a preview and a mock that follow
  rst2openapi sync --check      for CI: exit 1 when the document or the client is out of date

\b
With `[changelog] output = "CHANGES.md"` in the configuration, each run that changes the document
adds an entry, and the newest entry is the version of the client. A --watch is one entry.

\b
Exit codes: 0 everything is in place; 1 errors in the pages (nothing is written), or --check
found something out of date; 2 bad usage or input.""",
)
@click.argument("docs", type=PATH, required=False)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything is out of date.")
@click.option("--keep-going", is_flag=True, help="Write in spite of errors in the pages.")
@watch_options
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    envvar="RST2OPENAPI_DATE",
    help="Of a new entry of the change log; else that of SOURCE_DATE_EPOCH, else today.",
)
@jobs_option
@cache_option
@config_option
@quiet_option
def command(
    docs: Path | None,
    check: bool,
    keep_going: bool,
    watch: bool,
    port: int,
    mock_port: int,
    day: datetime | None,
    jobs: int,
    cache: Cache | None,
    config_file: Path | None,
    quiet: bool,
) -> int:
    """Bring the document, the client and the reference up to date, and say what changed."""
    if watch and check:
        raise click.UsageError("--check writes nothing: there would be nothing to watch")
    project = find_project(file=config_file, docs=docs)
    if docs is not None and project.docs.resolve() != docs.resolve():
        raise InputError(f"{docs}: no configuration speaks of this folder; add rst2openapi.toml")
    if not project.docs.is_dir():
        raise InputError(f"{project.docs}: no such folder")
    ways = _Ways(check, keep_going, day.date() if day else _today(), jobs, cache, quiet)
    if not watch:
        return _run(project, ways)
    baseline = read_baseline(project)
    code = _run(project, ways, baseline)
    if code and not project.path(project.config.spec).exists():
        return code

    def again() -> None:
        # The configuration may be what changed.
        _run(find_project(file=config_file, docs=docs), ways, baseline)

    watch_project(project, again, port=port, mock_port=mock_port, quiet=quiet)
    return 0


class _Ways(Struct, frozen=True):
    """How a trip is made."""

    check: bool
    keep_going: bool
    day: date
    jobs: int
    cache: Cache | None
    quiet: bool


def _today() -> date:
    """Today, or the day that a reproducible build sets (SOURCE_DATE_EPOCH)."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(stated), UTC).date() if stated.isdigit() else date.today()


def _run(project: Project, ways: _Ways, baseline: Baseline | None = None) -> int:
    """One trip, told; the exit code."""
    started = time.monotonic()
    try:
        with progress_bar(quiet=ways.quiet) as progress:
            synced = sync_project(
                project,
                jobs=ways.jobs,
                check=ways.check,
                keep_going=ways.keep_going,
                progress=progress,
                cache=ways.cache,
                day=ways.day,
                baseline=baseline,
            )
    except PagesHaveErrors as error:
        _tell(error.built.diagnostics, project.docs)
        say(f"error: {error}")
        unreadable = any(one.rule.code == PAGE_UNREADABLE.code for one in error.built.diagnostics)
        return 2 if unreadable else 1
    _tell(synced.diagnostics, project.docs)
    _close(synced, time.monotonic() - started, quiet=ways.quiet)
    if ways.check and not synced.is_current:
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
