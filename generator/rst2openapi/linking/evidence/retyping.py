"""The type of one schema against the types of what the examples showed at its place.

In: a schema and `Shown` values. Out: a schema of the type that they have, or of a choice, with a
diagnostic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.linking.evidence.sights import Shown
from rst2openapi.linking.inference import infer_schema, kind_of_value
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    Json,
    MapSchema,
    Notes,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    RefSchema,
    Schema,
    StringSchema,
)
from rst2openapi.rules.evidence import OTHER_TYPE_SHOWN


def kind_of(schema: Schema) -> str:
    """The JSON type that a schema is about; empty where it is about several or any."""
    return _KINDS.get(type(schema), "")


_KINDS: dict[type[Schema], str] = {
    ObjectSchema: "object",
    MapSchema: "object",
    RefSchema: "object",
    ArraySchema: "array",
    StringSchema: "string",
    IntegerSchema: "number",
    NumberSchema: "number",
    BooleanSchema: "boolean",
}


def _kind_of_value(value: Json) -> str:
    """The JSON type of a value; an integer is a number."""
    kind = kind_of_value(value)
    return "number" if kind == "integer" else kind


def retype(schema: Schema, seen: Shown, report: Report) -> Schema:
    """Where an example has another type than its table: containers change, scalars become a choice.

    An array told as an object, or the reverse, cannot be read at all; a number told as a string
    can, so both are allowed.
    """
    if isinstance(schema, NullSchema):
        return _of_nothing(schema, seen, report)
    kind = kind_of(schema)
    odd = {
        text: value
        for text, value in sorted(seen.values.items())
        if value is not None
        and _kind_of_value(value) != kind
        and not (isinstance(value, str) and is_placeholder(value))
    }
    if not kind or not odd:
        return schema
    if seen.of_map and _is_free_form(schema):
        return AnySchema(notes=schema.notes)
    text = next(iter(odd))
    sight = seen.sights[text]
    report(
        OTHER_TYPE_SHOWN.at(
            sight.span,
            field=sight.name,
            found=_kind_of_value(odd[text]),
            told=kind,
            value=cut(text),
        )
    )
    fitting = seen.has_fitting or any(
        _kind_of_value(value) == kind for value in seen.values.values()
    )
    values = list(odd.values())
    changed = _contained(schema, values)
    if changed is None and _is_free_form(schema):
        changed = infer_schema(values, schema.notes)
    if changed is not None and not fitting:
        return changed
    return _choice(schema, changed or infer_schema(values))


def _of_nothing(schema: NullSchema, seen: Shown, report: Report) -> Schema:
    """A field that holds nothing, as its type says: an empty object is how examples show that."""
    values = [value for _, value in sorted(seen.values.items())]
    if all(value is None for value in values):
        return schema
    full = next((text for text in sorted(seen.values) if seen.values[text]), None)
    if full is not None:
        report(
            OTHER_TYPE_SHOWN.at(
                seen.sights[full].span,
                field=seen.sights[full].name,
                found=_kind_of_value(seen.values[full]),
                told="null",
                value=cut(full),
            )
        )
    return infer_schema(values, schema.notes)


def _contained(schema: Schema, values: Sequence[Json]) -> Schema | None:
    """The array that an object should have been, or the object that an array should have been."""
    if all(isinstance(value, list) for value in values) and not isinstance(schema, ArraySchema):
        parts = [part for value in values if isinstance(value, list) for part in value]
        if all(_kind_of_value(part) == kind_of(schema) for part in parts):
            return ArraySchema(items=_bare(schema), notes=schema.notes)
        return infer_schema(values, schema.notes)
    if isinstance(schema, ArraySchema) and all(isinstance(value, dict) for value in values):
        if kind_of(schema.items) == "object":
            return replace(schema.items, notes=schema.notes)
        return infer_schema(values, schema.notes)
    return None


def _bare(schema: Schema) -> Schema:
    return replace(schema, notes=Notes())


def _is_free_form(schema: Schema) -> bool:
    """Nothing is known of the object but that it is one."""
    if isinstance(schema, ObjectSchema):
        return not schema.properties and schema.additional is None
    return isinstance(schema, MapSchema) and isinstance(schema.values, AnySchema)


def _choice(schema: Schema, other: Schema) -> Schema:
    if isinstance(other, AnySchema):
        return replace(other, notes=schema.notes)
    options = (_bare(schema), _bare(other))
    return OneOfSchema(options=options, notes=schema.notes)


def is_placeholder(value: str) -> bool:
    """Whether an example value only stands for one: `string`, `xxx`, `{id}`, `...`.

    A text that is itself an object or a list in JSON is a value.
    """
    if _is_json_text(value):
        return False
    return value.lower() in ("string", "str", "null", "n/a") or bool(
        re.search(r"^[x*.]+$|[{}<>]|\*\*|\.\.\.|xxx", value.lower())
    )


def _is_json_text(value: str) -> bool:
    if not value.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True


def cut(value: str) -> str:
    """A value as messages show it: no longer than a person reads."""
    return repr(value if len(value) <= _SHOWN_LENGTH else f"{value[:_SHOWN_LENGTH]}…")


_SHOWN_LENGTH = 60
