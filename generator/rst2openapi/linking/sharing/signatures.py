"""When two schemas say the same: names, types, required flags and constraints, not prose.

In: schemas by key, which may refer to each other in circles. Out: their structures, and from these
a class of each key. What was guessed from an example does not tell schemas apart.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from hashlib import blake2b
from typing import assert_never

from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    FileSchema,
    IntegerSchema,
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

Signature = tuple[object, ...]


Structure = tuple[bytes, tuple[str, ...]]
"""A digest of a signature without the names of what is referred to, and these names in order."""


def structure(schema: Schema) -> Structure:
    """The structure of a schema."""
    names: list[str] = []

    def refer(name: str) -> str:
        names.append(name)
        return ""

    # As text: `True`, `1` and `1.0` are equal, as values of a schema they are not.
    text = repr(signature(schema, refer))
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest(), tuple(names)


def classes(built: Mapping[str, Structure], bases: Mapping[str, str]) -> dict[str, str]:
    """Keys of equal schemas with equal base names get equal values: the least of these keys.

    Partition refinement: first by base name and structure, then by the classes of what is referred
    to, until nothing splits any more.
    """
    first = _numbered({key: (bases[key], own) for key, (own, _) in built.items()})
    referring = {key: names for key, (_, names) in built.items() if names}
    colours: Mapping[str, object] = first
    count = 0
    while (found := len(set(colours.values()))) > count:
        count = found
        get = colours.get
        finer = {
            key: (first[key], *[get(name, name) for name in names])
            for key, names in referring.items()
        }
        colours = {**first, **_numbered(finer, start=len(first))}
    least: dict[object, str] = {}
    for key in sorted(colours):
        least.setdefault(colours[key], key)
    return {key: least[colour] for key, colour in colours.items()}


def _numbered(values: Mapping[str, Hashable], start: int = 0) -> dict[str, int]:
    """Equal numbers, from `start` on, for equal values."""
    numbers: dict[Hashable, int] = {}
    return {key: numbers.setdefault(value, start + len(numbers)) for key, value in values.items()}


def signature(schema: Schema, refer: Callable[[str], str]) -> Signature:
    """What of a schema counts; references by what `refer` makes of them."""
    if schema.notes.guess and not isinstance(schema, RefSchema) and not _has_tables(schema):
        return ("guess",)

    def inner(one: Schema) -> Signature:
        return signature(one, refer)

    notes = _notes(schema.notes)
    match schema:
        case StringSchema() | IntegerSchema() | NumberSchema() | BooleanSchema():
            return (type(schema).__name__, *_limits(schema), notes)
        case NullSchema() | FileSchema() | AnySchema():
            return (type(schema).__name__, notes)
        case ArraySchema():
            return ("array", schema.min_items, schema.max_items, inner(schema.items), notes)
        case MapSchema():
            limits = (schema.min_properties, schema.max_properties)
            return ("map", *limits, inner(schema.values), notes)
        case ObjectSchema():
            more = None if schema.additional is None else inner(schema.additional)
            members = tuple(
                (one.name, one.required, inner(one.schema))
                for one in sorted(schema.properties, key=lambda one: one.name)
            )
            return ("object", members, more, notes)
        case RefSchema():
            return ("ref", refer(schema.name), notes)
        case OneOfSchema():
            return ("oneOf", tuple(map(inner, schema.options)), notes)
        case _:
            assert_never(schema)


def _limits(schema: StringSchema | IntegerSchema | NumberSchema | BooleanSchema) -> Signature:
    values = tuple(one.value for one in schema.enum)
    if isinstance(schema, BooleanSchema):
        return values
    if isinstance(schema, StringSchema):
        lengths = (schema.min_length, schema.max_length)
        return (schema.format, schema.pattern, schema.enum_patterns, *lengths, values)
    return (
        schema.format,
        schema.minimum,
        schema.maximum,
        schema.exclusive_minimum,
        schema.exclusive_maximum,
        schema.multiple_of,
        values,
    )


def _has_tables(schema: Schema) -> bool:
    """Whether a guess is one about the place of tables (a wrapper, children beside a parent)."""
    match schema:
        case RefSchema():
            return True
        case ArraySchema():
            return _has_tables(schema.items)
        case ObjectSchema():
            return schema.origin is not None
        case _:
            return False


def _notes(notes: Notes) -> Signature:
    default = repr(notes.default) if notes.has_default else ""
    return (default, notes.deprecated, notes.read_only, notes.write_only, notes.nullable)
