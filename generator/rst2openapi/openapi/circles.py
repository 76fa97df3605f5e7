"""Components that are nothing but themselves.

In: named schemas. Out: the same, where a name stands for itself (`A` is `B` is `A`) that much left
out: validators and client generators run round such circles without end. Recursion through
fields is fine and stays; an array of itself holds nothing that anybody could name.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.model import AnySchema, ArraySchema, NamedSchema, OneOfSchema, RefSchema, Schema
from rst2openapi.rules.document import SCHEMA_IS_ITSELF
from rst2openapi.source import Span


def without_circles(schemas: tuple[NamedSchema, ...], report: Report) -> dict[str, Schema]:
    """Schemas by name, none of which stands for itself."""
    named = {one.name: one.schema for one in schemas}
    found = dict(named)
    for one in schemas:
        found[one.name] = _unwound(one.name, one.schema, named)
        if found[one.name] is not one.schema and found[one.name] != one.schema:
            report(SCHEMA_IS_ITSELF.at(one.origin or Span("", 0), name=one.name))
    return found


def _unwound(name: str, schema: Schema, named: Mapping[str, Schema]) -> Schema:
    match schema:
        case RefSchema() if _stands_for(schema, name, named, frozenset()):
            return AnySchema(notes=schema.notes)
        case ArraySchema() if _stands_for(schema.items, name, named, frozenset()):
            return replace(schema, items=_unwound(name, schema.items, named))
        case OneOfSchema():
            options = tuple(
                option
                for option in schema.options
                if not _stands_for(option, name, named, frozenset())
            )
            return replace(schema, options=options) if options else AnySchema(notes=schema.notes)
        case _:
            return schema


def _stands_for(
    schema: Schema, name: str, named: Mapping[str, Schema], seen: frozenset[str]
) -> bool:
    """Whether a schema leads back to a name through nothing but names, choices and arrays."""
    match schema:
        case RefSchema():
            if schema.name == name:
                return True
            inner = named.get(schema.name)
            return (
                inner is not None
                and schema.name not in seen
                and _stands_for(inner, name, named, seen | {schema.name})
            )
        case ArraySchema():
            return _stands_for(schema.items, name, named, seen)
        case OneOfSchema():
            return any(_stands_for(option, name, named, seen) for option in schema.options)
        case _:
            return False
