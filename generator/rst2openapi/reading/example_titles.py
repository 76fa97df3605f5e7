"""What an example shows, of the sentence that stands before it.

In: that sentence. Out: what of it speaks of the example that follows, and the words of its subject:
`the following is a sample request for adding a bed` is about `adding bed`.
"""

from __future__ import annotations

import re
from functools import cache

from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.page_words import PageWords

_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")


def example_title(summary: str, words: PageWords) -> tuple[str, str]:
    """The summary and the subject of an example; empty where nothing is said of it."""
    sentences = _SENTENCE.split(summary)
    told = " ".join(one for one in sentences if not one.casefold().startswith(words.example_behind))
    lead = _leads(words.example_leads).match(told)
    subject = _telling(told[lead.end() :] if lead else told, words)
    return (told, subject) if subject.strip(" .:：。") else ("", "")


_WORD = re.compile(r"[A-Za-z0-9_'-]+")


def _telling(text: str, words: PageWords) -> str:
    """A text without its small words; `AS` in capitals is a name."""

    def kept(found: re.Match[str]) -> str:
        word = found[0]
        is_name = len(word) > 1 and word.isupper()
        return word if is_name or word.casefold() not in words.example_small else ""

    return " ".join(_WORD.sub(kept, text.replace("'s ", " ")).split())


@cache
def _leads(leads: frozenset[str]) -> re.Pattern[str]:
    """Such words at the beginning, one after the other."""
    return re.compile(rf"(?:{either(leads)}(?![A-Za-z0-9])[\s,:：]*)+", re.IGNORECASE)
