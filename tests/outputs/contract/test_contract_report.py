"""What is made of Schemathesis' events, and the files of a run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from rst2openapi.openapi import Document, parse_source_map
from rst2openapi.outputs.contract import (
    PHASES,
    ContractReport,
    explained,
    read_events,
    report_files,
    report_json,
    report_text,
)
from rst2openapi.outputs.contract.report import Failure, OperationResult
from rst2openapi.outputs.mock import Exchange, Response

SPEC = Path(__file__).parents[3] / "spec"
SOURCES = parse_source_map((SPEC / "openapi.sources.json").read_text(encoding="utf-8"))
LIST, SHOW = "GET /pools", "GET /pools/{pool_name}"


def small() -> Document:
    def operation(name: str) -> dict[str, Any]:
        return {"operationId": name, "x-source": f"pools/{name}.rst", "responses": {}}

    return Document(
        {
            "openapi": "3.1.1",
            "info": {"title": "Pools", "version": "1"},
            "paths": {
                "/pools": {"get": operation("ListPools")},
                "/pools/{pool_name}": {"get": operation("ShowPool")},
            },
        }
    )


def case(path: str, *checks: dict[str, Any], status: int = 200) -> dict[str, Any]:
    """A scenario of one call."""
    call = {
        "request": {"method": "GET", "uri": f"http://host{path}"},
        "response": {"status_code": status},
    }
    recorder = {
        "label": f"GET {path}",
        "cases": {"c": {"value": {"method": "GET", "path": path}}},
        "interactions": {"c": call},
        "checks": {"c": checks},
    }
    return {"ScenarioFinished": {"phase": "coverage", "recorder": recorder}}


def failed(title: str, message: str, path: str = "/pools") -> dict[str, Any]:
    failure = {"operation": f"GET {path}", "title": title, "message": message}
    return {
        "name": "response_schema_conformance",
        "status": "failure",
        "failure_info": {"failure": failure},
    }


def phase(name: str, status: str) -> dict[str, Any]:
    return {"PhaseFinished": {"phase": {"name": name}, "status": status}}


PASSED = {"name": "not_a_server_error", "status": "success"}
START = {"Initialize": {"seed": 7}}
END = {"EngineFinished": {"stop_reason": "completed"}}
FINE = [START, case("/pools", PASSED), case("/pools/{pool_name}", PASSED)]
NO_LINKS = {"type": "NoLinksFound", "message": "All link definitions are excluded"}


def read(*events: dict[str, Any]) -> ContractReport:
    return read_events(map(json.dumps, events), small(), [LIST, SHOW])


def test_report_text() -> None:
    report = read(
        START,
        phase("probing", "success"),
        *(
            case("/pools", PASSED, failed(f"Wrong {number}", "first line\n\nsecond line"))
            for number in range(5)
        ),
        case("/pools", failed("Wrong 1", "first line\n\nsecond line"), status=500),
        phase("coverage", "failure"),
        {"NonFatalError": {"phase": "stateful", "value": NO_LINKS}},
        phase("stateful", "error"),
        {"NonFatalError": {"label": SHOW, "value": {"message": "cannot be sent"}}},
        END,
    )
    assert report_text(report) == (
        """\
operation               calls  checks  result
GET /pools                  6      11  response_schema_conformance
GET /pools/{pool_name}      0       0  not tested

GET /pools  (ListPools)  <- pools/ListPools.rst
  response_schema_conformance: Wrong 0
    first line
    second line
    GET http://host/pools -> 200  [coverage]
  response_schema_conformance: Wrong 1
    first line
    second line
    GET http://host/pools -> 200  [coverage]
  response_schema_conformance: Wrong 2
    first line
    second line
    GET http://host/pools -> 200  [coverage]
  and 2 more; the JSON report lists them

