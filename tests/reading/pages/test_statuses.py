from __future__ import annotations

import pytest

from rst2openapi.reading.draft import ReadStatus
from rst2openapi.reading.sections import read_status_heading
from rst2openapi.reading.statuses import merge_statuses, read_status_line, split_codes
from rst2openapi.reading.vocabulary.pages import load_page_words
from rst2openapi.source import Span

WORDS = load_page_words()
SPAN = Span("page.rst", 1)


@pytest.mark.parametrize(
    ("text", "codes", "description"),
    [
        ("Status code: 200", ("200",), ""),
        ("**Status code**: **200**", ("200",), ""),
        ("Status Code:202.", ("202",), ""),
        ("HTTP status code 204", ("204",), ""),
        ("Status codes: 400, 401 and 403", ("400", "401", "403"), ""),
        ("Returned status code 200: successful query", ("200",), "successful query"),
        ("Status code: 200 (OK)", ("200",), "OK"),
    ],
)
def test_heading(text: str, codes: tuple[str, ...], description: str) -> None:
    heading = read_status_heading(text, WORDS)
    assert heading is not None
    assert (heading.codes, heading.description) == (codes, description)


@pytest.mark.parametrize(
    "text",
    ["Status codes", "Status code: see Table 3", "A status code of 200 is returned.", "200"],
)
def test_no_heading(text: str) -> None:
    assert read_status_heading(text, WORDS) is None


@pytest.mark.parametrize(
    ("text", "codes", "rest"),
    [
        ("200", ("200",), ""),
        ("400 Bad Request", ("400",), "Bad Request"),
        ("401 (Unauthorized)", ("401",), "Unauthorized"),
        ("200, 201 and 202", ("200", "201", "202"), ""),
        ("default", ("default",), ""),
        ("2xx", (), "2xx"),
        ("2000", (), "2000"),
        ("N/A", (), "N/A"),
    ],
)
def test_cell(text: str, codes: tuple[str, ...], rest: str) -> None:
    assert split_codes(text, WORDS) == (codes, rest)


def test_line() -> None:
    assert [s.code for s in read_status_line("202 Accepted", SPAN)] == ["202"]
    assert read_status_line("200 disks can be created at most in 1 call.", SPAN) == ()


def test_one_entry_a_code_with_the_words_of_the_table() -> None:
    def status(code: str, text: str, origin: str) -> ReadStatus:
        return ReadStatus(code=code, description=text, origin=origin, span=SPAN)  # type: ignore[arg-type]

    found = merge_statuses(
        [
            status("200", "done", "heading"),
            status("404", "", "heading"),
            status("200", "OK", "table"),
            status("404", "gone", "table"),
            status("404", "later", "table"),
        ]
    )
    assert [(s.code, s.description) for s in found] == [("200", "OK"), ("404", "gone")]
