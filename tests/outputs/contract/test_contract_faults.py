"""Each kind of broken promise, put into the mock one at a time, is found and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from rst2openapi.openapi import Document
from rst2openapi.outputs.contract import ALL_CHECKS, ContractReport, report_text
from rst2openapi.outputs.mock import Exchange, Faults, Response

RunMock = Callable[..., ContractReport]
Change = Callable[[Response], Response]
COVERAGE = ("coverage",)
STATEFUL = ("stateful",)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is broken, where, and which check has to say so."""

    name: str
    operation: str
    """operationId of the one that has to be blamed."""
    check: str
    change: Change | None = None
    """Applied to every answer of `when` statuses of the operation."""
    when: range = range(200, 300)
    undocumented: tuple[str, ...] = ()
    """`("",)` where calls that the document does not know are changed too."""
    switches: Faults = field(default_factory=Faults)
    include: tuple[str, ...] = ()
    """Further operations that are needed to see it."""
    phases: tuple[str, ...] = COVERAGE
    examples: int = 3

    def mock(self) -> dict[str, Any]:
        def alter(exchange: Exchange) -> Response | None:
            known = exchange.operation
            if (known.id if known else "") not in (self.operation, *self.undocumented):
                return None
            if self.change is None or exchange.response.status not in self.when:
                return None
            return self.change(exchange.response)

        return {"faults": self.switches, "alter": alter}


def body(change: Callable[[Any], None]) -> Change:
    """Change the JSON of an answer in place."""

    def changed(response: Response) -> Response:
        value = response.json()
        change(value)
        return response.with_json(value)

    return changed


def put(*path: str | int, value: Any) -> Change:
    """Put a value at a place of the JSON of an answer; what leads there is made."""

    def change(root: Any) -> None:
        for key in path[:-1]:
            root = root[key] if isinstance(key, int) else root.setdefault(key, {})
        root[path[-1]] = value

    return body(change)


def answer(value: Any) -> Change:
    """Answer 200 with a body whatever the answer was: made-up identities are not found."""
    return lambda response: replace(response, status=200).with_json(value)


SCHEMA = "response_schema_conformance"

