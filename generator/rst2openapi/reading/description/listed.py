"""Enumerations in lists: values that a lead-in announces, or that all look like values.

In: a list and the sentence before it, the kind of value, the words. Out: members.
"""

from __future__ import annotations

import re

from rst2openapi.reading.description.marking import is_conditional, unmarked
from rst2openapi.reading.description.members import Members, distinct, markdown_line, without_verb
from rst2openapi.reading.description.passages import Item, Listing
from rst2openapi.reading.description.values import (
    ItemValue,
    Kind,
    fits,
    is_part,
    is_template,
    looks_like_value,
    read_item,
    read_run,
    stands_alone,
)
from rst2openapi.reading.description.wordings import is_restricted, matches, not_values
from rst2openapi.reading.draft import EnumMember
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import MARK_OPEN

_CLOSED_ZONES = frozenset({"constraints", "default", "example", "pattern", "note"})
_PLAIN_PHRASE = re.compile(r"[a-z]+(?: [a-z]+){1,2}|[A-Z]+(?: [A-Z]+){1,2}")
"""Words that are no label, which begins with a capital."""
_CAPITALS = re.compile(r"(?!X+$)[A-Z]{3,}")
"""`NOTE` below `Options:` is a level of a log."""
_NUMBER_OR_CAPITALS = re.compile(r"-?\d{1,10}|[A-Z][A-Z0-9_-]+")


def from_list(listing: Listing, kind: Kind, words: CellWords, *, is_sure: bool = False) -> Members:
    """The members that a list holds; none where it holds anything else.

    Where `is_sure`, it is known from elsewhere that they are values, if it may hold some.
    """
    strength = _strength(listing, words)
    if strength == "shape" and is_sure:
        strength = "lead"
    read = items_of(listing, strength, words) if strength else []
    if not read or (strength == "shape" and not _has_shape(read, listing)):
        return ()
    if len(read) == 1 and unmarked(listing.lead).strip()[-1:] not in (":", ""):
        return ()  # one value may be an example of what the sentence names
    if any(matches(words.enums.open, unmarked(item.text)) for item, v in read if not v.meaning):
        return ()
    if any(matches(words.enums.cases, unmarked(value.meaning)) for _, value in read):
        return ()
    members = distinct(member_of(item, value, words) for item, value in read)
    return members if all(fits(m.value, kind) for m in members if not m.is_template) else ()


def items_of(listing: Listing, strength: str, words: CellWords) -> list[tuple[Item, ItemValue]]:
    """The items and their values; none where one is no value."""
    read: list[tuple[Item, ItemValue]] = []
    for item in listing.items:
        value = read_item(item.text, words.enums)
        if read and _tells_of_absence(item, value, words):
            continue
        if value is not None and _is_label(value, words):
            continue  # `- Default value: …` after the values
        if len(read) > 1 and item is listing.items[-1] and _is_remark(item, value, words):
            continue
        values = [value] if value is not None else _several(item.text, words)
        if not values or not all(_is_member(one, strength, words) for one in values):
            return []
        if values[0].is_sentence and strength == "shape":
            return []
        read += [(item, one) for one in values]
    return read


def _is_remark(item: Item, value: ItemValue | None, words: CellWords) -> bool:
    """`- Only one of them is shown at a time.`, below the values: it tells of no other."""
    if item.text.startswith(MARK_OPEN) or (value is not None and value.meaning):
        return False
    text = unmarked(item.text)
    is_long = text.endswith(".") and len(text.split()) > _SHORT
    return is_long and not matches(words.enums.open, text)


_SHORT = 5
"""Words that may be a value and its meaning."""


def _is_label(value: ItemValue, words: CellWords) -> bool:
    may_be_value = value.is_marked and " " not in value.value
    return (
        not may_be_value
        and _LABEL.fullmatch(value.value) is not None
        and value.value.lower() in words.labels
    )


_LABEL = re.compile(r"[A-Z][a-z]+(?: [A-Za-z][a-z]+)*")


