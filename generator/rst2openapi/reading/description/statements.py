"""Defaults and example values.

In: passages, the kind of value, the words. Out: values as written. A default of another
field, or in some cases only, is none (field guide, sections 7.3 and 7.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.values import Kind, clean_value, fits, read_item, stands_alone
from rst2openapi.reading.description.wordings import is_restricted, matches
from rst2openapi.reading.vocabulary.cells import CellWords
from rst2openapi.reading.vocabulary.templates import Template

_TRUE_OR_FALSE = re.compile(r"true|false", re.IGNORECASE)
_NOTED = re.compile(r"\([^()]*default[^()]*\)")
_MARKED_NOTE = re.compile(
    "(?:\ue000(?P<value>[^\ue000\ue001]+)\ue001|(?P<plain>[\\w.:/-]+)) ?\\((?P<note>[^()]+)\\)"
)
_PLAIN_END = re.compile(
    r"^\s*(?:$|[.;,)(]|\*|and\b|which\b|indicat|\ue000|(?:minimum|maximum|enum)\b)", re.IGNORECASE
)


# --- defaults -----------------------------------------------------------------------------------
def read_default(passages: Passages, kind: Kind, words: CellWords, *, name: str) -> str | None:
    """Read the default; None where there is none, or several are given."""
    if kind == "other":
        return None
    found = {
        value
        for sentence in passages.sentences
        if not sentence.in_note and not sentence.is_conditional
        for value in _defaults(sentence, kind, words, name=name)
        if fits(value, kind)
    }
    found |= {v for v in _default_members(passages, words) if fits(v, kind)}
    found |= {v for v in _default_in_run(passages, words) if fits(v, kind)}
    return found.pop() if len(found) == 1 else None


def _defaults(sentence: Sentence, kind: Kind, words: CellWords, *, name: str) -> Iterator[str]:
    if sentence.zone == "default":
        value = _block_default(sentence, words)
        if value is not None:
            yield value
            return
    text, lowered = sentence.text, sentence.lowered
    if "default" not in lowered:
        return
    if _is_elsewhere(sentence, words, name=name) or _is_in_some_case(sentence, words):
        return
    for template in words.statements.default.possible(lowered):
        value = _sure_value(template, text, lowered, words)
        if value is None and kind in ("integer", "number"):
            value = _counted(template, text, lowered, words)
        if value is not None:
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
    for template in words.statements.default_elsewhere.possible(sentence.lowered):
        found = template.search(sentence.text, sentence.lowered)
        if found is not None and found["name"].lower() not in (name.lower(), "this", "the"):
            return True
    return False


def _is_in_some_case(sentence: Sentence, words: CellWords) -> bool:
    """A condition that is no more than the absence of the field is no condition of a default."""
    plain = sentence.plain
    before = re.split(r"\bdefault", plain, maxsplit=1, flags=re.IGNORECASE)[0]
    lead = sentence.plain_lead
    if is_restricted(lead, words) and sentence.depth:
        return True
    if (
        sentence.depth
        and re.match(r"^[^:]{1,60}:\s", plain)
        and "default" not in plain[:10].lower()
    ):
        return True
    return is_restricted(before, words) and not matches(words.statements.absence, before)


def _default_members(passages: Passages, words: CellWords) -> Iterator[str]:
    """`- **desc**: descending (default)`; `- true: (default value)`."""
    for listing in passages.lists:
        lead = unmarked(listing.lead)
        if listing.in_note or (lead.endswith(":") and is_restricted(lead, words)):
            continue
        for item in listing.items:
            value = read_item(item.text)
            if value is None or item.editions:
                continue
            note, meaning = value.note.lower(), unmarked(value.meaning).lower().strip(" .")
            if any(_is_default(m, note, meaning) for m in words.statements.default_marks):
                yield value.value


def _default_in_run(passages: Passages, words: CellWords) -> Iterator[str]:
    """`**yes** or **no** (default)`."""
    for sentence in passages.sentences:
        if sentence.depth or sentence.in_note or not _NOTED.search(sentence.lowered):
            continue
        for found in _MARKED_NOTE.finditer(sentence.text):
            plain = found["plain"]
            is_value = plain is None or stands_alone(plain, words.enums.plain)
            if is_value and found["note"].lower() in words.statements.default_marks:
                yield clean_value(found["value"] or plain)


def _is_default(mark: str, note: str, meaning: str) -> bool:
    return (
        note == mark
        or meaning == mark
        or (
            meaning.endswith((f"({mark})", f"which is {mark}", f"this is {mark}", f"it is {mark}"))
            or meaning.startswith((f"({mark})", f"{mark},", f"{mark}."))
        )
    )


def _sure_value(template: Template, text: str, lowered: str, words: CellWords) -> str | None:
    """Give the value of a wording, where it is set off or reads as a value to its end."""
    found = template.search(text, lowered)
    if found is None:
        return None
    marked = found["x"] or found["x_quoted"]
    if marked:
        value = clean_value(marked)
        rest = unmarked(text[found.end() :])
        is_one = not re.match(r"\s*(?:,\s*)?(?:or|and/or|/)\s", rest) and not re.match(
            r"\s*\*", rest
        )
        is_value = value.lower() not in words.statements.no_value and len(value) <= 200
        return value if is_one and is_value else None
    raw = found["x_plain"]
    if found.start("x_plain") == found.start() and found.start():
        return None  # `TLS v1.0 is used by default`: the value is longer than the word
    value = clean_value(raw.rstrip(".,;:)("))
    rest = raw[len(raw.rstrip(".,;:)(")) :] + text[found.end() :]
    ends = _PLAIN_END.match(rest) or _is_absence(rest, words)
    not_values = words.statements.no_value if value.isupper() else words.statements.no_default
    if value.lower() in not_values or not ends:
        return None
    is_word = re.fullmatch(r"[\w.:/+-]{1,100}", value) is not None
    return value if is_word and (stands_alone(value, words.enums.plain) or len(rest) < 3) else None


def _is_absence(rest: str, words: CellWords) -> bool:
    """`… is used by default if this parameter is not set`."""
    return rest.startswith((" if ", " when ")) and matches(words.statements.absence, unmarked(rest))


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
    is_named = re.match(r"[^:]{1,40}:\s", sentence.plain) and not re.match(
        r"(?:example|for example|e\.g|format|value|range)", sentence.plain, re.IGNORECASE
    )
    return bool(sentence.depth and is_named) or matches(words.enums.rules, sentence.plain_lead)


def _examples(sentence: Sentence, words: CellWords) -> Iterator[str]:
    text, lowered = sentence.text, sentence.lowered
    if "example" not in lowered and "e.g." not in lowered and "sample" not in lowered:
        return
    for templates in (words.statements.example_values, words.statements.example):
        for template in templates.possible(lowered):
            value = _sure_value(template, text, lowered, words)
            if value is not None and _ends_sentence(text, value) and _is_one(value):
                yield value
                return


# the whole sentence is one value in bold, or as a literal
_SET_OFF = re.compile("\ue000[^\ue000\ue001]{1,200}\ue001[.;]?\\s*$")


def _is_one(value: str) -> bool:
    """A few words may be one value; a list, an expression or a sentence is none."""
    words = value.split()
    return len(words) == 1 or (
        len(words) <= 4 and all(re.fullmatch(r"[\w.&'’()+-]+", word) for word in words)
    )


def _ends_sentence(text: str, value: str) -> bool:
    """An example in the midst of a sentence is one of something else."""
    rest = unmarked(text).rpartition(value)[2]
    return re.fullmatch(r"[\")’”'\s]*(?:[.;,:].*|(?:and|or)\b.*)?", rest, re.DOTALL) is not None
