"""A page → its draft, whatever is wrong with it.

In: a folder, the path of a page in it, the words. Out: what the page says and what was found; one
page's loss is not that of its service.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.sources import PageSet, page_key
from rst2openapi.build.stumbling import described
from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.files import InputError, decoded, read_bytes
from rst2openapi.pages import parse_page
from rst2openapi.reading import PageDraft, Vocabulary, load_vocabulary, read_page
from rst2openapi.rules.build import PAGE_EMPTY, PAGE_FAILED, PAGE_UNREADABLE
from rst2openapi.source import Span


class Read(Data, frozen=True):
    """What a page says, and what is wrong with it."""

    draft: PageDraft | None
    """None where it cannot be read."""
    diagnostics: list[Diagnostic]
    key: str = ""
    """Of the bytes that were read, which may be others than those that were there before."""


class _Key:
    """Makes a vocabulary extension hashable, so that each process loads the words once.

    Where they are kept does not compare.
    """

    __slots__ = ("extra", "kept")

    def __init__(self, extra: Any, kept: Cache | None) -> None:
        self.extra = extra
        self.kept = kept

    def __hash__(self) -> int:
        return hash(repr(self.extra))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.extra == other.extra


@cache
def _vocabulary(key: _Key) -> Vocabulary:
    kept = key.kept
    extra = repr(key.extra).encode(errors="surrogatepass")
    entry = key_of(b"words", extra) if kept else ""
    known = kept.load(entry, Vocabulary) if kept else None
    if known:
        return known
    try:
        words = load_vocabulary(key.extra)
    except ValueError as error:
        raise InputError(f"vocabulary: {error}") from None
    if kept:
        kept.store(entry, words)
    return words


def load_words(pages: PageSet, kept: Cache | None) -> None:
    """Load the words that pages are read with, so that copies of this process have them.

    Raises:
        InputError: the additions to them are wrong.
    """
    _vocabulary(_Key(pages.words, kept))


def read(pages: PageSet, path: str, kept: Cache | None = None) -> Read:
    """Read a page; its words are taken from what is `kept` where they are there.

    Raises:
        InputError: the additions to the vocabulary are wrong.
    """
    file = Path(pages.root) / path
    found: list[Diagnostic] = []
    try:
        raw = read_bytes(file)
        text = decoded(file, raw)
    except InputError as error:
        where, _, why = str(error).partition(": ")
        line = where.rpartition(":")[2]
        span = Span(path, int(line) if line.isdigit() else 0)
        return Read(None, [PAGE_UNREADABLE.at(span, why=why)])
    if not text.strip():
        found.append(PAGE_EMPTY.at(Span(path, 0)))
    vocabulary = _vocabulary(_Key(pages.words, kept))
    key = page_key(pages.words, path, raw)
    try:
        page = parse_page(path, text, found.append)
        return Read(read_page(page, vocabulary, found.append), found, key)
    except Exception as error:  # one page's loss must not be that of the service
        return Read(None, [*found, PAGE_FAILED.at(Span(path, 0), why=described(error))], key)
