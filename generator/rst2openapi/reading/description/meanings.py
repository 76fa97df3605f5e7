"""Enumerations that sentences tell: `**up** indicates that it grows, and **down** that it shrinks.`

In: passages, the kind of value, the words. Out: enumeration members; none where the sentences may
speak of something else than all values: of parts of a value, of a few among many numbers, of cases.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.description.members import Members, distinct, markdown_line, without_verb
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.values import (
    Kind,
    clean_value,
    fits,
    is_part,
    is_template,
    looks_like_value,
)
from rst2openapi.reading.description.wordings import matches
from rst2openapi.reading.draft import EnumMember
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import MARK_OPEN

_LONGEST_JOINT = 16
_LABEL = re.compile(r"[A-Z][a-z]+")
_ID = re.compile(r"(?:^|[_.-])id$|[a-z]I[dD]$")
_PLAIN = re.compile(r"\d{1,9}|[A-Z][A-Z0-9_]{2,}")
"""What is a value though nothing sets it off."""
_MAY_TELL = re.compile(rf"{MARK_OPEN}|(?<![\w.-])(?:{_PLAIN.pattern})(?::| [a-z]+s )")


def may_tell(passages: Passages) -> bool:
    """Whether enough is set off for two values."""
    said = (one.text for one in passages.sentences if not one.in_note)
    return sum(len(_MAY_TELL.findall(text)) for text in said) > 1


def read_meanings(passages: Passages, kind: Kind, words: CellWords, *, name: str) -> Members:
    """The values that sentences give a meaning to, where these are all that there are.

    Of ids only a few mean something by themselves.
    """
    if kind in ("other", "boolean") or _ID.search(name):
        return ()
    said = [one for one in passages.sentences if one.zone in ("", "range") and not one.in_note]
    doubts = (words.enums.open, words.enums.combined)
    if any(matches(one, sentence.plain) for one in doubts for sentence in said):
        return ()
    told: list[_Told] = []
    for sentence in said:
        found = list(_told(sentence, words))
        if found and (sentence.depth or not _begins(sentence, found[0], words)):
            return ()
        told += found
    values = {one.value for one in told}
    if len(values) < 2 or not all(_is_value(one, kind, words) for one in told):
        return ()
    if not _are_all(told, words):
        return ()
    if any(is_part(value, values, _texts(passages)) for value in values):
        return ()
    return distinct(EnumMember(value=one.value, description=one.meaning) for one in told)


class _Told(Struct, frozen=True):
    """A value and what it means."""

    value: str
    meaning: str
    at: int
    """Where the sentence begins to speak of it."""
    is_label: bool
    """A colon stands behind it."""


def _begins(sentence: Sentence, first: _Told, words: CellWords) -> bool:
    """Whether nothing stands before the first value but words that lead to values."""
    before = unmarked(sentence.text[: first.at]).strip()
    return not before or matches(words.enums.leads, before)


def _told(sentence: Sentence, words: CellWords) -> Iterator[_Told]:
    """The values that a sentence begins its clauses with."""
    text = sentence.text
    found = [
        one
        for template in words.enums.meant.possible(sentence.lowered)
        if template.may_occur(sentence.lowered)
        for one in template.pattern.finditer(text)
        if _is_set_off(one, text) and _begins_clause(text, one.start(), words)
    ]
    found.sort(key=lambda one: one.start())
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=False):
        behind = one.end("x") + 1 if one["x"] else one.end("x_plain")
        meaning = _unjoined(text[behind:end], words)
        yield _Told(
            value=clean_value(one["x"] or one["x_plain"]),
            meaning=markdown_line(without_verb(meaning.lstrip(": ").rstrip(), words)),
            at=one.start(),
            is_label=one[0].rstrip().endswith((":", "：")),
        )


def _begins_clause(text: str, at: int, words: CellWords) -> bool:
    before = text[max(0, at - _LONGEST_JOINT) : at]
    return not before or _unjoined(before, words) != before.rstrip()


def _unjoined(text: str, words: CellWords) -> str:
    """A text without what joins it to a clause that follows."""
    bare = text.rstrip()
    head, _, last = bare.rpartition(" ")
    if last.lower() in words.enums.clauses:
        return head.removesuffix(",")
    return bare[:-1] if bare.endswith((",", ";", ":")) else bare


def _is_set_off(found: re.Match[str], text: str) -> bool:
    """Whether the page sets it off as a value, or it reads as one: not `10:30`."""
    plain = found["x_plain"]
    if plain is None:
        return found["x"] is not None
    return _PLAIN.fullmatch(plain) is not None and text[found.end() : found.end() + 1] == " "


def _is_value(one: _Told, kind: Kind, words: CellWords) -> bool:
    if one.is_label and (
        one.value.lower() in words.enums.label_words
        or (one.value.lower() in words.labels and not one.value.isupper())
        or _LABEL.fullmatch(one.value)
    ):
        return False
    return (
        looks_like_value(one.value, words.enums.not_values)
        and fits(one.value, kind)
        and not is_template(one.value)
    )


def _are_all(told: Collection[_Told], words: CellWords) -> bool:
    """Whether numbers are a count from the start, or many, and none stands for more than itself."""
    whole = [one for one in told if fits(one.value, "integer")]
    if not whole:
        return True
    numbers = {int(one.value) for one in whole}
    beyond = words.enums.more_than_itself
    if len(whole) < len(told) or any(matches(beyond, one.meaning) for one in whole):
        return False
    low, high = min(numbers), max(numbers)
    return low in (0, 1) and (len(numbers) > 2 or high - low == 1)


def _texts(passages: Passages) -> Iterator[str]:
    yield from (one.text for one in passages.sentences)
    yield from (text for _, text in passages.codes)
