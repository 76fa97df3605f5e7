"""What is found without an expression is what the expression finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.reading.vocabulary.templates import (
    MARK_CLOSE,
    MARK_OPEN,
    compile_template,
    compile_templates,
)

_PARTS = st.sampled_from(
    [
        *(
            "or",
            "or a",
            "read-only",
            "a",
            "A",
            "b",
            "9",
            "_",
            "-",
            ".",
            "ß",
            " ",
            "  ",
            "\xa0",
            "\n",
        ),
        *(MARK_OPEN, MARK_CLOSE, '"', "'", "(", ")", "the ", "key"),
    ]
)
_TEXTS = st.lists(_PARTS, max_size=9).map("".join)
_WORDINGS = st.tuples(st.sampled_from(["", "^"]), _TEXTS.filter(str.strip)).map(
    lambda parts: parts[0] + re.sub(r"([()])", r"\\\1", parts[1])
)
_SLOTTED = st.sampled_from(
    ["^or[ a] {x}", "^(or|the) key$", "^the {any}key", '^"or" {x}', "{n} key[s]", "^a {low} $"]
)
_SAID = st.sampled_from(
    ["or a b", "or b", "the key", "the a key", '"or" b', "9 keys", "a 9 ", "Or key."]
)
_SENTENCES = st.one_of(_TEXTS, st.tuples(_TEXTS, _SAID, _TEXTS).map("".join))


@given(_WORDINGS, _TEXTS)
def test_mere_text_occurs_where_its_expression_matches(source: str, text: str) -> None:
    template = compile_template(source)
    found = template.pattern.search(text) is not None
    assert template.occurs(text, text.lower()) == found


@given(st.one_of(_WORDINGS, _SLOTTED), _SENTENCES)
def test_what_may_not_occur_does_not_match(source: str, text: str) -> None:
    template = compile_template(source)
    if not template.may_occur(text.lower()):
        assert template.pattern.search(text) is None


@given(st.lists(_WORDINGS, min_size=1, max_size=9), _TEXTS)
def test_a_gate_is_open_where_a_member_matches(sources: list[str], text: str) -> None:
    templates = compile_templates(sources)
    if any(one.pattern.search(text) for one in templates):
        assert templates.may_occur(text.lower())


@pytest.mark.parametrize(
    ("source", "text", "occurs"),
    [
        ("or a", "for a while, or a day", True),
        ("or a", "for a while, or another", False),
        ("or a", "either-or a", False),
        ("^with ", '\x02"With care', True),
        ("^with ", "and with care", False),
        ("^read-only", "Read-only.", True),
        ("^read-only", "read-only_field", False),
    ],
)
def test_where_mere_text_occurs(source: str, text: str, *, occurs: bool) -> None:
    assert compile_template(source).occurs(text, text.lower()) == occurs
