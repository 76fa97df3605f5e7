"""Alternatives and a value → the alternative that the value is of.

In: the options of a choice, such as the bodies that several pages give one call, and an example.
Out: the one option whose required members the example has, and most of its other keys; none where
two come equally near, so that an example speaks of no option but its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from rst2openapi.model import Json, ObjectSchema, OneOfSchema, RefSchema, Schema


def option_of(
    choice: OneOfSchema, value: Json, components: Mapping[str, Schema]
) -> tuple[int, Schema] | None:
    """The option of an object, and its place; None where none is the nearest."""
    if not isinstance(value, dict):
        return None
    ranked: list[tuple[int, int]] = []
    for index, option in enumerate(choice.options):
        told = resolved(option, components)
        inner = option_of(told, value, components) if isinstance(told, OneOfSchema) else None
        known = _known(told if inner is None else resolved(inner[1], components), value)
        if known:
            ranked.append((known, index))
    ranked.sort(reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    index = ranked[0][1]
    return index, choice.options[index]


def resolved(schema: Schema, components: Mapping[str, Schema]) -> Schema:
    """The component that a reference names, or the schema itself."""
    seen: set[str] = set()
    while isinstance(schema, RefSchema) and schema.name in components and schema.name not in seen:
        seen.add(schema.name)
        schema = components[schema.name]
    return schema


def _known(schema: Schema, value: Mapping[str, Json]) -> int:
    """How many keys of a value an object has; none where the value lacks a required one."""
    if not isinstance(schema, ObjectSchema):
        return 0
    required = {one.name for one in schema.properties if one.required}
    return len(value.keys() & {one.name for one in schema.properties}) * (required <= value.keys())
