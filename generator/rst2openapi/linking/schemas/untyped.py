"""Rows whose type is not said, and references to tables.

In: rows, and the values that examples show at them. Out: schemas; each guess is marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from rst2openapi.linking.inference import infer_schema
from rst2openapi.linking.schemas.maker import Maker
from rst2openapi.linking.schemas.scalars import boolean_schema, integer_schema, string_schema
from rst2openapi.linking.tables.atlas import Entry, Node
from rst2openapi.model import AnySchema, Json, Notes, OneOfSchema, RefSchema, Schema
from rst2openapi.reading.draft import Constraints, ReadRow, UnknownType
from rst2openapi.rules.linking import ITEMS_UNKNOWN, TYPE_UNKNOWN
from rst2openapi.rules.reading import UNKNOWN_TYPE


def reference(targets: tuple[Node, ...], notes: Notes) -> Schema:
    """A reference to a table by its key; several tables are alternatives."""
    if len(targets) == 1:
        return RefSchema(name=targets[0].key, notes=notes)
    options = tuple(RefSchema(name=one.key) for one in targets)
    return OneOfSchema(options=options, notes=notes)


def unknown_schema(
    type: UnknownType,
    entry: Entry,
    values: Sequence[Json],
    notes: Notes,
    maker: Maker,
    *,
    is_item: bool = False,
) -> Schema:
    """A type that is not said: from a link, the example, the constraints; else any value."""
    targets = maker.reached.targets.get(entry.key, ())
    if targets:
        return reference(targets, notes)
    row = entry.row
    if any(value is not None for value in values):
        schema = _from_values(row, values, replace(notes, guess=TYPE_UNKNOWN.code), maker)
    elif _speaks_of_text(row.constraints):
        schema = string_schema(maker.describe(row), replace(notes, guess=TYPE_UNKNOWN.code))
    else:
        schema = AnySchema(notes=replace(notes, guess=TYPE_UNKNOWN.code))
    if is_item:
        if isinstance(schema, AnySchema):
            maker.report(ITEMS_UNKNOWN.at(row.span, field=entry.name))
    else:
        taken = _shown(schema)
        if type.text:
            found = UNKNOWN_TYPE.at(row.span, type=type.text, name=entry.name, taken=taken)
        else:
            found = TYPE_UNKNOWN.at(row.span, field=entry.name, taken=taken)
        maker.report(found)
    return schema


def _from_values(row: ReadRow, values: Sequence[Json], notes: Notes, maker: Maker) -> Schema:
    kinds = {type(value) for value in values if value is not None}
    said = maker.describe(row)
    if kinds == {str}:
        return string_schema(said, notes)
    if kinds == {int}:
        return integer_schema(said, notes)
    if kinds == {bool}:
        return boolean_schema(said, notes)
    return infer_schema(values, notes)


def _speaks_of_text(c: Constraints) -> bool:
    said = (c.enum, c.const, c.pattern, c.format, c.min_length, c.max_length)
    return any(one not in (None, (), "") for one in said)


def _shown(schema: Schema) -> str:
    name = type(schema).__name__.removesuffix("Schema").lower()
    return "any value" if name == "any" else f"{name}"
