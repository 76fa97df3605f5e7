"""A description cell becomes CommonMark, constraints and links."""

from __future__ import annotations

from rst2openapi.reading.description import ReadDescription, read_description
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
