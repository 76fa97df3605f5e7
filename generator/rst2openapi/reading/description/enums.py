"""Enumerations and constants: the values that a field can have, where the page says so.

In: passages, the kind of value, the words. Out: enumeration members or one constant. A list is an
enumeration only where a lead-in says so, or where all its items are set off as values and nothing
says otherwise: a wrong enumeration makes valid calls fail (field guide, section 7.2).
"""

from __future__ import annotations

from collections.abc import Iterable

from rst2openapi.reading.description.listed import from_list, items_of, member_of
from rst2openapi.reading.description.members import Members, distinct
from rst2openapi.reading.description.passages import Passages
from rst2openapi.reading.description.runs import (
    consts_of,
    from_sentence,
    is_plain_statement,
    is_run_value,
    value_start,
)
from rst2openapi.reading.description.values import Kind, read_run
from rst2openapi.reading.description.wordings import matches
from rst2openapi.reading.draft import EnumMember
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import Templates


def read_enum(passages: Passages, kind: Kind, words: CellWords, *, is_array: bool) -> Members:
    """Read the members of the enumeration of a cell; none where it closes nothing."""
    if kind in ("other", "boolean"):
        return ()
    if not is_array and _mentions(passages, words.enums.combined):
        return ()
    listed = [m for listing in passages.lists if (m := from_list(listing, kind, words))]
    inline = [m for s in passages.sentences if (m := from_sentence(s, kind, words))]
    members = _agree(listed, inline)
    if members and not any(one.description for one in members):
        members = _described(members, passages, words)
    return (*members, *_also(passages, members, kind, words)) if members else ()


def read_enum_of(passages: Passages, kind: Kind, words: CellWords, value: str) -> Members:
    """The members of a list that nothing leads to, where a value of the field is one of them.

    That is its default: `- timing: ends by the clock`, and `The default value is timing`.
    """
    if kind in ("other", "boolean") or _mentions(passages, words.enums.combined):
        return ()
    for listing in passages.lists:
        members = from_list(listing, kind, words, is_sure=True)
        if len(members) > 1 and value in {member.value for member in members}:
            return members
    return ()


def _described(members: Members, passages: Passages, words: CellWords) -> Members:
    """The members with the meanings that another list of the cell gives, however deep."""
    told = _best(
        member_of(item, value, words)
        for listing in passages.lists
        if not listing.in_note
        for item, value in items_of(listing, "lead", words)
    )
    values = {member.value for member in members}
    return tuple(told[one.value] for one in members) if told.keys() == values else members


def _best(members: Iterable[EnumMember]) -> dict[str, EnumMember]:
    """Members by value; of several the last that has a meaning, if one has."""
    found: dict[str, EnumMember] = {}
    for member in members:
        if member.description or member.value not in found:
            found[member.value] = member
    return found


def _also(passages: Passages, members: Members, kind: Kind, words: CellWords) -> Members:
    """`If it is set to **0**, …`: another value that the cell speaks of as one of its field."""
    known = {member.value for member in members}
    found = [
        value
        for sentence in passages.sentences
        if sentence.zone in ("", "range", "note") and not sentence.depth
        for match in words.enums.also.found(sentence.text, sentence.lowered)
        for value in read_run(sentence.text[value_start(match) :], words.enums)[0][:1]
        if value.value not in known and is_run_value(value, kind, words)
    ]
    return distinct(EnumMember(value=value.value) for value in found)


def read_const(passages: Passages, kind: Kind, words: CellWords) -> str | None:
    """Read the only value a field can have."""
    if kind == "other":
        return None
    found = {
        value
        for sentence in passages.sentences
        if is_plain_statement(sentence, words)
        for value in consts_of(sentence, kind, words)
    }
    return found.pop() if len(found) == 1 else None


def _mentions(passages: Passages, templates: Templates) -> bool:
    """Whether a wording occurs; what items of a list say is of their own value."""
    said = [one for one in passages.sentences if one.in_note or not one.depth]
    return any(matches(templates, sentence.plain) for sentence in said)


def _agree(listed: list[Members], inline: list[Members]) -> Members:
    """One enumeration, or none where the cell gives several that differ."""
    candidates = [*listed, *inline]
    if not candidates:
        return ()
    largest = max(candidates, key=lambda members: len({m.value for m in members}))
    values = {member.value for member in largest}
    if not all({m.value for m in members} <= values for members in candidates):
        return ()
    if len(listed) > 1 and any({m.value for m in members} != values for members in listed):
        return ()
    described = _best(member for members in listed for member in members)
    return tuple(described.get(member.value, member) for member in largest)
