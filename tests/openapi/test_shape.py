"""What a file has to hold to be read as a document, and what is said of one that does not."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from rst2openapi.openapi import Document, DocumentError, parse_document
from rst2openapi.openapi.shape import line_at

OPERATION: dict[str, Any] = {"operationId": "GetA", "responses": {"200": {"description": "OK"}}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "T", "version": "1"},
    "paths": {"/a": {"get": OPERATION}},
}


def with_operation(**facts: Any) -> dict[str, Any]:
    return DOCUMENT | {"paths": {"/a": {"get": OPERATION | facts}}}


def with_schema(schema: Any) -> dict[str, Any]:
    return DOCUMENT | {"components": {"schemas": {"A": schema}}}


GOOD: list[dict[str, Any]] = [
    DOCUMENT,
    {"openapi": "3.0.3"},
    DOCUMENT | {"info": {"title": 7, "version": 1.0, "description": None}},
    DOCUMENT | {"paths": {"x-note": 7, "/a": {"$ref": "#/components/pathItems/A", "x-b": []}}},
    with_operation(summary=7, responses={"x-note": "a", "200": {}}),
    with_operation(parameters=[{"$ref": "#/components/parameters/A"}]),
    with_operation(parameters=[{"name": "a", "in": "query", "schema": True}]),
    with_schema(True),
    with_schema({"properties": {"type": {"type": ["string", "null"]}, "required": {}}}),
    with_schema({"exclusiveMinimum": True, "minimum": 1.5, "minLength": 1.0, "enum": [None]}),
    with_schema({"items": {"additionalProperties": False}, "examples": 7, "x-a": {"type": 7}}),
]
BAD: list[tuple[dict[str, Any], str]] = [
    (DOCUMENT | {"paths": []}, "/paths is a list, not an object"),
    (DOCUMENT | {"tags": {"name": "a"}}, "/tags is an object, not a list"),
    (DOCUMENT | {"tags": ["a"]}, "/tags/0 is a text, not an object"),
    (DOCUMENT | {"security": [{"Token": "read"}]}, "/security/0/Token is a text, not a list"),
    (DOCUMENT | {"paths": {"/a": None}}, "/paths/~1a is null, not an object"),
    (
        DOCUMENT | {"components": {"securitySchemes": {"Key": {"type": "apiKey", "in": "header"}}}},
        "/components/securitySchemes/Key has no 'name'",
    ),
    (with_operation(responses=7), "/paths/~1a/get/responses is a number, not an object"),
    (with_operation(operationId=True), "/paths/~1a/get/operationId is true, not a text"),
    (with_operation(parameters=[{"in": "query"}]), "/paths/~1a/get/parameters/0 has no 'name'"),
    (
        with_operation(parameters=[{"name": "a", "in": "body"}]),
        "/paths/~1a/get/parameters/0/in is 'body', not one of path, query, header, cookie",
    ),
    (with_schema(7), "/components/schemas/A is a number, not true or false or an object"),
    (
        with_schema({"properties": {"a": {"required": True}}}),
        "/components/schemas/A/properties/a/required is true, not a list",
    ),
    (with_schema({"type": 7}), "/components/schemas/A/type is a number, not a text or a list"),
    (
        with_schema({"items": [{}]}),
        "/components/schemas/A/items is a list, not true or false or an object",
    ),
    (with_schema({"allOf": {}}), "/components/schemas/A/allOf is an object, not a list"),
    (with_schema({"maxLength": "9"}), "/components/schemas/A/maxLength is a text, not a whole"),
    (with_schema({"type": []}), "/components/schemas/A/type is an empty list"),
    (with_schema({"$ref": None}), "/components/schemas/A/$ref is null, not a text"),
]


@pytest.mark.parametrize("content", GOOD, ids=str)
@pytest.mark.parametrize("dump", [json.dumps, yaml.safe_dump], ids=["json", "yaml"])
def test_what_can_be_read_is_read(content: dict[str, Any], dump: Any) -> None:
    assert parse_document(dump(content), name="a.yaml") == Document(content)


@pytest.mark.parametrize(("content", "told"), BAD, ids=[told for _, told in BAD])
def test_what_cannot_be_read_is_named(content: dict[str, Any], told: str) -> None:
    with pytest.raises(DocumentError) as error:
        parse_document(json.dumps(content), name="a.json")
    assert str(error.value).startswith(f"a.json:1: not an OpenAPI 3 document: {told}")


TEXT = """\
openapi: 3.1.1
info: {title: T, version: '1'}
paths:
  /a:
    get:
      responses:
        200:
          description: OK
      tags: [a, 7]
  /b:
    get: !!str x
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), None),
        (("openapi",), 1),
        (("info", "title"), 2),
        (("paths", "/a", "get"), 5),
        (("paths", "/a", "get", "responses", "200"), 7),
        (("paths", "/a", "get", "tags", 1), 9),
        (("paths", "/b", "get"), 11),
        (("paths", "/b", "get", "further"), 11),
        (("paths", "/c"), 3),
    ],
)
def test_the_line_of_a_place(path: tuple[str | int, ...], line: int | None) -> None:
    assert line_at(TEXT, path) == line
    assert line_at("a: [", path) is None


