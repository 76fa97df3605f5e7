"""What is said about documents that tools would stumble over."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.openapi import Document, check_document
from rst2openapi.source import Span


def spec(paths: dict[str, Any], schemas: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "openapi": "3.1.1",
        "info": {"title": "x", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas or {}},
    }


def operation(id: str, *names: str, **facts: Any) -> dict[str, Any]:
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]
    return {
        "operationId": id,
        "parameters": parameters,
        "responses": {"200": {"description": "OK"}},
        **facts,
    }


def check(content: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    found: list[Diagnostic] = []
    before = copy.deepcopy(content)
    check_document(Document(content), {"/paths/~1a": Span("a.rst", 7)}, found.append)
    assert content == before
    return [(one.rule.name, str(one.span), one.pointer) for one in found]


def test_a_sound_document_gets_no_finding() -> None:
    assert check(spec({"/a/{id}": {"get": operation("GetA", "id")}})) == []


QUERY = {"name": "a.b", "in": "query", "schema": {"type": "string"}}
CASES: list[tuple[str, dict[str, Any]]] = [
    ("operation-id-twice", spec({"/a": {"get": operation("GetA"), "put": operation("get_a")}})),
    ("placeholder-twice", spec({"/a/{id}/{id}": {"get": operation("A", "id")}})),
    ("path-parameters-differ", spec({"/a/{id}": {"get": operation("A")}})),
    ("path-parameters-differ", spec({"/a": {"get": operation("A", "id")}})),
    (
        "reference-dangling",
        spec({"/a": {"get": operation("A", requestBody={"$ref": "#/components/requestBodies/X"})}}),
    ),
    ("names-collide-in-clients", spec({}, {"DupName": {}, "Dup_Name": {}})),
    (
        "names-collide-in-clients",
        spec({}, {"A": {"properties": {"b": {"type": "string", "enum": ["x"]}}}, "AB": {}}),
    ),
    (
        "names-collide-in-clients",
        spec({}, {"A": {"properties": {"x:a": {}, "xa": {}}}}),
    ),
    (
        "names-collide-in-clients",
        spec({"/a": {"get": operation("A") | {"parameters": [QUERY, QUERY | {"name": "a-b"}]}}}),
    ),
    ("name-shadows-client-code", spec({}, {"Client": {}})),
    (
        "paths-identical",
        spec({"/a/{b}": {"get": operation("A", "b")}, "/a/{c}": {"put": operation("B", "c")}}),
    ),
    (
        "paths-ambiguous",
        spec({"/a/{b}": {"get": operation("A", "b")}, "/{c}/b": {"get": operation("B", "c")}}),
    ),
    ("path-malformed", spec({"/a?x=1": {"get": operation("A")}})),
    ("document-invalid", spec({"/a": {"get": {"responses": {"200": {}}}}})),
    ("document-invalid", spec({}, {"A": {"type": "strnig"}})),
    ("document-invalid", spec({}, {"A": {"type": "integer", "default": "x"}})),
]


@pytest.mark.parametrize(("name", "content"), CASES)
def test_a_flaw_is_named(name: str, content: dict[str, Any]) -> None:
    assert name in [found[0] for found in check(content)]


def test_more_concrete_paths_are_not_ambiguous() -> None:
    content = spec({"/a/{b}": {"get": operation("A", "b")}, "/a/b": {"get": operation("B")}})
    assert check(content) == []


def test_a_finding_names_the_place_in_the_document_and_in_the_pages() -> None:
    [found] = check(spec({"/a": {"get": operation("A", "id")}}))[:1]
    assert found == ("path-parameters-differ", "a.rst:7", "/paths/~1a/get")


@pytest.mark.parametrize(
    ("path", "names", "told"),
    [
        ("/a/{id}", (), "/a/{id}: the template has id, the parameters have none"),
        ("/a", ("id",), "/a: the template has none, the parameters have id"),
        ("/{b}/{a}", ("d", "c"), "/{b}/{a}: the template has a, b, the parameters have c, d"),
    ],
)
def test_placeholders_without_parameters_are_told_beside_each_other(
    path: str, names: tuple[str, ...], told: str
) -> None:
    found: list[Diagnostic] = []
    check_document(Document(spec({path: {"get": operation("A", *names)}})), {}, found.append)
    assert [one.message for one in found if one.rule.name == "path-parameters-differ"] == [told]


def test_endless_schemas_are_a_finding_and_no_crash() -> None:
    me = {"$ref": "#/components/schemas/Me"}
    content = spec({"/a": {"get": operation("A")}}, {"Me": {"allOf": [me], "default": 1}})
    assert {found[0] for found in check(content)} <= {"document-too-deep", "document-invalid"}


def test_data_is_not_searched_for_references() -> None:
    schema = {"type": "object", "examples": [{"$ref": "#/nowhere"}]}
    assert check(spec({}, {"A": schema})) == []


def test_paths_of_different_methods_are_not_ambiguous() -> None:
    paths = {"/a/{b}": {"get": operation("A", "b")}, "/{c}/b": {"put": operation("B", "c")}}
    assert check(spec(paths)) == []


SIZED: list[tuple[dict[str, Any], bool]] = [
    ({"type": "string"}, True),
    ({"type": "string", "enum": ["trees", "beds"]}, True),
    ({"type": "string", "enum": ["trees"]}, False),
    ({"type": "string", "format": "uuid"}, False),
    ({"type": "string", "minLength": 32}, False),
    ({"type": "string", "pattern": "^[0-9]+$"}, False),
    ({"type": "integer"}, False),
]


@pytest.mark.parametrize(("schema", "is_ambiguous"), SIZED)
def test_paths_are_told_apart_by_what_a_placeholder_can_be(
    schema: dict[str, Any], is_ambiguous: bool
) -> None:
    one, two = operation("GetTags", "kind"), operation("GetBed", "bed")
    one["parameters"][0]["schema"] = schema
    content = spec({"/{kind}/tags": {"get": one}, "/beds/{bed}": {"get": two}})
    found: list[Diagnostic] = []
    check_document(Document(content), {}, found.append)
    assert [one.message for one in found] == [
        "/beds/{bed} and /{kind}/tags match the same requests, such as /beds/tags"
    ] * is_ambiguous


def test_a_template_is_told_once_however_many_paths_it_crosses() -> None:
    one = operation("GetTags", "kind")
    others = {
        f"/{name}/{{id}}": {"get": operation(name, "id")} for name in ("beds", "hops", "oaks")
    }
    found: list[Diagnostic] = []
    content = spec({**others, "/{kind}/tags": {"get": one}})
    check_document(Document(content), {}, found.append)
    assert [one.message for one in found] == [
        "/{kind}/tags and /beds/{id} and 2 more match the same requests, such as /beds/tags"
    ]
