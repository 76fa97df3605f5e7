"""Whether a request is one the document allows.

In: an operation and a request that was routed to it. Out: what is wrong, in the order path, query,
header, cookie, body; nothing where all is well. Every operation is compiled when it is first asked
for. Picks no status code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import Any

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.mock.bodies import Opaque, pick_media_type, read_body
from rst2openapi.outputs.mock.decoding import NotJson, decode, read_parts
from rst2openapi.outputs.mock.messages import Request
from rst2openapi.outputs.mock.schemas import Schema, Schemas

_IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that mean nothing (OpenAPI 3.1.1, §4.8.12.2)."""

_LONGEST_MESSAGE = 300


class Trouble(Enum):
    """Kinds of bad requests; each prefers other status codes."""

    INVALID = "invalid"
    MEDIA_TYPE = "media type"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing wrong with a request."""

    trouble: Trouble
    message: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a request says, decoded."""

    request: Request
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Any = None
    """None also where there is none; `media_type` tells."""
    media_type: str = ""
    """The documented media type of the body, empty where no body was read."""


@dataclass(frozen=True, slots=True)
class Checker:
    """One operation, ready to judge requests."""

    schemas: Schemas
    parameters: tuple[tuple[Mapping[str, Any], Schema], ...]
    body: Mapping[str, Any]
    """The request body object, empty where the operation takes none."""

    def check(
        self, request: Request, values: Mapping[str, str]
    ) -> tuple[Inputs, tuple[Violation, ...]]:
        """Decode a request and say what is wrong with it; `values` are the path values."""
        parts = read_parts(request, values)
        query: dict[str, Any] = {}
        wrong: list[Violation] = []
        for parameter, schema in self.parameters:
            found = decode(self.schemas, parameter, parts)
            message = self._judge(parameter, schema, found)
            if message:
                wrong.append(Violation(Trouble.INVALID, message))
            elif found and parameter["in"] == "query":
                query[parameter["name"]] = self._fitting(schema, found)
        body, media_type, trouble = self._read_body(request)
        wrong.extend(trouble)
        return Inputs(request, values, query, body, media_type), tuple(wrong)

    def accepts_path(self, values: Mapping[str, str]) -> bool:
        """Whether path values are what the path parameters ask for."""
        parts = read_parts(Request("GET", ""), values)
        return all(
            self._judge(parameter, schema, decode(self.schemas, parameter, parts)) is None
            for parameter, schema in self.parameters
            if parameter["in"] == "path"
        )

    def _judge(
        self, parameter: Mapping[str, Any], schema: Schema, found: tuple[Any, ...] | None
    ) -> str | None:
        label = f"{parameter['in']} parameter {parameter['name']!r}"
        if found is None:
            return f"{label} is missing" if parameter.get("required") is True else None
        if not found:
            return f"{label} cannot be decoded"
        if parameter["in"] == "path" and found[0] == "":
            return f"{label} is empty"
        if found == ("",) and parameter.get("allowEmptyValue") is True:
            return None
        if any(self.schemas.is_valid(schema, value) for value in found):
            return None
        reason = next(self.schemas.errors(schema, found[0]), "does not fit its schema")
        return clip(f"{label}: {reason}")

    def _fitting(self, schema: Schema, found: tuple[Any, ...]) -> Any:
        return next((one for one in found if self.schemas.is_valid(schema, one)), found[0])

    def _read_body(self, request: Request) -> tuple[Any, str, tuple[Violation, ...]]:
        content = self.body.get("content", {})
        if not content:
            return None, "", ()
        sent = request.header("content-type")
        if not request.body and (sent is None or not self.body.get("required")):
            if self.body.get("required") is True:
                return None, "", (Violation(Trouble.INVALID, "the body is missing"),)
            return None, "", ()
        # RFC 9110, §8.3: a recipient may assume a type where none is said.
        media_type = next(iter(content)) if sent is None else pick_media_type(content, sent)
        if media_type is None:
            known = ", ".join(content)
            message = clip(f"the Content-Type {sent!r} is not one of {known}")
            return None, "", (Violation(Trouble.MEDIA_TYPE, message),)
        try:
            value = read_body(self.schemas, content[media_type], sent or media_type, request.body)
        except NotJson as error:
            return None, "", (Violation(Trouble.INVALID, clip(f"body: {error}")),)
        return value, media_type, tuple(self._body_violations(content[media_type], value))

    def _body_violations(self, media: Mapping[str, Any], value: Any) -> Iterator[Violation]:
        if isinstance(value, Opaque) or "schema" not in media:
            return
        schema = self.schemas.convert(media["schema"])
        if self.schemas.is_valid(schema, value):
            return
        for reason in islice(self.schemas.errors(schema, value), 3):
            yield Violation(Trouble.INVALID, clip(f"body: {reason}"))


@dataclass(slots=True)
class Checkers:
    """The checkers of a document, made when first needed."""

    document: Document
    schemas: Schemas
    _made: dict[str, Checker] = field(default_factory=dict)

    def of(self, operation: OperationEntry) -> Checker:
        """The checker of an operation."""
        made = self._made.get(operation.pointer)
        if made is None:
            made = self._made[operation.pointer] = self._make(operation)
        return made

    def _make(self, operation: OperationEntry) -> Checker:
        order = ("path", "query", "header", "cookie")
        parameters = [
            (one, self.schemas.convert(_schema_of(one)))
            for one in self.document.parameters(operation)
            if not (one["in"] == "header" and one["name"].lower() in _IGNORED_HEADERS)
        ]
        body = self.document.resolve(operation.node.get("requestBody"))
        return Checker(
            self.schemas,
            tuple(sorted(parameters, key=lambda pair: order.index(pair[0]["in"]))),
            body if isinstance(body, Mapping) else {},
        )


def clip(message: str) -> str:
    """A message of a length that people read, without control characters."""
    clean = "".join(char if char.isprintable() else "?" for char in message)
    return clean if len(clean) <= _LONGEST_MESSAGE else clean[: _LONGEST_MESSAGE - 1] + "…"


def _schema_of(parameter: Mapping[str, Any]) -> Any:
    content = parameter.get("content")
    if isinstance(content, Mapping) and content:
        return next(iter(content.values())).get("schema", {})
    return parameter.get("schema", {})
