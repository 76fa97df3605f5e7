"""`rst2openapi test`: contract tests of an endpoint or of the mock."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from rst2openapi.build import find_project, load_document, source_map_path
from rst2openapi.cli.options import PATH, config_option, quiet_option
from rst2openapi.files import InputError, read_text, write_file
from rst2openapi.openapi import Document, DocumentError, SourceMap, parse_source_map
from rst2openapi.outputs.contract import (
    CONFORMANCE_CHECKS,
    CUT_SHORT,
    PHASES,
    PROFILES,
    STOPPED_BY_USER,
    ContractOptions,
    ContractReport,
    OnScenario,
    case_files,
    explained,
    replay,
    report_files,
    report_json,
    report_of,
    report_text,
    resumed,
    run_contract,
    wire_of,
)

_MOCK_TOKEN = "mock-token"
_INTERRUPTED = 130
_KEEP_EVERY = 1.0
"""Seconds between two looks at the report on disk."""


@click.command(
    "test",
    epilog="""\b
Examples:
  rst2openapi test --mock                                     spec/openapi.yaml, all checks
  rst2openapi test --mock --profile quick                     a walk and the pages' examples
  rst2openapi test spec/openapi.yaml --url https://host       a live endpoint, reading only
  rst2openapi test --url http://127.0.0.1:8000 --allow-writes --value project_id=p1
  rst2openapi test --url https://host --token-command "print-token --quiet"
  rst2openapi test --url https://host --auth-hook sign.py:sign    AK/SK signing, docs/testing.md
  rst2openapi test --url https://host --max-time 600 --max-requests 2000 --rate-limit 5/s
  rst2openapi test --mock --include CreatePool --include "Node Management"
  rst2openapi test --mock --report-dir reports/ --json        HTML, JUnit, SARIF, JSON, cases
  rst2openapi test --url https://host --replay reports/cases/
  rst2openapi test --url https://host --resume reports/report.json

