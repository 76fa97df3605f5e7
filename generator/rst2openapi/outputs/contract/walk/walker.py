"""One step of a walk: make a call, send it, judge the answer, note what was found.

In: the document, the wire and the report. Out: answers, and findings in the report. The stories,
pages and refusals of a walk are told in these steps.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.contract.report import ContractReport, Failure, count
from rst2openapi.outputs.contract.sending.calls import (
    Answer,
    Call,
    EndOfRun,
    NoAnswer,
    OutOfTime,
    Wire,
    call_json,
    curl,
)
from rst2openapi.outputs.contract.sending.credentials import Credentials
from rst2openapi.outputs.contract.verdicts.judging import Finding, judge
from rst2openapi.outputs.contract.verdicts.schemas import Schemas
from rst2openapi.outputs.contract.walk.known import Known
from rst2openapi.outputs.contract.walk.samples import Sample, Samples

WALKS = "walks"
"""Name of the phase."""

ANSWER_CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "error_body_conformance",
)
"""Made of every answer."""

_REFUSALS = frozenset({400, 405, 406, 415, 422})
"""Statuses that call a request wrong in itself (RFC 9110, §15.5; 422: §15.5.21)."""
_UNAUTHORISED = frozenset({401, 403})
_MOST_SILENCES = 3
"""Calls in a row without an answer after which the endpoint is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A call that was made, and its answer."""

    operation: OperationEntry
    sample: Sample
    answer: Answer
    own: bool
    """Whether it was about something that this run made."""


@dataclass(slots=True, kw_only=True)
class Walker:
    """What all steps of a walk share; may be used from several threads."""

    document: Document
    schemas: Schemas
    samples: Samples
    wire: Wire
    credentials: Credentials
    report: ContractReport
    checks: frozenset[str]
    known: Known = field(default_factory=Known)
    throwaway: bool = False
    """Whether the endpoint's data is nobody's: what was there may be changed too."""
    hints: dict[str, dict[str, str]] = field(default_factory=dict)
    """Query values that an operation was found to know, by `METHOD /path`."""
    created: list[Visit] = field(default_factory=list)
    """What may have made something."""
    _silences: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def visit(
        self,
        operation: OperationEntry,
        *,
        values: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        own: bool = False,
    ) -> Visit | None:
        """Call an operation with what is known, and judge the answer.

        `values` are those of placeholders. None where no call can be made of the document, or no
        answer came.
        """
        sample = self.sample(operation, values, query)
        if sample is None:
            return None
        answer = self.send(operation, sample.call)
        if answer is None:
            return None
        self.judged(operation, sample.call, answer)
        self.acceptance(operation, sample, answer)
        visit = Visit(operation=operation, sample=sample, answer=answer, own=own)
        self.note(visit)
        return visit

    def sample(
        self,
        operation: OperationEntry,
        values: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> Sample | None:
        """A call of an operation with what is known; None where the document has no body for it."""
        given = values or {}
        hints = self.hints.get(label_of(operation), {})
        return self.samples.sample(
            operation, lambda name: given.get(name, ""), {**hints, **(query or {})}
        )

    def note(self, visit: Visit) -> None:
        """Remember a call that may have made something, for the clean-up."""
        if visit.operation.method == "post" and visit.answer.is_success:
            with self._lock:
                self.created.append(visit)

    def send(
        self, operation: OperationEntry, call: Call, *, credentials: Mapping[str, str] | None = None
    ) -> Answer | None:
        """Send a call with the run's credentials, or with others; None where no answer came.

        Raises:
            EndOfRun: the run may not go on, or the endpoint is gone.
        """
        label = label_of(operation)
        own = credentials is None
        sent = self.credentials.of(operation) if credentials is None else credentials
        try:
            answer = self.wire.send(call, sent, signed=own)
            if own and answer.status == 401 and self.credentials.renew(sent):
                sent = self.credentials.of(operation)
                answer = self.wire.send(call, sent)
        except NoAnswer as error:
            self._silence(label, call, error)
            return None
        with self._lock:
            self._silences = 0
            self.report.operations[label].cases += 1
        return answer

    def judged(
        self, operation: OperationEntry, call: Call, answer: Answer, *, refused: bool = False
    ) -> bool:
        """Hold an answer against the document; whether it keeps it.

        `refused` says that the call was made to be refused.
        """
        findings = [
            finding
            for finding in judge(self.document, self.schemas, operation, answer, refused=refused)
            if finding.check in self.checks
        ]
        made = [name for name in ANSWER_CHECKS if name in self.checks]
        self.count(operation, made)
        with self._lock:
            result = self.report.operations[label_of(operation)]
            for name in made:
                places = [one.field for one in findings if one.check == name]
                count(result, name, str(answer.status), places)
        for finding in findings:
            self.fail(operation, finding, [call], answer, {"conforms": True})
        return not findings

    def count(self, operation: OperationEntry, checks: Iterable[str]) -> None:
        """Note that checks were made."""
        with self._lock:
            made = self.report.operations[label_of(operation)].checks
            for name in checks:
                made[name] = made.get(name, 0) + 1

    def fail(
        self,
        operation: OperationEntry,
        finding: Finding,
        calls: list[Call],
        answer: Answer | None,
        expect: Mapping[str, Any],
        *,
        anonymous: bool = False,
    ) -> None:
        """Note a failure; `expect` says what a repetition of the calls has to show."""
        label = label_of(operation)
        call = calls[-1]
        with self._lock:
            result = self.report.operations[label]
            result.add(
                Failure(
                    operation=label,
                    check=finding.check,
                    title=finding.title,
                    message=finding.message,
                    phase=WALKS,
                    request=f"{call.method} {self.wire.url.rstrip('/')}{call.target}",
                    status=str(answer.status) if answer else "",
                    source=result.source,
                    pointer=finding.pointer,
                    where=finding.field,
                    expected=finding.expected,
                    got=finding.got,
                    curl=curl(
                        self.wire.url, call, {} if anonymous else self.credentials.of(operation)
                    ),
                    case={
                        "steps": [call_json(one) for one in calls],
                        "expect": dict(expect),
                        "anonymous": anonymous,
                    },
                )
            )

    def acceptance(self, operation: OperationEntry, sample: Sample, answer: Answer) -> None:
        """A call that the document allows is not called wrong."""
        if "positive_data_acceptance" not in self.checks:
            return
        if not sample.is_valid:
            return
        self.count(operation, ["positive_data_acceptance"])
        if answer.status not in _REFUSALS:
            return
        what = (
            "the page's own example" if sample.from_example else "a call that the document allows"
        )
        self.fail(
            operation,
            Finding(
                check="positive_data_acceptance",
                title="Valid call refused",
                message=f"{what} is refused with status {answer.status}: "
                f"{' '.join(answer.body[:300].decode('utf-8', 'replace').split())}",
                pointer=operation.pointer,
                field="the request",
                expected="a status of 200 to 299",
                got=str(answer.status),
            ),
            [sample.call],
            answer,
            {"status": ["2XX", "3XX", "401", "403", "404", "409"]},
        )

    def _silence(self, label: str, call: Call, error: NoAnswer) -> None:
        text = f"{label}: {error}"
        with self._lock:
            if text not in self.report.errors:
                self.report.errors.append(text)
            self._silences += 1
            silences = self._silences
        if silences >= _MOST_SILENCES:
            why = (
                "answers no more" if isinstance(error, OutOfTime) else "cannot be reached any more"
            )
            raise EndOfRun(
                f"the endpoint {why}: {silences} calls in a row without an answer, "
                f"the last {call.method} {call.target} ({error})"
            )


def label_of(operation: OperationEntry) -> str:
    """`METHOD /path`, as the document writes it."""
    return f"{operation.method.upper()} {operation.path}"


def is_unauthorised(answer: Answer) -> bool:
    """Whether an answer asks for credentials, or sends away to get some."""
    return answer.status in _UNAUTHORISED or 300 <= answer.status < 400
