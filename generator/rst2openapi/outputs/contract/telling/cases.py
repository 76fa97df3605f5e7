"""Failures as files that can be replayed.

In: a report. Out: a JSON file for each failure, without credentials; and, of such a file, whether
the endpoint still breaks the contract in that way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.files import InputError
from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.contract.report import ContractReport, Failure
from rst2openapi.outputs.contract.sending.calls import (
    Answer,
    Call,
    EndOfRun,
    NoAnswer,
    Wire,
    read_call,
)
from rst2openapi.outputs.contract.sending.credentials import Credentials
from rst2openapi.outputs.contract.verdicts.judging import judge
from rst2openapi.outputs.contract.verdicts.schemas import Schemas, shorten
from rst2openapi.outputs.contract.walk.resources import items_of
from rst2openapi.outputs.contract.walk.updates import value_at
from rst2openapi.outputs.contract.walk.walker import label_of

VERSION = 1
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What became of a saved failure."""

    operation: str
    check: str
    broken: bool
    message: str


def case_files(report: ContractReport) -> dict[str, str]:
    """A file for each failure that can be repeated, by name; stable from run to run."""
    files: dict[str, str] = {}
    for result in report.operations.values():
        for failure in result.failures:
            if failure.case:
                stem = _UNSAFE.sub("-", f"{result.id}-{failure.check}").strip("-")
                name, number = f"{stem}.json", 1
                while name in files:
                    number += 1
                    name = f"{stem}-{number}.json"
                files[name] = _file(failure)
    return files


def _file(failure: Failure) -> str:
    told = {
        "version": VERSION,
        "operation": failure.operation,
        "check": failure.check,
        "title": failure.title,
        "message": failure.message,
        "where": failure.where,
        "place": failure.place,
        "curl": failure.curl,
        **failure.case,
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def replay(
    document: Document, sender: tuple[Wire, Credentials], text: str, *, name: str
) -> Replayed:
    """Send the calls of a case file and look at the last answer.

    Raises:
        InputError: the text is no case, or of an operation that the document does not know.
    """
    try:
        told = json.loads(text)
        label, check = str(told["operation"]), str(told["check"])
        calls = [read_call(step) for step in told["steps"]]
        expect = dict(told["expect"])
        if told["version"] != VERSION or not calls:
            raise ValueError("unknown version, or no steps")
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{name}: not a saved case: {error}") from None
    operation = next((one for one in document.operations() if label_of(one) == label), None)
    if operation is None:
        raise InputError(f"{name}: the document has no operation {label}")
    try:
        answer = _send(sender, operation, calls, anonymous=told.get("anonymous") is True)
    except (NoAnswer, EndOfRun) as error:
        return Replayed(operation=label, check=check, broken=True, message=str(error))
    trouble = _trouble(document, operation, check, expect, answer)
    message = trouble or f"the answer has status {answer.status}"
    return Replayed(operation=label, check=check, broken=bool(trouble), message=message)


def _send(
    sender: tuple[Wire, Credentials],
    operation: OperationEntry,
    calls: list[Call],
    *,
    anonymous: bool,
) -> Answer:
    wire, credentials = sender
    headers = {} if anonymous else credentials.of(operation)
    for call in calls[:-1]:
        wire.send(call, headers, signed=not anonymous)
    return wire.send(calls[-1], headers, signed=not anonymous)


def _trouble(
    document: Document,
    operation: OperationEntry,
    check: str,
    expect: Mapping[str, Any],
    answer: Answer,
) -> str:
    """In what an answer is not what a case expects; empty where it is."""
    if "status" in expect and not _has_status(expect["status"], answer.status):
        return f"the answer has status {answer.status}, not {' or '.join(expect['status'])}"
    body = answer.json()
    if "holds" in expect and str(expect["holds"]) not in answer.body.decode("utf-8", "replace"):
        return f"the answer does not hold {expect['holds']!r}"
    if "lacks" in expect and str(expect["lacks"]) in answer.body.decode("utf-8", "replace"):
        return f"the answer still holds {expect['lacks']!r}"
    if "differs" in expect and shorten(items_of(body), 100_000) == expect["differs"]:
        return "the same page again"
    if "value" in expect:
        wanted = expect["value"]["is"]
        came = value_at(body, tuple(expect["value"]["at"]))
        if came != wanted:
            return f"{shorten(came)} is shown, not {shorten(wanted)}"
    if expect.get("conforms"):
        found = judge(document, Schemas(document), operation, answer)
        same = [one for one in found if one.check == check]
        return same[0].message if same else ""
    return ""


def _has_status(patterns: list[str], status: int) -> bool:
    return any(pattern == str(status) or pattern == f"{status // 100}XX" for pattern in patterns)
