"""Between which numbers a number is.

In: sentences about the whole value, passages, the words. Out: bounds, inclusive or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.reading.description.measures import (
    Number,
    agreed,
    are_ordered,
    number,
    pairs,
    singles,
)
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.wordings import default_at, matches
from rst2openapi.reading.vocabulary.cell_words import CellWords


class Range(Struct, frozen=True, kw_only=True):
    """What is said about a number; None where nothing is said, or statements disagree."""

    minimum: Number | None = None
    maximum: Number | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    multiple_of: Number | None = None


def read_range(
    sentences: Sequence[Sentence], passages: Passages, words: CellWords, *, is_array: bool
) -> Range:
    """The range of a number; of an array, what bounds each item is said by labels only."""
    about = [one for one in sentences if not matches(words.bounds.characters, one.plain)]
    return _without_refuted(_stated(about, words, is_array=is_array), passages, words)


def _stated(about: Sequence[Sentence], words: CellWords, *, is_array: bool) -> Range:
    bounds = words.bounds
    lows = list(singles(bounds.minimum, about, words))
    highs = list(singles(bounds.maximum, about, words))
    if not is_array:
        for low, high in pairs(bounds.between, about, words):
            lows.append(low)
            highs.append(high)
        lows += singles(bounds.at_least, about, words)
        highs += singles(bounds.at_most, about, words)
        lows += [0 for one in about if matches(bounds.not_negative, one.plain)]
    over = list(singles(bounds.above, about, words))
    under = list(singles(bounds.below, about, words))
    over += [0 for one in about if matches(bounds.positive, one.plain)]
    for one in () if is_array else _intervals(about, words):
        (over if one.above else lows).append(one.low)
        if one.high is not None:
            (under if one.below else highs).append(one.high)
    least, most = agreed(lows), agreed(highs)
    above, below = (agreed(over) if not lows else None), (agreed(under) if not highs else None)
    result = Range(
        minimum=least if above is None else above,
        maximum=most if below is None else below,
        exclusive_minimum=above is not None,
        exclusive_maximum=below is not None,
        multiple_of=agreed(n for n in singles(bounds.multiple_of, about, words) if n > 0),
    )
    return result if are_ordered(result.minimum, result.maximum) else Range()


def _without_refuted(stated: Range, passages: Passages, words: CellWords) -> Range:
    """A value that the page speaks of is allowed, whatever range it states."""
    low, high = stated.minimum, stated.maximum
    if low is None and high is None:
        return stated
    mentioned = list(_mentioned(passages, words))
    if low is not None and any(value < low for value in mentioned):
        stated = replace(stated, minimum=None, exclusive_minimum=False)
    if high is not None and any(value > high for value in mentioned):
        stated = replace(stated, maximum=None, exclusive_maximum=False)
    return stated


def _mentioned(passages: Passages, words: CellWords) -> Iterator[Number]:
    """The numbers of `set to **0**`, `**-1** indicates`, `the value -1`."""
    for sentence in passages.sentences:
        if default_at(sentence.lowered, words) is not None:
            continue
        for template in words.bounds.mentioned.possible(sentence.lowered):
            if template.may_occur(sentence.lowered):
                found = template.pattern.finditer(sentence.text)
                yield from (number(one["n"]) for one in found)


class _Interval(Struct, frozen=True):
    """`(0, 1]`; an end that is not there is infinite."""

    low: Number
    high: Number | None
    above: bool
    """The low end is none of its numbers,"""
    below: bool
    """nor the high one."""


# [0, 100] alone, or after words; no list, no coordinates
_INTERVAL = re.compile(
    r"(?P<left>[\[(])\s*(?P<low>-?\d{1,18}(?:\.\d+)?)\s*,"
    r"\s*(?:(?P<high>-?\d{1,18}(?:\.\d+)?)|\+?∞)\s*(?P<right>[\])])"
)


def _intervals(sentences: Iterable[Sentence], words: CellWords) -> Iterator[_Interval]:
    for sentence in sentences:
        if sentence.zone != "range" and not matches(words.bounds.intervals, sentence.plain):
            continue
        found = list(_INTERVAL.finditer(sentence.plain))
        if len(found) == 1:
            one = found[0]
            high = number(one["high"]) if one["high"] else None
            yield _Interval(number(one["low"]), high, one["left"] == "(", one["right"] == ")")
