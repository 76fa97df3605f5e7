"""What an example shows, of the sentence that stands before it.

In: that sentence. Out: what of it speaks of the example that follows, and the first words of its
subject: `the following is a sample request for adding a bed` is about `adding bed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.page_words import PageWords

_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")


def example_title(summary: str, words: PageWords) -> tuple[str, str]:
    """The summary and the subject of an example; empty where nothing is said of it."""
    sentences = _SENTENCE.split(summary)
    told = " ".join(one for one in sentences if not one.casefold().startswith(words.example_behind))
    lead = _leads(words.example_leads).match(told)
    rest = told[lead.end() :] if lead else told
    if not rest.strip(" .:：。"):
        return "", ""
    subject = [one for one in _words(_first(rest)) if _tells(one, words)][:_LONGEST]
    while subject and subject[-1].casefold() in words.example_open:
        subject.pop()
    return told, " ".join(subject)


def _first(text: str) -> str:
    """The first sentence that has more than a number: what follows tells of values in it."""
    return next((one for one in _SENTENCE.split(text) if re.search(r"[^\W\d]{2}", one)), text)


_LONGEST = 5
"""Words of a subject."""

_WORD = re.compile(r"[^\W_]+(?:[_-][^\W_]+)*")
_UUID = re.compile(r"(?=.*\d)\w+(?:-\w+){4,}")
_ID = re.compile(r"(?=.*\d)(?:[0-9a-fA-F]{4,}|\w{12,})")
"""A part of an id, which tells nobody anything."""


def _words(text: str) -> Iterator[str]:
    """Its words without ids; `SHA_256` is one word."""
    for word in _WORD.findall(re.sub(r"'s\b", "", text)):
        parts = () if _UUID.fullmatch(word) else re.split("([_-])", word)
        kept = "".join(part for part in parts if not _ID.fullmatch(part)).strip("_-")
        if any(map(str.isalpha, kept)):
            yield kept


def _tells(word: str, words: PageWords) -> bool:
    """It is no small word; `AS` in capitals is a name."""
    is_name = len(word) > 1 and word.isupper()
    return is_name or word.casefold() not in words.example_small


@cache
def _leads(leads: frozenset[str]) -> re.Pattern[str]:
    """Such words at the beginning, one after the other."""
    return re.compile(rf"(?:{either(leads)}(?![A-Za-z0-9])[\s,:：]*)+", re.IGNORECASE)
