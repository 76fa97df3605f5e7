"""Operation of the model → Operation Object.

In: an `Operation`. Out: `Part`s: JSON objects with the places of what is in them, so that they may
be put anywhere in the document. Decides nothing about what is shared (`sharing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from rst2openapi.data import Data
from rst2openapi.diagnostics import Report
from rst2openapi.model import (
    Body,
    Content,
    Example,
    FileSchema,
    Header,
    Operation,
    Parameter,
    Response,
)
from rst2openapi.openapi.document import JsonObject
from rst2openapi.openapi.pointers import escape
from rst2openapi.openapi.schemas import Places, SchemaWriter, as_plain_string, ordered
from rst2openapi.openapi.standing import standing
from rst2openapi.openapi.statuses import phrase
from rst2openapi.rules.document import (
    CONTENT_TWICE,
    HEADER_FLATTENED,
    MEDIA_TYPE_SKIPPED,
    NO_RESPONSE,
    PARAMETER_ELSEWHERE,
    PARAMETER_NOT_IN_PATH,
    PARAMETER_TWICE,
    PLACEHOLDER_UNDESCRIBED,
    RESPONSE_TWICE,
)
from rst2openapi.source import Span


class Part(Data, frozen=True):
    """A piece of the document and, by pointers relative to it, where it comes from."""

    node: JsonObject
    places: Places = field(default_factory=dict)


class OperationParts(Struct, frozen=True):
    """An operation before it is decided what is shared."""

    operation: Operation
    span: Span
    parameters: tuple[Part, ...]
    body: Part | None
    responses: dict[str, Part]


class OperationWriter:
    """Writes the operations of one service."""

    def __init__(self, schemas: SchemaWriter, elsewhere: Mapping[str, str], report: Report) -> None:
        self._schemas = schemas
        self._elsewhere = elsewhere
        """Headers, in lower case, that the document says in other words, and which."""
        self._report = report

    def write(
        self, operation: Operation, span: Span
    ) -> tuple[tuple[Part, ...], Part | None, dict[str, Part]]:
        """The parameters, body and responses of an operation, which stands at a span."""
        responses = self._responses(operation, span)
        body = self._body(operation.body, span) if operation.body else None
        return tuple(self._parameters(operation, span)), body, responses

    def _parameters(self, operation: Operation, span: Span) -> Iterator[Part]:
        placeholders = re.findall(r"\{([^{}]*)\}", operation.path)
        seen: set[tuple[str, str]] = set()
        for one in operation.parameters:
            where = one.origin or span
            name = one.name.lower() if one.location == "header" else one.name
            if (one.location, name) in seen:
                self._report(PARAMETER_TWICE.at(where, location=one.location, name=one.name))
            elif one.location == "header" and name in self._elsewhere:
                self._report(
                    PARAMETER_ELSEWHERE.at(where, name=one.name, where=self._elsewhere[name])
                )
            elif one.location == "path" and one.name not in placeholders:
                self._report(PARAMETER_NOT_IN_PATH.at(where, name=one.name, path=operation.path))
            else:
                yield self._parameter(one, where)
            seen.add((one.location, name))
        for name in dict.fromkeys(placeholders):
            if ("path", name) not in seen:
                self._report(PLACEHOLDER_UNDESCRIBED.at(span, name=name, path=operation.path))
                node = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                yield Part(node, {"": span})

    def _parameter(self, one: Parameter, span: Span) -> Part:
        places: Places = {}
        written = self._schemas.write(one.schema, "/schema", places, span)
        schema = self._carried(one, written, span)
        if places and schema is not written:
            places = standing({"schema": schema}, places)
        description = one.description or schema.get("description", "")
        if schema.get("description") == description and "$ref" not in schema:
            schema = {key: value for key, value in schema.items() if key != "description"}
        node: JsonObject = {"name": one.name, "in": one.location}
        if description:
            node["description"] = description
        if one.required or one.location == "path":
            node["required"] = True
        if one.deprecated or schema.get("deprecated"):
            node["deprecated"] = True
            schema = {key: value for key, value in schema.items() if key != "deprecated"}
        kind = self._schemas.kind(one.schema)
        if one.location == "query" and kind == "array":
            node |= {"style": "form", "explode": one.explode is not False}
        if one.guess and schema.get("x-inferred-by") == one.guess:
            schema = {key: value for key, value in schema.items() if key != "x-inferred-by"}
        node["schema"] = schema
        if one.value_of:
            node["x-value-of"] = one.value_of
        if one.guess:
            node["x-inferred-by"] = one.guess
        return Part(node, places | {"": span})

    def _carried(self, one: Parameter, node: JsonObject, span: Span) -> JsonObject:
        """A parameter's schema as its place in the request can carry it."""
        kind = self._schemas.kind(one.schema)
        if one.location == "path":
            return as_plain_string(node) if kind == "null" else _never_null(node)
        if one.location != "header":
            return node
        if kind in ("any", "array", "object", "union", "null"):
            self._report(HEADER_FLATTENED.at(span, name=one.name, kind=kind))
            return as_plain_string(node)
        if node.get("format") in ("date-time", "date", "binary"):
            self._report(HEADER_FLATTENED.at(span, name=one.name, kind=node["format"]))
            return {key: value for key, value in node.items() if key != "format"}
        return node

    def _body(self, body: Body, span: Span) -> Part:
        places: Places = {"": span}
        node: JsonObject = {}
        if body.description:
            node["description"] = body.description
        node["content"] = self._contents(body.contents, "request", places, span)
        if body.required:
            node["required"] = True
        return Part(node, places)

    def _responses(self, operation: Operation, span: Span) -> dict[str, Part]:
        parts: dict[str, Part] = {}
        for one in operation.responses:
            where = one.origin or span
            if one.status in parts:
                self._report(RESPONSE_TWICE.at(where, status=one.status))
            else:
                parts[one.status] = self._response(one, where)
        if not parts:
            self._report(NO_RESPONSE.at(span, method=operation.method, path=operation.path))
            parts["default"] = Part({"description": phrase("default")}, {"": span})
        return dict(sorted(parts.items()))

    def _response(self, one: Response, span: Span) -> Part:
        places: Places = {"": span}
        node: JsonObject = {"description": one.description or phrase(one.status)}
        headers = {}
        for header in one.headers:
            if header.name.lower() != "content-type" and header.name not in headers:
                at = f"/headers/{escape(header.name)}"
                headers[header.name] = self._header(header, at, places, span)
        if headers:
            node["headers"] = headers
        if one.contents:
            node["content"] = self._contents(one.contents, "response", places, span)
        if one.guess:
            node["x-inferred-by"] = one.guess
        return Part(node, places)

    def _header(self, one: Header, at: str, places: Places, span: Span) -> JsonObject:
        where = one.origin or span
        schema = self._schemas.write(one.schema, f"{at}/schema", places, where)
        places[at] = where
        description = one.description or schema.get("description", "")
        node: JsonObject = {"description": description} if description else {}
        if schema.get("description") == description and "$ref" not in schema:
            schema = {key: value for key, value in schema.items() if key != "description"}
        if one.required:
            node["required"] = True
        return node | {"schema": schema}

    def _contents(
        self, contents: Sequence[Content], side: str, places: Places, span: Span
    ) -> JsonObject:
        """Media types, JSON first: client generators take the first that they know."""
        found: JsonObject = {}
        if contents and not any(_digestible(one.media_type, side) for one in contents):
            kinds = ", ".join(dict.fromkeys(one.media_type for one in contents))
            self._report(MEDIA_TYPE_SKIPPED.at(span, side=side, media_type=kinds))
        for one in sorted(contents, key=lambda content: not _is_json(content.media_type)):
            if one.media_type in found:
                self._report(CONTENT_TWICE.at(span, media_type=one.media_type))
                continue
            at = f"/content/{escape(one.media_type)}"
            found[one.media_type] = self._content(one, at, places, span)
        return found

    def _content(self, one: Content, at: str, places: Places, span: Span) -> JsonObject:
        node: JsonObject = {}
        schema = one.schema
        if schema is None and _essence(one.media_type) == "application/octet-stream":
            schema = FileSchema()
        if schema is not None:
            node["schema"] = self._schemas.write(schema, f"{at}/schema", places, span)
        if one.examples:
            node["examples"] = dict(_examples(one.examples, at, places))
        return node


