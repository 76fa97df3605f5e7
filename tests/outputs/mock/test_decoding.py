"""Parameters off the wire, and JSON by the letter."""

from __future__ import annotations

from typing import Any

import pytest

from rst2openapi.openapi import Document
from rst2openapi.outputs.mock.codecs.bodies import Opaque, read_body
from rst2openapi.outputs.mock.codecs.decoding import NotJson, decode, read_json, read_parts
from rst2openapi.outputs.mock.messages import Request
from rst2openapi.outputs.mock.values.schemas import Schemas, Side

SCHEMAS = Schemas(Document({"openapi": "3.1.1", "paths": {}}), Side.REQUEST)
INTEGERS = {"type": "array", "items": {"type": "integer"}}
POINT = {"type": "object", "properties": {"x": {"type": "integer"}, "y": {"type": "string"}}}
LISTS = {"type": "object", "properties": {"x": INTEGERS, "y": {"type": "integer"}}}
MISSING: Any = "missing"


def read(parameter: dict[str, Any], wire: str) -> tuple[Any, ...] | None:
    """`wire` is a query, a path value, a header value or a Cookie header, by the parameter."""
    place = parameter["in"]
    headers = {"header": (("P", wire),), "cookie": (("Cookie", wire),)}.get(place, ())
    query = wire if place == "query" else ""
    values = {"p": wire} if place == "path" else {}
    named = {"name": "p", **parameter}
    parts = read_parts(Request("GET", "/", query, headers if wire else ()), values)
    return decode(SCHEMAS, named, parts)


@pytest.mark.parametrize(
    ("kind", "text", "valid"),
    [
        ("integer", "0", True),
        ("integer", "-17", True),
        ("integer", "9" * 100, True),
        ("integer", "1.0", False),
        ("integer", "1e3", False),
        ("integer", "%201", False),
        ("integer", "+1", False),
        ("integer", "%2B1", False),
        ("integer", "01", False),
        ("integer", "1_0", False),
        ("integer", "٣", False),
        ("integer", "true", False),
        ("integer", "", False),
        ("integer", "9" * 5000, False),
        ("number", "1", True),
        ("number", "-1.5e-07", True),
        ("number", "nan", False),
        ("number", "inf", False),
        ("number", "1e400", False),
        ("number", ".5", False),
        ("boolean", "true", True),
        ("boolean", "True", False),
        ("boolean", "1", False),
        ("boolean", "yes", False),
        ("string", "1", True),
        ("string", "", True),
        ("string", "a%00b", True),
        ("string", "%ff", False),
        ("null", "null", True),
    ],
)
def test_scalars_are_read_strictly(kind: str, text: str, valid: bool) -> None:
    schema = SCHEMAS.convert({"type": kind})
    found = read({"in": "query", "schema": {"type": kind}}, f"p={text}")
    assert found is not None
    assert any(SCHEMAS.is_valid(schema, value) for value in found) is valid


