from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from rst2openapi.openapi.document import Document
from rst2openapi.outputs.client.media import file_types
from rst2openapi.outputs.client.preparing import prepare


def prepared(**parts: Any) -> tuple[dict[str, Any], list[tuple[str, list[Any]]]]:
    content = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": {}, **parts}
    before = deepcopy(content)
    untyped: list[tuple[str, list[Any]]] = []
    result = prepare(
        Document(content),
        lambda *found: untyped.append(found),
        lambda *found: untyped.append(found),
    )
    assert content == before, "the document was changed"
    return result, untyped


def schema(node: dict[str, Any]) -> dict[str, Any]:
    result, _ = prepared(components={"schemas": {"S": node}})
    found: dict[str, Any] = result["components"]["schemas"]["S"]
    return found


def operation(node: dict[str, Any], **parts: Any) -> dict[str, Any]:
    result, _ = prepared(paths={"/x": {"get": {"responses": {}, **node}}}, **parts)
    found: dict[str, Any] = result["paths"]["/x"]["get"]
    return found


def test_title_stays_on_variants_only() -> None:
    node = {
        "title": "Top",
        "oneOf": [{"title": "Small", "type": "object"}],
        "allOf": [{"title": "Part"}],
    }
    assert schema(node) == {
        "description": "Top",
        "oneOf": [{"title": "Small", "type": "object", "description": "Small"}],
        "allOf": [{"description": "Part"}],
    }


def test_an_object_or_null_is_null_where_it_is_used() -> None:
    ref = {"$ref": "#/components/schemas/N"}
    part = {"type": "object", "properties": {"a": {}}}
    for nullable in ({**part, "type": ["object", "null"]}, {**part, "nullable": True}):
        user = {"properties": {"n": ref, "many": {"items": ref}}, "allOf": [ref]}
        result, _ = prepared(components={"schemas": {"N": nullable, "U": user}})
        either = {"oneOf": [ref, {"type": "null"}]}
        assert result["components"]["schemas"] == {
            "N": part,
            "U": {"properties": {"n": either, "many": {"items": either}}, "allOf": [ref]},
        }


def test_variants_of_a_component_become_components() -> None:
    small = {"title": "Small one", "properties": {"a": {"properties": {"b": {}}}}}
    union = {"oneOf": [small, {"type": "string"}, {"title": "taken", "properties": {"c": {}}}]}
    result, _ = prepared(components={"schemas": {"U": union, "U_taken": {"type": "integer"}}})
    assert result["components"]["schemas"] == {
        "U": {
            "oneOf": [
                {"$ref": "#/components/schemas/U_Small_one"},
                {"type": "string"},
                {"title": "taken", "properties": {"c": {}}, "description": "taken"},
            ]
        },
        "U_Small_one": {
            "properties": {"a": {"properties": {"b": {}}}},
            "description": "Small one",
        },
        "U_taken": {"type": "integer"},
    }


def test_parameters_of_a_namesake_get_classes_of_their_own() -> None:
    kind = {"type": "array", "items": {"enum": ["a"]}}
    node = {
        "operationId": "list_pools",
        "parameters": [{"name": "state", "in": "query", "schema": kind}],
    }
    schemas = {"ListPools": {"type": "object"}}
    (parameter,) = operation(node, components={"schemas": schemas})["parameters"]
    assert parameter["schema"]["title"] == "state query"
    assert parameter["schema"]["items"]["title"] == "state query item"
    (parameter,) = operation(node)["parameters"]
    assert "title" not in parameter["schema"]


def test_a_property_called_title_stays() -> None:
    node = {"type": "object", "properties": {"title": {"type": "string"}, "default": {}}}
    assert schema(node) == node


@pytest.mark.parametrize(
    ("node", "description"),
    [
        ({"type": "integer", "default": 5}, "Where absent, the service takes 5."),
        ({"description": "Size.", "default": ""}, 'Size. Where absent, the service takes "".'),
        ({"description": "Old.", "deprecated": True}, "Deprecated. Old."),
        ({"description": "Deprecated since v2.", "deprecated": True}, "Deprecated since v2."),
    ],
)
def test_description_of_a_property(node: dict[str, Any], description: str) -> None:
    found = schema({"type": "object", "properties": {"p": node}})["properties"]["p"]
    assert found["description"] == description
    assert "default" not in found


def test_parameters_keep_their_default_and_lend_their_description() -> None:
    limit = {
        "name": "limit",
        "in": "query",
        "description": "Page size.",
        "schema": {"type": "integer", "default": 10},
        "example": 7,
    }
    assert operation({"parameters": [limit]})["parameters"] == [
        {
            "name": "limit",
            "in": "query",
            "description": "Page size.",
            "schema": {"type": "integer", "default": 10, "description": "Page size."},
        }
    ]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, [{"A": []}]),
        ({"security": [{"B": []}]}, [{"B": []}]),
        ({"security": []}, []),
        ({"security": [{}, {"A": []}]}, []),
    ],
)
def test_security_is_said_at_the_operation(own: dict[str, Any], expected: list[Any]) -> None:
    assert operation(own, security=[{"A": []}])["security"] == expected


