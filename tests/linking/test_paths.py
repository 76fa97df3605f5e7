"""Templates of paths: one spelling each, with placeholders that code and OpenAPI can hold."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.linking.operations.paths import settle
from rst2openapi.source import Span

PIECES = ["/", "a", "B1", "{x}", "{x/y}", "{}", "{é}", "{-}", "v2", "_"]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8), max_size=6))
def test_any_template_is_settled(written: list[list[str]]) -> None:
    found: list[Diagnostic] = []
    paths = ["/" + "".join(pieces) for pieces in written]
    settled = settle(((path, Span("page.rst", 1)) for path in paths), found.append)
    assert settled.keys() == set(paths)
    for path, template in settled.items():
        assert re.fullmatch(r"/(?:[^{}]|\{[A-Za-z0-9_-]+\})*", template.path)
        assert template.names == tuple(re.findall(r"\{([^{}]*)\}", template.path))
        assert len(set(template.names)) == len(template.names)
        assert template.written == tuple(re.findall(r"\{([^{}]*)\}", path))


def test_a_slash_in_a_placeholder_is_a_part_of_its_name() -> None:
    path = "/v1/beds/{owner/name}/plants/{name}"
    settled = settle([(path, Span("page.rst", 1))], lambda _: None)
    assert settled[path].path == "/v1/beds/{owner_name}/plants/{name}"
