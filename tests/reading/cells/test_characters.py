"""An expression made of a list of characters matches texts of these, and no others."""

from __future__ import annotations

import re
import string

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.reading.description import read_description
from rst2openapi.reading.draft import ScalarType
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words({})
SETS = {
    "letters": string.ascii_letters,
    "lowercase letters": string.ascii_lowercase,
    "digits": string.digits,
    "digits (0 to 9)": string.digits,
    "spaces": " ",
    "hyphens (-)": "-",
    "underscores (_)": "_",
    "periods (.)": ".",
    "carets (^)": "^",
    "square brackets": "[]",
    "parentheses": "()",
    "dollar signs ($)": "$",
}
PLAIN = ["letters", "lowercase letters", "digits"]
LISTS = st.tuples(
    st.sampled_from(PLAIN), st.lists(st.sampled_from([*SETS]), unique=True, max_size=6)
).map(lambda parts: list(dict.fromkeys([parts[0], *parts[1]])))
TEXTS = st.text(st.sampled_from(string.printable.strip() + " é"), max_size=4)


def pattern(text: str) -> str:
    found = read_description(cell(text), type=ScalarType("string"), name="field", words=WORDS)
    return found.constraints.pattern or ""


def listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, and {names[-1]}"


def holds(expression: str, text: str) -> bool:
    """As readers of JSON Schema have it."""
    found = jsonschema_rs.Draft202012Validator({"pattern": expression}).is_valid(text)
    assert found == (re.search(expression, text) is not None)
    return found


@given(LISTS, TEXTS, st.sampled_from(["It can contain only {}.", "Only {} are allowed."]))
def test_texts_of_the_characters_match(names: list[str], text: str, said: str) -> None:
    every = set("".join(SETS[name] for name in names))
    assert holds(pattern(said.format(listed(names))), text) == every.issuperset(text)


@given(LISTS, TEXTS)
def test_the_first_character_is_one_that_may_be(names: list[str], text: str) -> None:
    every = set("".join(SETS[name] for name in names))
    expression = pattern(f"It can contain only {listed(names)}. It cannot start with a digit.")
    first = every.difference(string.digits) or every  # of digits alone none is the first
    wanted = every.issuperset(text) and (first == every or (text[:1] in first and text != ""))
    assert holds(expression, text) == wanted


@given(LISTS, st.sampled_from(["other signs", "Chinese characters", "UTF-8 letters", "tabs"]))
def test_what_cannot_be_read_is_not_guessed(names: list[str], other: str) -> None:
    assert pattern(f"It can contain only {listed([*names, other])}.") == ""


@pytest.mark.parametrize(
    "said",
    [
        f"only letters{' ,  ' * 2000}x",
        f"only {'and ' * 2000}",
        f"only letters ({'a to z and ' * 2000})",
        f"only special characters {'- ' * 2000}x",
        f"only {'a (-) ' * 2000}",
        f"only {'a' * 20_000} (-)",
    ],
)
def test_long_lists_are_read_in_time(said: str) -> None:
    """With an expression that goes back and forth this would not end."""
    assert pattern(f"It can contain {said}") == ""
