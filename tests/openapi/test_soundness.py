"""What is told sound without openapi-spec-validator is sound to it."""

from __future__ import annotations

import copy
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from rst2openapi.openapi import parse_document
from rst2openapi.openapi.metaschemas import openapi_metaschema
from rst2openapi.openapi.soundness import is_surely_sound

ROOT = Path(__file__).parents[2]

BASE: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "Things", "version": "1"},
    "tags": [{"name": "things"}, {"name": "others"}],
    "paths": {
        "/things/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Id"}],
            "get": {
                "operationId": "ShowThing",
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 10}}
                ],
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                        },
                    },
                    "4XX": {"$ref": "#/components/responses/Failed"},
                },
            },
        },
        "/things": {
            "post": {
                "operationId": "MakeThing",
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                    }
                },
                "responses": {"201": {"description": "Made"}},
            }
        },
    },
    "components": {
        "parameters": {
            "Id": {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        },
        "responses": {
            "Failed": {
                "description": "Failed",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
            }
        },
        "schemas": {
            "Thing": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 5},
                    "kind": {"type": "string", "enum": ["a", "b"], "default": "a"},
                    "size": {
                        "oneOf": [{"type": "integer", "format": "int32"}, {"type": "string"}],
                        "default": 1,
                    },
                    "inner": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                },
                "required": ["name"],
            },
            "Error": {
                "allOf": [{"$ref": "#/components/schemas/Code"}, {"properties": {"text": {}}}],
                "required": ["code", "text"],
            },
            "Code": {"type": "object", "properties": {"code": {"type": ["string", "null"]}}},
        },
    },
}


def originally_found(content: dict[str, Any]) -> list[str]:
    return [one.message for one in OpenAPIV31SpecValidator(content).iter_errors()]


def put(pointer: str, value: Any) -> dict[str, Any]:
    """The base with another value at a pointer; `...` removes what stands there."""
    content = copy.deepcopy(BASE)
    node: Any = content
    *parts, last = [part.replace("~1", "/") for part in pointer.split("/")[1:]]
    for part in parts:
        node = node[int(part)] if isinstance(node, list) else node[part]
    key: Any = int(last) if isinstance(node, list) else last
    if value is ...:
        del node[key]
    else:
        node[key] = value
    return content


def test_sound_documents_are_told_so() -> None:
    assert originally_found(BASE) == []
    assert is_surely_sound(BASE)
    for spec in sorted((ROOT / "spec").glob("*.yaml")):
        assert is_surely_sound(
            parse_document(spec.read_text(encoding="utf-8"), name="spec").content
        )


SHOW = "/paths/~1things~1{id}/get"
THING = "/components/schemas/Thing"


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/tags/1/name", "things"),
        (f"{SHOW}/operationId", "MakeThing"),
        ("/paths/~1things~1{id}/parameters", ...),
        (f"{SHOW}/parameters/0", {"$ref": "#/components/parameters/Lost"}),
        (f"{SHOW}/parameters", [{"name": "a", "in": "query"}, {"name": "a", "in": "query"}]),
        (f"{SHOW}/parameters/0/in", "path"),
        (f"{SHOW}/parameters/0/schema/default", "ten"),
        (f"{SHOW}/responses/4XX/$ref", "#/components/responses/Lost"),
        ("/components/responses/Failed", {"$ref": "#/components/responses/Failed"}),
        (f"{THING}/type", "text"),
        (f"{THING}/properties/name/pattern", "["),
        (f"{THING}/properties/name/maxLength", -1),
        (f"{THING}/properties/kind/default", "c"),
        (f"{THING}/properties/kind/default", None),
        (f"{THING}/properties/size/default", 1 << 31),
        (f"{THING}/properties/size/default", 1.5),
        (f"{THING}/properties/inner/items/$ref", "#/components/schemas/Lost"),
        ("/components/schemas/Error/required", ["lost"]),
        (f"{THING}/$schema", "https://example.com/no-dialect"),
    ],
)
def test_what_the_validator_finds_is_not_told_sound(pointer: str, value: Any) -> None:
    content = put(pointer, value)
    assert not is_surely_sound(content)
    try:
        assert originally_found(content)
    except Exception as error:
        assert error


POINTERS = st.sampled_from(
    [
        *(f"{THING}/properties/{one}" for one in ("name", "kind", "size", "inner", "more")),
        *(f"{THING}/{one}" for one in ("type", "required", "items", "allOf", "default", "oneOf")),
        *(f"{THING}/properties/size/{one}" for one in ("oneOf", "default", "format", "type")),
        *("/components/schemas/Code", "/components/schemas/Error/allOf", f"{SHOW}/parameters"),
        *(f"{SHOW}/responses", "/paths/~1things~1{id}/parameters/0", "/tags", "/components"),
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 1 << 33),
    st.sampled_from([0.5, 1.0, "a", "[", "string", "integer", "object", "name", "id", "path"]),
    st.sampled_from(["#/components/schemas/Thing", "#/components/schemas/Code", "#/paths"]),
)
WORDS = st.sampled_from(
    [
        *("type", "default", "enum", "properties", "items", "allOf", "anyOf", "oneOf", "not"),
        *("required", "$ref", "format", "pattern", "minimum", "maxLength", "name", "in", "schema"),
        *("code", "text", "description", "content", "200"),
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(POINTERS, VALUES)
def test_a_document_that_is_told_sound_is_sound(pointer: str, value: Any) -> None:
    content = put(pointer, value)
    if openapi_metaschema("3.1").is_valid(content) and is_surely_sound(content):
        assert originally_found(content) == []


def test_a_sound_document_needs_no_validator_loaded() -> None:
    code = (
        "import sys; from rst2openapi.openapi import Document, check_document;"
        f"check_document(Document({BASE!r}), {{}}, print);"
        "print('openapi_spec_validator' in sys.modules)"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
