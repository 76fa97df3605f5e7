"""Objects that no table names → components.

In: a service and schemas. Out: the same with references in place of objects, the objects, and what
they would be called. A wrapper or a shape seen in an example stands in a body or inside an object.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from msgspec.structs import replace

from rst2openapi.linking.sharing.naming import base_name, joined, thing_name
from rst2openapi.linking.walk import map_schema
from rst2openapi.model import (
    ArraySchema,
    Content,
    Notes,
    ObjectSchema,
    OneOfSchema,
    Operation,
    RefSchema,
    Schema,
    Service,
)

LONGEST = 60
"""Characters of a base name that a page gives; longer ones are made shorter."""
_HANDY = 40
"""Characters of a base name that is put together from the names above it."""


def lift_members(
    schemas: Mapping[str, Schema], bases: Mapping[str, str]
) -> tuple[dict[str, Schema], dict[str, str]]:
    """Objects inside objects, their shape seen in an example, become components as well.

    Generated code gives each a name; here it gets one that no other component has.
    """
    lifted: dict[str, Schema] = {}
    names = dict(bases)
    for key, schema in schemas.items():

        def change(address: tuple[str, ...], one: Schema, key: str = key) -> Schema:
            if not address or not isinstance(one, ObjectSchema):
                return one
            where = f"{key}~{'/'.join(address)}"
            lifted[where] = replace(one, notes=Notes(guess=one.notes.guess))
            steps = [step for step in address if step not in ("[]", "{}")]
            full = base_name(reduce(joined, map(thing_name, steps), bases[key]))
            names[where] = full if len(full) <= _HANDY else thing_name(" ".join(steps[-2:]))
            return RefSchema(name=where, notes=one.notes)

        lifted[key] = map_schema(schema, (), change)
    return lifted, names


# --- objects that stand in bodies ---------------------------------------------------------------
def lift_bodies(service: Service) -> tuple[Service, dict[str, Schema], dict[str, str]]:
    """Objects that no table names (a wrapper, a shape seen in an example) become components."""
    found: dict[str, Schema] = {}
    bases: dict[str, str] = {}

    def lift(schema: Schema, whole: str, where: str) -> Schema:
        match schema:
            case ObjectSchema():
                found[where], bases[where] = schema, base_name(whole)
                return RefSchema(name=where)
            case ArraySchema():
                return replace(schema, items=lift(schema.items, f"{whole}Item", where))
            case OneOfSchema():
                options = tuple(
                    lift(one, whole, f"{where}/{at}") for at, one in enumerate(schema.options)
                )
                return replace(schema, options=options)
            case _:
                return schema

    def content(one: Content, whole: str, where: str) -> Content:
        if one.schema is None:
            return one
        return replace(one, schema=lift(one.schema, whole, where))

    operations = []
    for operation in service.operations:
        where = f"~{operation.path} {operation.method}"
        body = operation.body
        if body is not None:
            parts = tuple(content(c, f"{operation.id}Request", where) for c in body.contents)
            body = replace(body, contents=parts)
        responses = []
        for one in operation.responses:
            whole = _whole(operation, one.status)
            parts = tuple(content(c, whole, f"{where} {one.status}") for c in one.contents)
            responses.append(replace(one, contents=parts))
        operations.append(replace(operation, body=body, responses=tuple(responses)))
    return replace(service, operations=tuple(operations)), found, bases


def _whole(operation: Operation, status: str) -> str:
    return "ErrorResponse" if status[:1] in ("4", "5", "d") else f"{operation.id}Response"
