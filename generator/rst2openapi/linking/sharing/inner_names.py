"""Names that generated code gives to what has none: `Pool.phase` with listed values → `PoolPhase`.

In: components by name, and operations. Out: new names for the components that would be called the
same as such an inner class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rst2openapi.linking.words import fold
from rst2openapi.model import (
    ArraySchema,
    IntegerSchema,
    MapSchema,
    ObjectSchema,
    Operation,
    Schema,
    StringSchema,
)


def clear_of_inner(
    components: Mapping[str, Schema], operations: Sequence[Operation]
) -> dict[str, str]:
    """Component → its new name, for each one whose name an inner class takes as well."""
    inner = {
        fold(f"{name}{member.name}{ending}")
        for name, schema in components.items()
        if isinstance(schema, ObjectSchema)
        for member in schema.properties
        for ending in _endings(member.schema)
    }
    inner |= {
        fold(f"{operation.id}{parameter.name}{ending}")
        for operation in operations
        for parameter in operation.parameters
        for ending in _endings(parameter.schema)
    }
    taken = inner | {fold(name) for name in components}
    moved: dict[str, str] = {}
    for name in sorted(components):
        if fold(name) in inner:
            fresh = f"{name}Object"
            while fold(fresh) in taken:
                fresh = f"{fresh}Object"
            taken.add(fold(fresh))
            moved[name] = fresh
    return moved


def _endings(schema: Schema) -> Sequence[str]:
    """What generated code appends to the field's name for each class that it makes."""
    match schema:
        case StringSchema() | IntegerSchema():
            return ("",) if schema.enum else ()
        case MapSchema():
            return ("",)
        case ArraySchema():
            return [f"Item{ending}" for ending in _endings(schema.items)]
        case _:
            return ()
