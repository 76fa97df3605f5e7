"""`rst2openapi lint`: what is wrong with the pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from rst2openapi.build import find_project, find_services
from rst2openapi.build.several import Done, Order, build_each
from rst2openapi.build.stumbling import StageFailed
from rst2openapi.cli.options import (
    PATH,
    cache_option,
    config_option,
    jobs_option,
    progress_bar,
    quiet_option,
)
from rst2openapi.diagnostics import Diagnostic, Severity
from rst2openapi.files import InputError, write_file
from rst2openapi.rules.build import SERVICE_FAILED
from rst2openapi.rules.render import render
from rst2openapi.source import Span

LEVELS = {"error": 0, "warning": 1, "note": 2}


if TYPE_CHECKING:
    from rst2openapi.build.cache import Cache


@click.command(
    "lint",
    epilog="""\b
Examples:
  rst2openapi lint docs/                                    for people
  rst2openapi lint docs/ --level warning                    without the notes
  rst2openapi lint docs/ --select R2 --select L106          some rules only
  rst2openapi lint docs/ --format sarif -o findings.sarif   for code scanning
  rst2openapi lint docs/ --format github                    annotations in a pull request

\b
Exit codes: 0 nothing found but notes; 1 errors or warnings; 2 bad usage or input.""",
)
@click.argument("docs", type=PATH, required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
)
@click.option("-o", "--output", type=PATH, help="Write there instead of standard output.")
@click.option(
    "--level",
    type=click.Choice(list(LEVELS)),
    default="note",
    show_default=True,
    help="Lowest severity to list.",
)
@click.option("--select", multiple=True, metavar="CODE", help="Rules (by prefix) to list.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Rules (by prefix) to leave out.")
@jobs_option
@cache_option
@config_option
@quiet_option
def command(
    docs: Path | None,
    format_: str,
    output: Path | None,
    level: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int,
    cache: Cache | None,
    config_file: Path | None,
    quiet: bool,
) -> int:
    """List what is wrong with the pages, with file, line, rule and what to do about it."""
    project = find_project(file=config_file, docs=docs)
    folder = docs or project.docs
    if not folder.exists():
        raise InputError(f"{folder}: no such folder")
    services = find_services(folder)
    root = folder if folder.is_dir() else folder.parent
    left_out = (*ignore, *project.config.ignore)
    orders = [
        Order(
            service=service,
            config=project.config,
            format="yaml",
            overlays=tuple(project.overlays),
            cache=cache,
        )
        for service in services
    ]
    found: list[Diagnostic] = []
    with progress_bar(quiet=quiet) as progress:
        done = build_each(orders, jobs=jobs, progress=progress)
        for service, listed in zip(services, map(_findings, done), strict=True):
            below = (service if service.is_dir() else service.parent).relative_to(root).as_posix()
            found += [_below(below, one) for one in listed if _kept(one, level, select, left_out)]
    text = render(found, format_, root=str(root))
    if output:
        write_file(output, text.encode())
    else:
        click.echo(text, nl=False)
    return int(any(one.rule.severity is not Severity.NOTE for one in found))


def _findings(done: Done) -> Sequence[Diagnostic]:
    """The findings of one service; of several, one that fails costs itself alone.

    Raises:
        InputError: what was asked for cannot be read.
    """
    if isinstance(done.result, StageFailed):
        return [SERVICE_FAILED.at(Span("", 0), why=str(done.result))]
    if isinstance(done.result, InputError):
        raise done.result
    return done.result.diagnostics


def _below(folder: str, one: Diagnostic) -> Diagnostic:
    """A finding with its page as seen from the folder that is linted."""
    path = (PurePosixPath(folder) / one.span.path).as_posix()
    return replace(one, span=replace(one.span, path=path))


def _kept(one: Diagnostic, level: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    code = one.rule.code
    return (
        LEVELS[one.rule.severity.value] <= LEVELS[level]
        and (not select or code.startswith(select))
        and not (ignore and code.startswith(ignore))
    )
