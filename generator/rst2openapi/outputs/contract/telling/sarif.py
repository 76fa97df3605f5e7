"""A report as SARIF 2.1.0: a result for each failure, at the table row that it is about."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from rst2openapi import __version__
from rst2openapi.outputs.contract.report import ContractReport, Failure
from rst2openapi.outputs.contract.verdicts.explaining import DOCS

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report_sarif(report: ContractReport) -> str:
    """The report as code scanning reads it."""
    checks = sorted({failure.check for failure in report.failures})
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "rst2openapi test",
                        "version": __version__,
                        "rules": [
                            {"id": name, "shortDescription": {"text": name.replace("_", " ")}}
                            for name in checks
                        ],
                    }
                },
                "invocations": [
                    {
                        "executionSuccessful": not report.stopped and not report.errors,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": text}}
                            for text in [*report.errors, *([report.stopped] * bool(report.stopped))]
                        ],
                    }
                ],
                "results": [_result(failure, checks) for failure in report.failures],
            }
        ],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _result(failure: Failure, checks: list[str]) -> dict[str, Any]:
    lines = [f"{failure.operation}: {failure.title}. {failure.message}", *failure.evidence]
    key = "\0".join((failure.operation, failure.check, failure.where, failure.title))
    found: dict[str, Any] = {
        "ruleId": failure.check,
        "ruleIndex": checks.index(failure.check),
        "level": "warning" if failure.verdict == DOCS else "error",
        "message": {"text": "\n".join(lines)},
        "partialFingerprints": {"contract/v1": hashlib.sha256(key.encode()).hexdigest()[:32]},
        "properties": {
            "operation": failure.operation,
            "request": failure.request,
            "status": failure.status,
            "curl": failure.curl,
            "verdict": failure.verdict or "undecided",
        },
    }
    path, line = _split(failure.place or failure.source)
    if path:
        location: dict[str, Any] = {"artifactLocation": {"uri": path}}
        if line:
            location["region"] = {"startLine": line}
        found["locations"] = [{"physicalLocation": location}]
    return found


def _split(place: str) -> tuple[str, int]:
    path, colon, line = place.rpartition(":")
    return (path, int(line)) if colon and line.isdigit() else (place, 0)
