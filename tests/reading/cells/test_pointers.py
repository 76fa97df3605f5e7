"""Sentences that only lead to a table are told apart from those that say something."""

from __future__ import annotations

import pytest

from rst2openapi.reading.description import ReadDescription, read_description
from rst2openapi.reading.draft import ObjectType
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell


def read(text: str, **words: list[str]) -> ReadDescription:
    vocabulary = load_cell_words({"statements": words} if words else None)
    return read_description(cell(text), type=ObjectType(), name="field", words=vocabulary)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("A bed. For details, see :ref:`Table 2 <t>`.", "A bed."),
        ("A bed. For details, see :ref:`Table 2 <t>`", "A bed."),
        ("A bed For details, see :ref:`Table 2 <t>`.", "A bed"),
        ("A bed. See :ref:`Table 2 <t>`.", "A bed."),
        ("For details, see :ref:`Table 2 <t>`.", ""),
        ("See :ref:`Table 2 <t>`.", ""),
        ("A bed. For details about the **bed** field, see :ref:`Table 2 <t>`.", "A bed."),
        ("**Bed**. For more information, see :ref:`it <t>`. It is old.", "**Bed**. It is old."),
        ("A bed.\n- For details, see :ref:`Table 2 <t>`.\n- It is old.", "A bed.\n\n- It is old."),
        ("A bed.\n- For details, see :ref:`Table 2 <t>`.", "A bed."),
        ("A bed.\n- A pot.\n- Old. For details, see :ref:`it <t>`.", "A bed.\n\n- A pot.\n- Old."),
    ],
)  # fmt: skip
def test_a_sentence_that_only_leads_to_a_table(text: str, bare: str) -> None:
    found = read(text)
    assert (found.bare, found.led_to) == (bare, ("t",))
    assert "see" in found.markdown.lower()


@pytest.mark.parametrize(
    "text",
    [
        "A bed as in :ref:`Table 2 <t>`.",
        "For details, see :ref:`Table 2 <t>` and the gardener.",
        "For details; ask first, then see :ref:`Table 2 <t>` of the book.",
        "The values that :ref:`Table 2 <t>` lists.",
        "For details, see `the book <https://example.org>`__.",
        "For details, see the book.",
        "Foresee :ref:`Table 2 <t>`.",
    ],
)
def test_what_says_more_stays(text: str) -> None:
    assert read(text).led_to == ()


def test_each_of_several_goes() -> None:
    found = read("For details, see :ref:`one <a>`. For details about pots, see :ref:`two <b>`.")
    assert (found.bare.strip(), found.led_to) == ("", ("a", "b"))


def test_a_configuration_adds_wordings() -> None:
    text = "Ein Beet. Näheres in :ref:`Tabelle 2 <t>`."
    assert read(text).led_to == ()
    found = read(text, pointers=["näheres in $"])
    assert (found.bare, found.led_to) == ("Ein Beet.", ("t",))
