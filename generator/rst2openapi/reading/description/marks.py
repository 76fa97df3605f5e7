"""The marks of a field: null, free, deprecated, read-only, mandatory, and where it comes from.

In: passages, the words. Out: flags, and conditions in the words of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.description.members import markdown_line
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.values import clean_value
from rst2openapi.reading.description.wordings import is_about_another, is_restricted, matches
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN, Templates


class Marks(Struct, frozen=True, kw_only=True):
    """What a cell says about its field rather than its values."""

    nullable: bool = False
    free_form: bool = False
    pairs: bool = False
    varies: bool = False
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    required: bool | None = None
    required_when: str = ""
    optional_when: str = ""
    value_of: str = ""


def read_marks(passages: Passages, words: CellWords, *, name: str = "") -> Marks:
    """Read the marks of a field; its name tells it from others that a cell speaks of."""
    said = words.statements
    own = [s for s in passages.sentences if s.depth <= 1 and not s.is_conditional]
    top = [s for s in own if s.depth == 0]
    when = "; ".join(dict.fromkeys(w for s in own if (w := _condition(s, words, name))))
    return Marks(
        nullable=any(_says_null(s, words) for s in own)
        and not any(matches(said.not_nullable, s.plain) for s in own),
        free_form=_any(said.free_form, [s for s in passages.sentences if s.depth <= 1]),
        pairs=_any(said.pairs, passages.sentences),
        varies=_any(said.varies, top),
        deprecated=_any(
            said.deprecated,
            [s for s in own if not s.depth or s.plain.lower().partition(" ")[0] in said.own],
        ),
        read_only=_any(said.read_only, top),
        write_only=_any(said.write_only, top),
        required=_required(top, words) if not when else None,
        required_when=when,
        optional_when=next((w for s in own if (w := _exception(s, words, name))), ""),
        value_of=next((v for s in own if (v := _source(s, words))), ""),
    )


def is_told_elsewhere(passages: Passages, words: CellWords, name: str) -> bool:
    """Whether the cell sends its readers to what describes the field itself."""
    for sentence in passages.sentences:
        for found in words.statements.told_elsewhere.found(sentence.text, sentence.lowered):
            if found["name"].strip(",").lower() == name.lower():
                return True
    return False


def _any(templates: Templates, sentences: Sequence[Sentence]) -> bool:
    return any(matches(templates, sentence.plain) for sentence in sentences)


def _says_null(sentence: Sentence, words: CellWords) -> bool:
    if "null" not in sentence.lowered or sentence.zone in ("default", "example"):
        return False
    if is_about_another(sentence.plain, words):
        return False
    for found in words.statements.nullable.found(sentence.text, sentence.lowered):
        value = found.groupdict()
        named = value.get("x") or value.get("x_quoted") or value.get("x_plain")
        if named is None or clean_value(named).lower() == "null":
            return True
    return False


def _required(sentences: list[Sentence], words: CellWords) -> bool | None:
    is_mandatory = _any(words.statements.mandatory, sentences)
    is_optional = _any(words.statements.optional, sentences)
    return None if is_mandatory == is_optional else is_mandatory


def _condition(sentence: Sentence, words: CellWords, name: str) -> str:
    for found in words.statements.mandatory_when.found(sentence.text, sentence.lowered):
        if _names_another(sentence.text[: found.start()], name):
            continue
        said = unmarked(found.group(0)).lower().split()[:6]
        if not words.statements.negations.intersection(said):
            when = markdown_line(found["when"])
            return f"{when[:1].lower()}{when[1:]}"
    return ""


def _names_another(before: str, name: str) -> bool:
    """Whether the words before `field is mandatory` name another: `the **detail** field`."""
    before = before.rstrip()
    if not before.endswith(MARK_CLOSE):
        return False
    return before[before.rfind(MARK_OPEN) + 1 : -1].casefold() != name.casefold()


def _exception(sentence: Sentence, words: CellWords, name: str) -> str:
    """The cases without the field: `This parameter is not contained in the request when…`.

    `If this parameter is not set when…` tells what follows from that, not that it is allowed.
    """
    for found in words.statements.optional_when.found(sentence.text, sentence.lowered):
        if _names_another(sentence.text[: found.start()], name):
            continue
        if is_restricted(unmarked(sentence.text[: found.start()]), words):
            continue
        if matches(words.statements.cases, found["when"]):
            return markdown_line(found["when"])
    return ""


def _source(sentence: Sentence, words: CellWords) -> str:
    for found in words.statements.value_of.found(sentence.text, sentence.lowered):
        return clean_value(found["x"] or found["x_quoted"] or "")
    return ""
