"""One line of a .tsv file beside this one is one case."""

from __future__ import annotations

from pathlib import Path

import pytest

from rst2openapi.pages.page import Cell, Inline, Paragraph, Prose, Strong, Text
from rst2openapi.reading.addresses import read_addresses
from rst2openapi.reading.captions import read_caption
from rst2openapi.reading.columns import read_columns
from rst2openapi.reading.vocabulary.pages import load_page_words
from rst2openapi.source import Span

WORDS = load_page_words()
SPAN = Span("page.rst", 1)


def cases(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def prose(marked: str) -> Prose:
    runs = enumerate(marked.split("**"))
    return tuple[Inline, ...](Strong(t) if i % 2 else Text(t) for i, t in runs if t)


def cell(text: str) -> Cell:
    return Cell(blocks=(Paragraph(prose=(Text(text),), span=SPAN),), span=SPAN)


@pytest.mark.parametrize(("line", "method", "path", "query", "host"), cases("addresses.tsv"))
def test_address(line: str, method: str, path: str, query: str, host: str) -> None:
    found = read_addresses([(line, SPAN)], WORDS)
    assert [(a.method, a.path, " ".join(a.query), a.host) for a in found] == [
        (method, path, query, host)
    ]


@pytest.mark.parametrize(
    ("caption", "side", "place", "subject", "number"),
    cases("captions.tsv"),
)
def test_caption(caption: str, side: str, place: str, subject: str, number: str) -> None:
    read = read_caption(prose(caption), WORDS)
    said = (read.phrase.side, read.phrase.place) if read.phrase is not None else (None, None)
    assert (said, read.subject, read.number) == ((side or None, place or None), subject, number)


@pytest.mark.parametrize(("header", "kind", "columns"), cases("headers.tsv"))
def test_header(header: str, kind: str, columns: str) -> None:
    read = read_columns(tuple(cell(title.strip()) for title in header.split("|")), WORDS)
    assert (read.kind, " ".join(read.places)) == (kind, columns)
