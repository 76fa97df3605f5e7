"""Strings, numbers, booleans and other schemas without parts.

In: such a schema. Out: its keywords, notes aside. Reports what it leaves out.
"""

from __future__ import annotations

from typing import Literal, assert_never

from rst2openapi.diagnostics import Report
from rst2openapi.model import (
    AnySchema,
    BooleanSchema,
    FileSchema,
    IntegerSchema,
    NullSchema,
    NumberSchema,
    StringSchema,
)
from rst2openapi.openapi.document import JsonObject
from rst2openapi.openapi.values import bounds, enumeration, format_fits, pattern_fits
from rst2openapi.rules.document import FORMAT_LEFT_OUT, PATTERN_LEFT_OUT
from rst2openapi.source import Span

Version = Literal["3.0", "3.1"]

Scalar = (
    StringSchema
    | IntegerSchema
    | NumberSchema
    | BooleanSchema
    | NullSchema
    | FileSchema
    | AnySchema
)


def scalar(schema: Scalar, version: Version, span: Span, report: Report) -> JsonObject:
    """The keywords of a schema without parts."""
    match schema:
        case StringSchema():
            return _string(schema, version, span, report)
        case IntegerSchema() | NumberSchema():
            return _number(schema, version, span, report)
        case BooleanSchema():
            return {"type": "boolean"} | enumeration(schema.enum, "boolean", span, report)
        case NullSchema():
            return null(version)
        case FileSchema():
            return {"type": "string", "format": "binary"}
        case AnySchema():
            return {}
        case _:
            assert_never(schema)


def null(version: Version) -> JsonObject:
    """Only null; 3.0 has no such type, and its linters want one beside `nullable`."""
    if version == "3.1":
        return {"type": "null"}
    return {"type": "object", "nullable": True, "enum": [None]}


def _string(schema: StringSchema, version: Version, span: Span, report: Report) -> JsonObject:
    node: JsonObject = {"type": "string"}
    if schema.format and _format_holds(schema, span, report):
        node |= _format(schema.format, version)
    if schema.enum or schema.enum_patterns:
        node |= _listed(schema, span, report)
    if schema.pattern and _pattern_holds(schema.pattern, span, report):
        node["pattern"] = schema.pattern
    return node | bounds(
        "minLength", schema.min_length, "maxLength", schema.max_length, span, report
    )


def _listed(schema: StringSchema, span: Span, report: Report) -> JsonObject:
    """Values and patterns of values; all or nothing, for what is left out would be refused."""
    values = enumeration(schema.enum, "string", span, report)
    patterns = [one for one in schema.enum_patterns if _pattern_holds(one, span, report)]
    if len(patterns) < len(schema.enum_patterns) or (schema.enum and not values):
        return {}
    if not patterns:
        return values
    options = [{"type": "string", "pattern": pattern} for pattern in patterns]
    return {"anyOf": [{"type": "string"} | values, *options] if values else options}


def _format(name: str, version: Version) -> JsonObject:
    """`format`, in the words of the OpenAPI format registry."""
    if name in ("base64", "byte"):
        node: JsonObject = {"format": "byte"}
        return node | {"contentEncoding": "base64"} if version == "3.1" else node
    return {"format": name}


def _format_holds(schema: StringSchema, span: Span, report: Report) -> bool:
    wrong = [one for one in schema.notes.examples if not format_fits(one, schema.format)]
    for one in wrong[:1]:
        report(FORMAT_LEFT_OUT.at(span, value=repr(one), format=schema.format))
    return not wrong


def _pattern_holds(pattern: str, span: Span, report: Report) -> bool:
    why = pattern_fits(pattern)
    if why:
        report(PATTERN_LEFT_OUT.at(span, pattern=pattern, why=why))
    return not why


def _number(
    schema: IntegerSchema | NumberSchema, version: Version, span: Span, report: Report
) -> JsonObject:
    kind = "integer" if isinstance(schema, IntegerSchema) else "number"
    node: JsonObject = {"type": kind}
    if schema.format:
        node["format"] = schema.format
    node |= enumeration(schema.enum, kind, span, report)
    limits = bounds(
        "minimum",
        schema.minimum,
        "maximum",
        schema.maximum,
        span,
        report,
        strict=schema.exclusive_minimum or schema.exclusive_maximum,
    )
    for key, exclusive in (
        ("minimum", schema.exclusive_minimum),
        ("maximum", schema.exclusive_maximum),
    ):
        if exclusive and key in limits:
            name = f"exclusive{key.capitalize()}"
            limits |= {name: limits.pop(key)} if version == "3.1" else {name: True}
    if schema.multiple_of is not None and schema.multiple_of > 0:
        node["multipleOf"] = schema.multiple_of
    return node | limits
