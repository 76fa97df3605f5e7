"""Paths to operations."""

from __future__ import annotations

import pytest

from rst2openapi.openapi import Document
from rst2openapi.outputs.mock.judging.routing import build_router

PATHS = [
    "/a/{x}",
    "/a/{x}/b",
    "/a/list",
    "/a/{x}:stop",
    "/a/{x}/{y}",
    "/f/{name}.{suffix}",
    "/f/v{major}.{minor}-{tag}",
    "/slash/",
    "/",
]
ROUTER = build_router(Document({"openapi": "3.1.1", "paths": {path: {} for path in PATHS}}))


@pytest.mark.parametrize(
    ("path", "template", "values"),
    [
        ("/a/1", "/a/{x}", {"x": "1"}),
        ("/a/list", "/a/list", {}),
        ("/a/%6cist", "/a/list", {}),
        ("/a/1:stop", "/a/{x}:stop", {"x": "1"}),
        ("/a/%C3%BC%2F%20", "/a/{x}", {"x": "ü/ "}),
        ("/a/a%0Ab", "/a/{x}", {"x": "a\nb"}),
        ("/a/%ff", "/a/{x}", {"x": "\udcff"}),
        ("/a/", "/a/{x}", {"x": ""}),
        ("/a/1/b", "/a/{x}/b", {"x": "1"}),
        ("/a/1/c", "/a/{x}/{y}", {"x": "1", "y": "c"}),
        ("/f/a.b.c", "/f/{name}.{suffix}", {"name": "a", "suffix": "b.c"}),
        ("/f/v1.2-x", "/f/v{major}.{minor}-{tag}", {"major": "1", "minor": "2", "tag": "x"}),
        ("/slash/", "/slash/", {}),
        ("/", "/", {}),
        ("/a", None, {}),
        ("/slash", None, {}),
        ("/a/1/b/c", None, {}),
        ("/f/plain", None, {}),
        ("", None, {}),
    ],
)
def test_routes(path: str, template: str | None, values: dict[str, str]) -> None:
    matches = ROUTER.matches(path)
    if template is None:
        assert not matches
    else:
        assert matches[0].route.template == template
        assert matches[0].values == values


def test_a_path_of_any_length_is_quick() -> None:
    assert ROUTER.matches("/f/" + "a." * 100_000)
