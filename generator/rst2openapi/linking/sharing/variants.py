"""Variants of a body that cannot be told apart → one object.

In: alternatives whose references are keys of tables. Out: the choice as it is, where every value
meets one alternative only (JSON Schema 2020-12 core, §10.2.1.3); else one object with the members
of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

from msgspec.structs import replace

from rst2openapi.linking.sharing.signatures import signature
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    Notes,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    RefSchema,
    Schema,
    StringSchema,
)

_DEEPEST = 6
"""Below this depth members that differ are left open."""


def settle_choice(choice: OneOfSchema, objects: Mapping[str, Schema]) -> Schema:
    """The choice, or one object where its alternatives overlap."""
    options = [_object(option, objects) for option in choice.options]
    found = [option for option in options if option is not None]
    if len(found) < len(options) or _are_apart(found):
        return choice
    first, *rest = found
    united: Schema = first
    for other in rest:
        united = _either(united, other, objects, 0)
    return replace(united, notes=choice.notes)


def _object(schema: Schema, objects: Mapping[str, Schema]) -> ObjectSchema | None:
    target = objects.get(schema.name) if isinstance(schema, RefSchema) else schema
    return target if isinstance(target, ObjectSchema) else None


def _are_apart(options: Sequence[ObjectSchema]) -> bool:
    return all(_excludes(one, other) for one, other in permutations(options, 2))


def _excludes(one: ObjectSchema, other: ObjectSchema) -> bool:
    """Whether a value written for `other` cannot meet `one`."""
    theirs = {member.name: member for member in other.properties}
    for member in one.properties:
        if member.required and member.name not in theirs:
            return True
        same = theirs.get(member.name)
        if same is not None and same.required and _are_disjoint(member.schema, same.schema):
            return True
    return False


_KINDS = {
    StringSchema: "string",
    IntegerSchema: "number",
    NumberSchema: "number",
    BooleanSchema: "boolean",
    NullSchema: "null",
    ArraySchema: "array",
    MapSchema: "object",
    ObjectSchema: "object",
    RefSchema: "object",
}


def _are_disjoint(left: Schema, right: Schema) -> bool:
    kinds = (_KINDS.get(type(left)), _KINDS.get(type(right)))
    if None not in kinds and kinds[0] != kinds[1]:
        return True
    if isinstance(left, StringSchema) and isinstance(right, StringSchema):
        if left.enum_patterns or right.enum_patterns or not (left.enum and right.enum):
            return False
        return not {one.value for one in left.enum} & {one.value for one in right.enum}
    return False


# --- one object for all -------------------------------------------------------------------------
def _either(left: Schema, right: Schema, objects: Mapping[str, Schema], depth: int) -> Schema:
    """A schema that takes what either takes."""
    if _same(left, right):
        return left
    one, other = _object(left, objects), _object(right, objects)
    match one, other, left, right:
        case ObjectSchema(), ObjectSchema(), _, _ if depth < _DEEPEST:
            return _united(one, other, left, objects, depth)
        case ObjectSchema(), _, _, MapSchema():
            return _with_free_keys(one, right, left, objects)
        case _, ObjectSchema(), MapSchema(), _:
            return _with_free_keys(other, left, left, objects)
        case _:
            return _either_value(left, right, objects, depth)


def _either_value(left: Schema, right: Schema, objects: Mapping[str, Schema], depth: int) -> Schema:
    match left, right:
        case ArraySchema(), ArraySchema():
            items = _either(left.items, right.items, objects, depth + 1)
            return ArraySchema(items=items, notes=left.notes)
        case MapSchema(), MapSchema():
            values = _either(left.values, right.values, objects, depth + 1)
            return MapSchema(values=values, notes=left.notes)
        case StringSchema(), StringSchema():
            return _either_text(left, right)
        case (IntegerSchema(), NumberSchema()) | (NumberSchema(), IntegerSchema()):
            return NumberSchema(notes=_without_default(left.notes))
        case (AnySchema(), _) | (_, AnySchema()):
            return AnySchema(notes=left.notes)
        case _ if type(left) is type(right) and not isinstance(left, OneOfSchema | RefSchema):
            return _open(left)
        case _:
            return _choice(left, right, objects, depth)


def _same(left: Schema, right: Schema) -> bool:
    return signature(left, str) == signature(right, str)


def _united(
    one: ObjectSchema,
    other: ObjectSchema,
    use: Schema,
    objects: Mapping[str, Schema],
    depth: int,
) -> ObjectSchema:
    theirs = {member.name: member for member in other.properties}
    mine = {member.name for member in one.properties}
    members: list[Property] = []
    for member in one.properties:
        same = theirs.get(member.name)
        if same is None:
            members.append(replace(member, required=False))
            continue
        schema = _either(member.schema, same.schema, objects, depth + 1)
        required = member.required and same.required
        members.append(replace(member, schema=schema, required=required))
    members += [replace(m, required=False) for m in other.properties if m.name not in mine]
    return ObjectSchema(properties=tuple(members), notes=use.notes, origin=one.origin)


def _with_free_keys(
    known: ObjectSchema, free: MapSchema, use: Schema, objects: Mapping[str, Schema]
) -> ObjectSchema:
    """An object whose fields one page lists and another leaves open."""
    use = replace(use, notes=replace(use.notes, guess=""))
    united = _united(known, ObjectSchema(properties=()), use, objects, _DEEPEST)
    return united if free.notes.guess else replace(united, additional=free.values)


def _choice(left: Schema, right: Schema, objects: Mapping[str, Schema], depth: int) -> Schema:
    """One schema for each kind of value; objects that overlap become one."""
    if depth > _DEEPEST:
        return AnySchema(notes=left.notes)
    options: list[Schema] = []
    for one in (*_options(left), *_options(right)):
        at = next((i for i, known in enumerate(options) if _meet(known, one, objects)), None)
        if at is None:
            options.append(one)
        else:
            options[at] = _either(options[at], one, objects, depth + 1)
    bare = tuple(replace(one, notes=replace(one.notes, description="")) for one in options)
    if len(bare) == 1:
        return replace(bare[0], notes=left.notes)
    return OneOfSchema(options=bare, notes=left.notes)


def _options(schema: Schema) -> tuple[Schema, ...]:
    return schema.options if isinstance(schema, OneOfSchema) else (schema,)


def _meet(left: Schema, right: Schema, objects: Mapping[str, Schema]) -> bool:
    """Whether a value may be one of either."""
    one, other = _object(left, objects), _object(right, objects)
    if one is not None and other is not None:
        return not _are_apart((one, other))
    return _KINDS.get(type(left), "") == _KINDS.get(type(right), "")


def _either_text(left: StringSchema, right: StringSchema) -> StringSchema:
    values = {one.value: one for one in (*left.enum, *right.enum)}
    is_listed = bool(left.enum and right.enum)
    return StringSchema(
        enum=tuple(values.values()) if is_listed else (),
        enum_patterns=(*left.enum_patterns, *right.enum_patterns) if is_listed else (),
        notes=_without_default(left.notes),
    )


def _without_default(notes: Notes) -> Notes:
    return replace(notes, default=None, has_default=False)


def _open(schema: Schema) -> Schema:
    """The bare type."""
    notes = _without_default(schema.notes)
    match schema:
        case IntegerSchema():
            return IntegerSchema(notes=notes)
        case NumberSchema():
            return NumberSchema(notes=notes)
        case BooleanSchema():
            return BooleanSchema(notes=notes)
        case _:
            return AnySchema(notes=notes)
