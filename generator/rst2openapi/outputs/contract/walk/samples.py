"""A call that the document allows: from its examples first, else made from its schemas.

In: an operation and the values that are known of its placeholders. Out: a `Call`, or nothing where
the document does not say enough. Deterministic. Sends nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from rst2openapi.openapi import Document, OperationEntry, escape
from rst2openapi.outputs.contract.sending.calls import Call
from rst2openapi.outputs.contract.verdicts.encoding import encode
from rst2openapi.outputs.contract.verdicts.schemas import Schemas

_DEEPEST = 12
_TEXTS: Mapping[str, str] = {
    "date-time": "2026-01-15T09:44:59Z",
    "date": "2026-01-15",
    "time": "09:44:59Z",
    "uuid": "5b1d7a0e-62c4-4c39-9a0f-3d8f2e61b7aa",
    "ipv4": "192.0.2.10",
    "ipv6": "2001:db8::10",
    "email": "someone@example.org",
    "uri": "https://example.org/",
    "hostname": "host.example.org",
    "byte": "dGV4dA==",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A call and what it was made of."""

    call: Call
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any = None
    media_type: str = ""
    from_example: bool = False
    """Whether the body is an example of the pages."""
    is_valid: bool = True
    """Whether the document allows each of its parameters."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Makes the calls of one document."""

    document: Document
    schemas: Schemas
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Values of parameters by name, which the user knows better."""

    def sample(
        self,
        operation: OperationEntry,
        known: Callable[[str], str],
        query: Mapping[str, Any] | None = None,
    ) -> Sample | None:
        """A call of an operation; `known` says the value of a placeholder, or nothing.

        `query` overrides. None where the document has no body that fits its own schema.
        """
        path: dict[str, Any] = {}
        asked: dict[str, Any] = {}
        headers: list[tuple[str, str]] = []
        for pointer, parameter in self.parameters(operation):
            name, place = parameter["name"], parameter["in"]
            if place == "path":
                path[name] = self.fixed.get(name) or known(name) or self._value(pointer, parameter)
            elif place == "query" and (parameter.get("required") is True or name in self.fixed):
                asked[name] = self.fixed.get(name) or self._value(pointer, parameter)
            elif place == "header" and parameter.get("required") is True:
                headers.append(
                    (name, _text(self.fixed.get(name) or self._value(pointer, parameter)))
                )
        asked |= query or {}
        valid = all(
            self._fits(pointer, parameter, path if parameter["in"] == "path" else asked)
            for pointer, parameter in self.parameters(operation)
        )
        made = self._body(operation)
        if made is None:
            return None
        media_type, body, from_example = made
        sample = Sample(
            call=Call(method=operation.method.upper(), path="", headers=tuple(headers)),
            path=path,
            query=asked,
            body=body,
            media_type=media_type,
            from_example=from_example,
            is_valid=valid,
        )
        return rebuilt(operation, sample)

    def parameters(self, operation: OperationEntry) -> list[tuple[str, dict[str, Any]]]:
        """Parameters of an operation, each with the pointer of where it is described."""
        found: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}
        item = f"/paths/{escape(operation.path)}"
        for base, nodes in (
            (item, operation.item.get("parameters", ())),
            (operation.pointer, operation.node.get("parameters", ())),
        ):
            for number, node in enumerate(nodes):
                at = f"{base}/parameters/{number}"
                if "$ref" in node:
                    at = str(node["$ref"]).removeprefix("#")
                parameter = self.document.parameter(node)
                found[(parameter["in"], parameter["name"])] = (at, parameter)
        return list(found.values())

    def _fits(self, pointer: str, parameter: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
        if parameter["name"] not in values or "schema" not in parameter:
            return True
        value = values[parameter["name"]]
        schema = f"{pointer}/schema"
        return self.schemas.is_valid(schema, value) or (
            isinstance(value, str) and self.schemas.is_valid(schema, read_text_value(value))
        )

    def _value(self, pointer: str, parameter: Mapping[str, Any]) -> Any:
        for example in _examples(parameter):
            if example not in ("", None):
                return example
        return self.made(f"{pointer}/schema")

    def _body(self, operation: OperationEntry) -> tuple[str, Any, bool] | None:
        """Media type, value and whether it is an example; None where no body fits."""
        node = operation.node.get("requestBody")
        if node is None:
            return "", None, False
        base = f"{operation.pointer}/requestBody"
        if "$ref" in node:
            base, node = str(node["$ref"]).removeprefix("#"), self.document.resolve(node)
        for media_type, content in node.get("content", {}).items():
            at = f"{base}/content/{escape(media_type)}/schema"
            for example in _examples(content):
                if self.schemas.is_valid(at, example) and encode(media_type, example):
                    return media_type, example, True
            made = self.made(at)
            if self.schemas.is_valid(at, made) and encode(media_type, made):
                return media_type, made, False
        return None if node.get("required") is True else ("", None, False)

    def body_pointer(self, operation: OperationEntry, media_type: str) -> str:
        """Where the schema of a request body stands."""
        node = operation.node.get("requestBody", {})
        base = f"{operation.pointer}/requestBody"
        if "$ref" in node:
            base = str(node["$ref"]).removeprefix("#")
        return f"{base}/content/{escape(media_type)}/schema"

    def made(self, pointer: str, depth: int = 0) -> Any:
        """The plainest value of a schema: required properties only."""
        merged: dict[str, Any] = {}
        for _, part in self.schemas.parts(pointer):
            for key, value in part.items():
                merged.setdefault(key, value)
        for value in _told(merged):
            return value
        kind = merged.get("type", "object" if "properties" in merged else "string")
        match kind[0] if isinstance(kind, list) and kind else kind:
            case "object":
                return self._object(pointer, depth)
            case "array":
                count = int(merged.get("minItems", 0))
                return [self._item(pointer, depth)] * count if count else []
            case "integer" | "number":
                return _number(merged)
            case "boolean":
                return False
            case "null":
                return None
            case _:
                return _string(merged)

    def _item(self, pointer: str, depth: int) -> Any:
        inner = self.schemas.below(pointer, 0)
        return self.made(inner, depth + 1) if inner and depth <= _DEEPEST else "a"

    def _object(self, pointer: str, depth: int) -> dict[str, Any]:
        if depth > _DEEPEST:
            return {}
        members = self.schemas.properties(pointer)
        required: list[str] = []
        for at, part in self.schemas.parts(pointer):
            # Of alternatives the first is taken.
            if ("/oneOf/" in at or "/anyOf/" in at) and not at.endswith("/0"):
                continue
            required += [name for name in part.get("required", ()) if name not in required]
        return {
            name: self.made(members[name], depth + 1) if name in members else "a"
            for name in required
        }


def rebuilt(operation: OperationEntry, sample: Sample) -> Sample:
    """The same sample with its call made anew of its values."""
    path = operation.path
    for name, value in sample.path.items():
        path = path.replace("{" + name + "}", quoted(value))
    headers = tuple(pair for pair in sample.call.headers if pair[0].lower() != "content-type")
    body = b""
    encoded = encode(sample.media_type, sample.body) if sample.media_type else None
    if encoded is not None:
        body, content_type = encoded
        headers = (*headers, ("Content-Type", content_type))
    query = tuple(
        (name, _text(one))
        for name, value in sample.query.items()
        for one in (value if isinstance(value, list) else [value])
    )
    return Sample(
        call=Call(
            method=operation.method.upper(), path=path, query=query, headers=headers, body=body
        ),
        path=sample.path,
        query=sample.query,
        body=sample.body,
        media_type=sample.media_type,
        from_example=sample.from_example,
        is_valid=sample.is_valid,
    )


def read_text_value(text: str) -> Any:
    """What a text of a path or query means where no string is asked for."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def quoted(value: Any) -> str:
    """A value as a segment of a path (RFC 3986, §3.3)."""
    return quote(_text(value), safe="")


