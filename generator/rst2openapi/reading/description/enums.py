"""Enumerations and constants: the values that a field can have, where the page says so.

In: passages, the kind of value, the words. Out: enumeration members or one constant. A list is an
enumeration only where a lead-in says so, or where all its items are set off as values and nothing
says otherwise: a wrong enumeration makes valid calls fail (field guide, section 7.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rst2openapi.reading.description.marking import is_conditional, names_a_case, unmarked
from rst2openapi.reading.description.passages import Item, Listing, Passages, Sentence
from rst2openapi.reading.description.values import (
    ItemValue,
    Kind,
    ListedValue,
    fits,
    is_part,
    is_template,
    looks_like_value,
    read_item,
    read_run,
    stands_alone,
)
from rst2openapi.reading.draft import EnumMember
from rst2openapi.reading.vocabulary.cells import CellWords
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN, Templates

Members = tuple[EnumMember, ...]

_CLOSED_ZONES = frozenset({"constraints", "default", "example", "pattern", "note"})
_PLAIN_PHRASE = re.compile(r"[a-z]+(?: [a-z]+){1,2}|[A-Z]+(?: [A-Z]+){1,2}")
"""Words that are no label, which begins with a capital."""
_CAPITALS = re.compile(r"(?!X+$)[A-Z]{3,}")
"""`NOTE` below `Options:` is a level of a log."""
_NUMBER_OR_CAPITALS = re.compile(r"-?\d{1,10}|[A-Z][A-Z0-9_-]+")

# what may follow a run of values in its sentence without making it conditional or open
_HARMLESS_TAIL = re.compile(
    r"\s*(?:$|[.;:]|only[.;]?$|\([^()]*\)\s*[.;:]?$"
    r"|,? ?(?:indicating|meaning|respectively|by default"
    r"|which (?:indicate|mean|correspond|represent|is|are)|representing|corresponding"
    r"|in the unit of|and (?:the|its) default|and defaults|the default"
    r"|and cannot be (?:changed|configured|modified)|and is case|and are case)\b)",
    re.IGNORECASE,
)


def matches(templates: Templates, text: str) -> bool:
    """Tell whether any wording occurs in a text."""
    return templates.occur_in(text)


def is_restricted(text: str, words: CellWords) -> bool:
    """Tell whether a sentence holds in some cases only; `text` is without marks."""
    said = words.statements
    return matches(said.conditions, text) and not matches(said.unconditional, text)


def read_enum(passages: Passages, kind: Kind, words: CellWords, *, is_array: bool) -> Members:
    """Read the members of the enumeration of a cell; none where it closes nothing."""
    if kind in ("other", "boolean"):
        return ()
    if not is_array and _mentions(passages, words.enums.combined):
        return ()
    listed = [m for listing in passages.lists if (m := _from_list(listing, kind, words))]
    inline = [m for s in passages.sentences if (m := _from_sentence(s, kind, words))]
    members = _agree(listed, inline)
    if members and not listed:
        members = _described(members, passages, words)
    return (*members, *_also(passages, members, kind, words)) if members else ()


def _described(members: Members, passages: Passages, words: CellWords) -> Members:
    """The members of a sentence with the meanings that a list below it gives, however deep."""
    told = {
        value.value: _member(item, value, words)
        for listing in passages.lists
        if not listing.in_note
        for item, value in _read_items(listing, "lead", words)
    }
    values = {member.value for member in members}
    return tuple(told[one.value] for one in members) if told.keys() == values else members


def _also(passages: Passages, members: Members, kind: Kind, words: CellWords) -> Members:
    """`If it is set to **0**, …`: another value that the cell speaks of as one of its field."""
    known = {member.value for member in members}
    found = [
        value
        for sentence in passages.sentences
        if sentence.zone in ("", "range", "note") and not sentence.depth
        for template in words.enums.also.possible(sentence.lowered)
        if (match := template.search(sentence.text, sentence.lowered)) is not None
        for value in read_run(sentence.text[_start(match) :])[0][:1]
        if value.value not in known and _is_run_value(value, kind, words)
    ]
    return distinct(EnumMember(value=value.value) for value in found)


def read_const(passages: Passages, kind: Kind, words: CellWords) -> str | None:
    """Read the only value a field can have."""
    if kind == "other":
        return None
    found = {
        value
        for sentence in passages.sentences
        if _is_plain_statement(sentence, words)
        for value in _consts(sentence, kind, words)
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
    described = {m.value: m for members in listed for m in members}
    return tuple(described.get(member.value, member) for member in largest)


# --- lists --------------------------------------------------------------------------------------
def _from_list(listing: Listing, kind: Kind, words: CellWords) -> Members:
    strength = _strength(listing, words)
    read = _read_items(listing, strength, words) if strength else []
    if not read or (strength == "shape" and not _has_shape(read, listing)):
        return ()
    if len(read) == 1 and unmarked(listing.lead).strip()[-1:] not in (":", ""):
        return ()  # one value may be an example of what the sentence names
    if any(matches(words.enums.open, unmarked(item.text)) for item, v in read if not v.meaning):
        return ()
    if any(_VALUE_OF_A_CASE.match(unmarked(value.meaning)) for _, value in read):
        return ()
    members = distinct(_member(item, value, words) for item, value in read)
    return members if all(fits(m.value, kind) for m in members if not m.is_template) else ()


def _read_items(listing: Listing, strength: str, words: CellWords) -> list[tuple[Item, ItemValue]]:
    """The items and their values; none where one is no value."""
    read: list[tuple[Item, ItemValue]] = []
    for item in listing.items:
        value = read_item(item.text)
        if read and _tells_of_absence(item, value, words):
            continue
        if value is not None and _is_label(value, words):
            continue  # `- Default value: …` after the values
        values = [value] if value is not None else _several(item.text)
        if not values or not all(_is_member(one, strength, words) for one in values):
            return []
        if values[0].is_sentence and strength == "shape":
            return []
        read += [(item, one) for one in values]
    return read


def _is_label(value: ItemValue, words: CellWords) -> bool:
    may_be_value = value.is_marked and " " not in value.value
    return (
        not may_be_value
        and _LABEL.fullmatch(value.value) is not None
        and value.value.lower() in words.labels
    )


_LABEL = re.compile(r"[A-Z][a-z]+(?: [A-Za-z][a-z]+)*")


def _several(text: str) -> list[ItemValue]:
    """`**a** and **b**: meaning`."""
    values, rest = read_run(text)
    if len(values) < 2 or not all(one.is_marked for one in values) or rest[:1] not in ("", ":"):
        return []
    meaning = rest.lstrip(": ")
    return [ItemValue(value=one.value, meaning=meaning, is_marked=True) for one in values]


# `- single: The value is 1.`: what stands before the colon is a case and no value
_VALUE_OF_A_CASE = re.compile(
    r"the (?:value|number of \w+|quantity) (?:is|ranges|can be|must be)(?: from)? -?\d",
    re.IGNORECASE,
)


def _tells_of_absence(item: Item, value: ItemValue | None, words: CellWords) -> bool:
    """`If it is not specified, all are listed`; but `NONE: not specified` is a value."""
    is_value = value is not None and (
        value.is_marked or (value.meaning and _NUMBER_OR_CAPITALS.fullmatch(value.value))
    )
    return not is_value and matches(words.statements.absence, unmarked(item.text))


def distinct(members: Iterable[EnumMember]) -> Members:
    """The members with different values, the first of each."""
    first: dict[str, EnumMember] = {}
    for member in members:
        first.setdefault(member.value, member)
    return tuple(first.values())


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
    if is_restricted(lead, words) and ("," in lead if lead[-1:] != ":" else not is_lead):
        return ""
    if is_lead:
        return "lead"
    if listing.zone == "range" and (listing.after_label or not lead):
        return "label"
    return "shape" if listing.depth == 0 else ""


def _is_member(value: ItemValue, strength: str, words: CellWords) -> bool:
    if strength == "shape" and value.value.lower() in words.enums.label_words:
        return False
    phrase = value.is_marked and (strength != "shape" or _PLAIN_PHRASE.fullmatch(value.value))
    is_set_off = value.is_marked and value.value.lower() in words.enums.rest
    is_level = strength == "lead" and _CAPITALS.fullmatch(value.value) is not None
    not_values = () if is_set_off or is_level else words.enums.not_values
    return looks_like_value(value.value, not_values, phrase=bool(phrase)) and (
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


def _member(item: Item, value: ItemValue, words: CellWords) -> EnumMember:
    note = "" if value.note.lower() in words.statements.default_marks else value.note
    note = f"({note})" if note and value.meaning else note
    meaning = " ".join(part for part in (note, value.meaning, item.more) if part)
    return EnumMember(
        value=value.value,
        description=markdown_line(meaning),
        conditions=item.editions,
        is_template=is_template(value.value),
    )


def markdown_line(text: str) -> str:
    """Marked text as one line of CommonMark."""
    escaped = re.sub(r"([\\`*_<\[\]])", r"\\\1", text.strip(" ;"))
    return escaped.replace(MARK_OPEN, "**").replace(MARK_CLOSE, "**")


# --- sentences ----------------------------------------------------------------------------------
def _is_plain_statement(sentence: Sentence, words: CellWords) -> bool:
    """A sentence that holds for the whole value and always."""
    return (
        not sentence.in_note
        and sentence.zone not in ("default", "example", "pattern", "note", "constraints")
        and sentence.depth <= 1
        and not sentence.is_conditional
        and not (_is_item(sentence) and names_a_case(sentence.plain.lstrip("- ")))
        and not matches(words.statements.other_subjects, sentence.plain)
        and not matches(words.enums.rules, sentence.plain_lead)
        and not (sentence.depth and is_restricted(sentence.plain_lead, words))
    )


def _is_item(sentence: Sentence) -> bool:
    """An item of a list, or of one that a paragraph holds: `- Rule: a or b. - Value: …`."""
    return sentence.depth > 0 or sentence.plain.startswith("- ")


def _from_sentence(sentence: Sentence, kind: Kind, words: CellWords) -> Members:
    if not _is_plain_statement(sentence, words):
        return ()
    for run in _runs(sentence, words):
        values, tail = read_run(run)
        if len(values) < 2 or not _HARMLESS_TAIL.match(tail):
            continue
        if matches(words.enums.open, unmarked(tail)) or _is_conditional_tail(tail):
            continue
        if all(_is_run_value(value, kind, words) for value in values):
            return distinct(
                EnumMember(
                    value=value.value,
                    description=_note(value.note, words),
                    is_template=is_template(value.value),
                )
                for value in values
            )
    return ()


# `the default value is N/A`: one value, and not one of several
_OTHER_VALUE = re.compile(r"\b(?:default|example|sample|minimum|maximum)\s*$", re.IGNORECASE)


def _runs(sentence: Sentence, words: CellWords) -> Iterator[str]:
    text, lowered = sentence.text, sentence.lowered
    if sentence.zone == "range" and sentence.depth == 0:
        yield text
    for template in words.enums.inline.possible(lowered):
        found = template.search(text, lowered)
        if found is None:
            continue
        if _OTHER_VALUE.search(unmarked(text[: found.start()])):
            continue
        before = unmarked(text[: found.start("values")])
        if not is_restricted(before, words) and not matches(words.enums.open, before):
            yield found["values"]


# `a or b, indicating the one or the other`: what values mean may be one of several as well
_MEANINGS = re.compile(
    r",? ?(?:indicating|meaning|representing|corresponding|which (?:indicate|mean|correspond))",
    re.IGNORECASE,
)


def _is_conditional_tail(tail: str) -> bool:
    first = unmarked(tail).split(". ")[0]
    may_choose = _MEANINGS.match(first) is not None
    found = {one.lower() for one in _CONDITIONAL.findall(first)}
    return bool(found - {"or"} if may_choose else found)


_CONDITIONAL = re.compile(r"\b(?:if|when|unless|only for|or)\b", re.IGNORECASE)


def _is_run_value(value: ListedValue, kind: Kind, words: CellWords) -> bool:
    is_set_off = value.is_marked and value.value.lower() in words.enums.rest
    not_values = () if is_set_off else words.enums.not_values
    return (
        looks_like_value(value.value, not_values, phrase=value.is_marked)
        and (value.is_marked or stands_alone(value.value, words.enums.plain))
        and fits(value.value, kind)
    )


def _note(note: str, words: CellWords) -> str:
    return "" if note.lower() in words.statements.default_marks else markdown_line(note)


def _consts(sentence: Sentence, kind: Kind, words: CellWords) -> Iterator[str]:
    text, lowered = sentence.text, sentence.lowered
    for template in words.enums.const.possible(lowered):
        found = template.search(text, lowered)
        if found is None:
            continue
        values, tail = read_run(text[_start(found) :])
        prefix = unmarked(text[: found.start()])
        if len(values) != 1 or is_restricted(prefix, words):
            continue
        is_sure = _HARMLESS_TAIL.match(tail) and not _is_conditional_tail(tail)
        if is_sure and _is_run_value(values[0], kind, words) and not is_template(values[0].value):
            yield values[0].value


def _start(found: re.Match[str]) -> int:
    """Where the value of a match starts, its mark included."""
    starts = (found.start("x"), found.start("x_quoted"), found.start("x_plain"))
    start = max(starts)
    return start if start == found.start("x_plain") else start - 1