def test_docstring_of_an_operation() -> None:
    node = {
        "description": "Lists.",
        "deprecated": True,
        "externalDocs": {"url": "https://docs.example.org/x"},
    }
    assert operation(node)["description"] == (
        "Deprecated.\n\nLists.\n\nSends `GET /x`.\n\nReference: https://docs.example.org/x"
    )


@pytest.mark.parametrize(
    ("node", "values", "names"),
    [
        ({"enum": ["a", "a", "B"]}, ["a", "B"], ["A", "B"]),
        ({"enum": [1, 2], "x-enum-varnames": ["one", "two"]}, [1, 2], ["ONE", "TWO"]),
        ({"enum": ["a", None]}, ["a", None], ["A"]),
        ({"enum": ["a", None], "nullable": True}, ["a"], ["A"]),
        ({"enum": ["a", None], "x-enum-varnames": ["x", "y"]}, ["a", None], ["X"]),
    ],
)
def test_enumerations_get_names(node: dict[str, Any], values: list[Any], names: list[str]) -> None:
    found = schema(node)
    assert (found["enum"], found["x-enum-varnames"]) == (values, names)


@pytest.mark.parametrize("values", [["a", 1], [0.5, 1.5], ["true", False], [{"a": 1}]])
def test_enumerations_without_a_python_form_are_reported(values: list[Any]) -> None:
    result, untyped = prepared(
        components={"schemas": {"S": {"properties": {"a/b": {"enum": values}}}}}
    )
    assert result["components"]["schemas"]["S"]["properties"]["a/b"] == {}
    assert untyped == [("/components/schemas/S/properties/a~1b", values)]


def test_examples_are_left_out() -> None:
    body = {"content": {"application/json": {"schema": {"examples": [1]}, "examples": {"x": {}}}}}
    found = operation({"requestBody": body, "responses": {200: {"description": "OK"}}})
    assert found["requestBody"] == {"content": {"application/json": {"schema": {}}}}
    assert found["responses"] == {"200": {"description": "OK"}}


JSON, XML, PEM = "application/json", "application/xml", "application/x-pem-file"
TEXT, FILE = {"schema": {"type": "string"}}, {"schema": {"type": "string", "format": "binary"}}
THING = {"schema": {"type": "object"}}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({XML: THING, JSON: THING}, {JSON: THING}),
        ({"application/problem+json; v=1": THING}, {"application/problem+json; v=1": THING}),
        ({PEM: THING, XML: THING}, {"text/x-answer": TEXT}),
        ({"text/plain": THING}, {"text/x-answer": TEXT}),
        ({JSON: FILE}, {"application/octet-stream": FILE}),
        ({PEM: THING}, {"application/octet-stream": FILE}),
        ({}, {}),
    ],
)
def test_an_answer_is_read_as(content: dict[str, Any], expected: dict[str, Any]) -> None:
    response = {"description": "OK", "content": content}
    found = operation({"responses": {"200": response}})["responses"]["200"]
    assert found == {"description": "OK", "content": expected}


@pytest.mark.parametrize(
    "answer", [{"description": "Done", "content": {JSON: THING}}, {"$ref": "#"}]
)
@pytest.mark.parametrize("status", ["204", "205", "304"])
def test_an_answer_that_cannot_have_a_body_has_none(status: str, answer: dict[str, Any]) -> None:
    found = operation({"responses": {status: answer, "200": answer}})["responses"]
    assert found[status] == {"description": answer.get("description", "")}
    assert found["200"] == answer


def test_a_body_is_sent_as_what_its_class_says() -> None:
    content = {PEM: THING, "multipart/form-data": THING, JSON: THING}
    node = {"requestBody": {"content": content}, "responses": {}}
    result, notes = prepared(paths={"/x": {"post": node}})
    body = result["paths"]["/x"]["post"]["requestBody"]["content"]
    assert list(body.items()) == [(JSON, THING), (PEM, FILE)]
    assert notes == [("/paths/~1x/post/requestBody", ["multipart/form-data"])]
    assert file_types(result) == [PEM]


def test_numbers_that_stand_for_text_are_text() -> None:
    """`version: 1.0` is a number in YAML, and most documents are YAML."""
    document = Document({"openapi": "3.1.1", "info": {"title": 7, "version": 1.0}, "paths": {}})
    info = prepare(document, lambda *_: None, lambda *_: None)["info"]
    assert info == {"title": "7", "version": "1.0"}
