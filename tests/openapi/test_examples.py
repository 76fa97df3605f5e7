"""Examples against the schemas they stand beside."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.model import Example
from rst2openapi.openapi import Document, Fragments, check_examples
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


def service(
    examples: Any, schemas: dict[str, Any] = SCHEMAS, version: str = "3.1.1"
) -> dict[str, Any]:
    media = {"schema": {"$ref": "#/components/schemas/Pool"}, "examples": examples}
    response = {"description": "", "content": {"application/json": media}}
    return {
        "openapi": version,
        "paths": {"/a{": {"get": {"responses": {"200": response}}}},
        "components": {"schemas": schemas},
    }


def check(value: Any, schemas: dict[str, Any] = SCHEMAS, version: str = "3.1.1") -> list[str]:
    content = service({"one": {"value": value}}, schemas, version)
    found: list[Diagnostic] = []
    sources = {f"{AT}/examples/one": Span("a.rst", 9)}
    check_examples(Document(content), sources, found.append)
    assert all(one.span == Span("a.rst", 9) for one in found)
    assert all(one.pointer == f"{AT}/examples/one" for one in found)
    return [f"{one.rule.code} {one.message}" for one in found]


CASES: list[tuple[Any, list[str]]] = [
    ({"name": "a", "labels": {"x": "y"}, "free": {"x": 1}}, []),
    ({"name": 1}, ["E102 the example gives name the value 1; its table says string"]),
    (
        {"name": "a", "kind": "c"},
        ['E103 the example gives kind the value "c"; the table lists "a", "b"'],
    ),
    ({}, ["E104 the example has no name, which its table calls mandatory"]),
    (
        {"name": "a", "nodes": [{}]},
        ["E104 the example has no nodes[].name, which its table calls mandatory"],
    ),
    (
        {"name": "a", "size": 0},
        ["E105 the example gives size the value 0, which is less than the minimum of 1"],
    ),
    (
        {"name": "abcdef"},
        ['E105 the example gives name the value "abcdef", which is longer than 5 characters'],
    ),
    (
        {"name": "a", "created": "now"},
        ['E105 the example gives created the value "now", which is not a "date-time"'],
    ),
    (
        {"name": "a", "parent": {"name": "b", "x": 1}},
        ["E101 the example shows parent.x, for which the table of that object has no row"],
    ),
    ([], ["E102 the example gives the body the value []; its table says object"]),
    (
        {"name": "a", "nodes": [{"name": "b", "x": 1}, {"name": "c", "x": 2}]},
        ["E101 the example shows nodes[].x, for which the table of that object has no row"],
    ),
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
        "E102 the example gives b the value null; its table says integer"
    ]


def test_the_nearest_variant_is_spoken_of() -> None:
    inner = {"type": "object", "properties": {"a": {"type": "integer"}}}
    schemas = {"Pool": {"anyOf": [inner, {"type": "null"}]}}
    assert check({"a": "x"}, schemas) == [
        'E102 the example gives a the value "x"; its table says integer'
    ]
    two = {"Pool": {"anyOf": [inner, inner | {"required": ["b"]}]}}
    assert check({"a": "x"}, two) == [
        "E106 the example fits none of the ways in which the page describes the body"
    ]


def test_examples_inside_schemas_are_checked_too() -> None:
    wrong = {"type": "integer", "examples": ["x"]}
    content = {"openapi": "3.1.1", "components": {"schemas": {"A": {"properties": {"b": wrong}}}}}
    found: list[Diagnostic] = []
    check_examples(Document(content), {}, found.append)
    assert [one.message for one in found] == [
        'the example gives b the value "x"; its table says integer'
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


TEXT = """{
  "name": "a",
  "nodes": [
    {"name": "b"},
    {
      "name": "c",
      "x": 1
    }
  ]
}"""


def test_a_finding_stands_at_the_line_of_its_value() -> None:
    content = service({"one": {"value": json.loads(TEXT)}})
    example = Example(name="one", value=json.loads(TEXT), text=TEXT, origin=Span("a.rst", 9))
    found: list[Diagnostic] = []
    document, places = Document(content), {f"{AT}/examples/one": Span("a.rst", 9)}
    check_examples(document, places, found.append, Fragments(document, places, [example]))
    assert [(one.rule.code, str(one.span)) for one in found] == [("E101", "a.rst:15")]


def test_a_page_says_a_thing_once() -> None:
    value = {"name": "a", "x": 1}
    content = service({"one": {"value": value}, "two": {"value": value | {"y": 1}}})
    places = {f"{AT}/examples/one": Span("a.rst", 9), f"{AT}/examples/two": Span("a.rst", 19)}
    found: list[Diagnostic] = []
    check_examples(Document(content), places, found.append)
    assert [(one.span.line, one.message) for one in found] == [
        (9, "the example shows x, for which the table of that object has no row"),
        (19, "the example shows y, for which the table of that object has no row"),
    ]


def test_the_variant_of_the_example_s_page_is_spoken_of() -> None:
    grow = {"type": "object", "required": ["grow"], "properties": {"grow": {}}}
    shrink = {"type": "object", "required": ["shrink"], "properties": {"shrink": {}}}
    variants = {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Grow", "Shrink")]}
    schemas = {"Pool": variants, "Grow": grow, "Shrink": shrink}
    content = service({"one": {"value": {"shrnk": 1}}}, schemas)
    places = {
        f"{AT}/examples/one": Span("b.rst", 9),
        "/components/schemas/Grow": Span("a.rst", 3),
        "/components/schemas/Shrink": Span("b.rst", 3),
    }
    found: list[Diagnostic] = []
    check_examples(Document(content), places, found.append)
    assert [one.message for one in found] == [
        "the example has no shrink, which its table calls mandatory",
        "the example shows shrnk, for which the table of that object has no row",
    ]


def test_a_mask_is_no_broken_constraint() -> None:
    schemas = {"Pool": {"type": "object", "properties": {"key": {"minLength": 8}}}}
    assert check({"key": "****"}, schemas) == ['E208 the example blots out part of key: "****"']


@pytest.mark.parametrize(("text", "codes"), [('{"x": 1}', ["E101"]), ('{"a": {"x": 1}', [])])
def test_keys_of_an_example_with_lone_brackets_are_not_judged(text: str, codes: list[str]) -> None:
    content = service({"one": {"value": {"name": "a", "x": 1}}})
    shown = Example(name="one", value={"name": "a", "x": 1}, text=text, origin=Span("a.rst", 9))
    found: list[Diagnostic] = []
    places = {f"{AT}/examples/one": Span("a.rst", 9)}
    document = Document(content)
    check_examples(document, places, found.append, Fragments(document, places, [shown]))
    assert [one.rule.code for one in found] == codes
