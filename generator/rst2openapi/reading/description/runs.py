"""Enumerations and constants in sentences: `the value can be a or b`, `the value is fixed at c`.

In: a sentence, the kind of value, the words. Out: members, or the values said to be the only ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.description.members import Members, distinct, markdown_line
from rst2openapi.reading.description.passages import Sentence
from rst2openapi.reading.description.values import (
    Kind,
    ListedValue,
    fits,
    is_template,
    looks_like_value,
    read_run,
    stands_alone,
)
from rst2openapi.reading.description.wordings import (
    is_about_another,
    is_restricted,
    matches,
    names_a_case,
    not_values,
)
from rst2openapi.reading.draft import EnumMember
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import STOPS

# the end of the sentence, or of what is in parentheses there
_END = re.compile(rf"\s*(?:$|[{STOPS}]|\([^()]*\)\s*[{STOPS}]?$)")


def is_plain_statement(sentence: Sentence, words: CellWords) -> bool:
    """A sentence that holds for the whole value and always."""
    return (
        not sentence.in_note
        and sentence.zone not in ("default", "example", "pattern", "note", "constraints")
        and sentence.depth <= 1
        and not sentence.is_conditional
        and not (_is_item(sentence) and names_a_case(sentence.plain.lstrip("- "), words))
        and not is_about_another(sentence.plain, words)
        and not matches(words.enums.rules, sentence.plain_lead)
        and not (sentence.depth and is_restricted(sentence.plain_lead, words))
    )


def _is_item(sentence: Sentence) -> bool:
    """An item of a list, or of one that a paragraph holds: `- Rule: a or b. - Value: …`."""
    return sentence.depth > 0 or sentence.plain.startswith("- ")


def from_sentence(sentence: Sentence, kind: Kind, words: CellWords) -> Members:
    """The members that a sentence lists; none where it lists none, or there may be others."""
    if not is_plain_statement(sentence, words):
        return ()
    for run in _runs(sentence, words):
        values, tail = read_run(run, words.enums)
        if len(values) < 2 or not _is_harmless(tail, words):
            continue
        if matches(words.enums.open, unmarked(tail)):
            continue
        if all(is_run_value(value, kind, words) for value in values):
            return distinct(
                EnumMember(
                    value=value.value,
                    description=_note(value.note, words),
                    is_template=is_template(value.value),
                )
                for value in values
            )
    return ()


def _runs(sentence: Sentence, words: CellWords) -> Iterator[str]:
    text, lowered = sentence.text, sentence.lowered
    if sentence.zone == "range" and sentence.depth == 0:
        yield text
    for found in words.enums.inline.found(text, lowered):
        if matches(words.enums.other_values, unmarked(text[: found.start()])):
            continue  # `the default value is N/A`: one value, and not one of several
        before = unmarked(text[: found.start("values")])
        if not is_restricted(before, words) and not matches(words.enums.open, before):
            yield found["values"]


def _is_harmless(tail: str, words: CellWords) -> bool:
    """Whether what follows values leaves them the only ones, and always.

    `a or b, indicating the one or the other`: what values mean may be one of several as well.
    """
    enums = words.enums
    if not (_END.match(tail) or matches(enums.harmless, tail)):
        return False
    first = unmarked(tail).split(". ")[0]
    is_open = matches(enums.tail_choices, first) and not matches(enums.meanings_follow, first)
    return not is_open and not matches(enums.tail_conditions, first)


def is_run_value(value: ListedValue, kind: Kind, words: CellWords) -> bool:
    """Whether what stands in a run of values is one."""
    others = not_values(value.value, words, is_set_off=value.is_marked)
    return (
        looks_like_value(value.value, others, phrase=value.is_marked)
        and (value.is_marked or stands_alone(value.value, words.enums.plain))
        and fits(value.value, kind)
    )


def _note(note: str, words: CellWords) -> str:
    return "" if note.lower() in words.statements.default_marks else markdown_line(note)


def consts_of(sentence: Sentence, kind: Kind, words: CellWords) -> Iterator[str]:
    """The values of which a sentence says that there is no other."""
    text, lowered = sentence.text, sentence.lowered
    for found in words.enums.const.found(text, lowered):
        end = value_end(found)
        if end == found.end():
            values, tail = read_run(text[value_start(found) :], words.enums)
        else:  # `only **a** is supported`
            values, _ = read_run(text[value_start(found) : end], words.enums)
            tail = text[found.end() :]
        prefix = unmarked(text[: found.start()])
        if len(values) != 1 or is_restricted(prefix, words):
            continue
        is_sure = _is_harmless(tail, words)
        if is_sure and is_run_value(values[0], kind, words) and not is_template(values[0].value):
            yield values[0].value


def value_start(found: re.Match[str]) -> int:
    """Where the value of a match starts, its mark included."""
    starts = (found.start("x"), found.start("x_quoted"), found.start("x_plain"))
    start = max(starts)
    return start if start == found.start("x_plain") else start - 1


def value_end(found: re.Match[str]) -> int:
    """Where the value of a match ends, its mark included."""
    ends = (found.end("x"), found.end("x_quoted"), found.end("x_plain"))
    end = max(ends)
    return end if end == found.end("x_plain") else end + 1
