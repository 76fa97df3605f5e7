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
from rst2openapi.outputs.mock.codecs.bodies import Opaque, pick_media_type, read_body
from rst2openapi.outputs.mock.codecs.decoding import NotJson, Parts, decode, read_parts
from rst2openapi.outputs.mock.messages import Request
from rst2openapi.outputs.mock.values.schema_types import ALL_TYPES, types_of
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas

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
class _Parameter:
    """One parameter, ready to be read."""

    schemas: Schemas
    node: Mapping[str, Any]
    schema: Schema
    plain: bool
    """Whether one text stands for one value, so that it need be judged only once."""
    known: dict[str, tuple[Any, str | None]] = field(default_factory=dict)
    """What texts stand for and what is wrong with them."""

    @property
    def place(self) -> str:
        """Path, query, header or cookie."""
        return str(self.node["in"])

    @property
    def name(self) -> str:
        """Its name as in the document."""
        return str(self.node["name"])

    def read(self, parts: Parts) -> tuple[bool, Any, str | None]:
        """Whether it was sent, its value, and what is wrong with it."""
        texts = parts.texts(self.place, self.name) if self.plain else ()
        if len(texts) != 1:
            found = decode(self.schemas, self.node, parts)
            wrong = self._judge(found)
            return bool(found), self._fitting(found) if found and not wrong else None, wrong
        known = self.known.get(texts[0])
        if known is None:
            found = decode(self.schemas, self.node, parts)
            wrong = self._judge(found)
            known = self._fitting(found) if found and not wrong else None, wrong
            if len(texts[0]) <= _LONGEST_KNOWN:
                if len(self.known) >= _MOST_KNOWN:
                    self.known.clear()
                self.known[texts[0]] = known
        return True, *known

    def _judge(self, found: tuple[Any, ...] | None) -> str | None:
        label = f"{self.place} parameter {self.name!r}"
        if found is None:
            return f"{label} is missing" if self.node.get("required") is True else None
        if not found:
            return f"{label} cannot be decoded"
        if self.place == "path" and found[0] == "":
            return f"{label} is empty"
        if found == ("",) and self.node.get("allowEmptyValue") is True:
            return None
        if any(self.schemas.is_valid(self.schema, value) for value in found):
            return None
        reason = next(self.schemas.errors(self.schema, found[0]), "does not fit its schema")
        return clip(f"{label}: {reason}")

    def _fitting(self, found: tuple[Any, ...]) -> Any:
        return next((one for one in found if self.schemas.is_valid(self.schema, one)), found[0])


_MOST_KNOWN = 512
_LONGEST_KNOWN = 200


@dataclass(frozen=True, slots=True)
class Checker:
    """One operation, ready to judge requests."""

    schemas: Schemas
    parameters: tuple[_Parameter, ...]
    body: Mapping[str, Any]
    """The request body object, empty where the operation takes none."""

    def check(self, request: Request, parts: Parts) -> tuple[Inputs, tuple[Violation, ...]]:
        """Decode a request and say what is wrong with it; `parts` are those of the request."""
        query: dict[str, Any] = {}
        wrong: list[Violation] = []
        for parameter in self.parameters:
            sent, value, message = parameter.read(parts)
            if message:
                wrong.append(Violation(Trouble.INVALID, message))
            elif sent and parameter.place == "query":
                query[parameter.name] = value
        body, media_type, trouble = self._read_body(request)
        wrong.extend(trouble)
        return Inputs(request, parts.path, query, body, media_type), tuple(wrong)

    def accepts_path(self, values: Mapping[str, str]) -> bool:
        """Whether path values are what the path parameters ask for."""
        parts = read_parts(Request("GET", ""), values)
        return all(
            parameter.read(parts)[2] is None
            for parameter in self.parameters
            if parameter.place == "path"
        )

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
            self._parameter(one)
            for one in self.document.parameters(operation)
            if not (one["in"] == "header" and one["name"].lower() in _IGNORED_HEADERS)
        ]
        body = self.document.resolve(operation.node.get("requestBody"))
        return Checker(
            self.schemas,
            tuple(sorted(parameters, key=lambda one: order.index(one.place))),
            body if isinstance(body, Mapping) else {},
        )

    def _parameter(self, node: Mapping[str, Any]) -> _Parameter:
        schema = self.schemas.convert(_schema_of(node))
        kinds = types_of(self.schemas, schema)
        scalar = kinds == ALL_TYPES or not kinds & {"array", "object"}
        return _Parameter(self.schemas, node, schema, scalar and "content" not in node)


def clip(message: str) -> str:
    """A message of a length that people read, without control characters."""
    clean = "".join(char if char.isprintable() else "?" for char in message)
    return clean if len(clean) <= _LONGEST_MESSAGE else clean[: _LONGEST_MESSAGE - 1] + "…"


def _schema_of(parameter: Mapping[str, Any]) -> Any:
    content = parameter.get("content")
    if isinstance(content, Mapping) and content:
        return next(iter(content.values())).get("schema", {})
    return parameter.get("schema", {})
