"""Which sentences of a cell are about the whole value of its field.

In: passages, the words, the name of the field. Out: sentences; none of them is about a case, a part
of the value, or another field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.wordings import (
    is_about_another,
    is_restricted,
    matches,
    names_a_case,
    names_elements,
    names_the_field,
    subject_of,
    without,
)
from rst2openapi.reading.vocabulary.cell_words import CellWords

Told = tuple[Sentence, str]
"""A sentence about the value, or about each of several, and its text without these words."""


def about_the_value(passages: Passages, words: CellWords, name: str) -> list[Sentence]:
    """The sentences that are about the whole value of a field, always."""
    return [one for one in passages.sentences if _is_about_the_value(one, words, name)]


def _is_about_the_value(sentence: Sentence, words: CellWords, name: str) -> bool:
    """The whole value is meant, always: no part of it, no case, no note."""
    plain = sentence.plain
    return _holds_always(sentence, words, name) and (
        names_the_field(plain, name, words)
        or matches(words.bounds.length_alone, plain)
        or not is_about_another(plain, words)
    )


def about_all(sentences: Iterable[Sentence], words: CellWords, name: str) -> list[Told]:
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
