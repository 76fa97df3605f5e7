"""`rst2openapi build`: pages in, a validated document out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from msgspec.structs import replace

from rst2openapi.build import find_project, find_services, source_map_path
from rst2openapi.build.outcome import Outcome
from rst2openapi.build.several import Done, Order, build_each
from rst2openapi.cli.options import (
    PATH,
    cache_option,
    config_option,
    jobs_option,
    progress_bar,
    quiet_option,
    say,
)
from rst2openapi.cli.summary import Row, report_bytes, summary
from rst2openapi.counting import counted
from rst2openapi.diagnostics import Severity
from rst2openapi.files import InputError, is_current, write_file
from rst2openapi.rules.build import PAGE_UNREADABLE, SERVICE_FAILED
from rst2openapi.rules.render import render
from rst2openapi.source import Span

if TYPE_CHECKING:
    from rst2openapi.build.cache import Cache


@click.command(
    "build",
    epilog="""\b
Examples:
  rst2openapi build                                  what rst2openapi.toml says
  rst2openapi build docs/ -o spec/openapi.yaml       one service
  rst2openapi build page.rst -o -                    one page, to standard output
  rst2openapi build services/ -o spec/               a document for each service below
  rst2openapi build docs/ --overlay corrections.yaml what the pages cannot say (OpenAPI Overlay)
  rst2openapi build services/ -o spec/ --report report.json   figures of each as JSON
  rst2openapi build --check                          fail if the document is out of date

\b
Exit codes: 0 the document is in place; 1 errors in the pages (an existing document is left
as it was, unless --keep-going), or --check found it out of date; 2 bad usage or input.
Of several services the worst counts; one that fails costs itself alone.""",
)
@click.argument("docs", type=PATH, required=False)
@click.option("-o", "--output", type=PATH, help="File, `-`, or a folder for several services.")
@click.option("--openapi", type=click.Choice(["3.0", "3.1"]), help="OpenAPI version.")
@click.option("--format", "format_", type=click.Choice(["yaml", "json"]), help="Of the document.")
@click.option(
    "--overlay",
    type=PATH,
    multiple=True,
    help="File of corrections (OpenAPI Overlay 1.0), after those of the configuration.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the file is out of date.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--keep-going", is_flag=True, help="Replace the document in spite of errors.")
@click.option("--report", type=PATH, help="File for figures of each service, as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Print warnings and notes too.")
@jobs_option
@cache_option
@config_option
@quiet_option
def command(
    docs: Path | None,
    output: Path | None,
    openapi: str | None,
    format_: str | None,
    overlay: tuple[Path, ...],
    check: bool,
    strict: bool,
    keep_going: bool,
    report: Path | None,
    verbose: bool,
    jobs: int,
    cache: Cache | None,
    config_file: Path | None,
    quiet: bool,
) -> int:
    """Build the OpenAPI document from a folder of pages, one page, or a folder of services."""
    project = find_project(file=config_file, docs=docs)
    config = replace(project.config, openapi=openapi) if openapi else project.config
    folder = docs or project.docs
    if not folder.exists():
        raise InputError(f"{folder}: no such folder")
    services = find_services(folder)
    suffix = format_ or "yaml"
    if len(services) > 1:
        target = output or project.path("spec")
        names = [service.relative_to(folder).parts[0] for service in services]
        outputs = [target / f"{name}.{suffix}" for name in names]
    else:
        outputs = [output or (project.path(config.spec) if project.file else Path("openapi.yaml"))]
    orders = [
        Order(
            service=service,
            config=config,
            format=_suited(format_, file),
            overlays=(*project.overlays, *overlay),
            cache=cache,
        )
        for service, file in zip(services, outputs, strict=True)
    ]
    rows: list[Row] = []
    told: list[str] = []
    with progress_bar(quiet=quiet) as progress:
        all_done = build_each(orders, jobs=jobs, progress=progress)
        for order, file, done in zip(orders, outputs, all_done, strict=True):
            try:
                built = _outcome(done)
                told.append(_found(built, order.service, verbose=verbose, strict=strict))
                code, state = _place(built, file, check=check, strict=strict, keep_going=keep_going)
                row = Row.of(file.stem, built, state, code)
            except InputError as error:
                if len(services) == 1:
                    raise
                told.append(_failed(order.service, error))
                row = Row.failed(file.stem)
            rows.append(replace(row, seconds=done.seconds))
    for text in filter(None, told):  # behind the progress display, which would be torn apart
        click.echo(text, err=True)
    if len(services) == 1:
        _close(rows[0].state, built, outputs[0], done.seconds, quiet=quiet)
    if report:
        write_file(report, report_bytes(rows))
    if len(services) > 1:
        say(summary(rows), quiet=quiet)
    return max(row.code for row in rows)


def _suited(stated: str | None, file: Path) -> Literal["yaml", "json"]:
    return "json" if (stated or file.suffix.removeprefix(".")) == "json" else "yaml"


def _outcome(done: Done) -> Outcome:
    """What a service came to.

    Raises:
        InputError: it failed.
    """
    if isinstance(done.result, InputError):
        raise done.result
    return done.result


def _found(built: Outcome, service: Path, *, verbose: bool, strict: bool) -> str:
    """What is told of the findings of a service."""
    shown = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = [one for one in built.diagnostics if verbose or one.rule.severity in shown]
    root = str(service if service.is_dir() else service.parent)
    return render(found, "text", root=root).rstrip("\n") if found else ""


def _place(
    built: Outcome,
    file: Path,
    *,
    check: bool,
    strict: bool,
    keep_going: bool,
) -> tuple[int, str]:
    """Put the document in place, or say why not: exit code and state."""
    data = built.data
    broken = built.count(Severity.ERROR) + (built.count(Severity.WARNING) if strict else 0)
    if str(file) == "-":
        sys.stdout.buffer.write(data)
        return (1 if broken else 0), "printed"
    if check:
        current = is_current(file, data)
        return (0 if current and not broken else 1), "up to date" if current else "out of date"
    if broken and file.exists() and not keep_going:
        return _failure(built), "left as it was, because of errors"
    wrote = write_file(file, data)
    write_file(source_map_path(file), built.source_map)
    return (_failure(built) if broken else 0), "written" if wrote else "unchanged"


def _failure(built: Outcome) -> int:
    """2 where a page could not be read at all, 1 where what it says is wrong."""
    codes = {one.rule.code for one in built.diagnostics}  # other processes have rules of their own
    return 2 if PAGE_UNREADABLE.code in codes else 1


def _failed(service: Path, error: InputError) -> str:
    """What is told of a service that failed."""
    found = SERVICE_FAILED.at(Span("", 0), why=str(error))
    return render([found], "text", root=str(service)).rstrip("\n")


def _close(state: str, built: Outcome, file: Path, seconds: float, *, quiet: bool) -> None:
    say(
        f"{file}: {state}. {counted(built.operations, 'operation')} "
        f"from {counted(built.pages, 'page')} "
        f"in {seconds:.1f} s; {_findings(built)}.",
        quiet=quiet,
    )


def _findings(built: Outcome) -> str:
    counts = [(built.count(severity), severity.value) for severity in Severity]
    text = ", ".join(counted(n, word) for n, word in counts if n)
    return f"{text} (rst2openapi lint lists them)" if text else "nothing found wrong"
