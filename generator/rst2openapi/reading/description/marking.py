"""Marked text: one string a paragraph, values in private marks, and its sentences.

In: inline runs. Out: strings in which bold text and literals stand between `MARK_OPEN` and
`MARK_CLOSE`. What a sentence means is the business of the readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rst2openapi.pages.page import Inline, Literal, Prose, Strong
from rst2openapi.reading.description.editions import EDITION
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN

_O, _C = MARK_OPEN, MARK_CLOSE
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|(?<=[。；！？])\s*|(?<=\))\s+(?=The value\b)")
_ABBREVIATION = re.compile(r"(?:\be\.g|\bi\.e|\bvs|\bNo|\bcf)\.$")

_MAXIMUM = re.compile(r"\b[Mm]ax\.$")
"""An abbreviation before a number."""


def mark(text: str, inline: Inline) -> str:
    """Text of one inline run, in marks where the page sets it off as a value."""
    text = text.replace(_O, "").replace(_C, "")
    if isinstance(inline, Strong | Literal) and text.strip():
        return f"{_O}{text.strip()}{_C}"
    return text


def marked(prose: Prose) -> str:
    """An inline run as marked text."""
    return fold("".join(mark(inline.text, inline) for inline in prose))


def unmarked(text: str) -> str:
    """Marked text without its marks."""
    return text.replace(_O, "").replace(_C, "")


def fold(text: str) -> str:
    """Text with its white space folded; without zero-width characters."""
    return " ".join(text.replace("\u200b", "").split())


def sentences(text: str) -> Iterator[str]:
    """Split marked text into sentences; never inside a marked value."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        head = text[start : end.start()]
        is_inside = head.count(_O) > head.count(_C)
        follows = text[end.end() : end.end() + 1]
        is_short = _ABBREVIATION.search(head) or (follows.isdigit() and _MAXIMUM.search(head))
        if is_inside or is_short or follows.islower():
            continue
        yield head
        start = end.end()
    if text[start:]:
        yield text[start:]


def last_sentence(text: str) -> str:
    """The last sentence of marked text; empty for no text."""
    *_, last = ("", *sentences(text))
    return last


def is_conditional(sentence: str) -> bool:
    """Tell whether an edition mark restricts a sentence."""
    return EDITION.search(sentence) is not None