def _examples(node: Mapping[str, Any]) -> list[Any]:
    """Examples beside a schema and in it, those of the pages first."""
    found = [node["example"]] if "example" in node else []
    examples = node.get("examples") or {}
    if isinstance(examples, Mapping):
        found += [one["value"] for one in examples.values() if "value" in one]
    schema = node.get("schema")
    if isinstance(schema, Mapping):
        found += schema.get("examples", []) + ([schema["example"]] if "example" in schema else [])
    return found


def _told(schema: Mapping[str, Any]) -> Iterator[Any]:
    """Values that a schema names itself."""
    for key in ("examples", "enum"):
        if isinstance(schema.get(key), list):
            yield from schema[key][:1]
    for key in ("const", "example", "default"):
        if key in schema:
            yield schema[key]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else json.dumps(value)


def _number(schema: Mapping[str, Any]) -> Any:
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    if low is None:
        return min(1, schema["maximum"]) if "maximum" in schema else 1
    return low + 1 if "exclusiveMinimum" in schema and "minimum" not in schema else low


_LONGEST_TEXT = 1_000_000
"""Characters; a server takes no longer text, whatever a schema asks for."""


def _string(schema: Mapping[str, Any]) -> str:
    text = _TEXTS.get(str(schema.get("format")), "sample")
    least = min(int(schema.get("minLength", 0)), _LONGEST_TEXT)
    most = int(schema.get("maxLength", max(least, len(text))))
    return (text + "a" * max(0, least - len(text)))[:most]
