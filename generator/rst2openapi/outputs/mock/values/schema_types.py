"""The JSON types that schemas admit.

In: converted schemas. Out: names of types. Judges no values.
"""

from __future__ import annotations

from typing import Any, cast

from rst2openapi.outputs.mock.values.schemas import Schema, Schemas


def types_of(schemas: Schemas, schema: Schema, *, depth: int = 0) -> frozenset[str]:
    """The JSON types a schema may admit; all of them where it does not say."""
    known = schemas.types.get(schema) if depth == 0 else None
    if known is not None:
        return known
    found = _types(schemas, schema, depth)
    return schemas.types.keep(schema, found) if depth == 0 else found


def _types(schemas: Schemas, schema: Schema, depth: int) -> frozenset[str]:
    found = schemas.resolve(schema)
    if not isinstance(found, dict) or depth > 8:
        return ALL_TYPES
    kinds = _declared(found)
    for key in ("anyOf", "oneOf"):
        if branches := found.get(key):
            united: frozenset[str] = frozenset()
            for branch in branches:
                united |= types_of(schemas, branch, depth=depth + 1)
            kinds &= united
    for branch in found.get("allOf", ()):
        kinds &= types_of(schemas, branch, depth=depth + 1)
    return kinds


ALL_TYPES = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})


def _declared(schema: dict[str, Any]) -> frozenset[str]:
    declared = schema.get("type")
    if isinstance(declared, str | list):
        names = {declared} if isinstance(declared, str) else set(cast("list[str]", declared))
        return frozenset(names | ({"integer"} if "number" in names else set()))
    values = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if isinstance(values, list) and values:
        return frozenset(_type_name(value) for value in values)
    return ALL_TYPES


def _type_name(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
