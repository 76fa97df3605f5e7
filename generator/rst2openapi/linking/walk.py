"""Rebuild the schemas of a service: one place that knows where schemas stand.

In: a `Service` and a function over (address, schema). Out: a new `Service`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    Content,
    FileSchema,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Operation,
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
    """Rebuild a schema from its leaves up."""
    rebuilt: Schema
    match schema:
        case ObjectSchema():
            members = tuple(
                replace(one, schema=map_schema(one.schema, (*address, one.name), change))
                for one in schema.properties
            )
            more = schema.additional
            rebuilt = replace(
                schema,
                properties=members,
                additional=None if more is None else map_schema(more, (*address, "{}"), change),
            )
        case ArraySchema():
            rebuilt = replace(schema, items=map_schema(schema.items, (*address, "[]"), change))
        case MapSchema():
            rebuilt = replace(schema, values=map_schema(schema.values, (*address, "{}"), change))
        case OneOfSchema():
            options = tuple(
                map_schema(one, (*address, f"|{index}"), change)
                for index, one in enumerate(schema.options)
            )
            rebuilt = replace(schema, options=options)
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
            rebuilt = schema
        case _:
            assert_never(schema)
    return change(address, rebuilt)


def map_schemas(service: Service, change: Change) -> Service:
    """Rebuild every schema of components and bodies.

    An address's root is a component's name, or operation id, `request` or status, and media type.
    """
    components = tuple(
        replace(named, schema=map_schema(named.schema, (named.name,), change))
        for named in service.schemas
    )
    operations = tuple(_map_operation(operation, change) for operation in service.operations)
    return replace(service, schemas=components, operations=operations)


def _map_operation(operation: Operation, change: Change) -> Operation:
    def content(one: Content, place: str) -> Content:
        if one.schema is None:
            return one
        root = f"{operation.id} {place} {one.media_type}"
        return replace(one, schema=map_schema(one.schema, (root,), change))

    def response(one: Response) -> Response:
        return replace(one, contents=tuple(content(part, one.status) for part in one.contents))

    body = operation.body
    if body is not None:
        body = replace(body, contents=tuple(content(part, "request") for part in body.contents))
    return replace(operation, body=body, responses=tuple(map(response, operation.responses)))
