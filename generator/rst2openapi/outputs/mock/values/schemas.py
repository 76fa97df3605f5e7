"""Schemas of the document as JSON Schema that can be run.

In: schema objects of OpenAPI 3.0 or 3.1. Out: JSON Schema 2020-12 and compiled validators, made
when first needed. Formats are asserted. Knows nothing of requests.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, TypeVar
from urllib.parse import unquote

import jsonschema_rs

from rst2openapi.openapi import Document, DocumentError

Schema = dict[str, Any] | bool
"""A JSON Schema 2020-12; references start with `BASE`."""

BASE = "urn:rst2openapi:document"

_MAPS = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SINGLES = frozenset(
    {
        "items",
        "additionalProperties",
        "not",
        "contains",
        "propertyNames",
        "if",
        "then",
        "else",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
_DROPPED = frozenset({"discriminator", "xml", "externalDocs", "nullable", "$id", "$anchor"})
"""Of no use to a validator; an `$id` would only redirect references."""


class Side(Enum):
    """Who sends the data; decides what `readOnly` and `writeOnly` mean (OpenAPI 3.1.1, §4.8.24)."""

    REQUEST = "readOnly"
    RESPONSE = "writeOnly"


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


FORMATS: Mapping[str, Callable[[str], bool]] = {"byte": _is_base64}
"""Formats of OpenAPI beyond those of JSON Schema; formats that neither knows say nothing."""


_Known = TypeVar("_Known")


class Memo(Generic[_Known]):
    """What was found out about schemas, which are told apart by identity.

    A schema is kept as long as what is known of it, so that no other takes its place in memory.
    """

    __slots__ = ("_entries",)
    _MOST = 50_000

    def __init__(self) -> None:
        self._entries: dict[int, tuple[Schema, _Known]] = {}

    def get(self, schema: Schema) -> _Known | None:
        """What is known of a schema."""
        entry = self._entries.get(id(schema))
        return None if entry is None else entry[1]

    def keep(self, schema: Schema, known: _Known) -> _Known:
        """Remember something; all is forgotten where there is too much."""
        if len(self._entries) >= self._MOST:
            self._entries.clear()
        self._entries[id(schema)] = (schema, known)
        return known


@dataclass(frozen=True, slots=True)
class Shape:
    """What a schema knows of values."""

    properties: Mapping[str, Schema]
    open: bool
    """Whether other properties are known to be wanted."""
    items: Schema


@dataclass(slots=True)
class Schemas:
    """Converted and compiled schemas of a document, for one side."""

    document: Document
    side: Side
    _registry: jsonschema_rs.Registry | None = None
    _converted: dict[int, tuple[Any, Schema]] = field(default_factory=dict)
    _compiled: dict[int, tuple[Any, jsonschema_rs.Validator | None]] = field(default_factory=dict)
    _targets: dict[str, Schema] = field(default_factory=dict)
    types: Memo[frozenset[str]] = field(default_factory=Memo)
    properties: Memo[Mapping[str, Schema]] = field(default_factory=Memo)
    shapes: Memo[Shape] = field(default_factory=Memo)
    pruned: dict[tuple[int, int], tuple[Schema, Any, Any]] = field(default_factory=dict)
    """Values without what a schema does not know, by identity of schema and value."""

    def convert(self, node: Any) -> Schema:
        """The JSON Schema of a schema object; made once for each object."""
        known = self._converted.get(id(node))
        if known is None:
            # The node is kept, so that its id stays its own.
            known = self._converted[id(node)] = (node, self._convert(node))
        return known[1]

    def resolve(self, schema: Schema) -> Schema:
        """What a converted schema's `$ref` points to; the schema itself where it has none."""
        for _ in range(64):
            if not isinstance(schema, dict) or not isinstance(schema.get("$ref"), str):
                return schema
            target = self.target(schema["$ref"])
            if len(schema) == 1:
                schema = target
                continue
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            schema = {**target, **rest} if isinstance(target, dict) and rest else target
        return {}

    def target(self, reference: str) -> Schema:
        """The converted schema at a reference."""
        if reference not in self._targets:
            pointer = unquote(reference.removeprefix(BASE))
            try:
                self._targets[reference] = self.convert(self.document.at(pointer))
            except DocumentError:
                self._targets[reference] = {}
        return self._targets[reference]

    def is_valid(self, schema: Schema, value: Any) -> bool:
        """Whether a value fits a converted schema; a schema that cannot be run admits all."""
        validator = self._validator(schema)
        try:
            return validator is None or validator.is_valid(value)
        except (ValueError, RecursionError):
            return False

    def errors(self, schema: Schema, value: Any) -> Iterator[str]:
        """What is wrong with a value, each with the place it is at."""
        validator = self._validator(schema)
        if validator is None:
            return
        try:
            for error in validator.iter_errors(value):
                place = "".join(f"/{part}" for part in error.instance_path)
                yield f"{place}: {error.message}" if place else error.message
        except (ValueError, RecursionError) as error:
            yield str(error)

    def _validator(self, schema: Schema) -> jsonschema_rs.Validator | None:
        known = self._compiled.get(id(schema))
        if known is None:
            known = self._compiled[id(schema)] = (schema, self._compile(schema))
        return known[1]

    def _compile(self, schema: Schema) -> jsonschema_rs.Validator | None:
        try:
            return jsonschema_rs.Draft202012Validator(
                schema,
                validate_formats=True,
                formats=dict(FORMATS),
                registry=self._resources(),
            )
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError):
            return None

    def _resources(self) -> jsonschema_rs.Registry:
        if self._registry is None:
            content = self.document.content
            components = content.get("components", {})
            named = {
                name: self.convert(node) for name, node in components.get("schemas", {}).items()
            }
            root = {**content, "components": {**components, "schemas": named}}
            self._registry = jsonschema_rs.Registry([(BASE, root)])
        return self._registry

    def _convert(self, node: Any) -> Schema:
        if isinstance(node, bool):
            return node
        if not isinstance(node, Mapping):
            return {}
        old = self.document.version.startswith("3.0")
        if isinstance(node.get("$ref"), str):
            reference = node["$ref"]
            if not reference.startswith("#"):
                return {}
            if old:
                return {"$ref": BASE + reference}
        schema = {
            key: self._keyword(key, value)
            for key, value in node.items()
            if key not in _DROPPED and not (key == "pattern" and not is_usable_pattern(value))
        }
        if old:
            _modernise(schema, nullable=node.get("nullable") is True)
        self._relax(schema, node)
        _bound(schema)
        return schema

    def _keyword(self, key: str, value: Any) -> Any:
        if key == "$ref":
            return BASE + value
        if key in _MAPS and isinstance(value, Mapping):
            return {name: self.convert(child) for name, child in value.items()}
        if key in _LISTS and isinstance(value, list):
            return [self.convert(child) for child in value]
        if key in _SINGLES:
            return self.convert(value)
        return value

    def _relax(self, schema: dict[str, Any], node: Mapping[str, Any]) -> None:
        """A required property counts only for the side that may send it."""
        required = schema.get("required")
        properties = node.get("properties")
        if not isinstance(required, list) or not isinstance(properties, Mapping):
            return
        schema["required"] = [
            name for name in required if not self._is_foreign(properties.get(name))
        ]

    def _is_foreign(self, node: Any) -> bool:
        try:
            found = self.document.resolve(node)
        except DocumentError:
            return False
        return isinstance(found, Mapping) and found.get(self.side.value) is True


