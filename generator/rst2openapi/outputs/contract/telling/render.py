"""Contract reports as text for people and JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from rst2openapi.counting import counted
from rst2openapi.outputs.contract.options import PHASES
from rst2openapi.outputs.contract.report import ContractReport, Failure

_SHOWN_FAILURES = 3
_SHOWN_LINES = 6
_SHOWN_LEFT = 10
_WIDEST_CURL = 300

_VERDICTS = {"docs": "docs mistake likely", "endpoint": "endpoint mistake likely"}


def report_text(report: ContractReport) -> str:
    """A line an operation, then each failure with the page that it contradicts."""
    width = max((len(one.operation) for one in report.operations.values()), default=9)
    lines = [f"{'operation':{width}}  calls  checks  result"]
    for one in report.operations.values():
        checks = sum(one.checks.values())
        result = ", ".join(one.failed_checks) or ("passed" if one.cases else "not tested")
        lines.append(f"{one.operation:{width}}  {one.cases:5}  {checks:6}  {result}")
    for one in report.operations.values():
        if one.failures:
            lines += [
                "",
                f"{one.operation}  ({one.id})" + (f"  <- {one.source}" * bool(one.source)),
            ]
            for failure in one.failures[:_SHOWN_FAILURES]:
                lines += _failure_lines(failure)
            more = len(one.failures) - _SHOWN_FAILURES
            if more > 0:
                lines.append(f"  and {more} more; the JSON report lists them")
    lines += ["", *(f"error: {error}" for error in report.errors), *_left(report), _phases(report)]
    lines.append(closing_line(report))
    return "\n".join(lines) + "\n"


def _failure_lines(failure: Failure) -> list[str]:
    told = [line for line in failure.message.splitlines() if line.strip()][:_SHOWN_LINES]
    call = f"{failure.request} -> {failure.status or 'no answer'}"
    lines = [f"  {failure.check}: {failure.title}", *(f"    {line}" for line in told)]
    if failure.expected or failure.got:
        lines.append(f"    expected {failure.expected}, got {failure.got}")
    if failure.place:
        lines.append(f"    documented at {failure.place}")
    lines.append(f"    {call}  [{failure.phase}]")
    if failure.curl and len(failure.curl) <= _WIDEST_CURL:
        lines.append(f"    {failure.curl}")
    if failure.evidence:
        verdict = _VERDICTS.get(failure.verdict, "undecided")
        lines.append(f"    {verdict}: {'; '.join(failure.evidence)}")
    return lines


def _left(report: ContractReport) -> list[str]:
    lines = [f"not removed: {one}" for one in report.left[:_SHOWN_LEFT]]
    more = len(report.left) - _SHOWN_LEFT
    if more > 0:
        lines.append(f"and {more} more were not removed; the JSON report lists them")
    if report.removed:
        lines.append(f"{report.removed} resources that the run made were removed")
    return lines


def _phases(report: ContractReport) -> str:
    """How each phase ended: one that was skipped tested nothing."""
    parts = [f"{phase} {report.phases.get(phase, 'not run')}" for phase in PHASES]
    # Schemathesis prepares its run in phases of its own, which matter only where they go wrong.
    others = ((name, status) for name, status in report.phases.items() if name not in PHASES)
    parts += [f"{name} {status}" for name, status in others if status in ("failure", "error")]
    return f"phases: {', '.join(parts)}"


def closing_line(report: ContractReport) -> str:
    """The run in one line."""
    operations = report.operations.values()
    failed = sum(bool(one.failures) for one in operations)
    untested = sum(not one.cases for one in operations)
    parts = [
        f"{counted(len(operations), 'operation')}, {counted(report.cases, 'call')}",
        f"{counted(failed, 'operation')} failed" if failed else "no failure",
    ]
    if untested:
        parts.append(f"{untested} not tested")
    if report.stopped:
        parts.append(f"stopped: {report.stopped}")
    seed = f" Seed {report.seed}." if report.seed else ""
    return f"{'; '.join(parts)}.{seed}"


def report_json(report: ContractReport) -> str:
    """The report for programs, in a stable order of keys."""
    return (
        json.dumps(
            {
                "success": report.is_success,
                "seed": report.seed,
                "stopped": report.stopped,
                "phases": report.phases,
                "errors": report.errors,
                "removed": report.removed,
                "left": report.left,
                "operations": [
                    {
                        "operation": one.operation,
                        "id": one.id,
                        "source": one.source,
                        "calls": one.cases,
                        "phases": one.phases,
                        "checks": dict(sorted(one.checks.items())),
                        "failures": [asdict(failure) for failure in one.failures],
                    }
                    for one in report.operations.values()
                ],
            },
            indent=2,
        )
        + "\n"
    )
