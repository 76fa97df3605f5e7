"""Each kind of broken promise, put into the mock one at a time, is found and named.

The faults are generated over the operations of the document (`contract_faults`). They are looked
for as the default profile does; a run has the operations that a fault involves, and ends with the
first phase that found something.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from contract_faults import Fault, faults, shown

from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.contract import (
    ALL_CHECKS,
    PROFILES,
    ContractOptions,
    ContractReport,
    report_text,
    run_contract,
)
from rst2openapi.outputs.mock import Exchange, MockOptions, Response, serve
from rst2openapi.outputs.mock import Faults as Switches

RunMock = Callable[..., ContractReport]
SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"
TOKEN = "token-of-the-contract-tests"
DOCUMENT = parse_document(SPEC.read_text(encoding="utf-8"), name=SPEC.name)
FAULTS = faults(DOCUMENT)
DEFAULT = PROFILES["default"]

KINDS = {
    "another success status",
    "an error status that is not documented",
    "header X-Request-Id missing",
    "another media type",
    "missing",
    "a property more where the schema is closed",
    "type",
    "enum",
    "bound",
    "format",
    "nullability",
    "changes nothing",
    "deletes nothing",
    "makes nothing",
    "another resource",
    "pages without end",
    "credentials ignored",
    "invalid input accepted",
    "valid input refused",
    "an error of another shape",
    "server error",
}
"""What has to be among the faults, each at least once."""


def closed(document: Document, operation: str) -> Document:
    """The document with the success answer of an operation closed to further properties."""
    changed = Document(json.loads(json.dumps(document.content)))
    entry = next(one for one in changed.operations() if one.id == operation)
    changed.resolve(shown(changed, entry).schema)["additionalProperties"] = False
    return changed


def run_default(fault: Fault) -> ContractReport:
    """As `rst2openapi test --mock` does, with the operations that a fault involves."""
    document = closed(DOCUMENT, fault.operation) if fault.closed else DOCUMENT
    with serve(document, MockOptions(token=TOKEN, **fault.mock())) as url:
        options = ContractOptions(
            url=url,
            token=TOKEN,
            include=fault.include,
            allow_writes=True,
            throwaway=True,
            phases=DEFAULT.phases,
            checks=DEFAULT.checks,
            max_examples=DEFAULT.max_examples,
            broken_calls=DEFAULT.broken_calls,
            fail_fast=True,
            seed=1,
        )
        return run_contract(document, options)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_the_fault_is_found(fault: Fault) -> None:
    report = run_default(fault)
    assert not report.is_success
    found = {(report.operations[one.operation].id, one.check) for one in report.failures}
    assert (fault.operation, fault.check) in found, report_text(report)
    failure = next(
        one
        for one in report.failures
        if one.check == fault.check and report.operations[one.operation].id == fault.operation
    )
    assert failure.source == report.operations[failure.operation].source != ""
    assert failure.status or failure.got == "listed"
    assert failure.curl.startswith("curl ")
    assert TOKEN not in repr(report)


def test_there_are_enough_faults() -> None:
    assert len(FAULTS) >= 90
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    kinds = {fault.kind for fault in FAULTS}
    words = {kind.split()[0] for kind in kinds} | {kind.split()[-1] for kind in kinds} | kinds
    assert words >= KINDS
    assert {fault.operation for fault in FAULTS} == {one.id for one in DOCUMENT.operations()}


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_the_mock_itself_is_without_fault(run_mock: RunMock, seed: int) -> None:
    """The whole default profile, every operation, phase and check."""
    report = run_mock(
        throwaway=True,
        phases=DEFAULT.phases,
        checks=DEFAULT.checks,
        max_examples=DEFAULT.max_examples,
        broken_calls=DEFAULT.broken_calls,
        seed=seed,
    )
    assert report.is_success, report_text(report)
    assert report.seed == str(seed)
    assert set(report.phases.values()) <= {"success", "skip"}
    used = {check for one in report.operations.values() for check in one.checks}
    # No header is required by the document, so that none can be left out.
    assert used >= set(ALL_CHECKS) - {"missing_required_header"}


# ------------------------------------------------------------------ what Schemathesis adds


def altered(
    operation: str, change: Callable[[Response], Response], *, unknown: bool = False
) -> Any:
    def alter(exchange: Exchange) -> Response | None:
        known = exchange.operation
        if (known.id if known else "") not in ((operation, "") if unknown else (operation,)):
            return None
        return change(exchange.response)

    return {"alter": alter}


def odd(response: Response) -> Response:
    good = response.status == 200
    return response.with_json({**response.json(), "statistics": 1}) if good else response


ENGINE = {
    "undocumented method accepted": (
        "unsupported_method",
        ("ShowPoolStatistics",),
        {"faults": Switches(any_method=True)},
        ("coverage",),
    ),
    "Allow promises other methods": (
        "allow_header_conformance",
        ("ShowPoolStatistics",),
        altered(
            "ShowPoolStatistics",
            lambda response: response.with_header("Allow", "GET, DELETE"),
            unknown=True,
        ),
        ("coverage",),
    ),
    "wrong type": (
        "response_schema_conformance",
        ("ShowPoolStatistics",),
        altered("ShowPoolStatistics", odd),
        ("coverage",),
    ),
    "server error": (
        "not_a_server_error",
        ("ShowPoolStatistics",),
        altered("ShowPoolStatistics", lambda response: replace(response, status=500)),
        ("coverage",),
    ),
    "invalid input accepted": (
        "negative_data_rejection",
        ("CreateNetwork",),
        {"faults": Switches(accept_anything=True)},
        ("coverage",),
    ),
    "credentials ignored": (
        "ignored_auth",
        ("ShowPoolStatistics",),
        {"faults": Switches(ignore_credentials=True)},
        ("coverage",),
    ),
    "deleted and still there": (
        "use_after_free",
        ("DeletePool", "CreatePool", "ShowPool"),
        {"faults": Switches(keep_deleted=True)},
        ("stateful",),
    ),
}


@pytest.mark.parametrize("name", ENGINE)
def test_schemathesis_finds_it_by_itself(run_mock: RunMock, name: str) -> None:
    """Without a walk before it: checks of its own, and the same places in the document."""
    check, include, mock, phases = ENGINE[name]
    examples = 20 if "stateful" in phases else 3
    report = run_mock(
        mock, include=include, phases=phases, checks=ALL_CHECKS, max_examples=examples
    )
    blamed = [one for one in report.failures if one.check == check]
    assert {report.operations[one.operation].id for one in blamed} == {include[0]}
    assert blamed[0].request.split("://")[0].endswith(" http")
    assert blamed[0].case["steps"]
    text = report_text(report)
    assert f"  {check}: " in text
    if name == "wrong type":
        assert {one.where for one in blamed} == {"statistics"}
        assert blamed[0].expected == "type object"
        assert blamed[0].got == "1"
