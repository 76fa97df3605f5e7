"""A second look at what Schemathesis found: which row of which table, and how to repeat it.

In: an exchange as Schemathesis reports it. Out: a `Failure` in this room's words where this room
sees the same fault, else in Schemathesis' own; nothing where HTTP itself explains the answer.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.contract.report import Failure
from rst2openapi.outputs.contract.sending.calls import Answer, Call, call_json, curl
from rst2openapi.outputs.contract.sending.credentials import header_patterns
from rst2openapi.outputs.contract.verdicts.judging import NO_BODY, Finding, is_json, is_plain, judge
from rst2openapi.outputs.contract.verdicts.schemas import Schemas
from rst2openapi.outputs.contract.walk.samples import Samples

_OWN_HEADERS = frozenset(
    {
        "accept",
        "accept-encoding",
        "connection",
        "content-length",
        "host",
        "user-agent",
        "x-schemathesis-testcaseid",
    }
)
_OF_BODIES = ("content_type_conformance", "response_schema_conformance")
_FILTERED = "[Filtered]"

_EXPECTED: Mapping[str, Mapping[str, Any]] = {
    "negative_data_rejection": {"status": ["4XX"]},
    "positive_data_acceptance": {"status": ["2XX", "3XX", "401", "403", "404", "409"]},
    "missing_required_header": {"status": ["4XX"]},
    "unsupported_method": {"status": ["405"]},
    "ignored_auth": {"status": ["401", "403", "3XX"]},
    "use_after_free": {"status": ["4XX"]},
    "ensure_resource_availability": {"status": ["2XX"]},
}
"""What a repetition has to show, where it is not that the answer conforms."""


@dataclass(frozen=True, slots=True)
class Review:
    """Looks at the exchanges of one run."""

    document: Document
    schemas: Schemas
    base: str
    """URL of the endpoint."""
    operations: Mapping[str, OperationEntry]
    """By `METHOD /path`."""

    def failures(
        self, found: Failure, interaction: Mapping[str, Any], *, negative: bool
    ) -> list[Failure]:
        """What there is to say about a failure of Schemathesis."""
        operation = self.operations.get(found.operation)
        request, response = interaction.get("request"), interaction.get("response")
        if operation is None or not request:
            return [found]
        call = self._call(request)
        repeated = self._repeatable(operation, found, call)
        if not response:
            return [repeated]
        answer = _answer(response)
        refused = negative or call.method != operation.method.upper()
        if answer.status in NO_BODY and found.check in _OF_BODIES:
            return []
        if found.check == "positive_data_acceptance" and not self._is_allowed(operation, call):
            return []
        if found.check == "status_code_conformance" and is_plain(
            operation, answer.status, refused=refused
        ):
            return []
        if call.method != operation.method.upper():
            return [repeated]
        same = [
            one
            for one in judge(self.document, self.schemas, operation, answer, refused=refused)
            if one.check == found.check
        ]
        return [_told(repeated, one) for one in same] or [repeated]

    def _is_allowed(self, operation: OperationEntry, call: Call) -> bool:
        """Whether a body is valid, formats included that Schemathesis does not know."""
        media_type = next((v for k, v in call.headers if k.lower() == "content-type"), "")
        if not is_json(media_type):
            return True
        pointer = Samples(self.document, self.schemas).body_pointer(operation, media_type)
        try:
            return self.schemas.is_valid(pointer, json.loads(call.body))
        except ValueError:
            return True

    def _call(self, request: Mapping[str, Any]) -> Call:
        parts = urlsplit(str(request.get("uri", "")))
        start = urlsplit(self.base).path.rstrip("/")
        headers = tuple(
            (str(name), str(values[0]))
            for name, values in (request.get("headers") or {}).items()
            if name.lower() not in _OWN_HEADERS and values and _FILTERED not in str(values[0])
        )
        return Call(
            method=str(request.get("method", "")),
            path=parts.path.removeprefix(start) or "/",
            query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
            headers=headers,
            body=_bytes(request.get("body")),
        )

    def _repeatable(self, operation: OperationEntry, found: Failure, call: Call) -> Failure:
        anonymous = found.check == "ignored_auth"
        patterns = {} if anonymous else header_patterns(self.document, operation)
        expect = _EXPECTED.get(found.check, {"conforms": True})
        return replace(
            found,
            curl=curl(self.base, call, patterns),
            case={"steps": [call_json(call)], "expect": dict(expect), "anonymous": anonymous},
        )


def _told(failure: Failure, finding: Finding) -> Failure:
    return replace(
        failure,
        title=finding.title,
        message=finding.message,
        pointer=finding.pointer,
        where=finding.field,
        expected=finding.expected,
        got=finding.got,
    )


def _answer(response: Mapping[str, Any]) -> Answer:
    headers = {
        str(name).lower(): ", ".join(map(str, values))
        for name, values in (response.get("headers") or {}).items()
    }
    return Answer(
        status=int(response.get("status_code", 0)),
        headers=headers,
        body=_bytes(response.get("content")),
    )


def _bytes(told: Any) -> bytes:
    if isinstance(told, Mapping):
        try:
            return base64.b64decode(str(told.get("$base64", "")))
        except ValueError:
            return b""
    return str(told).encode() if told else b""
