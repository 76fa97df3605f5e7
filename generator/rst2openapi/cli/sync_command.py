"""`rst2openapi sync`: the whole trip, from configuration."""

from __future__ import annotations

import os
from contextlib import nullcontext
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import click

from rst2openapi.build import find_project
from rst2openapi.build.cache import Cache, passing_cache
from rst2openapi.build.held import HeldCache
from rst2openapi.build.history import read_baseline
from rst2openapi.cli.options import (
    PATH,
    cache_option,
    config_option,
    jobs_option,
    quiet_option,
)
from rst2openapi.cli.sitting import Sitting
from rst2openapi.cli.trips import Ways, run_trip
from rst2openapi.cli.watching import watch_options, watch_project
from rst2openapi.files import InputError


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
    ways = Ways(check, keep_going, day.date() if day else _today(), jobs, cache, quiet)
    if not watch:
        return run_trip(project, ways).code
    # What one save left is what the next begins with, though nothing is kept when all is over.
    with nullcontext(cache) if cache else passing_cache() as kept:
        sitting = Sitting(
            partial(find_project, file=config_file, docs=docs),
            ways,
            HeldCache(kept.folder),
            read_baseline(project),
        )
        code = sitting.save()
        if code and not project.path(project.config.spec).exists():
            return code
        watch_project(project, sitting, port=port, mock_port=mock_port, quiet=quiet)
    return 0


def _today() -> date:
    """Today, or the day that a reproducible build sets (SOURCE_DATE_EPOCH)."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(stated), UTC).date() if stated.isdigit() else date.today()