def is_usable_pattern(pattern: Any) -> bool:
    """Whether the validator can run a pattern; one that it cannot run is left out."""
    if not isinstance(pattern, str):
        return False
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (jsonschema_rs.ValidationError, ValueError):
        return False
    return True


def _modernise(schema: dict[str, Any], *, nullable: bool) -> None:
    """Bring keywords of OpenAPI 3.0 to what they are called in JSON Schema 2020-12."""
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        strict = isinstance(schema.get(exclusive), bool) and schema.pop(exclusive)
        if strict and bound in schema:
            schema[exclusive] = schema.pop(bound)
    if not nullable or "type" not in schema:
        return
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    schema["type"] = [*kinds, "null"]
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]


_WIDTHS = {"int32": 31, "int64": 63}
"""Integer formats of the OpenAPI format registry and the bits beside the sign."""


def _bound(schema: dict[str, Any]) -> None:
    """An integer of a fixed width has bounds, whether they are written or not."""
    bits = _WIDTHS.get(str(schema.get("format")))
    declared = schema.get("type")
    if bits is None or "integer" not in (
        [declared] if isinstance(declared, str) else declared or ()
    ):
        return
    low, high = -(2**bits), 2**bits - 1
    schema["minimum"] = max(schema.get("minimum", low), low)
    schema["maximum"] = min(schema.get("maximum", high), high)