error: GET /pools/{pool_name}: cannot be sent
"""
        "phases: walks not run, examples not run, coverage failure, fuzzing not run, "
        "stateful skipped (no links between the operations tested)\n"
        "2 operations, 6 calls; 1 operation failed; 1 not tested. Seed 7.\n"
    )


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([*FINE, END], True, id="all tested"),
        pytest.param([*FINE, phase("stateful", "skip"), END], True, id="a phase skipped"),
        pytest.param([*FINE, phase("stateful", "error"), END], False, id="a phase in error"),
        pytest.param([*FINE, phase("fuzzing", "interrupted"), END], False, id="a phase cut short"),
        pytest.param([*FINE[:2], END], False, id="an operation not tested"),
        pytest.param([*FINE, case("/pools", failed("x", "y")), END], False, id="a failure"),
        pytest.param([*FINE, {"FatalError": {"exception": "x"}}, END], False, id="an error"),
        pytest.param(FINE, False, id="no end"),
        pytest.param(
            [*FINE, {"EngineFinished": {"stop_reason": "max_time"}}], False, id="out of time"
        ),
        pytest.param([], False, id="nothing"),
    ],
)
def test_success(events: list[dict[str, Any]], expected: bool) -> None:
    report = read(*events)
    assert report.is_success is expected
    assert json.loads(report_json(report))["success"] is expected


def test_lines_that_are_cut_off_are_passed_over() -> None:
    lines = [*map(json.dumps, FINE), json.dumps(END)[:-5]]
    report = read_events(lines, small(), [LIST, SHOW])
    assert report.cases == 2
    assert report.stopped == "the run ended before its time"


def test_a_failure_belongs_to_the_operation_it_names() -> None:
    """A story fails where its last call is made; the call before may be to blame."""
    report = read(START, case("/pools/{pool_name}", failed("Lost", "", path="/pools")), END)
    assert [one.operation for one in report.failures] == [LIST]
    assert report.failures[0].source == "pools/ListPools.rst"


def test_files(document: Document, run_mock: Callable[..., ContractReport], tmp_path: Any) -> None:
    def fail(exchange: Exchange) -> Response | None:
        known = exchange.operation is not None and exchange.response.status == 200
        return exchange.response.with_json([]) if known else None

    seen: list[tuple[str, str]] = []
    report = run_mock(
        {"alter": fail},
        on_scenario=lambda *scenario: seen.append(scenario),
        include=("ShowPoolStatistics",),
        report_dir=tmp_path / "deep" / "reports",
        workers=2,
        rate_limit="1000/s",
        max_time=60,
    )
    folder = tmp_path / "deep" / "reports"
    explained(document, SOURCES, report)
    files = report_files(report, "Pools")
    junit = ElementTree.fromstring(files["junit.xml"])
    failures = {
        (one.get("classname"), one.get("name"))
        for one in junit.iter("testcase")
        if one.find("failure") is not None
    }
    (label,) = report.operations
    assert (label, "response_schema_conformance") in failures
    events = (folder / "events.ndjson").read_text(encoding="utf-8").splitlines()
    assert all(isinstance(json.loads(line), dict) for line in events)
    assert {name for name, _ in seen} <= set(PHASES)
    assert set(report.operations) <= {one for _, one in seen}
    told = json.loads(report_json(report))
    assert told["success"] is False
    assert told["seed"] == "1"
    (operation,) = told["operations"]
    assert operation["id"] == "ShowPoolStatistics"
    failure = operation["failures"][0]
    assert failure["check"] == "response_schema_conformance"
    assert failure["status"] == "200"
    assert failure["expected"] == "type object"
    assert failure["got"] == "[]"
    assert operation["phases"][0] == "walks"
    html = files["report.html"]
    assert "http://host" not in html
    for text in (label, failure["place"], "expected<dd>type object", "curl -i -H"):
        assert text in html, text
    assert "<script" not in html
    assert "src=" not in html
    sarif = json.loads(files["report.sarif"])
    (result,) = [one for one in sarif["runs"][0]["results"] if one["ruleId"] == failure["check"]]
    place = result["locations"][0]["physicalLocation"]
    page, _, line = failure["place"].rpartition(":")
    assert place["artifactLocation"]["uri"] == page
    assert place["region"]["startLine"] == int(line) > 1


@pytest.mark.parametrize(
    ("status", "verdict"), [(418, "docs"), (500, "endpoint"), (503, "endpoint")]
)
def test_an_answer_of_the_endpoint_alone_may_be_the_pages_mistake(
    status: int, verdict: str
) -> None:
    unknown = failed("Undocumented status", "it is not listed") | {
        "name": "status_code_conformance"
    }
    lines = [json.dumps(case("/pools", unknown, status=status))] * 3
    report = read_events(lines, small(), [LIST])
    explained(small(), SOURCES, report)
    (failure,) = report.failures
    assert failure.verdict == verdict


@pytest.mark.parametrize(
    ("where", "got", "kept"),
    [("roles[1].id", "2", 1), ("users[0].id", "2", 2), ("roles[0].name", "2", 2)],
)
def test_a_failure_of_several_items_is_told_once(where: str, got: str, kept: int) -> None:
    def failure(where: str, got: str) -> Failure:
        return Failure(
            operation=LIST,
            check="body",
            title=f"{where} is no text",
            message=f"{where}: text expected, got {got}",
            phase="walks",
            request="GET http://host/pools",
            where=where,
            got=got,
        )

    result = OperationResult(LIST, "ListPools")
    result.add(failure("roles[0].id", "1"))
    result.add(failure(where, got))
    assert len(result.failures) == kept
