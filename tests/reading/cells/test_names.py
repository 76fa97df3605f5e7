"""Every form of a name cell in `names.tsv` reads as it says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from rst2openapi.reading.names import read_name
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words()
TABLE = Path(__file__).with_name("names.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.reader(TABLE[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    ("text", "name", "marker", "note", "alternatives", "links"),
    CASES,
    ids=[case[0] for case in CASES],
)
def test_name_cell(
    text: str, name: str, marker: str, note: str, alternatives: str, links: str
) -> None:
    read = read_name(cell(text), WORDS)
    assert (read.name, read.marker, read.note) == (name, marker, note)
    assert "|".join(read.alternatives) == alternatives
    assert "|".join(link.label for link in read.links) == links
    assert all(link.column == "name" for link in read.links)


def test_a_name_a_line() -> None:
    read = read_name(cell("Subject\nNotSubject"), WORDS)
    assert (read.name, read.alternatives) == ("Subject", ("Subject", "NotSubject"))


def test_words_on_two_lines_are_no_names() -> None:
    assert read_name(cell("a fence\nof wood"), WORDS).alternatives == ()
