"""Lines of descriptions that tell a type or an ancestor, and what is left of them."""

from __future__ import annotations

import pytest

from rst2openapi.reading.inline import cell_text
from rst2openapi.reading.told_lines import read_lines
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words()


@pytest.mark.parametrize(
    ("text", "type_", "ancestor", "rest"),
    [
        ("A bed.\nType: String", "String", "", "A bed."),
        ("A bed.\nData type: integer.", "integer", "", "A bed."),
        ("Type: String. A bed.", "String", "", "A bed."),
        ("Type: **String**. A bed.", "String", "", "A bed."),
        ("**Type**: String. A **bed**.", "String", "", "A bed."),
        ("Type: String. **A bed**.", "String", "", "A bed."),
        ("Type: **String. A bed** it is.", "", "", "Type: String. A bed it is."),
        ("Type: String\nType: integer", "String", "", "Type: integer"),
        ("Type: whatever grows.", "", "", "Type: whatever grows."),
        ("Sort: String", "", "", "Sort: String"),
        ("A bed.\nAncestor: Garden.Beds", "", "Garden.Beds", "A bed."),
        ("Parent: Garden\nParent: Shed", "", "Garden", ""),
        ("Parent: the garden", "", "", "Parent: the garden"),
        ("- Type: String", "", "", "Type: String"),
    ],
)
def test_lines(text: str, type_: str, ancestor: str, rest: str) -> None:
    told = read_lines(cell(text), WORDS, may_tell_type=True)
    assert (cell_text(told.type), told.ancestor) == (type_, ancestor)
    assert " ".join(cell_text(told.rest).split()) == rest


def test_a_type_that_is_told_already_stays_in_the_description() -> None:
    told = read_lines(cell("Type: String"), WORDS, may_tell_type=False)
    assert told.type is None
    assert cell_text(told.rest) == "Type: String"


def test_a_description_without_such_lines_is_the_same_one() -> None:
    description = cell("A bed.\n- with a fence")
    assert read_lines(description, WORDS, may_tell_type=True).rest is description
