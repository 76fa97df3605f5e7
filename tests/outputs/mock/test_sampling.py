"""Data made from schemas: always valid, always the same."""

from __future__ import annotations

import re
import string
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rst2openapi.openapi import Document
from rst2openapi.outputs.mock.values.patterns import PatternError, matching_text
from rst2openapi.outputs.mock.values.sampling import Sampler
from rst2openapi.outputs.mock.values.schemas import FORMATS, Schemas, Side


def make_sampler(schemas: dict[str, Any], *, seed: int = 0, version: str = "3.1.1") -> Sampler:
    content = {"openapi": version, "paths": {}, "components": {"schemas": schemas}}
    return Sampler(Schemas(Document(content), Side.RESPONSE), seed)


def sample(schema: dict[str, Any], *, seed: int = 0, **others: dict[str, Any]) -> Any:
    sampler = make_sampler({"It": schema, **others}, seed=seed)
    node = sampler.schemas.document.content["components"]["schemas"]["It"]
    return sampler.sample(sampler.schemas.convert(node), "here")


def independent_validator(schema: dict[str, Any], **others: Any) -> jsonschema_rs.Validator:
    root = {**schema, "components": {"schemas": {"It": schema, **others}}}
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True, formats=dict(FORMATS))


names = st.sampled_from(["id", "name", "size", "kind", "a.b", "x-y", "children"])
formats = st.sampled_from(
    ["date-time", "date", "uuid", "ipv4", "ipv6", "email", "uri", "byte", "hostname", "cidr"]
)
patterns = st.sampled_from(
    [
        "^[a-z]+$",
        "^[A-Za-z][A-Za-z0-9_-]{0,62}$",
        r"^\d{3}-\d{4}$",
        "^(?:red|green|blue)$",
        "^vpc-[0-9a-f]{8}$",
        "[^/]+",
        "^v[0-9]+(\\.[0-9]+)*$",
        "^$|^[a-z]{4,64}$",
    ]
)


@st.composite
def string_schemas(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["plain", "format", "pattern", "enum"]))
    if kind == "format":
        return {"type": "string", "format": draw(formats)}
    if kind == "pattern":
        return {"type": "string", "pattern": draw(patterns)}
    if kind == "enum":
        texts = st.lists(st.text(string.printable, max_size=5), min_size=1, unique=True)
        return {"type": "string", "enum": draw(texts)}
    least = draw(st.integers(0, 40))
    return {"type": "string", "minLength": least, "maxLength": least + draw(st.integers(0, 9))}


@st.composite
def number_schemas(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["integer", "number"]))
    low = draw(st.integers(-1000, 1000))
    schema: dict[str, Any] = {"type": kind}
    if draw(st.booleans()):
        schema[draw(st.sampled_from(["minimum", "exclusiveMinimum"]))] = low
    if draw(st.booleans()):
        schema[draw(st.sampled_from(["maximum", "exclusiveMaximum"]))] = low + 50
    if draw(st.booleans()):
        steps = [2, 5, 10] if kind == "integer" else [0.5, 0.1, 0.01, 4]
        schema["multipleOf"] = draw(st.sampled_from(steps))
    return schema


@st.composite
def array_schemas(draw: st.DrawFn, items: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "array", "items": draw(items)}
    if draw(st.booleans()):
        schema["minItems"] = draw(st.integers(0, 3))
    if draw(st.booleans()):
        schema["maxItems"] = schema.get("minItems", 0) + draw(st.integers(0, 3))
    return schema


@st.composite
def object_schemas(draw: st.DrawFn, inner: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    properties = draw(st.dictionaries(names, inner, max_size=4))
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    if properties and draw(st.booleans()):
        schema["required"] = draw(st.lists(st.sampled_from(sorted(properties)), unique=True))
    extra = draw(st.sampled_from(["absent", "none", "schema"]))
    if extra == "none":
        schema["additionalProperties"] = False
    elif extra == "schema":
        schema["additionalProperties"] = draw(inner)
        schema["minProperties"] = draw(st.integers(0, 3))
    return schema


def combined(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    several = st.lists(inner, min_size=1, max_size=3)
    tagged = several.map(
        lambda schemas: [
            {
                "type": "object",
                "required": ["tag"],
                "properties": {"tag": {"const": number}, "value": schema},
            }
            for number, schema in enumerate(schemas)
        ]
    )
    return st.one_of(
        array_schemas(inner),
        object_schemas(inner),
        several.map(lambda schemas: {"anyOf": schemas}),
        tagged.map(lambda schemas: {"oneOf": schemas}),
        object_schemas(inner)
        .map(lambda schema: {"allOf": [schema, {"type": "object", "required": ["extra"]}]})
        .filter(lambda schema: schema["allOf"][0].get("additionalProperties") is not False),
        inner.map(lambda schema: {"anyOf": [{"type": "null"}, schema]}),
        st.just({"$ref": "#/components/schemas/Tree"}),
    )


leaves = st.one_of(
    string_schemas(),
    number_schemas(),
    st.just({"type": "boolean"}),
    st.just({"type": ["string", "null"]}),
    st.just({}),
    st.sampled_from([{"const": 7}, {"enum": [None, "a", 1, [1]]}, {"type": "null"}]),
)
schemas = st.recursive(leaves, combined, max_leaves=12)

TREE = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "parent": {"$ref": "#/components/schemas/Tree"},
        "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
    },
}


