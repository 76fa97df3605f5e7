"""What a run found: operation by operation, and why it ended. Data only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rst2openapi.openapi import Document

STOPPED_BY_USER = "interrupted"
"""`ContractReport.stopped` of a run that somebody cut short."""

CUT_SHORT = "the run ended before its time"

_INDEX = re.compile(r"\[[0-9]+\]")
"""An index as paths in answers are told: `roles[0]`."""

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
    pointer: str = ""
    """JSON Pointer of what the document says."""
    place: str = ""
    """`file:line` of the table row that says so; empty where there is no source map."""
    where: str = ""
    """What of the answer or of the call it is about."""
    expected: str = ""
    got: str = ""
    curl: str = ""
    """A command line that repeats the call."""
    verdict: str = ""
    """Who is likely mistaken: `endpoint`, `docs`, or empty where nothing speaks for either."""
    evidence: tuple[str, ...] = ()
    """What the verdict rests on."""
    case: Mapping[str, Any] = field(default_factory=dict)
    """What repeating it takes, as `cases` saves it."""


def _told(failure: Failure) -> tuple[str, str, str]:
    """What a failure says, whichever items of lists it says it of."""
    message = failure.message
    if _INDEX.search(failure.where or message) and failure.got:
        message = message.replace(failure.got, "")  # items differ in what is wrong
    return failure.check, _INDEX.sub("[]", failure.title), _INDEX.sub("[]", message)


@dataclass(slots=True)
class OperationResult:
    """What was tried on one operation."""

    operation: str
    id: str
    source: str = ""
    pointer: str = ""
    cases: int = 0
    checks: dict[str, int] = field(default_factory=dict)
    """How often each check was made."""
    failures: list[Failure] = field(default_factory=list)
    looked: dict[tuple[str, str], int] = field(default_factory=dict)
    """By check and status: answers that were looked at."""
    broken: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """By check, status and place: answers that differ there."""
    phases: list[str] = field(default_factory=list)
    """Phases that it has been through to the end."""

    @property
    def failed_checks(self) -> tuple[str, ...]:
        """Names of the checks that failed, sorted."""
        return tuple(sorted({failure.check for failure in self.failures}))

    def add(self, failure: Failure) -> None:
        """Keep a failure; the same once only, also where it is told of several items of a list."""
        told = _told(failure)
        if told not in {_told(one) for one in self.failures}:
            self.failures.append(failure)


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
    left: list[str] = field(default_factory=list)
    """What the run made and could not remove."""
    removed: int = 0
    """How many resources the run made and removed."""

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


def new_report(document: Document, selected: Iterable[str]) -> ContractReport:
    """An empty report of some operations, by `METHOD /path`."""
    entries = {f"{one.method.upper()} {one.path}": one for one in document.operations()}
    return ContractReport(
        operations={
            label: OperationResult(
                operation=label,
                id=entries[label].id,
                source=str(entries[label].node.get("x-source", "")),
                pointer=entries[label].pointer,
            )
            for label in selected
        }
    )


def count(result: OperationResult, check: str, status: str, places: list[str]) -> None:
    """Count an answer that was looked at, and the places in which it differs."""
    result.looked[(check, status)] = result.looked.get((check, status), 0) + 1
    for place in set(places):
        key = (check, status, place)
        result.broken[key] = result.broken.get(key, 0) + 1