\b
Profiles: quick (a walk, the examples), default (all phases), thorough (more of each).
Checks where --checks is left out: all; `conformance` judges answers only.
What a run makes it deletes again, as far as the document says how, and says what is left.
The token is read from --token or the variable RST2OPENAPI_TOKEN and never written anywhere.
Exit codes: 0 the contract holds; 1 it is broken; 2 bad usage or input; 130 interrupted.""",
)
@click.argument("spec", type=PATH, required=False)
@click.option("--url", help="Base URL of the endpoint.")
@click.option("--mock", is_flag=True, help="Start the mock and test that.")
@click.option(
    "--profile",
    type=click.Choice(list(PROFILES)),
    default="default",
    show_default=True,
    help="How thorough to be.",
)
@click.option("--token", envvar="RST2OPENAPI_TOKEN", default="", help="Credential to send.")
@click.option(
    "--token-command",
    default="",
    metavar="COMMAND",
    help="Prints a credential; run again where the endpoint refuses the last one.",
)
@click.option(
    "--auth-hook", default="", metavar="FILE:FUNCTION", help="Signs calls, for AK/SK and the like."
)
@click.option("-H", "--header", multiple=True, metavar="NAME:VALUE", help="Header to send.")
@click.option(
    "--value",
    "values",
    multiple=True,
    metavar="NAME=VALUE",
    help="Value of a parameter wherever it occurs, e.g. your project's ID.",
)
@click.option("--include", multiple=True, metavar="NAME", help="operationId, path or tag to test.")
@click.option("--exclude", multiple=True, metavar="NAME", help="operationId, path or tag to skip.")
@click.option("--allow-writes", is_flag=True, help="Send methods that change things too.")
@click.option(
    "--clean-up/--no-clean-up",
    default=True,
    show_default=True,
    help="Delete at the end what the run made.",
)
@click.option("--phase", "phases", multiple=True, type=click.Choice(PHASES), help="Phases to run.")
@click.option(
    "--checks",
    type=click.Choice(["conformance", "all"]),
    help="What to hold against the document: answers only, or all that it says.",
)
@click.option("--max-examples", type=click.IntRange(min=1), help="An operation and phase.")
@click.option("--fail-fast", is_flag=True, help="Begin no further phase once something failed.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--seed", type=int, help="Repeat a run.")
@click.option("--rate-limit", default="", metavar="N/s", help="Calls a second, minute or hour.")
@click.option("--max-time", type=click.IntRange(min=1), metavar="SECONDS", help="Of the run.")
@click.option("--max-requests", type=click.IntRange(min=1), metavar="N", help="Of the run.")
@click.option("--timeout", type=float, default=10.0, show_default=True, help="Of a call, seconds.")
@click.option("--report-dir", type=PATH, help="Folder for report.html, junit.xml, report.sarif….")
@click.option("--save-cases", type=PATH, metavar="DIR", help="A file for each failure, to replay.")
@click.option("--replay", type=PATH, metavar="PATH", help="Repeat saved failures, file or folder.")
@click.option("--resume", type=PATH, metavar="REPORT", help="Go on where a report.json ended.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@config_option
@quiet_option
def command(**given: Any) -> int:
    """Test an endpoint, or the mock, against the document SPEC.

    First a walk: each operation as its page shows it, what is made is read, changed and deleted
    again, lists are followed to their end, broken calls must be refused. Then Schemathesis.
    """
    asked = Asked(**given)
    if bool(asked.url) == asked.mock:
        raise click.UsageError("name the endpoint with --url, or test the mock with --mock")
    project = find_project(file=asked.config_file)
    spec = asked.spec or project.path(project.config.spec)
    document, sources = load_document(spec), _sources(spec)
    with _endpoint(document, asked.url, asked.token or _MOCK_TOKEN) as base, _interruptible():
        if asked.replay:
            return _replay(document, asked, base)
        return _run(document, sources, asked, base)


class Asked(Struct, frozen=True, kw_only=True):
    """The command line."""

    spec: Path | None
    url: str | None
    mock: bool
    profile: str
    token: str
    token_command: str
    auth_hook: str
    header: tuple[str, ...]
    values: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    allow_writes: bool
    clean_up: bool
    phases: tuple[str, ...]
    checks: str | None
    max_examples: int | None
    fail_fast: bool
    workers: int
    seed: int | None
    rate_limit: str
    max_time: int | None
    max_requests: int | None
    timeout: float
    report_dir: Path | None
    save_cases: Path | None
    replay: Path | None
    resume: Path | None
    as_json: bool
    config_file: Path | None
    quiet: bool

    def options(self, base: str) -> ContractOptions:
        """What the room of contract tests is asked to do."""
        profile = PROFILES[self.profile]
        return ContractOptions(
            url=base,
            token=self.token or (_MOCK_TOKEN if self.mock else ""),
            token_command=self.token_command,
            auth_hook=self.auth_hook,
            headers=dict(map(_header, self.header)),
            values=dict(map(_value, self.values)),
            include=self.include,
            exclude=self.exclude,
            allow_writes=self.allow_writes or self.mock,
            throwaway=self.mock,
            phases=self.phases or profile.phases,
            checks=CONFORMANCE_CHECKS if self.checks == "conformance" else profile.checks,
            max_examples=self.max_examples or profile.max_examples,
            broken_calls=profile.broken_calls,
            fail_fast=self.fail_fast,
            workers=self.workers,
            seed=self.seed,
            rate_limit=self.rate_limit,
            max_time=self.max_time,
            max_requests=self.max_requests,
            request_timeout=self.timeout,
            clean_up=self.clean_up,
            report_dir=self.report_dir,
        )


def _run(document: Document, sources: SourceMap, asked: Asked, base: str) -> int:
    options = asked.options(base)
    report = report_of(document, options)
    if asked.resume:
        options = resumed(options, report, read_text(asked.resume))
    with _progress(report, asked) as advance:
        run_contract(document, options, advance, report)
    explained(document, sources, report)
    title = str(document.info.get("title", "API"))
    _write(report, asked, title)
    click.echo(report_json(report) if asked.as_json else report_text(report), nl=False)
    if report.stopped == STOPPED_BY_USER:
        return _INTERRUPTED
    return 0 if report.is_success else 1


def _write(report: ContractReport, asked: Asked, title: str) -> None:
    """The files of a run."""
    if asked.report_dir:
        for name, text in report_files(report, title).items():
            write_file(asked.report_dir / name, text.encode())
    cases = asked.save_cases or (asked.report_dir and asked.report_dir / "cases")
    if cases:
        for name, text in case_files(report).items():
            write_file(cases / name, text.encode())


def _replay(document: Document, asked: Asked, base: str) -> int:
    """Repeat saved failures; 1 where one of them is still there."""
    assert asked.replay is not None
    files = sorted(asked.replay.glob("*.json")) if asked.replay.is_dir() else [asked.replay]
    if not files:
        raise InputError(f"{asked.replay}: no case files in this folder")
    wire = wire_of(document, asked.options(base))
    broken = 0
    for file in files:
        told = replay(document, wire, read_text(file), name=str(file))
        broken += told.broken
        state = "still broken" if told.broken else "holds now"
        click.echo(f"{state}  {told.operation}  {told.check}: {told.message}  ({file})")
    click.echo(f"{len(files)} cases; {broken} still broken.")
    return 1 if broken else 0


def _sources(spec: Path) -> SourceMap:
    """The source map beside a document; empty where there is none."""
    try:
        return parse_source_map(read_text(source_map_path(spec)))
    except (InputError, DocumentError):
        return {}


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


def _value(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise InputError(f"--value {text!r}: write it as NAME=VALUE")
    return name.strip(), value


@contextmanager
def _progress(report: ContractReport, asked: Asked) -> Iterator[OnScenario]:
    """Tell how far a run is; keep what was found so far on disk, should everything end at once."""
    done, written = 0, time.monotonic()

    def keep() -> None:
        nonlocal written
        if asked.report_dir and time.monotonic() - written > _KEEP_EVERY:
            text = report_json(replace(report, stopped=report.stopped or CUT_SHORT))
            write_file(asked.report_dir / "report.json", text.encode())
            written = time.monotonic()

    if asked.quiet or not sys.stderr.isatty():
        yield lambda *_: keep()
        return
    from rich.console import Console

    with Console(stderr=True).status("calling each operation") as status:

        def advance(phase: str, operation: str) -> None:
            nonlocal done
            done += 1
            status.update(f"{phase}: {done} scenarios, last {operation}")
            keep()

        yield advance
