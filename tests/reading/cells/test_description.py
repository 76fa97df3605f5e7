"""A description cell becomes CommonMark, constraints and links."""

from __future__ import annotations

import pytest

from rst2openapi.reading.description import ReadDescription, read_description, type_of_range
from rst2openapi.reading.draft import LinkRef, ScalarType
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words()


def read(text: str) -> ReadDescription:
    return read_description(cell(text), type=ScalarType("string"), name="field", words=WORDS)


def test_there_is_no_description_column() -> None:
    nothing = read_description(None, type=ScalarType("string"), name="field", words=WORDS)
    assert nothing == ReadDescription()


def test_links_are_collected_once_each() -> None:
    text = "See :ref:`beds <t_beds>` and :ref:`beds <t_beds>`.\n- See :ref:`pots <t_pots>`."
    assert read(text).links == (
        LinkRef("beds", "t_beds", "description"),
        LinkRef("pots", "t_pots", "description"),
    )


def test_the_text_is_markdown_with_its_list() -> None:
    markdown = read("Kind of **bed**. Options:\n- **raised**: on legs\n- **flat**: on the ground")
    assert markdown.markdown == (
        "Kind of **bed**. Options:\n\n- **raised**: on legs\n- **flat**: on the ground"
    )


def test_an_edition_mark_is_written_out() -> None:
    markdown = read("Options:\n- **a**: one\n  [- **b**: two](tags: hc)").markdown
    assert "- **b**: two (edition: hc)" in markdown
    assert "tags:" not in markdown


def test_brackets_of_other_kinds_stay() -> None:
    assert "items" in read("The **items[].name** of a bed [1].").markdown
    assert read("A bed [1].").constraints == read("A bed.").constraints


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Number of beds. The value ranges from 1 to 100. The default value is **10**.", "integer"),
        ("Index. The value must be greater than or equal to **0**.", "integer"),
        ("Index. Its value range is **[0, 1999]**.", "integer"),
        ("Name. The value contains 1 to 64 characters.", None),
        ("Depth. The value ranges from 0.5 to 1.5.", None),
        ("Mode. The value can be **1** or **all**, the default value is **all**.", None),
        ("Index. The value must be greater than or equal to **0**. Default value: **last**", None),
        ("Number of beds.", None),
        ("", None),
    ],
)
def test_a_range_is_a_type_where_no_cell_gives_one(text: str, kind: str | None) -> None:
    found = type_of_range(cell(text), name="field", words=WORDS)
    assert (found.kind if found else None) == kind
