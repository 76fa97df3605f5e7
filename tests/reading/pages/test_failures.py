"""What speaks of failed calls: texts, names, bodies."""

from __future__ import annotations

from typing import Any

import pytest

from rst2openapi.reading.failures import (
    has_code_and_message,
    names_failure,
    speaks_of,
    tells_failure,
)
from rst2openapi.reading.vocabulary.pages import load_page_words

WORDS = load_page_words()


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("The call failed:", True),
        ("Example Error Response", True),
        ("An unfailing answer", False),
        ("Mirrors", False),
        ("", False),
    ],
)
def test_texts(text: str, *, speaks: bool) -> None:
    assert speaks_of(text, WORDS.error_marks) is speaks


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("error_code", True),
        ("errMsg", True),
        ("code", True),
        ("badRequest", True),
        ("spec_code", False),
        ("message", False),
        ("codes", False),
    ],
)
def test_names(name: str, *, names: bool) -> None:
    assert names_failure(name, WORDS) is names


@pytest.mark.parametrize(
    ("value", "tells", "has_both"),
    [
        ({"error": {"code": 7, "message": "no"}}, True, True),
        ({"error_code": "E1", "error_msg": "no", "request_id": "r"}, True, True),
        ({"code": 7, "message": "no"}, True, True),
        ({"code": 7, "name": "bed"}, False, False),
        ({"message": "hello"}, False, False),
        ([{"code": 7, "message": "no"}], False, True),
        ([{"code": 7, "message": "no"}, {"name": "bed"}], False, False),
        ([{"name": "bed"}], False, False),
        ([], False, False),
        ({}, False, False),
        ("error", False, False),
    ],
)
def test_bodies(value: Any, *, tells: bool, has_both: bool) -> None:
    assert tells_failure(value, WORDS) is tells
    assert has_code_and_message(value, WORDS) is has_both
