"""How many elements a list has, or pairs a map.

In: sentences about the whole value, passages, the words. Out: a lower and an upper bound of items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rst2openapi.reading.description.measures import (
    Number,
    agreed,
    are_ordered,
    as_length,
    number,
    pairs,
    singles,
)
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.wordings import is_restricted, matches, names_elements, without
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.templates import Templates


def read_counts(
    sentences: Sequence[Sentence], passages: Passages, words: CellWords, *, name: str, is_map: bool
) -> tuple[int | None, int | None]:
    """The fewest and the most elements; None where nothing is said, or statements disagree.

    Those of a list are called so; there is nothing else in a map that might be counted.
    """
    if is_map:
        return None, as_length(agreed(_counts(words.bounds.pairs_at_most, passages, words)))
    both = list(pairs(words.bounds.items_between, sentences, words))
    low = as_length(agreed(pair[0] for pair in both))
    high = as_length(agreed(pair[1] for pair in both))
    if low is None and high is None:
        low = high = as_length(agreed(singles(words.bounds.items_exact, sentences, words)))
    if high is None:
        high = as_length(agreed(singles(words.bounds.items_at_most, sentences, words)))
    if high is None:
        named = words.bounds.named_items_at_most
        high = as_length(agreed(_counts(named, passages, words, name)))
    return (low, high) if are_ordered(low, high) else (None, None)


def _counts(
    templates: Templates, passages: Passages, words: CellWords, name: str = ""
) -> Iterator[Number]:
    """`A maximum of 20 tags can be added.`, where there is a name only in the row `tags`."""
    bounds = words.bounds
    for sentence in passages.sentences:
        if sentence.depth > 1 or sentence.in_note:
            continue
        if matches(bounds.one_of_many, without(bounds.of_the_whole, sentence.plain.rstrip("."))):
            continue
        if sentence.is_conditional or is_restricted(sentence.plain_lead, words):
            continue
        for found in _found(templates, _in_digits(sentence.text, words)):
            if not name or names_elements(found["thing"], name, words):
                yield number(found["n"])
                break


def _found(templates: Templates, texts: Iterable[str]) -> Iterator[re.Match[str]]:
    for text in texts:
        yield from templates.found(text, text.lower())


def _in_digits(text: str, words: CellWords) -> Iterator[str]:
    """A text as it is, and with any number in digits: `at most 5 tags` for `at most five tags`."""
    yield text
    for found in _number_words(words).finditer(text):
        yield text[: found.start()] + words.numbers[found[0].lower()] + text[found.end() :]


@lru_cache(maxsize=8)
def _number_words(words: CellWords) -> re.Pattern[str]:
    return re.compile(rf"\b{either(words.numbers)}\b", re.IGNORECASE)
