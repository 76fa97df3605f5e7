"""Tables and rows → schemas.

In: the tables reached, with what the examples show at each row. Out: schemas whose references are
keys of tables; `components` gives them names. Structure comes from the tables; examples fill only
what the tables leave open, marked as guesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec.structs import replace

from rst2openapi.linking.inference import infer_schema
from rst2openapi.linking.schemas.free_form import (
    free_map,
    has_broken_link,
    is_said_to_be_free,
    names_members,
    objects_told,
    shown_map,
)
from rst2openapi.linking.schemas.literals import NO_VALUE, read_value
from rst2openapi.linking.schemas.maker import Maker, is_required, row_notes
from rst2openapi.linking.schemas.scalars import (
    Described,
    boolean_schema,
    integer_schema,
    number_schema,
    string_schema,
)
from rst2openapi.linking.schemas.untyped import reference, unknown_schema
from rst2openapi.linking.tables.atlas import Entry, Node
from rst2openapi.linking.tables.references import is_map_of_values, table_at
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    FileSchema,
    Json,
    MapSchema,
    Notes,
    NullSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    Schema,
)
from rst2openapi.reading.draft import (
    AnyType,
    ArrayType,
    ChoiceType,
    FileType,
    LinkedType,
    MapType,
    NamedType,
    ObjectType,
    ReadRow,
    ScalarType,
    TypeExpr,
    UnknownType,
)
from rst2openapi.rules.linking import (
    DUPLICATE_ROW,
    LIST_IN_EXAMPLE,
    OBJECT_WITHOUT_TABLE,
    SHAPE_FROM_EXAMPLE,
    VALUE_OF_WRONG_TYPE,
)


# --- tables -------------------------------------------------------------------------------------
def table_schema(node: Node, maker: Maker) -> Schema:
    """The schema of a table: an object, unless a marker row says that it is a list, map or file."""
    members: dict[str, Property] = {}
    additional: Schema | None = None
    whole: Schema | None = None
    for entry in node.entries:
        row = entry.row
        if row.name in members and not row.marker:
            maker.ledger.drop(entry)
            maker.report(DUPLICATE_ROW.at(row.span, field=entry.name))
            continue
        maker.ledger.place(entry)
        schema = row_schema(entry, maker)
        match row.marker:
            case "items":
                is_list = isinstance(schema, ArraySchema)
                whole = schema if is_list else ArraySchema(items=schema)
            case "key":
                additional = schema.values if isinstance(schema, MapSchema) else schema
            case "body":
                whole = schema
            case _:
                members[row.name] = _property(row, schema, node)
    if members:
        return ObjectSchema(
            properties=tuple(members.values()),
            additional=additional,
            notes=Notes(guess=node.guess),
            origin=node.span,
        )
    if additional is not None:
        return MapSchema(values=additional)
    return whole if whole is not None else MapSchema(values=AnySchema())


def _property(row: ReadRow, schema: Schema, node: Node) -> Property:
    return Property(
        name=row.name,
        schema=schema,
        required=is_required(row, node),
        required_when=row.constraints.required_when,
        origin=row.span,
    )


# --- rows ---------------------------------------------------------------------------------------
def row_schema(entry: Entry, maker: Maker) -> Schema:
    """The schema of one row, its description and marks included."""
    values = maker.reached.samples.get(entry.key, [])
    notes = row_notes(entry.row, _description(entry, maker))
    schema = _typed(entry.row.type, entry, values, notes, maker)
    c = entry.row.constraints
    if isinstance(schema, MapSchema) and (c.min_items is not None or c.max_items is not None):
        return replace(schema, min_properties=c.min_items, max_properties=c.max_items)
    return schema


def _description(entry: Entry, maker: Maker) -> str:
    """What the row says; that its table tells more needs no saying where its schema does."""
    row, reached = entry.row, maker.reached
    if not row.led_to:
        return row.description
    tables = [table_at(label, row.span.path, None, reached.atlas) for label in row.led_to]
    targets = {one.key for one in reached.targets.get(entry.key, ())}
    is_told = all(one is not None and one.key in targets for one in tables)
    return row.bare if is_told else row.description


def _typed(
    type: TypeExpr, entry: Entry, values: Sequence[Json], notes: Notes, maker: Maker
) -> Schema:
    if entry.key in maker.reached.targets and _holds_values(type) and not entry.row.marker:
        return _object(entry, values, notes, maker)
    return _of_type(type, entry, values, notes, maker)


def _of_type(
    type: TypeExpr, entry: Entry, values: Sequence[Json], notes: Notes, maker: Maker
) -> Schema:
    match type:
        case ScalarType():
            return scalar_schema(type, maker.describe(entry.row), notes)
        case LinkedType() | NamedType() | ObjectType():
            return _object(entry, values, notes, maker)
        case ArrayType(item=item):
            return _array(item, entry, values, notes, maker)
        case MapType():
            return _map(type, entry, values, notes, maker)
        case FileType():
            return FileSchema(notes=notes)
        case AnyType():
            return AnySchema(notes=notes)
        case ChoiceType(options=options):
            return _choice([_typed(one, entry, values, Notes(), maker) for one in options], notes)
        case UnknownType():
            return unknown_schema(type, entry, values, notes, maker)
        case _:
            assert_never(type)


def _map(type: MapType, entry: Entry, values: Sequence[Json], notes: Notes, maker: Maker) -> Schema:
    """Free keys. Values of which the page says no more than `Object`, or nothing, may be any."""
    is_open = isinstance(type.value, ObjectType) or type.value == UnknownType()
    if is_open and not maker.reached.targets.get(entry.key):
        return free_map(values, notes)
    inner = [one for shown in values if isinstance(shown, dict) for one in shown.values()]
    return MapSchema(values=_typed(type.value, entry, inner, Notes(), maker), notes=notes)


def _holds_values(type: TypeExpr) -> bool:
    """A type that has no room for the fields of a table, though one describes the row."""
    return isinstance(type, ScalarType) or (isinstance(type, MapType) and is_map_of_values(type))


def _choice(parts: Sequence[Schema], notes: Notes) -> Schema:
    options: list[Schema] = []
    for part in parts:
        if part not in options:
            options.append(part)
    if len(options) == 1:
        return replace(options[0], notes=notes)
    return OneOfSchema(options=tuple(options), notes=notes)


def scalar_schema(type: ScalarType, said: Described, notes: Notes) -> Schema:
    """The schema of a single value."""
    match type.kind:
        case "string":
            return string_schema(said, notes, format=type.format, max_length=type.max_length)
        case "integer":
            return integer_schema(said, notes, format=type.format)
        case "number":
            return number_schema(said, notes, format=type.format)
        case "boolean":
            return boolean_schema(said, notes)
        case "null":
            return NullSchema(notes=notes)
        case _:
            assert_never(type.kind)


def _array(
    item: TypeExpr, entry: Entry, values: Sequence[Json], notes: Notes, maker: Maker
) -> Schema:
    c = entry.row.constraints
    inner = [one for shown in values if isinstance(shown, list) for one in shown]
    inner += [shown for shown in values if isinstance(shown, dict)]
    if isinstance(item, UnknownType):
        items = unknown_schema(item, _without_default(entry), inner, Notes(), maker, is_item=True)
    else:
        items = _typed(item, _without_default(entry), inner, Notes(), maker)
    low, high = c.min_items, c.max_items
    notes = _with_list_default(entry, notes, maker)
    return ArraySchema(
        items=items,
        min_items=low,
        max_items=high if low is None or high is None or low <= high else None,
        notes=notes,
    )


def _without_default(entry: Entry) -> Entry:
    """A default of a list is one of the list, not of its elements."""
    row = entry.row
    bare = replace(row.constraints, default=None)
    return Entry(entry.key, replace(row, constraints=bare))


def _with_list_default(entry: Entry, notes: Notes, maker: Maker) -> Notes:
    text = entry.row.constraints.default
    if text is None:
        return notes
    value = read_value(text, "array")
    if value is NO_VALUE:
        maker.describe(entry.row).say(VALUE_OF_WRONG_TYPE, "default", text)
        return notes
    return replace(notes, default=value, has_default=True)


def _object(entry: Entry, values: Sequence[Json], notes: Notes, maker: Maker) -> Schema:
    targets = maker.reached.targets.get(entry.key, ())
    if values and all(_is_list_of_objects(value) for value in values):
        maker.report(LIST_IN_EXAMPLE.at(entry.row.span, field=entry.name))
        notes = replace(notes, guess=LIST_IN_EXAMPLE.code)
        return ArraySchema(items=_object(entry, list(_opened(values)), Notes(), maker), notes=notes)
    if targets:
        return reference(targets, notes)
    row = entry.row
    dicts = [one for one in _opened(values) if isinstance(one, dict) and one]
    if is_said_to_be_free(row, dicts):
        return free_map(dicts, notes)
    if shown := shown_map(row, dicts, replace(notes, guess=SHAPE_FROM_EXAMPLE.code)):
        return shown
    dicts = [*dicts, *objects_told(row)]
    is_told = names_members(row, dicts) or row.constraints.varies
    if not has_broken_link(row) and not is_told:
        rule = SHAPE_FROM_EXAMPLE if dicts else OBJECT_WITHOUT_TABLE
        kind = "a list of objects" if isinstance(row.type, ArrayType) else "an object"
        maker.report(rule.at(row.span, field=entry.name, kind=kind))
    if dicts:
        return infer_schema(dicts, replace(notes, guess=SHAPE_FROM_EXAMPLE.code))
    return MapSchema(values=AnySchema(), notes=replace(notes, guess=OBJECT_WITHOUT_TABLE.code))


def _is_list_of_objects(value: Json) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _opened(values: Sequence[Json]) -> Iterator[Json]:
    for value in values:
        if isinstance(value, list):
            yield from _opened(value)
        else:
            yield value
