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
from rst2openapi.reading.description.passages import Sentence
from rst2openapi.reading.description.wordings import matches
from rst2openapi.reading.vocabulary.cell_words import CellWords


def read_lengths(
    sentences: Sequence[Sentence], words: CellWords, *, is_array: bool, may_be_empty: bool
) -> tuple[int | None, int | None]:
    """The least and the greatest length; None where nothing is said, or statements disagree."""
    bounds = words.bounds
    lows = list(singles(bounds.minimum_length, sentences, words))
    highs = list(singles(bounds.maximum_length, sentences, words))
    lows = lows or list(singles(bounds.minimum, sentences, words))
    highs = highs or list(singles(bounds.maximum, sentences, words))
    if not lows and not highs and not is_array:
        lows, highs = _in_words(sentences, words)
    low, high = as_length(agreed(lows)), as_length(agreed(highs))
    if len(set(lows)) > 1 or len(set(highs)) > 1 or not are_ordered(low, high):
        return None, None
    return (None if may_be_empty else low), high


def _in_words(sentences: Sequence[Sentence], words: CellWords) -> tuple[list[Number], list[Number]]:
    lows: list[Number] = []
    highs: list[Number] = []
    bounds = words.bounds
    for sentence in sentences:
        if matches(bounds.alternatives, sentence.plain):
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
