"""An answer held against everything that the document says about it.

In: an operation and an `Answer`. Out: `Finding`s, each with the check that it breaks, what was
expected, what came, and where the document says so. Names of checks are Schemathesis' own where
it has such a check. Sends nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import Document, OperationEntry, escape
from rst2openapi.outputs.contract.sending.calls import Answer
from rst2openapi.outputs.contract.verdicts.schemas import Flaw, Schemas, path_text, shorten

_CREDENTIAL_STATUSES = (401, 403)
"""Answers of whatever guards an endpoint; pages rarely list them."""
_GATEWAY_STATUSES = (429,)
_ABSENT = (404, 410)
"""Nothing is there under an identity."""
_REFUSALS = (400, 404, 405, 406, 409, 410, 413, 414, 415, 422, 431)
"""What is wrong with a request."""
NO_BODY = (204, 205, 304)
"""Answers that have no body, whatever a page shows (RFC 9110, §6.4.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One broken promise."""

    check: str
    title: str
    message: str
    pointer: str
    """JSON Pointer of what the document says."""
    field: str = ""
    """Place in the answer, as people write it; empty where it is about the answer as a whole."""
    expected: str = ""
    got: str = ""


def judge(
    document: Document,
    schemas: Schemas,
    operation: OperationEntry,
    answer: Answer,
    *,
    refused: bool = False,
) -> list[Finding]:
    """Everything in which an answer differs from the document.

    `refused` says that the call was made to be refused: the statuses that HTTP has for that need
    not be documented.
    """
    if answer.status >= 500:
        return [
            Finding(
                check="not_a_server_error",
                title="Server error",
                message=f"the answer has status {answer.status}: {_text(answer)}",
                pointer=operation.pointer,
                expected="a status below 500",
                got=str(answer.status),
            )
        ]
    pointer = response_pointer(document, operation, answer.status)
    if not pointer:
        if is_plain(operation, answer.status, refused=refused):
            return []
        known = ", ".join(operation.node.get("responses", {})) or "none"
        return [
            Finding(
                check="status_code_conformance",
                title="Undocumented status",
                message=f"the answer has status {answer.status}; documented are {known}",
                pointer=f"{operation.pointer}/responses",
                expected=known,
                got=str(answer.status),
            )
        ]
    response = document.resolve(document.at(pointer))
    return [
        *_headers(document, schemas, pointer, response, answer),
        *_body(schemas, _home(document, pointer), response, answer),
    ]


def is_plain(operation: OperationEntry, status: int, *, refused: bool) -> bool:
    """Whether a status means what HTTP says, so that a page need not list it (RFC 9110, §15.5)."""
    if status in (*_CREDENTIAL_STATUSES, *_GATEWAY_STATUSES):
        return True
    if status in _ABSENT and "{" in operation.path:
        return True
    return refused and status in _REFUSALS


def response_pointer(document: Document, operation: OperationEntry, status: int) -> str:
    """Where the document describes a status of an operation; empty where it does not."""
    responses = operation.node.get("responses", {})
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        if key in responses:
            return _home(document, f"{operation.pointer}/responses/{escape(key)}")
    return ""


def _home(document: Document, pointer: str) -> str:
    """The pointer of what is at a pointer, references followed."""
    node = document.at(pointer)
    while isinstance(node, Mapping) and isinstance(node.get("$ref"), str):
        pointer = node["$ref"].removeprefix("#")
        node = document.at(pointer)
    return pointer


# ------------------------------------------------------------------ headers


def _headers(
    document: Document,
    schemas: Schemas,
    pointer: str,
    response: Mapping[str, Any],
    answer: Answer,
) -> Iterator[Finding]:
    for name, node in response.get("headers", {}).items():
        at = _home(document, f"{pointer}/headers/{escape(name)}")
        header = document.resolve(node)
        value = answer.headers.get(name.lower())
        if name.lower() == "content-type":
            continue
        if value is None:
            if header.get("required") is True:
                yield _header(name, f"the answer has no header {name}", at, "a value", "nothing")
        elif "schema" in header:
            kinds = {part.get("type") for _, part in schemas.parts(f"{at}/schema")}
            flaws = schemas.flaws(f"{at}/schema", _read(value, kinds))
            for flaw in flaws[:1]:
                message = f"the header {name} breaks its schema: {flaw.message}"
                yield _header(name, message, at, flaw.expected, shorten(value))


def _header(name: str, message: str, pointer: str, expected: str, got: str) -> Finding:
    return Finding(
        check="response_headers_conformance",
        title=f"Header {name}",
        message=message,
        pointer=pointer,
        field=f"header {name}",
        expected=expected,
        got=got,
    )


def _read(text: str, kinds: set[Any]) -> Any:
    """A header's text as the type that the document gives it."""
    if kinds & {"integer", "number", "boolean"}:
        try:
            return json.loads(text)
        except ValueError:
            return text
    if "array" in kinds:
        return [part.strip() for part in text.split(",")]
    return text


# ------------------------------------------------------------------ bodies


def _body(
    schemas: Schemas, pointer: str, response: Mapping[str, Any], answer: Answer
) -> Iterator[Finding]:
    content = response.get("content") or {}
    if not content or answer.status in NO_BODY:
        return
    known = ", ".join(content)
    media = next((name for name in content if _covers(name, answer.media_type)), None)
    if media is None:
        came = answer.media_type or "no Content-Type"
        yield Finding(
            check="content_type_conformance",
            title="Undocumented media type",
            message=f"the answer has {came}; documented is {known}",
            pointer=f"{pointer}/content",
            field="header Content-Type",
            expected=known,
            got=came,
        )
    named = media or next(iter(content))
    at = f"{pointer}/content/{escape(named)}/schema"
    if "schema" not in content[named] or not is_json(named):
        return
    try:
        value = json.loads(answer.body)
    except ValueError:
        if media is not None:
            yield _no_json(at, answer)
        return
    flaws = schemas.flaws(at, value)
    yield from (_schema(flaw, answer) for flaw in flaws)
    if answer.status >= 400 and not flaws:
        yield from _error_shape(schemas, at, value, content[named])


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON or built on it (RFC 6839, §3.1)."""
    name = media_type.partition(";")[0].strip().lower()
    return name.endswith(("/json", "+json"))


def _covers(documented: str, came: str) -> bool:
    name = documented.partition(";")[0].strip().lower()
    if name in (came, "*/*"):
        return True
    return name.endswith("/*") and came.startswith(name[:-1])


def _schema(flaw: Flaw, answer: Answer) -> Finding:
    place = path_text(flaw.path)
    return Finding(
        check="response_schema_conformance",
        title=f"{place}: {flaw.keyword}",
        message=f"{place} of the answer with status {answer.status}: {flaw.message}",
        pointer=flaw.pointer,
        field=place,
        expected=flaw.expected,
        got=flaw.got,
    )


def _no_json(pointer: str, answer: Answer) -> Finding:
    return Finding(
        check="response_schema_conformance",
        title="Not JSON",
        message=f"the body of the answer with status {answer.status} is no JSON: {_text(answer)}",
        pointer=pointer,
        field="the body",
        expected="JSON",
        got=_text(answer),
    )


def _error_shape(
    schemas: Schemas, pointer: str, value: Any, media: Mapping[str, Any]
) -> Iterator[Finding]:
    """An error that says nothing where the document promises a code or a message.

    Pages rarely say which properties of an error are always there, but one that has none of them
    is not the error that they describe.
    """
    promised = schemas.properties(pointer)
    if not promised or not isinstance(value, Mapping):
        return
    shown = [one.get("value") for one in (media.get("examples") or {}).values()]
    told = {name for one in shown if isinstance(one, Mapping) for name in one}
    if not any(name in value for name in (*promised, *told)):
        yield Finding(
            check="error_body_conformance",
            title="Error without any documented property",
            message=f"the error has none of the documented properties {', '.join(promised)}",
            pointer=pointer,
            field="the body",
            expected=f"some of {', '.join(promised)}",
            got=shorten(value),
        )


def _text(answer: Answer) -> str:
    text = " ".join(answer.body[:400].decode("utf-8", "replace").split())
    return text[:120] or "nothing"
