"""Options that several commands share, and how they talk."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rst2openapi.build.cache import Cache
    from rst2openapi.build.trip import Progress

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


def config_option(function: Decorated) -> Decorated:
    """`--config FILE`."""
    return click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Configuration; else rst2openapi.toml or [tool.rst2openapi] of pyproject.toml.",
    )(function)


def jobs_option(function: Decorated) -> Decorated:
    """`--jobs N`."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        default=lambda: os.cpu_count() or 1,
        show_default="one a core",
        help="Processes that read pages.",
    )(function)


def cache_option(function: Decorated) -> Decorated:
    """`--no-cache`: gives the command a `Cache`, or None."""
    return click.option(
        "--cache/--no-cache",
        "cache",
        default=True,
        callback=lambda _context, _parameter, wanted: _cache() if wanted else None,
        help="Keep what was read of pages between runs (in $RST2OPENAPI_CACHE).",
        show_default=True,
    )(function)


def _cache() -> Cache:
    from rst2openapi.build.cache import Cache, default_folder

    return Cache(default_folder())


def quiet_option(function: Decorated) -> Decorated:
    """`--quiet`."""
    return click.option("-q", "--quiet", is_flag=True, help="Print findings only.")(function)


def say(text: str, *, quiet: bool = False) -> None:
    """Talk to the user on standard error; standard output is for data."""
    if not quiet:
        click.echo(text, err=True)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """A progress display on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # No thread of its own, so that the processes that read pages can be copies of this one.
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as display:
        task = display.add_task("", total=None)

        def advance(stage: str, done: int, total: int) -> None:
            if display.tasks[0].description != stage or done % 16 in (0, 1) or done == total:
                display.update(task, description=stage, completed=done, total=total, refresh=True)

        yield advance
