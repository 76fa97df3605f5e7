"""One trip of `sync`, told: a line a part, then what changed for users of the API."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from rst2openapi.build import Project
from rst2openapi.build.history import Baseline
from rst2openapi.build.sync import PagesHaveErrors, Step, Synced, sync_project
from rst2openapi.cli.options import progress_bar, say
from rst2openapi.counting import counted
from rst2openapi.diagnostics import Diagnostic, Severity
from rst2openapi.outputs.changes import change_text, count_levels
from rst2openapi.rules.build import PAGE_UNREADABLE
from rst2openapi.rules.render import render

if TYPE_CHECKING:
    from rst2openapi.build.cache import Cache


class Ways(Struct, frozen=True):
    """How a trip is made."""

    check: bool
    keep_going: bool
    day: date
    jobs: int
    cache: Cache | None
    quiet: bool


class Ended(Struct, frozen=True):
    """How a trip ended."""

    code: int
    """Exit code."""
    waits: bool = False
    """A client has to be generated yet."""


def run_trip(
    project: Project,
    ways: Ways,
    baseline: Baseline | None = None,
    *,
    client_waits: bool = False,
    is_rest: bool = False,
) -> Ended:
    """Make one trip and tell it; where it is the rest of another, client and what it wrote."""
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
                client_waits=client_waits,
            )
    except PagesHaveErrors as error:
        _tell(error.built.diagnostics, project.docs)
        say(f"error: {error}")
        unreadable = any(one.rule.code == PAGE_UNREADABLE.code for one in error.built.diagnostics)
        return Ended(2 if unreadable else 1)
    if is_rest:
        told = [one for one in synced.steps if one.name == "client" or one.state == "written"]
        _parts(told, quiet=ways.quiet)
        return Ended(0)
    _tell(synced.diagnostics, project.docs)
    _close(synced, time.monotonic() - started, quiet=ways.quiet)
    if ways.check and not synced.is_current:
        say("out of date: run `rst2openapi sync` and commit what it writes")
        return Ended(1)
    return Ended(0, synced.waits)


def _tell(diagnostics: tuple[Diagnostic, ...], docs: Path) -> None:
    shown = [one for one in diagnostics if one.rule.severity is not Severity.NOTE]
    if shown:
        click.echo(render(shown, "text", root=str(docs)).rstrip("\n"), err=True)


def _close(synced: Synced, seconds: float, *, quiet: bool) -> None:
    """A line a part, then what changed for users of the API."""
    _parts(synced.steps, quiet=quiet)
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
        f"done in {seconds:.1f} s"
        + (f"; {counted(notes, 'note')} (rst2openapi lint)" if notes else ""),
        quiet=quiet,
    )


def _parts(steps: Sequence[Step], *, quiet: bool) -> None:
    width = max((len(str(one.target)) for one in steps), default=0)
    for step in steps:
        say(
            f"{step.name:9}  {step.target!s:{width}}  {step.state:11}  {step.detail}",
            quiet=quiet,
        )
