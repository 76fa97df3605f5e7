"""Schemas laid together: every reference is followed once."""

from __future__ import annotations

import pytest

from rst2openapi.openapi import Document, JsonObject
from rst2openapi.outputs.reference.schemas import flatten

LEVELS = 14


def document(schemas: JsonObject) -> Document:
    return Document({"openapi": "3.1.1", "paths": {}, "components": {"schemas": schemas}})


def ref(name: str, **beside: object) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}", **beside}


def doubling(word: str) -> JsonObject:
    levels = {f"L{n}": {word: [ref(f"L{n + 1}"), ref(f"L{n + 1}")]} for n in range(LEVELS)}
    last = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
    return levels | {f"L{LEVELS}": last}


def test_parts_that_double_with_each_level_are_merged_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    at = Document.at

    def counted(self: Document, pointer: str) -> object:
        asked.append(pointer)
        return at(self, pointer)

    monkeypatch.setattr(Document, "at", counted)
    flat = flatten(document(doubling("allOf")), ref("L0"))
    assert flat.node["properties"] == {"a": {"type": "string"}}
    assert flat.node["required"] == ["a"]
    assert len(asked) == LEVELS + 1


def test_what_stands_beside_a_reference_counts_each_time() -> None:
    schemas = {
        "Base": {"type": "object", "properties": {"id": {"type": "string"}}},
        "Bed": {"allOf": [ref("Base"), ref("Base", description="What grows in it.")]},
    }
    flat = flatten(document(schemas), ref("Bed"))
    assert flat.node["description"] == "What grows in it."
    assert list(flat.node["properties"]) == ["id"]


def test_what_refers_to_itself_is_empty_there() -> None:
    schemas = {"Bed": {"allOf": [ref("Bed"), {"properties": {"id": {}}}]}}
    flat = flatten(document(schemas), ref("Bed"))
    assert (flat.name, flat.node) == ("Bed", {"properties": {"id": {}}})
