"""Schemathesis' events → a report: what was tested and what failed, operation by operation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rst2openapi.openapi import Document

STOPPED_BY_USER = "interrupted"
"""`ContractReport.stopped` of a run that somebody cut short."""

NO_LINKS = "skipped (no links between the operations tested)"
"""Status of the stateful phase of a run whose operations do not lead to each other."""

_BROKEN_PHASES = ("error", "interrupted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One way in which an operation broke the contract."""

    operation: str
    """`METHOD /path`, as the document writes it."""
    check: str
    title: str
    message: str
    phase: str
    request: str
    """Method and URL of the call that showed it."""
    status: str = ""
    """Status of the answer; empty where none came."""
    source: str = ""
    """The page that describes the operation."""


@dataclass(slots=True)
class OperationResult:
    """What was tried on one operation."""

    operation: str
    id: str
    source: str = ""
    cases: int = 0
    checks: dict[str, int] = field(default_factory=dict)
    """How often each check was made."""
    failures: list[Failure] = field(default_factory=list)

    @property
    def failed_checks(self) -> tuple[str, ...]:
        """Names of the checks that failed, sorted."""
        return tuple(sorted({failure.check for failure in self.failures}))


@dataclass(slots=True)
class ContractReport:
    """A run."""

    operations: dict[str, OperationResult]
    """By `METHOD /path`, in document order; those not selected are absent."""
    phases: dict[str, str] = field(default_factory=dict)
    """Status of each phase: success, failure, error, skip…"""
    errors: list[str] = field(default_factory=list)
    """What kept tests from being made."""
    seed: str = ""
    stopped: str = ""
    """Why the run ended before its end; empty where it did not."""

    @property
    def failures(self) -> list[Failure]:
        """All failures, in document order."""
        return [one for result in self.operations.values() for one in result.failures]

    @property
    def cases(self) -> int:
        """How many calls were made."""
        return sum(result.cases for result in self.operations.values())

    @property
    def is_success(self) -> bool:
        """Every selected operation was tested to the end, and nothing failed."""
        tested = all(result.cases for result in self.operations.values())
        whole = not any(status in _BROKEN_PHASES for status in self.phases.values())
        return tested and whole and not self.failures and not self.errors and not self.stopped


def read_events(
    lines: Iterable[str], document: Document, selected: Iterable[str]
) -> ContractReport:
    """Make the report from the lines of an NDJSON report.

    A last line that is cut off, as a killed run leaves it, is passed over and the run is marked
    as stopped.
    """
    sources = {
        f"{one.method.upper()} {one.path}": (one.id, str(one.node.get("x-source", "")))
        for one in document.operations()
    }
    report = ContractReport(
        operations={
            label: OperationResult(operation=label, id=sources[label][0], source=sources[label][1])
            for label in selected
        },
        stopped="the run ended before its time",
    )
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict):
            for kind, payload in event.items():
                _take(kind, payload, report)
    return report


def _take(kind: str, payload: Mapping[str, Any], report: ContractReport) -> None:
    match kind:
        case "Initialize":
            report.seed = str(payload.get("seed", ""))
        case "ScenarioFinished":
            _scenario(payload, report)
        case "PhaseFinished":
            name = str(payload["phase"]["name"])
            if report.phases.get(name) != NO_LINKS:
                report.phases[name] = str(payload.get("status", ""))
        case "NonFatalError" if _is_about_links(payload):
            report.phases[str(payload.get("phase"))] = NO_LINKS
        case "NonFatalError" | "FatalError":
            report.errors.append(_error_text(payload))
        case "EngineFinished":
            reason = str(payload.get("stop_reason", ""))
            report.stopped = "" if reason == "completed" else reason
        case _:
            pass


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


def _scenario(payload: Mapping[str, Any], report: ContractReport) -> None:
    recorder = payload.get("recorder") or {}
    cases: Mapping[str, Any] = recorder.get("cases", {})
    interactions: Mapping[str, Any] = recorder.get("interactions", {})
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
        for check in recorder.get("checks", {}).get(identity, ()):
            name = str(check["name"])
            result.checks[name] = result.checks.get(name, 0) + 1
            if check.get("status") == "failure":
                _failure(check, payload, interactions.get(identity), result, report)


def _failure(
    check: Mapping[str, Any],
    payload: Mapping[str, Any],
    interaction: Mapping[str, Any] | None,
    result: OperationResult,
    report: ContractReport,
) -> None:
    info = (check.get("failure_info") or {}).get("failure") or {}
    owner = report.operations.get(str(info.get("operation")), result)
    interaction = interaction or {}
    request = interaction.get("request") or {}
    response = interaction.get("response") or {}
    failure = Failure(
        operation=owner.operation,
        check=str(check["name"]),
        title=str(info.get("title", check["name"])),
        message=str(info.get("message", "")),
        phase=str(payload.get("phase", "")),
        request=f"{request.get('method', '')} {request.get('uri', '')}".strip(),
        status=str(response.get("status_code", "")),
        source=owner.source,
    )
    known = {(one.check, one.title, one.message) for one in owner.failures}
    if (failure.check, failure.title, failure.message) not in known:
        owner.failures.append(failure)
