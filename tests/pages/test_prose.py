"""Prose as text and as Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rst2openapi.pages import Emphasis, Link, Literal, Strong, Text, parse_page, prose_markdown
from rst2openapi.pages.page import Inline
from rst2openapi.pages.prose import blocks_markdown


@pytest.mark.parametrize(
    ("mark", "markdown"),
    [
        (Text("project_id a-b 1.5"), "project_id a-b 1.5"),
        (Text("<key1>"), "\\<key1\\>"),
        (Text("1. x"), "1\\. x"),
        (Text("- x"), "\\- x"),
        (Text("&lt;b"), "\\&lt;b"),
        (Strong("a*"), "**a\\***"),
        (Emphasis("a"), "*a*"),
        (Literal("a`b"), "``a`b``"),
        (Link("t", label="x"), "t"),
        (Link("t", url="https://a.example/(x)"), "[t](https://a.example/%28x%29)"),
        (Link("t", url="javascript:x"), "t"),
    ],
)
def test_marks(mark: Inline, markdown: str) -> None:
    assert prose_markdown((mark,)) == markdown


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("- a\n\n  - b\n- c\n", "- a\n\n  - b\n\n- c"),
        (".. note::\n\n   x\n", "> **Note:** x"),
        ("::\n\n  ```\n", "````\n```\n````"),
        ("= =\nA B\n= =\nx y\n= =\n", "| A | B |\n| --- | --- |\n| x | y |"),
    ],
)
def test_blocks(page: str, markdown: str) -> None:
    assert blocks_markdown(parse_page("p.rst", page, [].append).intro) == markdown


@settings(deadline=None)
@given(st.text(st.sampled_from("<a>/b!-`*\\&;_[]( "), max_size=40))
def test_text_never_becomes_a_tag(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*<", prose_markdown((Text(text),)))
