"""What an example shows, of the sentence that stands before it.

In: that sentence. Out: what of it speaks of the example that follows, and its subject: `the
following is a sample request for adding a bed` is about `adding a bed`.
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
    subject = told[lead.end() :] if lead else told
    return (told, subject) if subject.strip(" .:：。") else ("", "")


@cache
def _leads(leads: frozenset[str]) -> re.Pattern[str]:
    """Such words at the beginning, one after the other."""
    return re.compile(rf"(?:{either(leads)}(?![A-Za-z0-9])[\s,:：]*)+", re.IGNORECASE)
