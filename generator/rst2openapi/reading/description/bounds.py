"""Ranges, lengths and counts.

In: passages, the kind of value, the words. Out: bounds whose meaning the kind has resolved: a
`Minimum:` on a string is a length (field guide, section 7.4). Statements that disagree give none.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import asdict

from rst2openapi.reading.description.counts import read_counts
from rst2openapi.reading.description.lengths import can_be_empty, is_never_empty, read_lengths
from rst2openapi.reading.description.passages import Passages
from rst2openapi.reading.description.ranges import Range, read_range
from rst2openapi.reading.description.subjects import (
    about_all,
    about_each,
    about_the_value,
)
from rst2openapi.reading.description.values import Kind
from rst2openapi.reading.vocabulary.cell_words import CellWords


class Bounds(Range, frozen=True, kw_only=True):
    """What is said about sizes; None where nothing is said, or statements disagree."""

    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None

    def are_filled_by(self, values: Collection[str]) -> bool:
        """Whether no whole number between the bounds is missing; true where there are none."""
        if self.minimum is None and self.maximum is None:
            return True
        if self.minimum is None or self.maximum is None:
            return False
        low, high = int(self.minimum), int(self.maximum)
        return high - low + 1 == len(values) and values == set(map(str, range(low, high + 1)))


def read_bounds(
    passages: Passages, kind: Kind, words: CellWords, *, name: str, is_array: bool, is_map: bool
) -> Bounds:
    """Read the bounds of a cell. On an array they bound the items, counts apart."""
    relevant = about_the_value(passages, words, name)
    least, most = None, None
    if is_array or is_map:
        least, most = read_counts(relevant, passages, words, name=name, is_map=is_map)
    if kind in ("integer", "number"):
        found = read_range(relevant, passages, words, is_array=is_array)
        return Bounds(**asdict(found), min_items=least, max_items=most)
    shortest, longest = None, None
    if kind == "string":
        may_be_empty = can_be_empty(passages, words)
        told = about_each(passages, words, name) if is_array else about_all(relevant, words, name)
        shortest, longest = read_lengths(relevant, told, words, may_be_empty=may_be_empty)
        if shortest is None and longest != 0 and not is_array:
            shortest = 1 if any(is_never_empty(one, words, name) for one in relevant) else None
    return Bounds(min_length=shortest, max_length=longest, min_items=least, max_items=most)
