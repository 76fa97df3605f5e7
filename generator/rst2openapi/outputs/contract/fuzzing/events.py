"""Schemathesis' events → the report: what it tested and what failed.

In: the lines of an NDJSON report. Out: a `ContractReport`, filled further. A last line that is cut
off, as a killed run leaves it, is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rst2openapi.openapi import Document
from rst2openapi.outputs.contract.fuzzing.reviewing import Review
from rst2openapi.outputs.contract.report import (
    CUT_SHORT,
    ContractReport,
    Failure,
    OperationResult,
    count,
    new_report,
)

NO_LINKS = "skipped (no links between the operations tested)"
"""Status of the stateful phase of a run whose operations do not lead to each other."""


def read_events(
    lines: Iterable[str],
    document: Document,
    selected: Iterable[str],
    report: ContractReport | None = None,
) -> ContractReport:
    """Add what the lines of an NDJSON report say to a report, or to a new one."""
    if report is None:
        report = new_report(document, selected)
    report.stopped = report.stopped or CUT_SHORT
    for line in lines:
        take_line(line, report)
    return report


def take_line(
    line: str | bytes, report: ContractReport, review: Review | None = None
) -> tuple[str, str] | None:
    """Add what one line says; phase and operation where it tells of a finished scenario."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    if not isinstance(event, dict):
        return None
    for kind, payload in event.items():
        _take(kind, payload, report, review)
        if kind == "ScenarioFinished":
            recorder = payload.get("recorder") or {}
            return str(payload.get("phase", "")), str(recorder.get("label", ""))
    return None


def _take(
    kind: str, payload: Mapping[str, Any], report: ContractReport, review: Review | None
) -> None:
    match kind:
        case "Initialize":
            report.seed = str(payload.get("seed", ""))
        case "ScenarioFinished":
            _scenario(payload, report, review)
        case "PhaseFinished":
            name = str(payload["phase"]["name"])
            if report.phases.get(name) != NO_LINKS:
                report.phases[name] = _phase(name, str(payload.get("status", "")), report)
        case "NonFatalError" if _is_about_links(payload):
            report.phases[str(payload.get("phase"))] = NO_LINKS
        case "NonFatalError" | "FatalError":
            text = _error_text(payload)
            if text not in report.errors:
                report.errors.append(text)
        case "EngineFinished":
            reason = str(payload.get("stop_reason", ""))
            report.stopped = "" if reason == "completed" else reason
        case _:
            pass


def _phase(name: str, status: str, report: ContractReport) -> str:
    """A phase whose failures were all explained is none that failed."""
    if status == "failure" and not any(one.phase == name for one in report.failures):
        return "success"
    return status


def _is_about_links(payload: Mapping[str, Any]) -> bool:
    """Reading only, there is nothing that one call makes for the next: no error of anybody's."""
    value = payload.get("value")
    return isinstance(value, Mapping) and value.get("type") == "NoLinksFound"


def _error_text(payload: Mapping[str, Any]) -> str:
    label = payload.get("label") or payload.get("phase") or ""
    text = payload.get("value") or payload.get("exception") or payload
    if isinstance(text, Mapping):
        text = text.get("message") or text.get("title") or json.dumps(text, default=str)
    return f"{label}: {text}" if label else str(text)


def _scenario(payload: Mapping[str, Any], report: ContractReport, review: Review | None) -> None:
    recorder = payload.get("recorder") or {}
    cases: Mapping[str, Any] = recorder.get("cases", {})
    interactions: Mapping[str, Any] = recorder.get("interactions", {})
    phase = str(payload.get("phase", ""))
    for identity, case in cases.items():
        value = case.get("value", {})
        label = f"{value.get('method')} {value.get('path')}"
        result = report.operations.get(label)
        if result is None:
            # A call of another method on a known path belongs to the operation under test.
            result = report.operations.get(str(recorder.get("label")))
        if result is None:
            continue
        if identity in interactions:
            result.cases += 1
        interaction = interactions.get(identity) or {}
        for check in recorder.get("checks", {}).get(identity, ()):
            name = str(check["name"])
            result.checks[name] = result.checks.get(name, 0) + 1
            found: list[Failure] = []
            if check.get("status") == "failure":
                owner, failure = _failure(check, phase, interaction, result, report)
                found = _reviewed(failure, interaction, value, review)
                for one in found:
                    owner.add(one)
            status = str((interaction.get("response") or {}).get("status_code", ""))
            count(result, name, status, [one.where for one in found])
    owner_of_all = report.operations.get(str(recorder.get("label")))
    whole = str(payload.get("status", "")) != "interrupted"
    if owner_of_all is not None and phase not in owner_of_all.phases and whole:
        owner_of_all.phases.append(phase)


def _reviewed(
    failure: Failure,
    interaction: Mapping[str, Any],
    case: Mapping[str, Any],
    review: Review | None,
) -> list[Failure]:
    if review is None:
        return [failure]
    meta = case.get("meta") or {}
    parts = (meta.get("components") or {}).values()
    negative = any(one.get("mode") == "negative" for one in parts)
    return review.failures(failure, interaction, negative=negative)


def _failure(
    check: Mapping[str, Any],
    phase: str,
    interaction: Mapping[str, Any],
    result: OperationResult,
    report: ContractReport,
) -> tuple[OperationResult, Failure]:
    """Whom a failure is blamed on, and the failure in Schemathesis' words."""
    info = (check.get("failure_info") or {}).get("failure") or {}
    owner = report.operations.get(str(info.get("operation")), result)
    request = interaction.get("request") or {}
    response = interaction.get("response") or {}
    return owner, Failure(
        operation=owner.operation,
        check=str(check["name"]),
        title=str(info.get("title", check["name"])),
        message=str(info.get("message", "")),
        phase=phase,
        request=f"{request.get('method', '')} {request.get('uri', '')}".strip(),
        status=str(response.get("status_code", "")),
        source=owner.source,
        pointer=owner.pointer,
    )
