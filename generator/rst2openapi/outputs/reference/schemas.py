"""One schema with its references and parts laid together.

In: a Schema Object (OpenAPI 3.0 or 3.1). Out: a `Flat` one: `$ref` followed, `allOf` merged, null
taken out of the choices. What leads nowhere, or back to itself, becomes an empty schema: a site is
no judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import Document, DocumentError, JsonObject, unescape

_DEEPEST = 3
"""How deep the words for a value go into arrays, maps and choices."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A schema without references of its own."""

    node: JsonObject
    name: str
    """Of the component it stands for; empty for a schema without a name."""
    is_nullable: bool
    choices: tuple[Any, ...]
    """Schemas of `oneOf` or `anyOf`, null left out; empty where there is no choice."""


def flatten(document: Document, schema: Any) -> Flat:
    """Lay a schema's parts together; what stands outside overrides what it refers to."""
    return _laid(document, schema, set())


def _laid(document: Document, schema: Any, done: set[str]) -> Flat:
    """`done` are the references that were followed already: that is added to, and followed once.

    What is merged once adds nothing when it is merged again. Parts that refer to one on every level
    would double the work with each, and one that refers to itself would never end.
    """
    node, name = _referred(document, schema, done)
    nullable = node.get("nullable") is True
    parts = node.get("allOf")
    if isinstance(parts, list):
        node = {key: value for key, value in node.items() if key != "allOf"}
        for part in parts:
            inner = _laid(document, part, done)
            name = name or (inner.name if len(parts) == 1 else "")
            node = _merged(node, inner.node)
    kinds = node.get("type")
    if isinstance(kinds, list) and "null" in kinds:
        nullable = True
        node = node | {"type": [kind for kind in kinds if kind != "null"]}
    choices = _choices(node)
    kept = tuple(one for one in choices if not _is_null(one))
    nullable = nullable or len(kept) < len(choices)
    if len(kept) == 1:
        inner = _laid(document, kept[0], done)
        outside = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf")}
        return Flat(
            _merged(outside, inner.node),
            name or inner.name,
            nullable or inner.is_nullable,
            inner.choices,
        )
    return Flat(node, name, nullable, kept)


def _referred(document: Document, schema: Any, done: set[str]) -> tuple[JsonObject, str]:
    """What a schema refers to and the name of that."""
    outside: JsonObject = {}
    name = ""
    while isinstance(schema, dict):
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return schema | outside, name
        outside = {key: value for key, value in schema.items() if key != "$ref"} | outside
        name = name or unescape(reference.rpartition("/")[2])
        if reference in done:
            break
        done.add(reference)
        try:
            schema = document.at(reference)
        except DocumentError:
            break
    return outside, name


def _merged(outside: JsonObject, inside: JsonObject) -> JsonObject:
    merged = inside | outside
    if "properties" in inside and "properties" in outside:
        merged["properties"] = inside["properties"] | outside["properties"]
    if "required" in inside and "required" in outside:
        own = outside["required"]
        merged["required"] = [*(one for one in inside["required"] if one not in own), *own]
    return merged


def _choices(node: JsonObject) -> tuple[Any, ...]:
    for key in ("oneOf", "anyOf"):
        found = node.get(key)
        if isinstance(found, list) and found:
            return tuple(found)
    return ()


def _is_null(schema: Any) -> bool:
    return isinstance(schema, dict) and schema.get("type") == "null"


def kind_of(document: Document, schema: Any, *, many: bool = False, depth: int = 0) -> str:
    """What a value is, in words: `array of strings`, `object`, `string (uuid) or null`."""
    if depth > _DEEPEST:
        return "values" if many else "any value"
    flat = flatten(document, schema)
    word = _word(document, flat, depth)
    if many:
        word = _plural(word)
    return f"{word} or null" if flat.is_nullable and not many else word


def _word(document: Document, flat: Flat, depth: int) -> str:
    node = flat.node
    if flat.choices and "properties" not in node:
        if depth == _DEEPEST:
            return "one of several"
        kinds_of = (kind_of(document, one, depth=depth + 1) for one in flat.choices)
        words = list(dict.fromkeys(word for kind in kinds_of for word in kind.split(" or ")))
        return " or ".join(words) if len(words) <= 3 else "one of several"
    kinds = node.get("type")
    listed = [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds or "")]
    if len(listed) > 1:
        return " or ".join(listed)
    kind = listed[0] if listed else ""
    if kind == "array" or "items" in node:
        return f"array of {kind_of(document, node.get('items'), many=True, depth=depth + 1)}"
    if kind == "object" or "properties" in node or "additionalProperties" in node:
        return _object_word(document, node, depth)
    form = node.get("format")
    return f"{kind or _kind_of_values(node)}" + (f" ({form})" if isinstance(form, str) else "")


def _object_word(document: Document, node: JsonObject, depth: int) -> str:
    inner = node.get("additionalProperties")
    if node.get("properties") or not isinstance(inner, dict) or not inner:
        return "object"
    return f"map of {kind_of(document, inner, many=True, depth=depth + 1)}"


_PYTHON_KINDS = {str: "string", bool: "boolean", int: "integer", float: "number"}


def _kind_of_values(node: JsonObject) -> str:
    values = node.get("enum")
    if isinstance(values, list) and values:
        kinds = {_PYTHON_KINDS.get(type(value), "any value") for value in values}
        return kinds.pop() if len(kinds) == 1 else "any value"
    return "any value"


def _plural(word: str) -> str:
    first, space, rest = word.partition(" ")
    if first in ("string", "integer", "number", "boolean", "object", "array", "map"):
        return f"{first}s{space}{rest}"
    return "values" if first == "any" else f"values: {word}" if first != "one" else "values"
