"""Lines that say nothing but what the constraints say are no part of a description."""

from __future__ import annotations

import pytest

from rst2openapi.reading.description import read_description
from rst2openapi.reading.draft import ArrayType, ScalarType, TypeExpr
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words()
TEXT, WHOLE = ScalarType("string"), ScalarType("integer")


def markdown(text: str, type_: TypeExpr = TEXT) -> str:
    return read_description(cell(text), type=type_, name="field", words=WORDS).markdown


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A bed.\n\nMinimum: **1**\n\nMaximum: **64**", TEXT),
        ("A bed.\n\nMinimum: **1**\n\nMaximum: **64**", WHOLE),
        ("A bed.\n\nMinimum length: **1**\n\nMaximum length: **64**", TEXT),
        ("A bed.\n\nArray Length: **0 - 10**", ArrayType(TEXT)),
        ("A bed.\n\nArray Length: **0** to **10**", ArrayType(TEXT)),
        ("A bed.\n\nMinimum length: 1 character.\n\nMaximum length: 64 characters", TEXT),
        ("A bed.\n\nLength: 1 to 30,000 characters", TEXT),
        ("A bed.\n\nMaximum: **1.5e+10**", ScalarType("number")),
        ("A bed.\n\nDefault: **flat**", TEXT),
        ("A bed.\n\nDefault: **7**", WHOLE),
        ("A bed.\n\nEnumeration values:\n\n-  **raised**\n-  **flat**", TEXT),
        ("A bed.\n\n**Value range**\n\n1-64\n\n**Default value**:\n\n7", WHOLE),
        ("A bed.\n\nDefault value:\n\nflat\n\nMaximum: 64", TEXT),
    ],
)
def test_what_the_schema_says_too_goes(text: str, type_: TypeExpr) -> None:
    assert markdown(text, type_) == "A bed."


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A bed.\n\nMinimum: **1** or **2**", TEXT),
        ("A bed.\n\nMaximum: **64** in spring", TEXT),
        ("A bed.\n\nMinimum: **low**", TEXT),
        ("A bed.\n\nMaximum length: 64 characters in spring", TEXT),
        ("A bed.\n\nMaximum: 64 feet", TEXT),
        ("A bed.\n\nDefault: that of the garden", TEXT),
        ("A bed.\n\nMinimum: **1**", ScalarType("boolean")),
        ("A bed.\n\nOptions:\n\n- **raised**: on legs\n- **flat**: on the ground", TEXT),
        ("A bed.\n\nEnumeration values:", TEXT),
        ("A bed of at most 64 feet.", TEXT),
        ("A bed.\n\n**Value range**\n\n1-64\n\nOf which half are free.", WHOLE),
        ("A bed.\n\n**Value range**\n\n1-64 feet\n\n**Constraints**\n\nNone in spring.", WHOLE),
        ("A bed.\n\n**flat**\n\n7", WHOLE),
    ],
)
def test_what_says_more_stays(text: str, type_: TypeExpr) -> None:
    assert markdown(text, type_).count("\n") == text.count("\n")
    assert markdown(text, type_).endswith(text[-5:])


def test_values_whose_meanings_are_listed_stay_there() -> None:
    text = "A bed.\n- 1: raised\n- 2: flat\n\nEnumeration values:\n\n-  **1**\n-  **2**"
    assert markdown(text, WHOLE) == "A bed.\n\n- 1: raised\n- 2: flat"


def test_a_description_of_nothing_but_that_is_empty() -> None:
    assert markdown("**Definition**\n\nN/A") == ""
    assert markdown("Minimum: **1**") == ""
