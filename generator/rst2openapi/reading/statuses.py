"""Status tables, lists and lines → status codes and what the page says of them.

In: tables with a status column, paragraphs of status sections, headings. Out: `ReadStatus` values,
merged. Which codes mean success is for linking (field guide, section 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rst2openapi.pages import Table
from rst2openapi.pages.prose import blocks_markdown
from rst2openapi.reading.columns import Columns
from rst2openapi.reading.description.blocks import telling
from rst2openapi.reading.draft import ErrorCode, ReadStatus
from rst2openapi.reading.inline import cell_text
from rst2openapi.reading.vocabulary import Vocabulary
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.page_words import Column, PageWords
from rst2openapi.source import Span

# "200", "400 Bad Request", "202.", "default", "2xx" is no code
_CODE = re.compile(r"(?P<code>[1-5]\d\d|default)(?=\W|$)(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
# "200", "200 OK", "202." as a whole line
_LINE = re.compile(r"(?P<code>[1-5]\d\d)\b\s*[.:]?\s*(?P<rest>[A-Za-z (),-]{0,80}[.]?)")

# a code of success as the only number of a short sentence
_SENTENCE = re.compile(r"\D{0,120}\b(?P<code>2\d\d)\b\D{0,120}")


def read_status_table(
    table: Table, columns: Columns, vocabulary: Vocabulary
) -> tuple[ReadStatus, ...]:
    """Read the rows of a table whose first column holds codes."""
    words, cells = vocabulary.pages, vocabulary.cells
    found: list[ReadStatus] = []
    for row in table.rows:
        codes, rest = split_codes(cell_text(columns.cell(row, "status")), words)
        description = columns.cell(row, "description")
        blocks = description.blocks if description is not None else ()
        text = blocks_markdown(telling(blocks, cells.labels, cells.nothing))
        if not text:
            text = cell_text(columns.cell(row, "message")) or rest
        found.extend(
            ReadStatus(code=code, description=text.strip(), origin="table", span=row.span)
            for code in codes
        )
    return tuple(found)


def as_status_table(table: Table, columns: Columns, words: PageWords) -> Columns:
    """The columns of a table in a status section; codes in its first column say what it is.

    The header may say what it likes; a table without such codes keeps its columns.
    """
    first = [cell_text(row.cells[0]) for row in table.rows if row.cells]
    if (
        columns.kind == "statuses"
        or not first
        or not all(split_codes(text, words)[0] for text in first)
    ):
        return columns
    last = len(table.header) - 1
    description = columns.places.get("description", last)
    places: dict[Column, int] = {"status": 0, "description": description}
    return Columns(kind="statuses", places=places)


def split_codes(text: str, words: PageWords) -> tuple[tuple[str, ...], str]:
    """Split `400 Bad Request` and `200, 201`: the codes and the words behind them."""
    first = _CODE.match(text.strip())
    if first is None:
        return (), text
    codes, rest = [first["code"].lower()], first["rest"]
    while (more := _more(words.status_joints).match(rest)) is not None:
        codes.append(more["code"])
        rest = rest[more.end() :]
    return tuple(dict.fromkeys(codes)), rest.strip(" .:()-")


@cache
def _more(joints: frozenset[str]) -> re.Pattern[str]:
    """`, 201` behind a code."""
    return re.compile(rf"\s*{either(joints)}\s*(?P<code>[1-5]\d\d)\b")


def read_status_line(text: str, span: Span) -> tuple[ReadStatus, ...]:
    """Read a paragraph that is nothing but a code and perhaps its name, or a sentence about one.

    `**200** is returned if the call succeeds.` gives it no description.
    """
    line = _LINE.fullmatch(text.strip())
    if line is not None:
        return (ReadStatus(code=line["code"], description=line["rest"], origin="list", span=span),)
    said = _SENTENCE.fullmatch(text.strip())
    return (ReadStatus(code=said["code"], origin="text", span=span),) if said else ()


def merge_statuses(found: Iterable[ReadStatus]) -> tuple[ReadStatus, ...]:
    """One entry a code, in order of appearance; a table's words go before a heading's."""
    merged: dict[str, ReadStatus] = {}
    for status in found:
        known = merged.get(status.code)
        is_better = known is not None and (
            (not known.description and bool(status.description))
            or (known.origin != "table" and status.origin == "table" and bool(status.description))
        )
        if known is None or is_better:
            merged[status.code] = status
    return tuple(merged.values())


def read_error_table(table: Table, columns: Columns, words: PageWords) -> tuple[ErrorCode, ...]:
    """Read the rows of a table of error codes."""
    found: list[ErrorCode] = []
    for row in table.rows:
        code = cell_text(columns.cell(row, "error"))
        statuses, _ = split_codes(cell_text(columns.cell(row, "status")), words)
        if code:
            found.append(
                ErrorCode(
                    code=code,
                    status=statuses[0] if statuses else "",
                    message=cell_text(columns.cell(row, "message")),
                    description=cell_text(columns.cell(row, "description")),
                    span=row.span,
                )
            )
    return tuple(found)