def test_the_line_is_said() -> None:
    with pytest.raises(DocumentError, match=r"^a\.yaml:9: .*/get/tags/1 is a number, not a text$"):
        parse_document(TEXT, name="a.yaml")
    lines = json.dumps(DOCUMENT | {"tags": 7}, indent=2)
    with pytest.raises(DocumentError, match=rf"^a\.json:{len(lines.splitlines()) - 1}: .*/tags "):
        parse_document(lines, name="a.json")


@pytest.mark.parametrize("escape", ["\\ud800", "\\uDC00", "\\ud800a"])
def test_half_a_character_is_none(escape: str) -> None:
    text = json.dumps(DOCUMENT).replace('"T"', f'"{escape}"')
    with pytest.raises(DocumentError, match=r"a\.json: not JSON: .* half a character"):
        parse_document(text, name="a.json")
    whole = json.dumps(DOCUMENT).replace('"T"', '"\\ud83d\\ude00"')
    assert parse_document(whole, name="a.json").info["title"] == "\U0001f600"


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        ("#/info/title", "leads to what is no object"),
        ("#/info", "leads to what is no parameter"),
        ("#/nowhere", "nothing at #/nowhere"),
        ("b.yaml#/a", "leads out of the document"),
    ],
)
def test_a_reference_has_to_lead_to_a_parameter(ref: str, told: str) -> None:
    document = Document(with_operation(parameters=[{"$ref": ref}]))
    [operation] = document.operations()
    with pytest.raises(DocumentError, match=told):
        document.parameters(operation)


def test_keys_are_text_without_quotes_too() -> None:
    """`200:` stands without quotes in most documents (OpenAPI 3.1.1, §4.3)."""
    text = "openapi: 3.1.1\nx-a: {200: a, true: b, 1.50: c, ~: d, 2026-01-16: e, '404': f}\n"
    found = parse_document(text, name="a.yaml").content["x-a"]
    assert found == {"200": "a", "true": "b", "1.50": "c", "~": "d", "2026-01-16": "e", "404": "f"}


def test_what_is_merged_into_a_mapping_is_in_it() -> None:
    text = "openapi: 3.1.1\nx-a: &a {200: a, 404: b}\nx-b: {<<: *a, 404: c}\n"
    assert parse_document(text, name="a.yaml").content["x-b"] == {"200": "a", "404": "c"}


def test_a_key_that_is_no_text_is_named() -> None:
    with pytest.raises(DocumentError, match=r"^a\.yaml:2: not YAML: a key is no text$"):
        parse_document("openapi: 3.1.1\n? [a]\n: b\n", name="a.yaml")
