"""Titles and pseudo-headings → what follows them.

In: a section title, or a paragraph that may act as a title. Out: what the vocabulary says of it.
Bold paragraphs and first lines of list items are titles on many pages, for headings stop at two
levels (field guide, sections 1.2 and 1.3).
"""

from __future__ import annotations

import re

from msgspec import Struct

from rst2openapi.pages.page import Prose
from rst2openapi.reading.draft import Place, Side
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.vocabulary.pages import PageWords, Phrase, SectionWords, phrase_key

_OTHER = SectionWords(role="other")
_LONGEST_HEADING = 120
# "Example request 2", "Example 1"
_COUNTER = re.compile(r"\s*#?\d{1,2}$")
# "STATUS CODE 204" somewhere in a line
_SAID = r"\b{}\s*[:：]?\s*(?:is\s+)?(\d{{3}})\b"
# "404" and "400, 401 and 403" after "Status code:"
_CODES = re.compile(r"\s*[:：]?\s*(?:is\s+)?(\d{3}(?:\s*(?:,|/|and|or|,\s*and|,\s*or)\s*\d{3})*)\b")
_CODE = re.compile(r"\d{3}")


class StatusHeading(Struct, frozen=True, kw_only=True):
    """A line such as `Status code: 200`."""

    codes: tuple[str, ...]
    description: str = ""


class Heading(Struct, frozen=True, kw_only=True):
    """A paragraph that acts as a title."""

    phrase: Phrase
    rest: str = ""
    """What follows the title on its line: `Request example 1: Query all of them.`"""


def read_section(title: Prose, words: PageWords) -> SectionWords:
    """Read a section title; `other` where it is not known.

    `Sample Request: Listing All` and `Example Request 2` are examples as the words before say.
    """
    text = plain_text(title)
    key = phrase_key(text)
    found = words.sections.get(key)
    if found is None and read_status_heading(text, words) is not None:
        return _OTHER  # goes on with the answers of the section before
    if found is None:
        head = re.split(r"[:：(]", key, maxsplit=1)[0]
        shown = words.sections.get(_COUNTER.sub("", head.strip(" -–")))
        found = shown if shown is not None and shown.role == "example" else _worded(key)
    return found or _OTHER


_SIDES: dict[str, Side] = {
    "request": "request",
    "requests": "request",
    "input": "request",
    "inputs": "request",
    "response": "response",
    "responses": "response",
    "output": "response",
    "outputs": "response",
    "returned": "response",
    "return": "response",
    "result": "response",
    "results": "response",
}
_EXAMPLES = frozenset(["example", "examples", "sample", "samples"])
_CODES_OF = frozenset(["status", "code", "codes", "http"])
_FILLERS = frozenset(
    """parameter parameters message messages content contents body description descriptions details
    element elements data field fields information value values list of the in and for a an api
    structure format argument arguments""".split()  # noqa: SIM905
)
_PLACES: dict[str, Place] = {"header": "header", "headers": "header"}


def _worded(key: str) -> SectionWords | None:
    """A title of nothing but words that people build such titles from; None for any other.

    `Request Parameter Description` is a request, `Response Codes` are status codes.
    """
    parts = re.findall(r"[a-z]+", _COUNTER.sub("", key))
    sides = {_SIDES[one] for one in parts if one in _SIDES}
    known = _SIDES.keys() | _EXAMPLES | _CODES_OF | _FILLERS | _PLACES.keys()
    if not set(parts) <= known or len(sides) > 1:
        return None
    side = next(iter(sides), None)
    if _EXAMPLES & set(parts):
        return SectionWords(role="example", side=side)
    if {"code", "codes"} & set(parts) and side != "request":
        return SectionWords(role="statuses", side="response")
    if side is None:
        return None
    place = next((_PLACES[one] for one in parts if one in _PLACES), None)
    return SectionWords(role=side, side=side, place=place)


def read_heading(text: str, words: PageWords) -> Heading | None:
    """Read a paragraph as a title; None where it is none."""
    phrase = _phrase(text, words)
    if phrase is not None:
        return Heading(phrase=phrase)
    head, colon, rest = text.partition(":")
    phrase = _phrase(head, words) if colon and rest.strip() else None
    if phrase is not None and phrase.mode == "example":
        return Heading(phrase=phrase, rest=rest.strip())
    return None


def _phrase(text: str, words: PageWords) -> Phrase | None:
    if len(text) > _LONGEST_HEADING:
        return None
    key = phrase_key(text)
    return words.phrases.get(key) or words.phrases.get(_COUNTER.sub("", key))


def read_status_heading(text: str, words: PageWords) -> StatusHeading | None:
    """Read `**Status code: 200**` and its variants (field guide, section 9)."""
    plain = text.replace("*", "").strip()
    if len(plain) > _LONGEST_HEADING:
        return None
    lowered = plain.casefold()
    for lead in words.status_leads:
        if lowered.startswith(lead):
            codes = _CODES.match(plain, len(lead))
            if codes is None:
                return None
            rest = plain[codes.end() :].strip(" :：-–()")
            return StatusHeading(
                codes=tuple(_CODE.findall(codes.group(1))),
                description=rest if any(map(str.isalpha, rest)) else "",
            )
    return None


def find_status(text: str, words: PageWords) -> str:
    """Find the code that a short remark such as `None (status code 204)` names; else empty."""
    if len(text) <= _LONGEST_HEADING:
        for lead in words.status_leads:
            said = re.search(_SAID.format(re.escape(lead)), text.casefold())
            if said is not None:
                return said.group(1)
    return ""
