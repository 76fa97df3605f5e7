"""The quicker validator finds what openapi-spec-validator finds."""

from __future__ import annotations

from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from rst2openapi.openapi.spec_validator import _ORIGINAL_30, _ORIGINAL_31, spec_errors

ORIGINALS: dict[str, Any] = {"3.0.3": OpenAPIV30SpecValidator, "3.1.1": OpenAPIV31SpecValidator}


def document(version: str, schema: Any, **parts: Any) -> dict[str, Any]:
    operation = {
        "operationId": "ListThings",
        "responses": {
            "200": {"description": "OK", "content": {"application/json": {"schema": schema}}}
        },
    }
    return {
        "openapi": version,
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"get": operation}},
        "components": {"schemas": {"Thing": schema}},
    } | parts


SOUND: list[Any] = [
    {"type": "object", "properties": {"pattern": {"type": "string"}}},
    {"type": "string", "pattern": "^[a-z]+$", "default": "a"},
    {"allOf": [{"type": "object", "properties": {"a": {"type": "integer"}}}], "required": ["a"]},
    {"type": "object", "discriminator": {"propertyName": "kind"}, "properties": {"kind": {}}},
]
BROKEN: list[Any] = [
    {"type": "text"},
    {"type": "string", "pattern": "["},
    {"type": "string", "pattern": 7},
    {"type": "object", "properties": {"a": {"type": "object", "required": "a"}}},
    {"type": "object", "required": ["b"], "properties": {"a": {}}},
    {"type": "integer", "default": "x"},
    {"type": "string", "enum": []},
    {"type": "string", "enum": ["a", "a"]},
    {"type": "array", "items": [{"type": "string"}]},
    {"type": "string", "minLength": -1},
    {"type": "object", "discriminator": {}},
    {"type": "string", "xml": 7},
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "text"},
    {"allOf": []},
    {"allOf": [{"type": "object", "properties": {"a": {}}}], "required": ["b"]},
    {"type": "object", "properties": {"a": {"items": {"type": "integer", "default": "x"}}}},
    {"anyOf": [{"not": {"type": "boolean", "default": 1}}, {"type": "string"}]},
    {"items": {"allOf": [{"type": "object", "properties": {"a": {}}}], "required": ["b"]}},
    7,
]


@pytest.mark.parametrize("version", ORIGINALS)
@pytest.mark.parametrize("schema", [*SOUND, *BROKEN], ids=str)
def test_same_errors(schema: Any, version: str) -> None:
    content = document(version, schema)
    original = [
        (tuple(one.absolute_path), one.message) for one in ORIGINALS[version](content).iter_errors()
    ]
    quick = spec_errors(content, old=version == "3.0.3")
    assert [(tuple(one.absolute_path), one.message) for one in quick] == original
    if schema in SOUND:
        assert not original


def test_a_default_of_bytes_beyond_ascii_is_an_error_and_no_stumbling() -> None:
    schema = {"type": "string", "format": "byte", "default": "\u00e9"}
    found = [one.message for one in spec_errors(document("3.0.3", schema), old=True)]
    assert found == ["'\u00e9' is not a 'byte'"]


@pytest.mark.parametrize("version", ORIGINALS)
def test_other_checks_stay(version: str) -> None:
    operation = {"operationId": "ListThings", "responses": {"200": {"description": "OK"}}}
    paths = {"/things/{id}": {"get": operation, "put": operation}}
    found = [
        one.message
        for one in spec_errors(document(version, {}, paths=paths), old=version == "3.0.3")
    ]
    assert sum("'id'" in one for one in found) == 2
    assert sum("not unique" in one for one in found) == 1


@pytest.mark.parametrize("version", ORIGINALS)
def test_sound_schemas_are_judged_once(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails where a new release of the validator goes round the faster engine."""
    judged: list[Any] = []
    for original in (_ORIGINAL_30, _ORIGINAL_31):
        monkeypatch.setattr(
            original, "check_schema", lambda schema, *_, **__: judged.append(schema)
        )
    for schema in SOUND:
        assert not list(spec_errors(document(version, schema), old=version == "3.0.3"))
    assert judged == []
    list(spec_errors(document(version, BROKEN[0]), old=version == "3.0.3"))
    assert judged
