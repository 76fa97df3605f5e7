"""Examples against the schemas they stand beside."""

from __future__ import annotations

from typing import Any

import pytest

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.openapi import Document, check_examples
from rst2openapi.source import Span

SCHEMAS: dict[str, Any] = {
    "Pool": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "maxLength": 5},
            "kind": {"type": "string", "enum": ["a", "b"]},
            "size": {"type": "integer", "minimum": 1},
            "created": {"type": "string", "format": "date-time"},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            "free": {"type": "object"},
            "parent": {"$ref": "#/components/schemas/Pool"},
            "nodes": {"type": "array", "items": {"$ref": "#/components/schemas/Pool"}},
        },
    }
}
AT = "/paths/~1a%7B/get/responses/200/content/application~1json".replace("%7B", "{")


def check(value: Any, schemas: dict[str, Any] = SCHEMAS, version: str = "3.1.1") -> list[str]:
    media = {
        "schema": {"$ref": "#/components/schemas/Pool"},
        "examples": {"one": {"value": value}},
    }
    response = {"description": "", "content": {"application/json": media}}
    content = {
        "openapi": version,
        "paths": {"/a{": {"get": {"responses": {"200": response}}}},
        "components": {"schemas": schemas},
    }
    found: list[Diagnostic] = []
    sources = {f"{AT}/examples/one": Span("a.rst", 9)}
    check_examples(Document(content), sources, found.append)
    assert all(one.span == Span("a.rst", 9) for one in found)
    assert all(one.pointer == f"{AT}/examples/one" for one in found)
    return [f"{one.rule.code} {one.message}" for one in found]


CASES: list[tuple[Any, list[str]]] = [
    ({"name": "a", "labels": {"x": "y"}, "free": {"x": 1}}, []),
    ({"name": 1}, ["E102 example 'one': name is 1, the table says string"]),
    ({"name": "a", "kind": "c"}, ['E103 example \'one\': kind is "c", the table lists "a", "b"']),
    ({}, ["E104 example 'one': name is mandatory but missing"]),
    ({"name": "a", "nodes": [{}]}, ["E104 example 'one': nodes[0].name is mandatory but missing"]),
    (
        {"name": "a", "size": 0},
        ["E105 example 'one': size is 0: is less than the minimum of 1"],
    ),
    (
        {"name": "abcdef"},
        ["E105 example 'one': name is \"abcdef\": is longer than 5 characters"],
    ),
    (
        {"name": "a", "created": "now"},
        ['E105 example \'one\': created is "now": is not a "date-time"'],
    ),
    (
        {"name": "a", "parent": {"name": "b", "x": 1}},
        ["E101 example 'one': parent.x is described by no row"],
    ),
    ([], ["E102 example 'one': the value is [], the table says object"]),
]


@pytest.mark.parametrize(("value", "messages"), CASES)
def test_a_finding_names_the_key(value: Any, messages: list[str]) -> None:
    assert check(value) == messages


@pytest.mark.parametrize("version", ["3.0.3", "3.1.1"])
def test_null_is_for_nullable_values_only(version: str) -> None:
    nullable = (
        {"type": "integer", "minimum": 1, "exclusiveMinimum": True, "nullable": True}
        if version == "3.0.3"
        else {"type": ["integer", "null"], "exclusiveMinimum": 1}
    )
    schemas = {"Pool": {"properties": {"a": nullable, "b": {"type": "integer"}}}}
    assert check({"a": None, "b": 1}, schemas, version) == []
    assert check({"a": 1}, schemas, version) != []
    assert check({"b": None}, schemas, version) == [
        "E102 example 'one': b is null, the table says integer"
    ]


def test_the_nearest_variant_is_spoken_of() -> None:
    inner = {"type": "object", "properties": {"a": {"type": "integer"}}}
    schemas = {"Pool": {"anyOf": [inner, {"type": "null"}]}}
    assert check({"a": "x"}, schemas) == ["E102 example 'one': a is \"x\", the table says integer"]
    two = {"Pool": {"anyOf": [inner, inner | {"required": ["b"]}]}}
    assert check({"a": "x"}, two) == ["E106 example 'one': the value fits none of the variants"]


def test_examples_inside_schemas_are_checked_too() -> None:
    wrong = {"type": "integer", "examples": ["x"]}
    content = {"openapi": "3.1.1", "components": {"schemas": {"A": {"properties": {"b": wrong}}}}}
    found: list[Diagnostic] = []
    check_examples(Document(content), {}, found.append)
    assert [one.message for one in found] == [
        'example of b: the value is "x", the table says integer'
    ]


def test_fields_called_like_keywords_are_fields() -> None:
    fields = {
        "example": {"type": "string"},
        "schema": {"type": "string"},
        "enum": {"type": "object"},
    }
    assert (
        check(
            {"example": "x", "schema": "y", "enum": {}},
            {"Pool": {"type": "object", "properties": fields}},
        )
        == []
    )
