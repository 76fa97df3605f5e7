"""JSON values of examples → a schema that they all meet.

In: values that a page shows in one place. Out: a schema without constraints; a guess, so that the
caller says by which rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    Json,
    MapSchema,
    Notes,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    StringSchema,
)


def infer_schema(values: Sequence[Json], notes: Notes = Notes()) -> Schema:  # noqa: B008
    """A schema of what the values have in common; nothing is required."""
    shown = [value for value in values if value is not None]
    if len(shown) < len(values):
        notes = replace(notes, nullable=True)
    match {kind_of_value(value) for value in shown}:
        case kinds if kinds == {"object"}:
            return _object([value for value in shown if isinstance(value, dict)], notes)
        case kinds if kinds == {"array"}:
            items = [one for value in shown if isinstance(value, list) for one in value]
            return ArraySchema(items=infer_schema(items), notes=notes)
        case kinds if kinds == {"string"}:
            return StringSchema(notes=notes)
        case kinds if kinds == {"integer"}:
            return IntegerSchema(notes=notes)
        case kinds if kinds and kinds <= {"integer", "number"}:
            return NumberSchema(notes=notes)
        case kinds if kinds == {"boolean"}:
            return BooleanSchema(notes=notes)
        case _:
            return AnySchema(notes=notes)


def kind_of_value(value: Json) -> str:
    """The JSON type of a value, integers apart from other numbers; `null` for none."""
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


def _object(values: Sequence[dict[str, Json]], notes: Notes) -> Schema:
    members: dict[str, list[Json]] = {}
    for value in values:
        for key, part in value.items():
            members.setdefault(key, []).append(part)
    if not members:
        return MapSchema(values=AnySchema(), notes=notes)
    return ObjectSchema(
        properties=tuple(
            Property(name=key, schema=infer_schema(parts)) for key, parts in members.items() if key
        ),
        notes=notes,
    )


def keys_below(values: Sequence[Json]) -> set[str]:
    """Every key of the objects in some values, at any depth."""
    keys: set[str] = set()
    pending = list(values)
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            keys |= value.keys()
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)
    return keys
