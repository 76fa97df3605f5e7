"""Each kind of schema in both versions of OpenAPI."""

from __future__ import annotations

from typing import Any

import pytest

from rst2openapi import model as m
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.openapi.schemas import Places, SchemaWriter, Version
from rst2openapi.source import Span

NAMED: dict[str, m.Schema] = {
    "Pool": m.ObjectSchema(notes=m.Notes(description="A pool.")),
    "State": m.StringSchema(enum=(m.EnumValue(value="on"),)),
}


def write(schema: m.Schema, version: Version = "3.1") -> tuple[dict[str, Any], list[str], Places]:
    found: list[Diagnostic] = []
    places: Places = {}
    writer = SchemaWriter(version, NAMED, found.append)
    node = writer.write(schema, "", places, Span("a.rst", 1))
    return node, [one.rule.name for one in found], places


def string(**facts: Any) -> m.StringSchema:
    notes = {key: facts.pop(key) for key in list(facts) if key in m.Notes.__struct_fields__}
    if "default" in notes:
        notes["has_default"] = True
    return m.StringSchema(**facts, notes=m.Notes(**notes))


def values(*them: Any) -> tuple[m.EnumValue, ...]:
    return tuple(m.EnumValue(value=value) for value in them)


NULL_30 = {"type": "object", "nullable": True, "enum": [None]}
POOL = {"$ref": "#/components/schemas/Pool"}
BOTH: list[tuple[m.Schema, dict[str, Any]]] = [
    (m.AnySchema(), {}),
    (m.FileSchema(), {"type": "string", "format": "binary"}),
    (m.BooleanSchema(enum=values("true")), {"type": "boolean", "enum": [True]}),
    (
        string(enum=values("a", "a", 1)),
        {"type": "string", "enum": ["a", "1"], "x-enum-varnames": ["A", "VALUE_1"]},
    ),
    (string(format="cidr"), {"type": "string", "format": "cidr"}),
    (string(min_length=-1, max_length=3), {"type": "string", "maxLength": 3}),
    (string(default="x"), {"type": "string", "default": "x"}),
    (
        string(deprecated=True, unit="GB", guess="L1"),
        {"type": "string", "deprecated": True, "x-inferred-by": "L1", "x-unit": "GB"},
    ),
    (string(read_only=True, write_only=True), {"type": "string", "readOnly": True}),
    (
        string(enum=values("a"), enum_patterns=("^v\\d$",)),
        {
            "type": "string",
            "anyOf": [{"type": "string", "enum": ["a"]}, {"type": "string", "pattern": "^v\\d$"}],
        },
    ),
    (
        m.IntegerSchema(minimum=0, enum=values(1, "2")),
        {"type": "integer", "enum": [1, 2], "minimum": 0},
    ),
    (m.NumberSchema(maximum=2.0, enum=values(1.0)), {"type": "number", "enum": [1], "maximum": 2}),
    (m.NumberSchema(maximum=1.5e300), {"type": "number", "maximum": 1.5e300}),
    (
        m.IntegerSchema(enum=values("9007199254740993", "2.0")),
        {"type": "integer", "enum": [9007199254740993, 2]},
    ),
    (
        m.ArraySchema(items=m.AnySchema(), min_items=1),
        {"type": "array", "minItems": 1, "items": {}},
    ),
    (m.MapSchema(values=string()), {"type": "object", "additionalProperties": {"type": "string"}}),
    (
        m.MapSchema(values=string(), min_properties=1, max_properties=9),
        {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 9,
            "additionalProperties": {"type": "string"},
        },
    ),
    (m.RefSchema(name="Pool"), POOL),
    (m.RefSchema(name="Pool", notes=m.Notes(description="A pool.")), POOL),
    (
        m.OneOfSchema(options=(string(), m.IntegerSchema())),
        {"oneOf": [{"type": "string"}, {"type": "integer"}]},
    ),
    (
        m.OneOfSchema(options=(m.NumberSchema(), m.IntegerSchema())),
        {"anyOf": [{"type": "number"}, {"type": "integer"}]},
    ),
    (
        m.OneOfSchema(options=(m.RefSchema(name="Pool"), m.ObjectSchema())),
        {"anyOf": [POOL, {"type": "object"}]},
    ),
    (m.OneOfSchema(options=(string(), string())), {"anyOf": [{"type": "string"}]}),
]


@pytest.mark.parametrize("version", ["3.0", "3.1"])
@pytest.mark.parametrize(("schema", "expected"), BOTH)
def test_what_both_versions_say(version: Version, schema: m.Schema, expected: Any) -> None:
    node, found, _ = write(schema, version)
    assert (node, found) == (expected, [])
    assert list(node) == list(expected)


