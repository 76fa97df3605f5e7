"""Mandatory cells → required or not, and what the cell says beyond that.

In: a Mandatory cell and the words for yes and no. Out: a `ReadRequired`. A condition that stands in
the description is found by `reading.description`; what it means for a Yes is decided here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.pages.page import Cell
from rst2openapi.reading.draft import Constraints, LinkRef, Place
from rst2openapi.reading.inline import cell_links, cell_text
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN

_FIRST_WORDS = re.compile(r"(?P<head>[A-Za-z/]+(?: [a-z]+)?)\b(?P<rest>.*)", re.DOTALL)


class ReadRequired(Struct, frozen=True, kw_only=True):
    """What a Mandatory cell says."""

    required: bool | None
    """None where the cell is absent, empty or says something else than yes or no."""
    text: str = ""
    """What the cell says beyond yes or no."""
    location: Place | None = None
    """`No (query parameter)`: the place of the parameter."""
    links: tuple[LinkRef, ...] = ()


def read_required(cell: Cell | None, words: CellWords) -> ReadRequired:
    """Read a Mandatory cell (field guide, section 6).

    A conditional sentence without yes or no is not required: valid calls may lack the field.
    """
    found = _read_text(cell_text(cell), words)
    links = cell_links(cell, "required")
    return replace(found, links=links) if links else found


@lru_cache(maxsize=1 << 12)
def _read_text(text: str, words: CellWords) -> ReadRequired:
    """A few words stand in nearly all Mandatory cells."""
    if not text:
        return ReadRequired(required=None)
    said, rest = _yes_or_no(text, words)
    place = words.required.places.get(rest.strip("().:;, ").lower())
    if said is not None:
        extra = "" if place else rest.strip(" .:;,")
        is_partial = said and any(word in extra.lower() for word in words.required.exceptions)
        return ReadRequired(required=False if is_partial else said, text=extra, location=place)
    lowered = text.lower()
    is_condition = any(phrase in lowered for phrase in words.required.conditions)
    return ReadRequired(required=False if is_condition else None, text=text)


def _yes_or_no(text: str, words: CellWords) -> tuple[bool | None, str]:
    """The answer at the start of the cell, and the rest; a condition after it is no answer."""
    for known, answer in ((words.required.yes, True), (words.required.no, False)):
        if text.strip(" .*").lower() in known:
            return answer, ""
    match = _FIRST_WORDS.match(text)
    if match is None:
        return None, text
    head = match["head"].split(" ")
    behind = (*_BEHIND, *(f" {word}" for word in words.required.behind))
    for length in range(len(head), 0, -1):
        key = " ".join(head[:length]).lower()
        rest = text[len(" ".join(head[:length])) :]
        if not rest.startswith(behind):
            continue
        if key in words.required.yes:
            return True, rest.strip()
        if key in words.required.no:
            return False, rest.strip()
    return None, text


_BEHIND = (" (", "(", ",", ".", ";", ":", "\n")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def cases_of(said: Constraints, words: CellWords) -> str:
    """What limits the cases in which a mandatory field is needed; empty where nothing does.

    In: what the description says. Out: words that finish `its description says: …`.
    """
    if said.required_when and _is_limited(said.required_when, words):
        found = f"mandatory {said.required_when}"
    elif said.optional_when:
        found = f"not needed {said.optional_when}"
    else:
        return ""
    return re.sub(r"\\(?=\W|_)|\*\*", "", found)


def _is_limited(condition: str, words: CellWords) -> bool:
    """The description says `only`, or for which value of another field the field is mandatory.

    Another condition is met by the calls that the table describes, more often than not: `when the
    list is not empty` stands in the table of the list's elements.
    """
    marked = _BOLD.sub(rf"{MARK_OPEN}\1{MARK_CLOSE}", condition)
    return words.required.limits.occur_in(marked)
