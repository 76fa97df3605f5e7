"""Every form of a Mandatory cell in `required.tsv` reads as it says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from rst2openapi.reading.required import ReadRequired, read_required
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words()
TABLE = Path(__file__).with_name("required.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.reader(TABLE[1:], delimiter="\t", quoting=csv.QUOTE_NONE))
ANSWERS = {"true": True, "false": False, "none": None}


@pytest.mark.parametrize(
    ("text", "required", "beyond", "location"), CASES, ids=[case[0] or "empty" for case in CASES]
)
def test_required_cell(text: str, required: str, beyond: str, location: str) -> None:
    read = read_required(cell(text), WORDS)
    assert (read.required, read.text) == (ANSWERS[required], beyond)
    assert (read.location or "") == location


def test_there_is_no_mandatory_column() -> None:
    assert read_required(None, WORDS) == ReadRequired(required=None)


def test_a_note_below_the_answer_is_kept() -> None:
    read = read_required(cell("No\n.. note:: Either this or **bed_id** is needed."), WORDS)
    assert (read.required, read.text) == (False, "Either this or bed_id is needed")


def test_links_are_kept() -> None:
    read = read_required(cell("Yes. See :ref:`beds <t_beds>`."), WORDS)
    assert [(link.label, link.column) for link in read.links] == [("t_beds", "required")]
