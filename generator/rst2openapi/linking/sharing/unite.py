"""Several schemas of one class → one.

In: schemas that differ in prose and guesses only. Out: the first, with what it lacks of guesses
taken from the others. The order is that of the pages' paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_

from msgspec.structs import replace

from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    IntegerSchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
)


def unite(schemas: Sequence[Schema]) -> Schema:
    """One schema for all of a class."""
    first, *rest = schemas
    for other in rest:
        first = _two(first, other)
    return first


def _two(left: Schema, right: Schema) -> Schema:
    if left.notes.guess or right.notes.guess:
        return _guesses(left, right)
    match left, right:
        case ObjectSchema(), ObjectSchema():
            return _objects(left, right)
        case ArraySchema(), ArraySchema():
            items = _two(left.items, right.items)
            return left if items is left.items else replace(left, items=items)
        case MapSchema(), MapSchema():
            values = _two(left.values, right.values)
            return left if values is left.values else replace(left, values=values)
        case _:
            return left


def _objects(left: ObjectSchema, right: ObjectSchema) -> ObjectSchema:
    """The first with the members of both; most often that is the first as it is."""
    others = {one.name: one.schema for one in right.properties}
    members = []
    for one in left.properties:
        other = others.get(one.name)
        schema = one.schema if other is None else _two(one.schema, other)
        members.append(one if schema is one.schema else replace(one, schema=schema))
    is_same = all(map(is_, members, left.properties))
    return left if is_same else replace(left, properties=tuple(members))


def _guesses(left: Schema, right: Schema) -> Schema:
    """What two examples show together; where they disagree, anything."""
    match left, right:
        case ObjectSchema(), ObjectSchema():
            return replace(left, properties=_members(left, right))
        case ArraySchema(), ArraySchema():
            return replace(left, items=_guesses(left.items, right.items))
        case MapSchema(), ObjectSchema():
            return replace(right, notes=left.notes)
        case ObjectSchema(), MapSchema():
            return left
        case AnySchema(), _:
            return replace(right, notes=left.notes)
        case _, AnySchema():
            return left
        case NumberSchema(), IntegerSchema():
            return left
        case IntegerSchema(), NumberSchema():
            return replace(right, notes=left.notes)
        case _:
            return left if type(left) is type(right) else AnySchema(notes=left.notes)


def _members(left: ObjectSchema, right: ObjectSchema) -> tuple[Property, ...]:
    members = {one.name: one for one in left.properties}
    for one in right.properties:
        mine = members.get(one.name)
        schema = one.schema if mine is None else _guesses(mine.schema, one.schema)
        members[one.name] = replace(mine or one, schema=schema)
    return tuple(members.values())