@pytest.mark.parametrize(
    ("parameter", "wire", "expected"),
    [
        ({"in": "query", "schema": INTEGERS}, "p=1&p=2", [1, 2]),
        ({"in": "query", "schema": INTEGERS, "explode": False}, "p=1,2", [1, 2]),
        ({"in": "query", "schema": INTEGERS, "style": "pipeDelimited"}, "p=1%7C2", [1, 2]),
        ({"in": "query", "schema": INTEGERS, "style": "spaceDelimited"}, "p=1+2", [1, 2]),
        ({"in": "query", "schema": INTEGERS}, "q=1", MISSING),
        (
            {"in": "query", "schema": POINT, "style": "deepObject"},
            "p[x]=1&p[y]=b",
            {"x": 1, "y": "b"},
        ),
        ({"in": "query", "schema": LISTS, "style": "deepObject"}, "p[x]=1", {"x": [1]}),
        ({"in": "query", "schema": LISTS, "style": "deepObject"}, "p[x]=1&p[x]=2", {"x": [1, 2]}),
        ({"in": "query", "schema": LISTS, "style": "deepObject"}, "p[x][]=1", {"x": [1]}),
        (
            {"in": "query", "schema": LISTS, "style": "deepObject"},
            "p[x][0]=1&p[x][1]=2&p[y]=3&p[y]=4",
            {"x": [1, 2], "y": 4},
        ),
        ({"in": "query", "schema": LISTS, "style": "deepObject"}, "p[x][z]=1", {"x][z": 1}),
        ({"in": "query", "schema": LISTS}, "x=1&x=2&y=3", {"x": [1, 2], "y": 3}),
        ({"in": "query", "schema": POINT}, "x=1&y=2", {"x": 1, "y": "2"}),
        ({"in": "query", "schema": POINT, "explode": False}, "p=x,1,y,2", {"x": 1, "y": "2"}),
        ({"in": "query", "content": {"application/json": {}}}, "p=%7B%22a%22:1%7D", {"a": 1}),
        ({"in": "path", "schema": INTEGERS}, "1,2", [1, 2]),
        ({"in": "path", "schema": INTEGERS, "style": "label", "explode": True}, ".1.2", [1, 2]),
        ({"in": "path", "schema": INTEGERS, "style": "matrix"}, ";p=1,2", [1, 2]),
        ({"in": "path", "schema": POINT, "explode": True}, "x=1,y=b", {"x": 1, "y": "b"}),
        ({"in": "header", "schema": INTEGERS}, "1,2", [1, 2]),
        ({"in": "header", "schema": {"type": "integer"}}, " 5\t", 5),
        ({"in": "cookie", "schema": {"type": "integer"}}, "a=b; p=5", 5),
        ({"in": "query", "schema": {"type": ["integer", "null"]}}, "p=null", None),
        ({"in": "query", "schema": {"type": ["integer", "string"]}}, "p=7", 7),
        ({"in": "query", "schema": {"type": "string"}}, "p=1&p=2", ["1", "2"]),
        ({"in": "query", "schema": {"type": ["object", "string"]}}, "p=a", "a"),
        ({"in": "query", "schema": {"type": ["object", "array"]}}, "p=a", ["a"]),
    ],
)
def test_styles(parameter: dict[str, Any], wire: str, expected: Any) -> None:
    found = read(parameter, wire)
    if expected is MISSING:
        assert found is None
    else:
        assert found
        assert found[0] == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"nul", "not JSON"),
        (b'{"a": 1, "a": 2}', "the key 'a' comes twice"),
        (b'{"a": 1, "b": 2, "b": 3, "a": 4}', "the key 'b' comes twice"),
        (b"[NaN]", "NaN is not JSON"),
        (b"[-Infinity]", "-Infinity is not JSON"),
        (b"1e999", "out of range"),
        (b"9" * 5000, "not JSON"),
        (b"\xff", "not UTF-8 at byte 0"),
        (b'"\\ud800"', "surrogate"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[" * 101 + b"]" * 101, "nested too deeply"),
        (b'{"a":' * 900 + b"1" + b"}" * 900, "nested too deeply"),
        (b"\xef\xbb\xbf{}", "not JSON"),
    ],
)
def test_bad_json_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(NotJson, match=reason):
        read_json(data)


@pytest.mark.parametrize(
    ("kinds", "wire", "values"),
    [
        (["integer", "string"], "p=7", (7, "7")),
        (["integer", "number"], "p=7", (7,)),
        (["number", "boolean"], "p=true", (True,)),
        (["integer", "boolean"], "p=a", ("a",)),
        (["array", "integer"], "p=7", ([7], ["7"], 7)),
        (["array", "integer"], "p=7&p=8", ([7, 8], ["7", "8"])),
        (["array", "string"], "p=7", ([7], ["7"])),
    ],
)
def test_a_text_may_stand_for_several_values(
    kinds: list[str], wire: str, values: tuple[Any, ...]
) -> None:
    assert read({"in": "query", "schema": {"type": kinds}}, wire) == values


@pytest.mark.parametrize(
    ("kind", "content_type", "value"),
    [
        ("string", "text/plain", "1é"),
        ("string", "text/csv; charset=utf-8", "1é"),
        ("integer", "text/plain", None),
        ("string", "application/octet-stream", None),
    ],
)
def test_text_is_read_where_a_text_is_expected(kind: str, content_type: str, value: Any) -> None:
    data = "1é".encode()
    found = read_body(SCHEMAS, {"schema": {"type": kind}}, content_type, data)
    assert found == value if value else isinstance(found, Opaque)


def test_text_that_is_none_is_named() -> None:
    with pytest.raises(NotJson, match="not UTF-8 at byte 1"):
        read_body(SCHEMAS, {"schema": {"type": "string"}}, "text/plain", b"a\xff")