@settings(max_examples=300, deadline=None)
@given(schema=schemas, seed=st.integers(0, 3))
@example(schema={"type": "integer", "exclusiveMaximum": 10, "multipleOf": 10}, seed=0)
@example(schema={"type": "number", "maximum": 0.5, "multipleOf": 2}, seed=0)
def test_every_sample_is_valid(schema: dict[str, Any], seed: int) -> None:
    value = sample(schema, seed=seed, Tree=TREE)
    validator = independent_validator(schema, Tree=TREE)
    assert validator.is_valid(value), value


@given(schema=schemas)
@settings(max_examples=50, deadline=None)
def test_same_seed_same_sample(schema: dict[str, Any]) -> None:
    assert sample(schema, seed=5, Tree=TREE) == sample(schema, seed=5, Tree=TREE)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "integer", "example": 3, "default": 4, "enum": [5, 4, 3]}, 3),
        ({"type": "integer", "example": "three", "default": 4}, 4),
        ({"type": "string", "enum": ["b", "a"]}, "b"),
        ({"type": "array", "uniqueItems": True, "minItems": 3, "items": {"enum": [1, 2, 3]}}, None),
        ({"type": "array", "prefixItems": [{"const": 1}], "items": False, "minItems": 1}, [1]),
        ({"type": "object", "maxProperties": 1, "properties": {"a": {}, "b": {}}}, None),
        ({"type": "object", "propertyNames": {"pattern": "^k[0-9]$"}, "minProperties": 2}, None),
        ({"type": "object", "patternProperties": {"^x-": {"const": 1}}, "required": ["x-a"]}, None),
        ({"type": "object", "required": ["a"], "properties": {"a": True}}, None),
        ({"type": "array", "contains": {"const": 4}, "minContains": 2}, None),
        ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.001}, None),
        ({"type": "string", "format": "no-such-format", "minLength": 3}, None),
        ({"type": "string", "pattern": "^(?=.*[0-9])[a-zA-Z0-9$]{8,12}$"}, None),
        ({"type": "string", "pattern": "^[a-z]{2,}$", "minLength": 60, "maxLength": 64}, None),
        ({"type": "string", "pattern": "^[A-Za-z0-9._-]*$"}, "string"),
        ({"type": "string", "pattern": "^[A-Z]*$", "maxLength": 4}, "STRI"),
        ({"type": "string", "pattern": "^[0-9.]*$"}, "12345678"),
        ({"type": "string", "pattern": "^[a-z](?:[a-z_]*[a-z])?$", "minLength": 70}, None),
        ({"type": "string", "pattern": "^x[^<>]*$", "minLength": 99, "maxLength": 101}, None),
        ({"not": {"type": "object"}}, None),
        ({"type": "string", "minLength": 5000}, "string" * 833 + "st"),
        ({"type": ["null", "integer"]}, 1),
        ({"type": "integer", "minimum": 7}, 7),
        ({"type": "integer", "maximum": 7}, 1),
        ({"type": "integer", "maximum": -7}, -7),
        ({"type": "integer", "maximum": 0}, 0),
        ({"type": "integer", "multipleOf": 4}, 4),
        ({"type": "number", "minimum": 0.3, "multipleOf": 0.25}, 0.5),
        ({"type": "integer", "exclusiveMinimum": 7, "minimum": 3}, 8),
    ],
)
def test_preferences_and_corners(schema: dict[str, Any], expected: Any) -> None:
    value = sample(schema)
    assert expected is None or value == expected
    assert independent_validator(schema).is_valid(value), value


def test_recursion_ends() -> None:
    tree = sample(TREE, Tree=TREE)
    assert tree["name"]
    assert len(str(tree)) < 2000


@given(st.text(st.sampled_from("ab01[](){}|*+?^$.\\-,:<>=!dws"), max_size=25))
@settings(deadline=None)
def test_any_pattern_ends_in_text_or_error(pattern: str) -> None:
    try:
        text = matching_text(pattern, Random(0), spread=2)
    except PatternError:
        return
    assert isinstance(text, str)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("^[a-c]{3}$", "[a-c]{3}"),
        ("^[-a]$", "[-a]"),
        ("^[a-]$", "[-a]"),
        (r"^[\d-x]{9}$", r"[\d\-x]{9}"),
        (r"^[\0-9]$", "[\0-9]"),
        (r"^\0$", "\0"),
        (r"^\D$", r"\D"),
        (r"^\x41\u0042$", "AB"),
        (r"^\p{L}\p{Nd}$", "[A-Za-z][0-9]"),
    ],
)
def test_text_of_a_pattern(pattern: str, text: str) -> None:
    for seed in range(20):
        assert re.fullmatch(text, matching_text(pattern, Random(seed), spread=2))


@pytest.mark.parametrize(
    "pattern", [r"^(a)\1$", "^[z-a]$", "^[ab", r"^\xzz$", r"^\P{L}$", "^[^ -~]$"]
)
def test_a_pattern_that_is_not_understood_is_said(pattern: str) -> None:
    with pytest.raises(PatternError):
        matching_text(pattern, Random(0), spread=2)


def test_a_list_of_types_may_be_nullable_in_an_old_document() -> None:
    """No OpenAPI 3.0, but what people write on the way to 3.1."""
    schema = {"type": ["string", "integer"], "nullable": True}
    sampler = make_sampler({"It": schema}, version="3.0.3")
    converted = sampler.schemas.convert(schema)
    for value, fits in ((None, True), ("a", True), (7, True), (True, False)):
        assert sampler.schemas.is_valid(converted, value) is fits
    assert isinstance(sampler.sample(converted, "here"), str | int)
