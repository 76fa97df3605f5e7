"""Which defaults are written: those that fit, and that clients can hold."""

from __future__ import annotations

from typing import Any

import pytest

from rst2openapi.openapi.values import default_fits

REF = {"$ref": "#/components/schemas/Pool"}
FITTING: list[tuple[Any, dict[str, Any]]] = [
    ("a", {"type": "string"}),
    ("", {}),
    (7, {"type": "integer", "minimum": 7}),
    (8, {"type": "integer", "minimum": 7, "exclusiveMinimum": True}),
    (7, {"type": "number"}),
    (False, {"type": "boolean"}),
    ("b", {"type": "string", "enum": ["a", "b"]}),
    ("2026-01-16", {"type": "string", "format": "date"}),
    ("whatever", {"type": "string", "format": "password"}),
    (["a"], {"type": "array", "items": {"type": "string"}}),
    ([], {"type": "array", "items": {"type": "string"}}),
]
OTHERS: list[tuple[Any, dict[str, Any]]] = [
    ("7", {"type": "integer"}),
    (7.0, {"type": "integer"}),
    (6, {"type": "integer", "minimum": 7}),
    (7, {"type": "integer", "minimum": 7, "exclusiveMinimum": True}),
    ("c", {"type": "string", "enum": ["a", "b"]}),
    ("today", {"type": "string", "format": "date"}),
    ("today", {"type": "string", "format": "date-time"}),
    ("not-one", {"type": "string", "format": "uuid"}),
    ([7], {"type": "array", "items": {"type": "string"}}),
    ({}, {"type": "object"}),
    ({"a": 1}, {}),
    ("a", REF),
    ([], {"type": "array", "items": REF}),
    (None, {"type": "string"}),
]


@pytest.mark.parametrize(("value", "schema"), FITTING)
def test_a_default_of_its_schema_is_written(value: Any, schema: dict[str, Any]) -> None:
    assert default_fits(value, schema, nullable=False)


@pytest.mark.parametrize(("value", "schema"), OTHERS)
def test_another_is_not(value: Any, schema: dict[str, Any]) -> None:
    assert not default_fits(value, schema, nullable=False)


def test_null_is_one_where_null_is_allowed() -> None:
    assert default_fits(None, {"type": "string"}, nullable=True)
    assert not default_fits(7, {"type": "string"}, nullable=True)
