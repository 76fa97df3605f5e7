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
    Property,
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
    kind = type(schema)
    if kind in _PLAIN:
        return schema
    if kind is RefSchema:
        return change(schema)
    rebuilt = _with_parts(schema, lambda one, _: map_ties(one, change), unseen=_PLAIN)
    return change(rebuilt) if kind is OneOfSchema else rebuilt


_PLAIN = frozenset({StringSchema, IntegerSchema, NumberSchema, BooleanSchema})
"""Three of four schemas are of these kinds, which have no parts."""

Rebuild = Callable[[Schema, str], Schema]
"""Makes another schema of one, and of what leads to it: a step, or the root of an address."""


def _with_parts(schema: Schema, rebuild: Rebuild, unseen: Collection[type] = ()) -> Schema:
    """A schema whose parts are rebuilt; members of the kinds that are `unseen` stay as they are."""
    match schema:
        case ObjectSchema():
            return _with_members(schema, rebuild, unseen)
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


def _with_members(schema: ObjectSchema, rebuild: Rebuild, unseen: Collection[type]) -> ObjectSchema:
    members: list[Property] | None = None
    for at, one in enumerate(schema.properties):
        if type(one.schema) in unseen:
            continue
        inner = rebuild(one.schema, one.name)
        if inner is not one.schema:
            members = members or list(schema.properties)
            members[at] = replace(one, schema=inner)
    more = schema.additional
    if more is not None:
        more = rebuild(more, "{}")
    if members is None and more is schema.additional:
        return schema
    return replace(schema, properties=tuple(members or schema.properties), additional=more)


def referred(schema: Schema) -> list[str]:
    """The names of what a schema refers to, in order, as often as it does."""
    found: list[str] = []
    _note_referred(schema, found)
    return found


def _note_referred(schema: Schema, found: list[str]) -> None:
    match schema:
        case RefSchema():
            found.append(schema.name)
        case ObjectSchema():
            for one in schema.properties:
                if type(one.schema) not in _PLAIN:
                    _note_referred(one.schema, found)
            if schema.additional is not None:
                _note_referred(schema.additional, found)
        case ArraySchema():
            _note_referred(schema.items, found)
        case MapSchema():
            _note_referred(schema.values, found)
        case OneOfSchema():
            for option in schema.options:
                _note_referred(option, found)
        case _:
            pass


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
