"""Defaults and example values.

In: passages, the kind of value, the words. Out: values as written. A default of another
field, or in some cases only, is none (field guide, sections 7.3 and 7.5).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.values import (
    ItemValue,
    Kind,
    clean_value,
    fits,
    read_item,
    stands_alone,
)
from rst2openapi.reading.description.wordings import default_at, has_label, is_restricted, matches
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN, Template

_O, _C = MARK_OPEN, MARK_CLOSE
_MARKED_NOTE = re.compile(
    rf"(?:{_O}(?P<value>[^{_O}{_C}]+){_C}|(?P<plain>[\w.:/-]+)) ?\((?P<note>[^()]+)\)"
)
_PLAIN_END = re.compile(rf"^\s*(?:$|[.;,)(。；，、]|\*|{_O})")
_GOES_ON = re.compile(r"\s*(?:,\s*)?/\s|\s*\*")


# --- defaults -----------------------------------------------------------------------------------
def read_default(
    passages: Passages, kind: Kind, words: CellWords, *, name: str, listed: Collection[str] = ()
) -> str | None:
    """Read the default; None where there is none, or several are given.

    `listed` are the allowed values: `none` may be one of them.
    """
    if kind == "other":
        return None
    found = {
        value
        for sentence in passages.sentences
        if not sentence.in_note and not sentence.is_conditional
        for value in _defaults(sentence, kind, words, name=name, listed=listed)
        if fits(value, kind)
    }
    found |= {v for v in _default_members(passages, words) if fits(v, kind)}
    found |= {v for v in _default_in_run(passages, words) if fits(v, kind)}
    return found.pop() if len(found) == 1 else None


def _defaults(
    sentence: Sentence, kind: Kind, words: CellWords, *, name: str, listed: Collection[str]
) -> Iterator[str]:
    if sentence.zone == "default":
        value = _block_default(sentence, words)
        if value is not None:
            yield value
            return
    text, lowered = sentence.text, sentence.lowered
    if _is_elsewhere(sentence, words, name=name):
        return
    for template in words.statements.default.possible(lowered):
        value = _sure_value(template, text, lowered, words, name=name, listed=listed)
        if value is None and kind in ("integer", "number"):
            value = _counted(template, text, lowered, words)
        if value is not None:
            if not _is_in_some_case(sentence, value, words):
                yield value
            return


def _counted(template: Template, text: str, lowered: str, words: CellWords) -> str | None:
    """`The default value is 50 lines.`: a number and what it counts."""
    found = template.search(text, lowered)
    value = found["x_plain"] if found is not None else None
    if found is None or value is None or re.fullmatch(r"-?\d+", value) is None:
        return None
    thing = re.match(r"\s([A-Za-z/%]+)\s*(?:[.,;)(]|$)", text[found.end() :])
    is_sure = thing is not None and thing[1].lower() not in words.units
    return value if is_sure else None


def _block_default(sentence: Sentence, words: CellWords) -> str | None:
    """What stands under a `Default Value` label: one value and nothing else."""
    text = sentence.text.strip()
    value = clean_value(text)
    is_one_word = re.fullmatch(r"\S{0,120}", value) is not None
    if is_one_word and value.lower() not in words.statements.no_default:
        return value
    return None


def _is_elsewhere(sentence: Sentence, words: CellWords, *, name: str) -> bool:
    own = _own(name, words)
    for found in words.statements.default_elsewhere.found(sentence.text, sentence.lowered):
        if found["name"].lower() not in own:
            return True
    return False


def _own(name: str, words: CellWords) -> set[str]:
    """What a sentence calls the field that it stands at."""
    return {name.lower(), *words.statements.own, *words.bounds.openings}


def _is_in_some_case(sentence: Sentence, value: str, words: CellWords) -> bool:
    """A condition that is no more than the absence of the field is no condition of a default."""
    plain, lead = sentence.plain, sentence.plain_lead
    at = default_at(plain.lower(), words)
    before = plain.partition(value)[0] if at is None else plain[:at]
    if is_restricted(lead, words) and sentence.depth:
        return True
    if sentence.depth and has_label(plain) and default_at(plain[:10].lower(), words) is None:
        return True
    return is_restricted(before, words) and not matches(words.statements.absence, before)


def _default_members(passages: Passages, words: CellWords) -> Iterator[str]:
    """`- **desc**: descending (default)`; `- true: (default value)`."""
    for listing in passages.lists:
        lead = unmarked(listing.lead)
        if listing.in_note or (lead.endswith(":") and is_restricted(lead, words)):
            continue
        for item in listing.items:
            value = read_item(item.text, words.enums)
            if value is None or item.editions or _notes_another(value):
                continue
            note, meaning = value.note.lower(), unmarked(value.meaning).lower().strip(" .")
            if _is_default(note, meaning, words):
                yield value.value


def _notes_another(item: ItemValue) -> bool:
    """`- Speed: **slow** or **fast** (default)`: the note is that of a value in the item."""
    at = item.meaning.rfind(MARK_OPEN)
    return not item.is_marked and at >= 0 and _MARKED_NOTE.match(item.meaning, at) is not None


def _default_in_run(passages: Passages, words: CellWords) -> Iterator[str]:
    """`**yes** or **no** (default)`."""
    for sentence in passages.sentences:
        if sentence.depth or sentence.in_note or default_at(sentence.lowered, words) is None:
            continue
        for found in _MARKED_NOTE.finditer(sentence.text):
            plain = found["plain"]
            is_value = plain is None or stands_alone(plain, words.enums.plain)
            if is_value and found["note"].lower() in words.statements.default_marks:
                yield clean_value(found["value"] or plain)


def _is_default(note: str, meaning: str, words: CellWords) -> bool:
    said = words.statements
    if {note, meaning, meaning.rpartition(". ")[2]} & said.default_marks:
        return True
    return any(
        meaning.endswith((f"({mark})", *(f"{lead} {mark}" for lead in said.default_leads)))
        or meaning.startswith((f"({mark})", f"{mark},", f"{mark}."))
        for mark in said.default_marks
    )


def _sure_value(
    template: Template,
    text: str,
    lowered: str,
    words: CellWords,
    *,
    name: str = "",
    listed: Collection[str] = (),
) -> str | None:
    """Give the value of a wording, where it is set off or reads as a value to its end."""
    found = template.search(text, lowered)
    if found is None:
        return None
    named = found.groupdict().get("name")
    if named and named.lower() not in _own(name, words):
        return None
    marked = found["x"] or found["x_quoted"]
    if marked:
        value = clean_value(marked)
        rest = unmarked(text[found.end() :])
        is_one = not _GOES_ON.match(rest) and not matches(words.statements.value_choices, rest)
        is_none = value.lower() in words.statements.no_value and value not in listed
        is_value = not is_none and len(value) <= 200
        return value if is_one and is_value else None
    raw = found["x_plain"]
    if found.start("x_plain") == found.start() and found.start():
        return None  # `TLS v1.0 is used by default`: the value is longer than the word
    bare = raw.rstrip(".,;:)(。，；：、")
    value = clean_value(bare)
    rest = raw[len(bare) :] + text[found.end() :]
    ends = (
        _PLAIN_END.match(rest)
        or matches(words.statements.value_ends, rest)
        or _is_absence(rest, words)
    )
    not_values = words.statements.no_value if value.isupper() else words.statements.no_default
    if value.lower() in not_values or not ends:
        return None
    is_word = re.fullmatch(r"[\w.:/+-]{1,100}", value) is not None
    return value if is_word and (stands_alone(value, words.enums.plain) or len(rest) < 3) else None


def _is_absence(rest: str, words: CellWords) -> bool:
    """`… is used by default if this parameter is not set`."""
    plain, said = unmarked(rest), words.statements
    return matches(said.cases, plain) and matches(said.absence, plain)


# --- examples -----------------------------------------------------------------------------------
def read_examples(
    passages: Passages, kind: Kind, words: CellWords, *, has_members: bool
) -> tuple[str, ...]:
    """Read the example values that a cell gives of its field.

    Beside an enumeration the examples in a list belong to its members.
    """
    if kind == "other":
        return ()
    found: list[str] = []
    deepest = 0 if has_members else 1
    for sentence in passages.sentences:
        if sentence.depth > deepest or sentence.is_conditional or sentence.in_note:
            continue
        if sentence.zone == "example":
            value = clean_value(sentence.text)
            if not sentence.depth and (
                _SET_OFF.match(sentence.text) or not re.search(r"\s", value)
            ):
                found.append(value)
        elif not is_restricted(sentence.plain, words) and not _is_of_a_part(sentence, words):
            found.extend(_examples(sentence, words))
    return tuple(dict.fromkeys(v for v in found if fits(v, kind) and len(v) <= 200))


def _is_of_a_part(sentence: Sentence, words: CellWords) -> bool:
    """`- **size**: …, for example, **1**`: an item about a part of the value."""
    if matches(words.enums.rules, sentence.plain_lead):
        return True
    is_named = sentence.depth > 0 and _NAMED.match(sentence.plain) is not None
    return is_named and not matches(words.statements.whole_examples, sentence.plain)


_NAMED = re.compile(r"[^:]{1,40}:\s")


def _examples(sentence: Sentence, words: CellWords) -> Iterator[str]:
    text, lowered = sentence.text, sentence.lowered
    for templates in (words.statements.example_values, words.statements.example):
        for template in templates.possible(lowered):
            value = _sure_value(template, text, lowered, words)
            if value is not None and _ends_sentence(text, value, words) and _is_one(value):
                yield value
                return


# the whole sentence is one value in bold, or as a literal
_SET_OFF = re.compile(rf"{_O}[^{_O}{_C}]{{1,200}}{_C}[.;]?\s*$")


def _is_one(value: str) -> bool:
    """A few words may be one value; a list, an expression or a sentence is none."""
    words = value.split()
    return len(words) == 1 or (
        len(words) <= 4 and all(re.fullmatch(r"[\w.&'’()+-]+", word) for word in words)
    )


def _ends_sentence(text: str, value: str, words: CellWords) -> bool:
    """An example in the midst of a sentence is one of something else."""
    rest = unmarked(text).rpartition(value)[2].lstrip("\")’”' ")
    next_word = re.match(r"\w*", rest)
    is_joint = next_word is not None and next_word[0].lower() in words.statements.joints
    return is_joint or rest[:1] in ("", *".;,:。；，：")
