"""Ranges, lengths and counts.

In: passages, the kind of value, the words. Out: bounds whose meaning the kind has resolved: a
`Minimum:` on a string is a length (field guide, section 7.4). Statements that disagree give none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from msgspec.structs import asdict

from rst2openapi.reading.description.counts import names_elements, read_counts
from rst2openapi.reading.description.lengths import Told, read_lengths
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.ranges import Range, read_range
from rst2openapi.reading.description.values import Kind
from rst2openapi.reading.description.wordings import (
    is_about_another,
    is_restricted,
    matches,
    names_a_case,
    names_another,
    names_the_field,
    subject_of,
    without,
)
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
        told = about_each(passages, words, name) if is_array else _of_all(relevant, words, name)
        shortest, longest = read_lengths(relevant, told, words, may_be_empty=may_be_empty)
        if shortest is None and longest != 0 and not is_array:
            shortest = 1 if any(_is_never_empty(one, words, name) for one in relevant) else None
    return Bounds(min_length=shortest, max_length=longest, min_items=least, max_items=most)


def about_the_value(passages: Passages, words: CellWords, name: str) -> list[Sentence]:
    """The sentences that are about the whole value of a field, always."""
    return [one for one in passages.sentences if _is_about_the_value(one, words, name)]


def can_be_empty(passages: Passages, words: CellWords) -> bool:
    """Whether a text may be empty."""
    return any(_may_be_empty(one, words) for one in passages.sentences)


def _may_be_empty(sentence: Sentence, words: CellWords) -> bool:
    rest = without(words.bounds.not_empty, sentence.plain)
    return matches(words.bounds.may_be_empty, rest)


def _is_never_empty(sentence: Sentence, words: CellWords, name: str) -> bool:
    """`It cannot be left blank`; not `It can be empty but cannot be left blank`."""
    text, lowered = sentence.text, sentence.lowered
    found = [one.search(text, lowered) for one in words.bounds.not_empty.possible(lowered)]
    is_denied = any(one and not names_another(text[: one.start()], name) for one in found)
    return is_denied and not _may_be_empty(sentence, words)


def _is_about_the_value(sentence: Sentence, words: CellWords, name: str) -> bool:
    """The whole value is meant, always: no part of it, no case, no note."""
    plain = sentence.plain
    return _holds_always(sentence, words, name) and (
        names_the_field(plain, name, words)
        or matches(words.bounds.length_alone, plain)
        or not is_about_another(plain, words)
    )


def _of_all(sentences: Iterable[Sentence], words: CellWords, name: str) -> list[Told]:
    """`Each value can contain …` in the row `value` is about the value."""

    def text(one: Sentence) -> str:
        is_named = names_the_field(one.plain, name, words)
        return subject_of(one.plain, words) if is_named else one.plain

    return [(one, text(one)) for one in sentences]


def about_each(passages: Passages, words: CellWords, name: str) -> list[Told]:
    """`Each value can contain …` in the row `values`: the sentence, and what each is said to do."""
    found = []
    for one in passages.sentences:
        if one.plain.partition(" ")[0].lower() in words.bounds.each:
            subject = subject_of(one.plain, words)
            if names_elements(subject.partition(" ")[0], name, words) and _holds_always(
                one, words, name
            ):
                found.append((one, subject))
    return found


def _holds_always(sentence: Sentence, words: CellWords, name: str) -> bool:
    """It is about no part, no case, and is no mere note."""
    plain, bounds = sentence.plain, words.bounds
    leads = sentence.plain_lead.rstrip(" .").endswith(":")
    return (
        (not sentence.in_note or _is_rule(plain, words, name))
        and (sentence.in_note or sentence.zone != "note")
        and sentence.zone not in ("default", "example", "pattern")
        and sentence.depth <= 1
        and not sentence.is_conditional
        and not is_restricted(plain, words)
        and not is_restricted(sentence.opening, words)
        and not (leads and is_restricted(sentence.plain_lead, words))
        and not (leads and _is_about_a_part(sentence.plain_lead, words, name))
        and not (sentence.depth and names_a_case(plain, words))
        and not (sentence.depth and names_a_case(sentence.opening, words))
        and not matches(bounds.varying, without(bounds.of_default, plain))
    )


def _is_rule(note: str, words: CellWords, name: str) -> bool:
    """Notes tell this and that; `Enter 1 to 56 characters` says how the field is filled in."""
    return names_the_field(note, name, words) or matches(words.bounds.rules_in_notes, note)


def _is_about_a_part(lead: str, words: CellWords, name: str) -> bool:
    """`The password must meet these requirements:` is about the whole in the row `password`."""
    own = tuple(one.lower() for one in re.findall(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}", name))
    others = [one for one in lead.split() if not (own and one.lower().startswith(own))]
    return matches(words.bounds.parts, " ".join(others))
