from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.reading.addresses import read_addresses
from rst2openapi.reading.vocabulary.pages import load_page_words
from rst2openapi.source import Span

WORDS = load_page_words()


def read(*lines: str) -> list[str]:
    spans = [(line, Span("page.rst", number)) for number, line in enumerate(lines, 1)]
    return [f"{a.method} {a.path}" for a in read_addresses(spans, WORDS)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["POST /v2.1/{p}/a", "POST /v2/{p}/a"], ["POST /v2.1/{p}/a", "POST /v2/{p}/a"]),
        (["PATH: /shop/v1/{p}/carts", "Method: POST"], ["POST /shop/v1/{p}/carts"]),
        (["Method: GET", "URI: https://{endpoint}/v1/carts"], ["GET /v1/carts"]),
        (["GET /v1/a", "GET /v1/a"], ["GET /v1/a"]),
        # a full URL beside the bare path is an example of it
        (["GET /v1/{p}/a", "GET https://shop.example.com/v1/7/b"], ["GET /v1/{p}/a"]),
        (
            ["GET https://{e}/v1/{p}/a", "GET https://{e}/v1/0483b6b16e954cb88930a360d2c4e663/a"],
            ["GET /v1/{p}/a"],
        ),
        (["GET /v1/a and then POST /v1/b"], ["GET /v1/a", "POST /v1/b"]),
        (["Use the GET method."], []),
        (["The DELETE"], []),
        (["/v1/carts"], []),
        ([], []),
    ],
)
def test_lines_of_one_section(lines: list[str], expected: list[str]) -> None:
    assert read(*lines) == expected


@given(st.lists(st.text(alphabet="GET POST/{}?&=:*\\<>a1.\n ", max_size=60), max_size=4))
def test_any_text_is_read(lines: list[str]) -> None:
    for address in read(*lines):
        path = address.partition(" ")[2]
        assert path.startswith("/")
        assert "?" not in path and path.count("{") == path.count("}")


@given(st.text(alphabet="/{}ab?=<>:# ", max_size=30))
def test_placeholders_of_an_address_hold_no_braces(rest: str) -> None:
    for address in read_addresses([(f"GET /{rest}", Span("page.rst", 1))], WORDS):
        assert re.fullmatch(r"(?:[^{}]|\{[^{}]*\})+", address.path)
