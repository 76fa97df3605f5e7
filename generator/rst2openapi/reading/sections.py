"""Titles and pseudo-headings → what follows them.

In: a section title, or a paragraph that may act as a title. Out: what the vocabulary says of it.
Bold paragraphs and first lines of list items are titles on many pages, for headings stop at two
levels (field guide, sections 1.2 and 1.3).
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from rst2openapi.pages.page import Prose
from rst2openapi.reading.draft import Side
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.page_words import PageWords, Phrase, SectionWords, phrase_key

_OTHER = SectionWords(role="other")
_LONGEST_HEADING = 120
# "Example request 2", "Example 1"
_COUNTER = re.compile(r"\s*#?\d{1,2}$")
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
        found = shown if shown is not None and shown.role == "example" else _worded(key, words)
    return found or _OTHER


def _worded(key: str, words: PageWords) -> SectionWords | None:
    """A title of nothing but words that people build such titles from; None for any other.

    `Request Parameter Description` is a request, `Response Codes` are status codes.
    """
    said = {words.title_words.get(one) for one in re.findall(r"[^\W\d_]+", _COUNTER.sub("", key))}
    sides: list[Side] = [side for side in _SIDES if side in said]
    if None in said or len(sides) > 1:
        return None
    side = next(iter(sides), None)
    if "example" in said:
        return SectionWords(role="example", side=side)
    if "statuses" in said and side != "request":
        return SectionWords(role="statuses", side="response")
    if side is None:
        return None
    return SectionWords(role=side, side=side, place="header" if "header" in said else None)


_SIDES: tuple[Side, ...] = ("request", "response")


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
            codes = _codes_behind(words.status_verbs, words.status_joints).match(plain, len(lead))
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
        lowered = text.casefold()
        behind = _codes_behind(words.status_verbs, words.status_joints)
        for lead in words.status_leads:
            for said in re.finditer(rf"\b{re.escape(lead)}", lowered):
                codes = behind.match(lowered, said.end())
                if codes is not None:
                    return codes.group(1)[:3]
    return ""


@cache
def _codes_behind(verbs: frozenset[str], joints: frozenset[str]) -> re.Pattern[str]:
    """`404` and `400, 401 and 403` behind `Status code`."""
    between = rf"(?:\s*{either(joints)})+\s*"
    return re.compile(
        rf"\s*[:：]?\s*(?:{either(verbs)}\s+)?(\d{{3}}(?:{between}\d{{3}})*)\b", re.IGNORECASE
    )
