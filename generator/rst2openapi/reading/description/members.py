"""The members of an enumeration.

In: values and what they mean, marked. Out: members, each value once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rst2openapi.reading.draft import EnumMember
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN

Members = tuple[EnumMember, ...]


def distinct(members: Iterable[EnumMember]) -> Members:
    """The members with different values, the first of each."""
    first: dict[str, EnumMember] = {}
    for member in members:
        first.setdefault(member.value, member)
    return tuple(first.values())


def without_verb(meaning: str, words: CellWords) -> str:
    """What a value means: of `indicates that …`, what follows."""
    return _verb(words.enums.meaning_leads).sub("", meaning, count=1)


@cache
def _verb(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"^{either(words)}\s+(?=\S)", re.IGNORECASE)


def markdown_line(text: str) -> str:
    """Marked text as one line of CommonMark."""
    text = text.strip(" ;,")
    if text.count(MARK_CLOSE) > text.count(MARK_OPEN):  # cut out of a sentence that is all bold
        text = text.rstrip(f"{MARK_CLOSE}.")
    escaped = re.sub(r"([\\`*_<\[\]])", r"\\\1", text)
    return escaped.replace(MARK_OPEN, "**").replace(MARK_CLOSE, "**")
