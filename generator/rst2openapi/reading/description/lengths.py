"""How long a string is.

In: sentences about the whole value, the words. Out: a lower and an upper bound of its length. A
`Minimum:` on a string is a length (field guide, section 7.4).
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.reading.description.measures import (
    Number,
    agreed,
    are_ordered,
    as_length,
    pairs,
    singles,
)
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.subjects import Told
from rst2openapi.reading.description.wordings import matches, names_another, without
from rst2openapi.reading.vocabulary.cell_words import CellWords


def read_lengths(
    sentences: Sequence[Sentence], told: Sequence[Told], words: CellWords, *, may_be_empty: bool
) -> tuple[int | None, int | None]:
    """The least and the greatest length; None where nothing is said, or statements disagree.

    Labels are looked for in `sentences`, and where there are none, wordings in what is `told`.
    """
    bounds = words.bounds
    lows = list(singles(bounds.minimum_length, sentences, words))
    highs = list(singles(bounds.maximum_length, sentences, words))
    lows = lows or list(singles(bounds.minimum, sentences, words))
    highs = highs or list(singles(bounds.maximum, sentences, words))
    if not lows and not highs:
        lows, highs = _in_words(told, words)
    low, high = as_length(agreed(lows)), as_length(agreed(highs))
    if len(set(lows)) > 1 or len(set(highs)) > 1 or not are_ordered(low, high):
        return None, None
    return (None if may_be_empty else low), high


def _in_words(told: Sequence[Told], words: CellWords) -> tuple[list[Number], list[Number]]:
    lows: list[Number] = []
    highs: list[Number] = []
    bounds = words.bounds
    for sentence, text in told:
        if matches(bounds.alternatives, text):
            if matches(bounds.characters, sentence.plain):
                return [], []
            continue
        one = [sentence]
        pair = next(pairs(bounds.length_between, one, words), None)
        exact = next(singles(bounds.length_exact, one, words), None) if pair is None else None
        if pair is not None:
            lows.append(pair[0])
            highs.append(pair[1])
        elif exact is not None:
            lows.append(exact)
            highs.append(exact)
        else:
            lows += singles(bounds.length_at_least, one, words)
            highs += singles(bounds.length_at_most, one, words)
    return lows, highs


def can_be_empty(passages: Passages, words: CellWords) -> bool:
    """Whether a text may be empty."""
    return any(_may_be_empty(one, words) for one in passages.sentences)


def _may_be_empty(sentence: Sentence, words: CellWords) -> bool:
    rest = without(words.bounds.not_empty, sentence.plain)
    return matches(words.bounds.may_be_empty, rest)


def is_never_empty(sentence: Sentence, words: CellWords, name: str) -> bool:
    """`It cannot be left blank`; not `It can be empty but cannot be left blank`."""
    text = sentence.text
    found = words.bounds.not_empty.found(text, sentence.lowered)
    is_denied = any(not names_another(text[: one.start()], name) for one in found)
    return is_denied and not _may_be_empty(sentence, words)