def _examples(
    examples: Iterable[Example], at: str, places: Places
) -> Iterator[tuple[str, JsonObject]]:
    """Named examples; a name that comes again with another value gets a number."""
    seen: dict[str, object] = {}
    for one in examples:
        base = re.sub(r"[^A-Za-z0-9._-]+", "-", one.name).strip("-") or "example"
        name, number = base, 2
        while name in seen and seen[name] != one.value:
            name, number = f"{base}-{number}", number + 1
        if name in seen:
            continue
        seen[name] = one.value
        if one.origin:
            places[f"{at}/examples/{name}"] = one.origin
        summary: JsonObject = {"summary": one.summary} if one.summary else {}
        yield name, summary | {"value": one.value}


def _never_null(schema: JsonObject) -> JsonObject:
    """A path parameter's schema: there is no null in a path."""
    schema = {key: value for key, value in schema.items() if key != "nullable"}
    if schema.get("default", ...) is None:
        del schema["default"]
    if isinstance(schema.get("type"), list):
        kinds = [kind for kind in schema["type"] if kind != "null"]
        schema["type"] = kinds[0] if len(kinds) == 1 else kinds
    for word in ("anyOf", "oneOf"):
        if word in schema:
            kept = [one for one in schema[word] if one.get("type") != "null" and not _is_null(one)]
            rest = {key: value for key, value in schema.items() if key != word}
            if not kept:
                return as_plain_string(rest)
            schema = kept[0] | rest if len(kept) == 1 else rest | {word: kept}
    return ordered(schema)


def _is_null(schema: JsonObject) -> bool:
    return schema.get("enum") == [None]


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _is_json(media_type: str) -> bool:
    essence = _essence(media_type)
    return essence == "application/json" or essence.endswith("+json")


_FORMS = {
    "request": {
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/octet-stream",
    },
    "response": {"application/octet-stream"},
}


def _digestible(media_type: str, side: str) -> bool:
    """Whether generated clients can send or read it."""
    essence = _essence(media_type)
    text = side == "response" and essence.startswith("text/")
    return _is_json(media_type) or essence in _FORMS[side] or text
