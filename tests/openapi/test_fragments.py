"""What is known of the parts of a document changes nothing but the time that its checks take."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from msgspec.structs import replace
from strategies import services

from rst2openapi.build.cache import Cache
from rst2openapi.build.shelf import Shelf
from rst2openapi.config import Config
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.model import Example, Service
from rst2openapi.openapi import (
    Document,
    Fragments,
    SourceMap,
    check_document,
    check_examples,
    conformance,
    document_bytes,
    emit_document,
)
from rst2openapi.openapi.fragments import fragments, rest
from rst2openapi.source import Span


def nothing() -> Shelf:
    """A memory that is empty; it is never saved."""
    return Shelf(Cache(Path("nowhere")), "service", "fragments")


def said(document: Document, sources: SourceMap, known: Fragments) -> tuple[list[str], bytes]:
    found: list[Diagnostic] = []
    check_document(document, sources, found.append, known)
    check_examples(document, sources, found.append, known)
    text = document_bytes(document, format="yaml", known=known)
    return sorted(f"{one.rule.code} {one.span} {one.pointer} {one.message}" for one in found), text


@pytest.mark.parametrize("version", ["3.0", "3.1"])
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(one=services(), other=services())
def test_a_document_is_judged_and_written_as_if_nothing_were_known(
    version: str, one: Service, other: Service
) -> None:
    memory = nothing()
    mixed = [replace(one, schemas=other.schemas), replace(other, schemas=one.schemas)]
    for service in [one, *mixed, other, one]:
        emitted = emit(service, version)
        assert emit(service, version, memory) == emitted
        (document, sources), shown = emitted[:2], service.examples()
        plain = said(document, sources, Fragments(document, sources, shown))
        assert said(document, sources, Fragments(document, sources, shown, memory)) == plain


def emit(service: Service, version: str, memory: Shelf | None = None) -> tuple[Any, ...]:
    found: list[Diagnostic] = []
    emitted = emit_document(service, Config(openapi=version), found.append, memory)
    told = sorted(map(repr, found))
    return emitted.document, emitted.sources, told, repr(emitted.document.content)


AT = "/paths/~1a/get/responses/200/content/application~1json/example"
CONTENT: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "A", "version": "1"},
    "tags": [{"name": "a"}],
    "paths": {
        "/a": {
            "get": {
                "operationId": "a",
                "responses": {
                    "200": {
                        "description": "",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/A"},
                                "example": {"b": 1},
                            }
                        },
                    }
                },
            }
        },
        "/b": {"get": {"operationId": "b", "responses": {"204": {"description": ""}}}},
    },
    "components": {
        "schemas": {
            "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}}},
            "B": {"type": "integer"},
            "C": {"type": "object", "properties": {"c": {"type": "string", "examples": ["x"]}}},
        }
    },
}
SOURCES = {AT: Span("a.rst", 3)}


@pytest.fixture
def judged(monkeypatch):
    """The pointers of the examples that were judged in truth."""
    seen = []
    original = conformance._problems

    def problems(sample, *rest):
        seen.append(sample.pointer)
        return original(sample, *rest)

    monkeypatch.setattr(conformance, "_problems", problems)
    return seen


def check(content: Any, memory: Shelf, sources: SourceMap = SOURCES, shown: Any = ()) -> list[str]:
    found: list[Diagnostic] = []
    document = Document(content)
    check_examples(document, sources, found.append, Fragments(document, sources, shown, memory))
    return [f"{one.rule.code} {one.span}" for one in found]


def test_what_has_not_changed_is_not_judged_again(judged) -> None:
    memory = nothing()
    assert check(CONTENT, memory) == []
    assert judged == [AT, "/components/schemas/C/properties/c"]
    assert check(copy.deepcopy(CONTENT), memory) == []
    assert judged == [AT, "/components/schemas/C/properties/c"]


def test_what_is_referred_to_counts_however_far(judged) -> None:
    memory = nothing()
    check(CONTENT, memory)
    judged.clear()
    content = copy.deepcopy(CONTENT)
    content["components"]["schemas"]["B"] = {"type": "string"}
    assert check(content, memory) == ["E102 a.rst:3"]
    assert judged == [AT]
    del content["components"]["schemas"]["B"]
    assert check(content, memory) == []


def test_where_it_stands_and_what_the_page_shows_count(judged) -> None:
    memory = nothing()
    content = copy.deepcopy(CONTENT)
    content["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["example"] = {
        "x": 1
    }
    assert check(content, memory) == ["E101 a.rst:3"]
    assert check(content, memory, {AT: Span("a.rst", 4)}) == ["E101 a.rst:4"]
    page = Example(name="a", value={"x": 1}, text='{\n"x": 1}', origin=Span("a.rst", 4))
    assert check(content, memory, {AT: Span("a.rst", 4)}, [page]) == ["E101 a.rst:5"]
    assert len(judged) == 4


def test_numbers_that_are_equal_are_not_the_same() -> None:
    memory = nothing()
    content = copy.deepcopy(CONTENT)
    for number in (1, 1.0, True):
        content["components"]["schemas"]["B"] = {"default": number}
        document = Document(content)
        known = Fragments(document, memory=memory)
        assert document_bytes(document, format="yaml", known=known) == document_bytes(
            document, format="yaml"
        )


def test_every_node_is_in_a_fragment_or_in_the_rest() -> None:
    content = copy.deepcopy(CONTENT)
    content["webhooks"] = {"ping": {"post": {}}}
    content["components"]["x-own"] = {"a": 1}
    content["components"]["responses"] = {"a/b": {"description": ""}}
    content["components"]["parameters"] = None
    assert [one.pointer for one in fragments(content)] == [
        "/paths/~1a",
        "/paths/~1b",
        "/webhooks/ping",
        "/components/schemas/A",
        "/components/schemas/B",
        "/components/schemas/C",
        "/components/responses/a~1b",
    ]
    assert rest(content) == {
        "openapi": "3.1.1",
        "info": CONTENT["info"],
        "tags": CONTENT["tags"],
        "components": {"x-own": {"a": 1}, "parameters": None},
    }