def _several(text: str, words: CellWords) -> list[ItemValue]:
    """`**a** and **b**: meaning`."""
    values, rest = read_run(text, words.enums)
    if len(values) < 2 or not all(one.is_marked for one in values) or rest[:1] not in ("", ":"):
        return []
    meaning = rest.lstrip(": ")
    return [ItemValue(value=one.value, meaning=meaning, is_marked=True) for one in values]


def _tells_of_absence(item: Item, value: ItemValue | None, words: CellWords) -> bool:
    """`If it is not specified, all are listed`; but `NONE: not specified` is a value."""
    is_value = value is not None and (
        value.is_marked or (value.meaning and _NUMBER_OR_CAPITALS.fullmatch(value.value))
    )
    return not is_value and matches(words.statements.absence, unmarked(item.text))


def _strength(listing: Listing, words: CellWords) -> str:
    """How sure it is that a list holds values: by its lead, by its label, by its shape, or not."""
    if listing.in_note or listing.zone in _CLOSED_ZONES:
        return ""
    lead = unmarked(listing.lead).strip()
    if matches(words.enums.open, lead) or is_conditional(listing.before):
        return ""
    is_lead = matches(words.enums.leads, lead)
    if matches(words.enums.rules, lead) and not is_lead:
        return ""
    if not is_lead and _restricts(lead, listing, words):
        return ""
    if is_lead:
        return "lead"
    if listing.zone == "range" and (listing.after_label or not lead):
        return "label"
    return "shape" if listing.depth == 0 else ""


def _restricts(lead: str, listing: Listing, words: CellWords) -> bool:
    """A sentence that does not lead to the list may still say when it holds.

    That it speaks of the absence of the field is no such thing; nor is anything where the items are
    values beyond doubt.
    """
    if not is_restricted(lead, words):
        return False
    if lead[-1:] == ":":
        return True
    are_sure = all(_CAPITAL_WORD.fullmatch(unmarked(item.text)) for item in listing.items)
    return "," in lead and not are_sure and not matches(words.statements.absence, lead)


_CAPITAL_WORD = re.compile(r"[A-Z][A-Z0-9_]{2,}")


def _is_member(value: ItemValue, strength: str, words: CellWords) -> bool:
    if strength == "shape" and value.value.lower() in words.enums.label_words:
        return False
    phrase = value.is_marked and (strength != "shape" or _PLAIN_PHRASE.fullmatch(value.value))
    is_level = strength == "lead" and _CAPITALS.fullmatch(value.value) is not None
    others = () if is_level else not_values(value.value, words, is_set_off=value.is_marked)
    return looks_like_value(value.value, others, phrase=bool(phrase)) and (
        value.is_marked
        or bool(value.meaning)
        or stands_alone(value.value, words.enums.plain)
        or strength == "lead"
    )


def _has_shape(read: list[tuple[Item, ItemValue]], listing: Listing) -> bool:
    """Without a lead: two values or more, all set off, or all numbers or capitals with meanings.

    Or all alone: words that are none of a language.
    """
    if len(read) < 2 or any(item.has_list for item, _ in read) or not _are_whole(read, listing):
        return False
    if all(value.is_marked for _, value in read):
        return True
    if not any(value.meaning or value.note or item.more for item, value in read):
        return True
    return all(
        value.meaning and _NUMBER_OR_CAPITALS.fullmatch(value.value) is not None
        for _, value in read
    )


def _are_whole(read: list[tuple[Item, ItemValue]], listing: Listing) -> bool:
    """Not `the format is hour:minute`, and then what `hour` is."""
    values = [value.value for _, value in read]
    return not any(is_part(value, values, [listing.before]) for value in values)


def member_of(item: Item, value: ItemValue, words: CellWords) -> EnumMember:
    """The member that an item of a list tells."""
    note = "" if value.note.lower() in words.statements.default_marks else value.note
    note = f"({note})" if note and value.meaning else note
    told = (note, without_verb(value.meaning, words), item.more)
    meaning = " ".join(part for part in told if part)
    return EnumMember(
        value=value.value,
        description=markdown_line(meaning),
        conditions=item.editions,
        is_template=is_template(value.value),
    )