FAULTS = (
    Fault(
        name="wrong success status",
        operation="ShowPoolStatistics",
        check="status_code_conformance",
        change=lambda response: replace(response, status=202),
    ),
    Fault(
        name="undocumented error status",
        operation="ListPoolTags",
        check="status_code_conformance",
        change=lambda response: replace(response, status=418),
        when=range(400, 500),
    ),
    Fault(
        name="server error",
        operation="ShowWorkloadStatistics",
        check="not_a_server_error",
        change=lambda response: replace(response, status=500),
    ),
    Fault(
        name="required property missing",
        operation="ListPoolTags",
        check=SCHEMA,
        change=answer({}),
        when=range(404, 405),
    ),
    Fault(
        name="required property of an item missing",
        operation="ListPoolTags",
        check=SCHEMA,
        change=answer({"tags": [{"value": "vision"}]}),
        when=range(404, 405),
    ),
    Fault(
        name="wrong type",
        operation="ShowPoolStatistics",
        check=SCHEMA,
        change=put("statistics", "status", value={"creating": "none"}),
    ),
    Fault(
        name="object instead of array",
        operation="ListPoolTags",
        check=SCHEMA,
        change=answer({"tags": {}}),
        when=range(404, 405),
    ),
    Fault(
        name="value outside the enum",
        operation="ListNetworks",
        check=SCHEMA,
        change=put("kind", value="Pool"),
    ),
    Fault(
        name="bound violated",
        operation="ListPoolTags",
        check=SCHEMA,
        change=answer({"tags": [{"key": "k" * 129}]}),
        when=range(404, 405),
    ),
    Fault(
        name="format violated",
        operation="ShowPoolStatistics",
        check=SCHEMA,
        change=put("operationTime", value="yesterday"),
    ),
    Fault(
        name="null where it is not allowed",
        operation="ShowPoolStatistics",
        check=SCHEMA,
        change=put("statistics", value=None),
    ),
    Fault(
        name="null in the place of the whole body",
        operation="ListPools",
        check=SCHEMA,
        change=lambda response: response.with_json(None),
    ),
    Fault(
        name="wrong type in an error",
        operation="ListPoolTags",
        check=SCHEMA,
        change=put("error_code", value=404),
        when=range(400, 500),
    ),
    Fault(
        name="wrong media type",
        operation="ShowPoolStatistics",
        check="content_type_conformance",
        change=lambda response: response.with_header("Content-Type", "text/html"),
    ),
    Fault(
        name="no media type",
        operation="ShowPoolStatistics",
        check="content_type_conformance",
        change=lambda response: response.with_header("Content-Type", None),
    ),
    Fault(
        name="body that is no JSON",
        operation="ShowPoolStatistics",
        check=SCHEMA,
        change=lambda response: replace(response, body=b"<html>busy</html>"),
    ),
    Fault(
        name="body missing",
        operation="ShowPoolStatistics",
        check=SCHEMA,
        change=lambda response: replace(response, body=b""),
    ),
    Fault(
        name="required header missing",
        operation="CreatePool",
        check="response_headers_conformance",
        change=lambda response: response.with_header("X-Request-Id", None),
        phases=("examples",),
    ),
    Fault(
        name="invalid input accepted",
        operation="CreateNetwork",
        check="negative_data_rejection",
        switches=Faults(accept_anything=True),
    ),
    Fault(
        name="valid input refused",
        operation="ListNetworks",
        check="positive_data_acceptance",
        change=lambda response: replace(
            response, status=400, body=b'{"error_code":"1","error_msg":"no"}'
        ),
    ),
    Fault(
        name="credentials ignored",
        operation="ShowPoolStatistics",
        check="ignored_auth",
        switches=Faults(ignore_credentials=True),
    ),
    Fault(
        name="undocumented method accepted",
        operation="ShowPoolStatistics",
        check="unsupported_method",
        switches=Faults(any_method=True),
    ),
    Fault(
        name="Allow promises other methods",
        operation="ShowPoolStatistics",
        check="allow_header_conformance",
        change=lambda response: response.with_header("Allow", "GET, DELETE"),
        when=range(200, 500),
        undocumented=("",),
    ),
    Fault(
        name="deleted and still there",
        operation="DeletePool",
        check="use_after_free",
        switches=Faults(keep_deleted=True),
        include=("CreatePool", "ShowPool"),
        phases=STATEFUL,
        examples=20,
    ),
    Fault(
        name="created and not there",
        operation="CreatePool",
        check="ensure_resource_availability",
        switches=Faults(forget_created=True),
        include=("DeletePool", "ShowPool"),
        phases=STATEFUL,
        examples=20,
    ),
)


@pytest.fixture(params=FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def fault(request: pytest.FixtureRequest) -> Fault:
    found: Fault = request.param
    return found


def settings(fault: Fault) -> dict[str, Any]:
    return {
        "include": (fault.operation, *fault.include),
        "phases": fault.phases,
        "checks": ALL_CHECKS,
        "max_examples": fault.examples,
    }


def test_the_fault_is_found(document: Document, run_mock: RunMock, fault: Fault) -> None:
    report = run_mock(fault.mock(), **settings(fault))
    assert not report.is_success
    broken = [one for one in report.operations.values() if one.failures]
    assert fault.operation in [one.id for one in broken]
    (blamed,) = (one for one in broken if one.id == fault.operation)
    assert fault.check in blamed.failed_checks
    assert {one.id for one in broken} <= {fault.operation, *fault.include}, "blames others"
    pages = {one.id: one.node["x-source"] for one in document.operations()}
    assert {failure.source for failure in blamed.failures} == {pages[fault.operation]}
    failure = next(one for one in blamed.failures if one.check == fault.check)
    assert failure.request.split("://")[0].endswith(" http")
    assert failure.status
    text = report_text(report)
    assert f"{blamed.operation}  ({blamed.id})  <- {blamed.source}\n" in text
    assert f"  {fault.check}: " in text


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_mock_itself_is_without_fault(run_mock: RunMock, seed: int) -> None:
    """With every operation, phase and check that the faults are found with."""
    together: set[str] = {name for one in FAULTS for name in (one.operation, *one.include)}
    report = run_mock(include=tuple(sorted(together)), checks=ALL_CHECKS, max_examples=5, seed=seed)
    assert report.is_success, report_text(report)
    assert report.seed == str(seed)
    assert report.phases["stateful"] == "success"
    used = {check for one in report.operations.values() for check in one.checks}
    assert used >= {one.check for one in FAULTS}, "a check that was never made finds nothing"


def test_every_check_has_a_fault() -> None:
    assert {one.check for one in FAULTS} == set(ALL_CHECKS) - {"missing_required_header"}