NULLABLE = m.Notes(nullable=True)
EACH: list[tuple[m.Schema, dict[str, Any], dict[str, Any]]] = [
    (string(nullable=True), {"type": ["string", "null"]}, {"type": "string", "nullable": True}),
    (m.NullSchema(), {"type": "null"}, NULL_30),
    (
        string(nullable=True, enum=values("a")),
        {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "null"}]},
        {"anyOf": [{"type": "string", "enum": ["a"]}, NULL_30]},
    ),
    (
        m.RefSchema(name="Pool", notes=NULLABLE),
        {"anyOf": [POOL, {"type": "null"}]},
        {"anyOf": [POOL, NULL_30]},
    ),
    (
        m.RefSchema(name="Pool", notes=m.Notes(description="Mine.")),
        {**POOL, "description": "Mine."},
        {"description": "Mine.", "allOf": [POOL]},
    ),
    (
        m.IntegerSchema(minimum=1, exclusive_minimum=True),
        {"type": "integer", "exclusiveMinimum": 1},
        {"type": "integer", "minimum": 1, "exclusiveMinimum": True},
    ),
    (
        string(format="base64"),
        {"type": "string", "format": "byte", "contentEncoding": "base64"},
        {"type": "string", "format": "byte"},
    ),
    (
        string(examples=("a", "b")),
        {"type": "string", "examples": ["a", "b"]},
        {"type": "string", "example": "a"},
    ),
]


@pytest.mark.parametrize(("schema", "new", "old"), EACH)
def test_what_the_versions_say_differently(schema: m.Schema, new: Any, old: Any) -> None:
    assert write(schema, "3.1")[0] == new
    assert write(schema, "3.0")[0] == old


LEFT_OUT: list[tuple[m.Schema, dict[str, Any], str]] = [
    (string(default=1), {"type": "string"}, "default-does-not-fit"),
    (
        string(default="b", enum=values("a")),
        {"type": "string", "enum": ["a"]},
        "default-does-not-fit",
    ),
    (string(default=None), {"type": "string"}, "default-does-not-fit"),
    (
        m.RefSchema(name="Pool", notes=m.Notes(default={}, has_default=True)),
        POOL,
        "default-does-not-fit",
    ),
    (
        m.IntegerSchema(notes=m.Notes(default=1.5, has_default=True)),
        {"type": "integer"},
        "default-does-not-fit",
    ),
    (
        string(format="date-time", examples=("2026-01-16 03:10",)),
        {"type": "string", "examples": ["2026-01-16 03:10"]},
        "format-contradicts-example",
    ),
    (string(pattern="("), {"type": "string"}, "pattern-not-portable"),
    (string(pattern="(?P<a>b)"), {"type": "string"}, "pattern-not-portable"),
    (m.IntegerSchema(enum=values(1, "x")), {"type": "integer"}, "enum-value-does-not-fit"),
    (
        m.NumberSchema(enum=values(0.5, 1)),
        {"type": "number", "x-enum-values": [0.5, 1]},
        "enum-of-fractions",
    ),
    (m.IntegerSchema(minimum=3, maximum=1), {"type": "integer"}, "bounds-contradict"),
    (m.RefSchema(name="Nowhere"), {}, "schema-unknown"),
    (
        m.ObjectSchema(properties=(m.Property(name="a", schema=string()),) * 2),
        {"type": "object", "properties": {"a": {"type": "string"}}},
        "property-twice",
    ),
]


@pytest.mark.parametrize(("schema", "expected", "rule"), LEFT_OUT)
def test_what_tools_could_not_digest_is_left_out_and_reported(
    schema: m.Schema, expected: Any, rule: str
) -> None:
    assert write(schema)[:2] == (expected, [rule])


def test_fields_keep_their_order_their_places_and_their_conditions() -> None:
    here, there = Span("a.rst", 3), Span("a.rst", 4)
    inner = m.ObjectSchema(
        properties=(m.Property(name="x/y", schema=string(), origin=there),), notes=NULLABLE
    )
    schema = m.ObjectSchema(
        properties=(
            m.Property(name="b", schema=m.ArraySchema(items=inner), required=True, origin=here),
            m.Property(name="a", schema=m.RefSchema(name="Pool"), required_when="b is set"),
        )
    )
    node, _, places = write(schema)
    assert list(node["properties"]) == ["b", "a"]
    assert node["required"] == ["b"]
    assert node["properties"]["a"] == {**POOL, "x-required-when": "b is set"}
    assert places == {"/properties/b": here, "/properties/b/items/properties/x~1y": there}


def test_places_follow_what_is_wrapped() -> None:
    inner = m.OneOfSchema(
        options=(
            m.ObjectSchema(
                properties=(m.Property(name="x", schema=string(), origin=Span("a", 1)),)
            ),
            string(),
        ),
        notes=NULLABLE,
    )
    node, _, places = write(inner)
    assert node["oneOf"][2] == {"type": "null"}
    assert list(places) == ["/oneOf/0/properties/x"]


def test_a_bound_beyond_all_integers_stays_as_it_is_written() -> None:
    node, _, _ = write(m.NumberSchema(maximum=1.5e300))
    assert repr(node["maximum"]) == "1.5e+300"
