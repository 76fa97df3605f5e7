"""`rst2openapi test`: contract tests of an endpoint or of the mock."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from rst2openapi.build import find_project, load_document
from rst2openapi.cli.options import PATH, config_option, quiet_option
from rst2openapi.files import InputError, write_file
from rst2openapi.openapi import Document
from rst2openapi.outputs.contract import (
    ALL_CHECKS,
    CONFORMANCE_CHECKS,
    PHASES,
    STOPPED_BY_USER,
    ContractOptions,
    OnScenario,
    report_json,
    report_text,
    run_contract,
)

_MOCK_TOKEN = "mock-token"
_INTERRUPTED = 130


@click.command(
    "test",
    epilog="""\b
Examples:
  rst2openapi test --mock                                     spec/openapi.yaml, all checks
  rst2openapi test spec/openapi.yaml --url https://host       a live endpoint, reading only
  rst2openapi test --url http://127.0.0.1:8000 --allow-writes --checks all
  rst2openapi test --mock --include CreatePool --include "Node Management"
  rst2openapi test --mock --report-dir reports/ --json        JUnit, HTML and JSON reports

\b
The token is read from --token or the variable RST2OPENAPI_TOKEN and never written anywhere.
Exit codes: 0 the contract holds; 1 it is broken; 2 bad usage or input; 130 interrupted.""",
)
@click.argument("spec", type=PATH, required=False)
@click.option("--url", help="Base URL of the endpoint.")
@click.option("--mock", is_flag=True, help="Start the mock and test that.")
@click.option("--token", envvar="RST2OPENAPI_TOKEN", default="", help="Credential to send.")
@click.option("-H", "--header", multiple=True, metavar="NAME:VALUE", help="Header to send.")
@click.option("--include", multiple=True, metavar="NAME", help="operationId, path or tag to test.")
@click.option("--exclude", multiple=True, metavar="NAME", help="operationId, path or tag to skip.")
@click.option("--allow-writes", is_flag=True, help="Send methods that change things too.")
@click.option(
    "--phase", "phases", multiple=True, type=click.Choice(PHASES), help="Phases to run; all."
)
@click.option(
    "--checks",
    type=click.Choice(["conformance", "all"]),
    help="What to hold against the document: answers only (live endpoints), or all (the mock).",
)
@click.option("--max-examples", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--seed", type=int, help="Repeat a run.")
@click.option("--rate-limit", default="", metavar="N/s", help="Calls a second, minute or hour.")
@click.option("--max-time", type=click.IntRange(min=1), metavar="SECONDS", help="Of the run.")
@click.option("--timeout", type=float, default=10.0, show_default=True, help="Of a call, seconds.")
@click.option("--report-dir", type=PATH, help="Folder for junit.xml, report.json and HTML.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@config_option
@quiet_option
def command(
    spec: Path | None,
    url: str | None,
    mock: bool,
    token: str,
    header: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    allow_writes: bool,
    phases: tuple[str, ...],
    checks: str | None,
    max_examples: int,
    workers: int,
    seed: int | None,
    rate_limit: str,
    max_time: int | None,
    timeout: float,
    report_dir: Path | None,
    as_json: bool,
    config_file: Path | None,
    quiet: bool,
) -> int:
    """Test an endpoint, or the mock, against the document SPEC with Schemathesis."""
    if bool(url) == mock:
        raise click.UsageError("name the endpoint with --url, or test the mock with --mock")
    project = find_project(file=config_file)
    document = load_document(spec or project.path(project.config.spec))
    everything = checks == "all" or (checks is None and mock)
    with _endpoint(document, url, token or _MOCK_TOKEN) as base:
        options = ContractOptions(
            url=base,
            token=token or (_MOCK_TOKEN if mock else ""),
            headers=dict(map(_header, header)),
            include=include,
            exclude=exclude,
            allow_writes=allow_writes or mock,
            phases=phases or PHASES,
            checks=ALL_CHECKS if everything else CONFORMANCE_CHECKS,
            max_examples=max_examples,
            workers=workers,
            seed=seed,
            rate_limit=rate_limit,
            max_time=max_time,
            request_timeout=timeout,
            report_dir=report_dir,
        )
        with _interruptible(), _progress(quiet=quiet) as advance:
            report = run_contract(document, options, advance)
    if report_dir:
        write_file(report_dir / "report.json", report_json(report).encode())
    click.echo(report_json(report) if as_json else report_text(report), nl=False)
    if report.stopped == STOPPED_BY_USER:
        return _INTERRUPTED
    return 0 if report.is_success else 1


@contextmanager
def _interruptible() -> Iterator[None]:
    """End the run in order, with a report of what was found, on SIGTERM as on Ctrl+C."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _endpoint(document: Document, url: str | None, token: str) -> Iterator[str]:
    if url:
        yield url
        return
    from rst2openapi.outputs.mock import MockOptions, serve

    with serve(document, MockOptions(token=token)) as base:
        yield base


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise InputError(f"--header {text!r}: write it as NAME:VALUE")
    return name.strip(), value.strip()


@contextmanager
def _progress(*, quiet: bool) -> Iterator[OnScenario]:
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting Schemathesis") as status:
        done = 0

        def advance(phase: str, operation: str) -> None:
            nonlocal done
            done += 1
            status.update(f"{phase}: {done} scenarios, last {operation}")

        yield advance
