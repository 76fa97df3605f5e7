"""A run from its start to its end: the walk, Schemathesis, the clean-up.

In: a document and options. Out: a `ContractReport`. Whatever happens to the endpoint or to this
process, the report holds what was found until then, and nothing that was started lives on.
"""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from rst2openapi.files import InputError
from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.contract.fuzzing.driving import drive
from rst2openapi.outputs.contract.fuzzing.settings import UnknownOperation, select_operations
from rst2openapi.outputs.contract.options import SCHEMATHESIS_PHASES, ContractOptions
from rst2openapi.outputs.contract.report import STOPPED_BY_USER, ContractReport, new_report
from rst2openapi.outputs.contract.sending.budget import Budget, interval_of
from rst2openapi.outputs.contract.sending.calls import EndOfRun, Wire
from rst2openapi.outputs.contract.sending.credentials import Credentials
from rst2openapi.outputs.contract.sending.signing import load_hook
from rst2openapi.outputs.contract.verdicts.schemas import Schemas
from rst2openapi.outputs.contract.walk.cleaning import gains, made_by_engine, made_by_walk, remove
from rst2openapi.outputs.contract.walk.resources import families
from rst2openapi.outputs.contract.walk.samples import Samples
from rst2openapi.outputs.contract.walk.walker import WALKS, Walker, label_of
from rst2openapi.outputs.contract.walk.walks import Plan, walk

OnScenario = Callable[[str, str], None]
"""Called with the phase and the operation of each finished scenario."""

_CONNECT_TIMEOUT = 5.0
_CLEAN_UP_PATIENCE = 60.0
"""Seconds for the clean-up."""


def run_contract(
    document: Document,
    options: ContractOptions,
    on_scenario: OnScenario = lambda *_: None,
    report: ContractReport | None = None,
) -> ContractReport:
    """Test an endpoint against a document.

    A KeyboardInterrupt ends the run, not the caller: the report holds what was found until then.
    `report` is one that `report_of` made and that the caller looks at meanwhile.

    Raises:
        InputError: the URL cannot be used or reached, a filter matches nothing, no token is to be
            had, or Schemathesis refused the document.
    """
    operations = selected(document, options)
    report = report or report_of(document, options)
    budget = Budget(
        max_requests=options.max_requests,
        max_time=options.max_time,
        interval=interval_of(options.rate_limit),
    )
    sign = load_hook(options.auth_hook, Path.cwd()) if options.auth_hook else None
    reach(options.url)
    credentials = Credentials(document, options.token, options.token_command)
    if options.token_command:
        credentials.of(operations[0])
    wire = Wire(
        url=options.url,
        timeout=options.request_timeout,
        headers=options.headers,
        sign=sign,
        before=budget.take,
    )
    schemas = Schemas(document)
    walker = Walker(
        document=document,
        schemas=schemas,
        samples=Samples(document, schemas, options.values),
        wire=wire,
        credentials=credentials,
        report=report,
        checks=frozenset(options.checks),
        throwaway=options.throwaway,
    )
    with tempfile.TemporaryDirectory(prefix="rst2openapi-test-") as name:
        folder = Path(name)
        try:
            if WALKS in options.phases:
                _walk(walker, operations, options, on_scenario)
            if _goes_on(report, options):
                drive(document, options, credentials, budget, folder, report, on_scenario)
        except KeyboardInterrupt:
            report.stopped = STOPPED_BY_USER
            budget.ended = STOPPED_BY_USER
        finally:
            wire.close()
        if options.clean_up and not options.throwaway and options.allow_writes:
            _clean_up(walker, operations, folder, report)
    return report


def selected(document: Document, options: ContractOptions) -> list[OperationEntry]:
    """The operations of a run.

    Raises:
        InputError: there are none.
    """
    try:
        operations = select_operations(document, options)
    except UnknownOperation as error:
        raise InputError(str(error)) from None
    if not operations:
        raise InputError(
            "no operation to test: the document's operations all change things; "
            "add --allow-writes to send them"
            if not options.allow_writes
            else "no operation to test: the filters leave none"
        )
    return operations


def report_of(document: Document, options: ContractOptions) -> ContractReport:
    """The empty report of a run.

    Raises:
        InputError: there is no operation to test.
    """
    return new_report(document, map(label_of, selected(document, options)))


def wire_of(document: Document, options: ContractOptions) -> tuple[Wire, Credentials]:
    """What calls of a replay are sent with.

    Raises:
        InputError: the URL cannot be used or reached, or no token is to be had.
    """
    reach(options.url)
    sign = load_hook(options.auth_hook, Path.cwd()) if options.auth_hook else None
    wire = Wire(
        url=options.url, timeout=options.request_timeout, headers=options.headers, sign=sign
    )
    return wire, Credentials(document, options.token, options.token_command)


def reach(url: str) -> None:
    """Make sure that something listens at a URL.

    Raises:
        InputError: it is no http(s) URL, or nothing answers there.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: not an http:// or https:// URL")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        socket.create_connection((parts.hostname, port), timeout=_CONNECT_TIMEOUT).close()
    except ValueError as error:
        raise InputError(f"{url}: {error}") from None
    except OSError as error:
        raise InputError(f"{url}: cannot be reached: {error.strerror or error}") from None


def _walk(
    walker: Walker,
    operations: list[OperationEntry],
    options: ContractOptions,
    on_scenario: OnScenario,
) -> None:
    report = walker.report
    left = [one for one in operations if WALKS not in options.done.get(label_of(one), ())]
    plan = Plan(broken_calls=options.broken_calls, workers=options.workers)
    report.phases[WALKS] = "interrupted"
    try:
        walk(walker, left, plan, on_scenario)
    except EndOfRun as error:
        report.stopped = str(error)
        return
    report.phases[WALKS] = "failure" if report.failures else "success"


def _goes_on(report: ContractReport, options: ContractOptions) -> bool:
    if report.stopped or (options.fail_fast and report.failures):
        return False
    return any(phase in SCHEMATHESIS_PHASES for phase in options.phases)


def _clean_up(
    walker: Walker, operations: list[OperationEntry], folder: Path, report: ContractReport
) -> None:
    """Delete what was made; the budget of the run does not count here, patience does."""
    lines: list[str] = []
    with suppress(OSError):
        lines = (folder / "made.ndjson").read_text(encoding="utf-8").splitlines()
    made = [*made_by_walk(walker.created), *made_by_engine(lines, walker.wire.url)]
    if not made:
        return
    walker.wire.before = Budget(max_time=_CLEAN_UP_PATIENCE).take
    everything = list(families(walker.document, list(walker.document.operations())))
    try:
        report.removed, report.left = remove(
            gains(everything, walker.document, made), walker.wire, walker.credentials
        )
    except KeyboardInterrupt:
        report.left.append("the clean-up was interrupted: more may be left")
