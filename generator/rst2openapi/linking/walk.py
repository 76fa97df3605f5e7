"""Rebuild the schemas of a service: one place that knows where schemas stand.

In: a `Service` and a function over (address, schema). Out: a new `Service`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from operator import is_
from typing import assert_never

from msgspec.structs import replace

from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    Content,
    FileSchema,
    IntegerSchema,
    MapSchema,
    NamedSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Operation,
    Parameter,
    RefSchema,
    Response,
    Schema,
    Service,
    StringSchema,
)

Address = tuple[str, ...]
"""Root (a component or a place in an operation), then property names, `[]` and `{}`."""

Change = Callable[[Address, Schema], Schema]


def map_schema(schema: Schema, address: Address, change: Change) -> Schema:
    """Rebuild a schema from its leaves up; what does not change stays the same object."""

    def inner(one: Schema, step: str) -> Schema:
        return map_schema(one, (*address, step), change)

    return change(address, schema if type(schema) in _PLAIN else _with_parts(schema, inner))


def map_ties(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """The same, where only references and choices are shown to `change`: what ties components.

    A tenth of all schemas is of that kind, and for the others nothing is called.
    """
    if type(schema) in _PLAIN:
        return schema
    rebuilt = _with_parts(schema, lambda one, _: map_ties(one, change))
    return change(rebuilt) if isinstance(rebuilt, RefSchema | OneOfSchema) else rebuilt


_PLAIN = frozenset({StringSchema, IntegerSchema, NumberSchema, BooleanSchema})
"""Three of four schemas are of these kinds, which have no parts."""

Rebuild = Callable[[Schema, str], Schema]
"""Makes another schema of one, and of what leads to it: a step, or the root of an address."""


def _with_parts(schema: Schema, rebuild: Rebuild) -> Schema:
    """A schema whose parts are rebuilt."""
    match schema:
        case ObjectSchema():
            return _with_members(schema, rebuild)
        case ArraySchema():
            items = rebuild(schema.items, "[]")
            return schema if items is schema.items else replace(schema, items=items)
        case MapSchema():
            values = rebuild(schema.values, "{}")
            return schema if values is schema.values else replace(schema, values=values)
        case OneOfSchema():
            options = tuple(rebuild(one, f"|{index}") for index, one in enumerate(schema.options))
            is_same = all(map(is_, options, schema.options))
            return schema if is_same else replace(schema, options=options)
        case (
            StringSchema()
            | IntegerSchema()
            | NumberSchema()
            | BooleanSchema()
            | NullSchema()
            | RefSchema()
            | FileSchema()
            | AnySchema()
        ):
            return schema
        case _:
            assert_never(schema)


def _with_members(schema: ObjectSchema, rebuild: Rebuild) -> ObjectSchema:
    members = []
    for one in schema.properties:
        inner = rebuild(one.schema, one.name)
        members.append(one if inner is one.schema else replace(one, schema=inner))
    more = schema.additional
    if more is not None:
        more = rebuild(more, "{}")
    if more is schema.additional and all(map(is_, members, schema.properties)):
        return schema
    return replace(schema, properties=tuple(members), additional=more)


def referred(schema: Schema) -> list[str]:
    """The names of what a schema refers to, in order, as often as it does."""
    found: list[str] = []

    def note(one: Schema) -> Schema:
        if isinstance(one, RefSchema):
            found.append(one.name)
        return one

    map_ties(schema, note)
    return found


# --- the schemas of a service ---------------------------------------------------------------------
def map_schemas(
    service: Service, change: Change, *, roots: Collection[str] | None = None
) -> Service:
    """Rebuild every schema of components and bodies, or of those with one of the `roots`.

    An address's root is a component's name, or operation id, `request` or status, and media type.
    """

    def rebuild(schema: Schema, root: str) -> Schema:
        if roots is not None and root not in roots:
            return schema
        return map_schema(schema, (root,), change)

    return _rebuilt(service, rebuild)


def map_ties_of_operation(operation: Operation, change: Callable[[Schema], Schema]) -> Operation:
    """The same for the references and choices of one operation (see `map_ties`)."""

    def parameter(one: Parameter) -> Parameter:
        schema = map_ties(one.schema, change)
        return one if schema is one.schema else replace(one, schema=schema)

    parameters = tuple(map(parameter, operation.parameters))
    if not all(map(is_, parameters, operation.parameters)):
        operation = replace(operation, parameters=parameters)
    return _rebuilt_operation(operation, lambda schema, _: map_ties(schema, change))


def schemas_of(operation: Operation) -> Iterator[Schema]:
    """The schemas of an operation's parameters, body and answers."""
    yield from (one.schema for one in operation.parameters)
    asked = operation.body.contents if operation.body else ()
    told = (one for answer in operation.responses for one in answer.contents)
    yield from (one.schema for one in (*asked, *told) if one.schema is not None)


def _rebuilt(service: Service, rebuild: Rebuild) -> Service:
    components = tuple(_rebuilt_component(named, rebuild) for named in service.schemas)
    operations = tuple(_rebuilt_operation(one, rebuild) for one in service.operations)
    return replace(service, schemas=components, operations=operations)


def _rebuilt_component(named: NamedSchema, rebuild: Rebuild) -> NamedSchema:
    schema = rebuild(named.schema, named.name)
    return named if schema is named.schema else replace(named, schema=schema)


def _rebuilt_operation(operation: Operation, rebuild: Rebuild) -> Operation:
    def content(one: Content, place: str) -> Content:
        if one.schema is None:
            return one
        schema = rebuild(one.schema, f"{operation.id} {place} {one.media_type}")
        return one if schema is one.schema else replace(one, schema=schema)

    def contents(those: tuple[Content, ...], place: str) -> tuple[Content, ...]:
        found = tuple([content(one, place) for one in those])
        return those if all(map(is_, found, those)) else found

    def response(one: Response) -> Response:
        found = contents(one.contents, one.status)
        return one if found is one.contents else replace(one, contents=found)

    body = operation.body
    if body is not None:
        found = contents(body.contents, "request")
        body = body if found is body.contents else replace(body, contents=found)
    responses = tuple(map(response, operation.responses))
    if body is operation.body and all(map(is_, responses, operation.responses)):
        return operation
    return replace(operation, body=body, responses=responses)
