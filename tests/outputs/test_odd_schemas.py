"""Documents of others, whose schemas lead to themselves: no output goes round in circles."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from rst2openapi.openapi import Document, DocumentError
from rst2openapi.outputs.changes import compare_documents
from rst2openapi.outputs.contract.verdicts.schemas import Schemas
from rst2openapi.outputs.contract.walk.samples import Samples
from rst2openapi.outputs.mock import MockOptions, Request, build_engine, respond
from rst2openapi.outputs.reference import ReferenceOptions, build_reference

A = {"$ref": "#/components/schemas/A"}
B = {"$ref": "#/components/schemas/B"}
TEXT = {"type": "string"}
CIRCLES: dict[str, dict[str, Any]] = {
    "itself": {"A": A},
    "each other": {"A": B, "B": A},
    "a part of itself": {"A": {"allOf": [A]}},
    "twice a part of itself": {"A": {"allOf": [A, A, {"type": "object"}]}},
    "parts of each other": {"A": {"allOf": [B, {}]}, "B": {"anyOf": [A, {"type": "null"}]}},
    "itself or null": {"A": {"oneOf": [A, {"type": "null"}]}},
    "itself or a text": {"A": {"oneOf": [A, TEXT]}},
    "not itself": {"A": {"not": A}},
    "an array of itself": {"A": {"type": "array", "items": A}},
    "a full array of itself": {"A": {"type": "array", "items": A, "minItems": 1}},
    "a map of itself": {"A": {"type": "object", "additionalProperties": A, "minProperties": 1}},
    "a field of itself": {"A": {"type": "object", "required": ["a"], "properties": {"a": A}}},
    "fields of each other": {
        "A": {"type": "object", "properties": {"b": {"type": "array", "items": B}}},
        "B": {"type": "object", "properties": {"a": {"oneOf": [A, TEXT]}}},
    },
}
KINDS = {
    "itself": "any value",
    "itself or null": "any value or null",
    "itself or a text": "one of several or string",
    "an array of itself": "array of arrays of arrays of arrays of values",
    "a map of itself": "map of maps of maps of maps of values",
    "a field of itself": "object",
    "twice a part of itself": "object",
}


def document(schemas: dict[str, Any]) -> Document:
    body = {"content": {"application/json": {"schema": A}}}
    operation = {
        "operationId": "PutA",
        "requestBody": {"required": True} | body,
        "responses": {"200": {"description": "OK"} | body},
    }
    return Document(
        {
            "openapi": "3.1.1",
            "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"put": operation}},
            "components": {"schemas": {"B": TEXT} | schemas},
        }
    )


@pytest.fixture(params=CIRCLES)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def test_the_reference_shows_it(name: str) -> None:
    files = build_reference(document(CIRCLES[name]), ReferenceOptions())
    kind = KINDS.get(name, "")
    assert f"\n`application/json`: {kind}" in files["operations/PutA.md"].decode()


def test_the_mock_answers(name: str) -> None:
    engine = build_engine(document(CIRCLES[name]), MockOptions())
    headers = (("Content-Type", "application/json"),)
    for body in (b"{}", b"[]", b'"a"', b"null"):
        response = respond(engine, Request("PUT", "/a", "", headers, body))
        assert response.status < 600


def test_contract_tests_find_a_call_or_say_that_there_is_none(name: str) -> None:
    content = document(CIRCLES[name])
    samples = Samples(content, Schemas(content))
    [operation] = content.operations()
    sample = samples.sample(operation, lambda _: "")
    assert sample is None or sample.call.method == "PUT"


def test_changes_are_told_or_the_circle_is(name: str) -> None:
    old, new = document(CIRCLES[name]), document({"A": {"type": "boolean"}})
    assert compare_documents(old, document(CIRCLES[name])) == ()
    for pair in ((old, new), (new, old)):
        with suppress(DocumentError):
            codes = {change.kind.code for change in compare_documents(*pair)}
            assert any(code.startswith("request-type-") for code in codes)
