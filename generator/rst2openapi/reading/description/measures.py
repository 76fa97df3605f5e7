"""Numbers that wordings hold, and whether several statements agree on one.

In: wordings with numbers, sentences, the words. Out: numbers. What they bound is decided by who
asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.description.passages import Sentence
from rst2openapi.reading.description.wordings import matches
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import Templates

Number = int | float


def number(text: str) -> Number:
    """A number as pages write it: `1,000`, `−1`, `0.5`, `1e6`."""
    plain = text.replace(",", "").replace("−", "-")
    return float(plain) if re.search(r"[.eE]", plain) else int(plain)


def pairs(
    templates: Templates, sentences: Iterable[Sentence], words: CellWords
) -> Iterator[tuple[Number, Number]]:
    """The two numbers of the first wording that each sentence has."""
    for found in _found(templates, sentences, words):
        yield number(found["low"]), number(found["high"])


def singles(
    templates: Templates, sentences: Iterable[Sentence], words: CellWords
) -> Iterator[Number]:
    """The number of the first wording that each sentence has."""
    for found in _found(templates, sentences, words):
        yield number(found["n"])


def agreed(values: Iterable[Number]) -> Number | None:
    """The value that all statements agree on."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def as_length(value: Number | None) -> int | None:
    """A number that may be a length or a count; None for any other."""
    return int(value) if value is not None and value >= 0 and value == int(value) else None


def are_ordered(low: Number | None, high: Number | None) -> bool:
    """Whether a lower bound is none above its upper one."""
    return low is None or high is None or low <= high


def _found(
    templates: Templates, sentences: Iterable[Sentence], words: CellWords
) -> Iterator[re.Match[str]]:
    for sentence in sentences:
        text = sentence.text.replace(" (inclusive)", "").replace("(included)", "")
        lowered = text.lower()
        for found in templates.found(text, lowered):
            if _mixes_units(found, text[found.end() :], words):
                continue
            if not _goes_on(text[found.end() :], words):
                yield found
                break


def _mixes_units(found: re.Match[str], rest: str, words: CellWords) -> bool:
    """`from 15 minutes to 24 hours`."""
    first = words.units.get((found.groupdict().get("unit") or "").lower())
    after = re.match(r"\s*([A-Za-zµ%/]+)", unmarked(rest))
    last = words.units.get(after[1].lower()) if after is not None else None
    return first is not None and last is not None and first != last


_CONTINUES = re.compile(r"^[^\w\s.,;:)]?\s*(?:\*(?=\s*[\w(])|x\s*\d|×|/|\^|%)|^\.\d", re.IGNORECASE)
"""A star alone is a mark that was left behind."""


def _goes_on(rest: str, words: CellWords) -> bool:
    """The number is compared, or goes on: `1.5 times…`, `10 or …`, `192.168`."""
    plain = unmarked(rest)
    return _CONTINUES.match(plain) is not None or matches(words.bounds.compared, plain)
