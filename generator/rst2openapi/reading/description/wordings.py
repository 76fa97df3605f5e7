"""What a sentence says, by the wordings of the vocabulary.

In: text without marks, wordings. Out: whether one occurs in it, or the text without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN, Templates


def matches(templates: Templates, text: str) -> bool:
    """Tell whether any wording occurs in a text."""
    return templates.occur_in(text)


def without(templates: Templates, text: str) -> str:
    """A text without what has one of some wordings."""
    lowered = text.lower()
    for template in templates.possible(lowered):
        if template.may_occur(lowered):
            text = template.pattern.sub("", text)
    return text


def is_restricted(text: str, words: CellWords) -> bool:
    """Tell whether a sentence holds in some cases only; `text` is without marks."""
    said = words.statements
    return matches(said.conditions, text) and not matches(said.unconditional, text)


_LABEL = re.compile(r"[^:]{1,60}:\s")


def subject_of(plain: str, words: CellWords) -> str:
    """A sentence in lower case without the words that stand before what it is about."""
    subject = plain.lower()
    while (first := subject.partition(" "))[0] in words.bounds.openings:
        subject = first[2]
    return subject


def names_the_field(plain: str, name: str, words: CellWords) -> bool:
    """`A tag key can contain …` in the row `key`."""
    subject = subject_of(plain, words)
    rest = subject.removeprefix(name.lower())
    return bool(name) and rest != subject and not rest[:1].isalnum()


def names_elements(thing: str, name: str, words: CellWords) -> bool:
    """Whether elements of a field are called so, be it one or several: by its name, or as any."""
    noun = thing.lower().removesuffix("s")
    own = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    last = [one for one in own if one.lower() not in words.bounds.containers][-1:]
    return noun in {one.lower().removesuffix("s") for one in (*words.bounds.item_nouns, *last)}


def names_another(text: str, name: str) -> bool:
    """`**garden** …` in the row `bed`; the text is marked."""
    return any(one.lower() != name.lower() for one in _MARKED.findall(text))


_MARKED = re.compile(rf"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")


def has_label(item: str) -> bool:
    """`SSD: 10 to 100`: something with a colon stands before what an item says."""
    return _LABEL.match(item) is not None


def names_a_case(item: str, words: CellWords) -> bool:
    """`- SSD: 10 to 100`: the item speaks of one case, or of one part."""
    return has_label(item) and not matches(words.statements.whole, item)


def default_at(lowered: str, words: CellWords) -> int | None:
    """Where a text in lower case first speaks of a default; None where it does not."""
    found = map(lowered.find, words.statements.default_stems)
    return min((at for at in found if at >= 0), default=None)


def is_about_another(text: str, words: CellWords) -> bool:
    """Tell whether a sentence begins like one about a part of the value; it is without marks."""
    said = words.statements
    return matches(said.other_subjects, text) and not matches(said.own_subjects, text)


def not_values(value: str, words: CellWords, *, is_set_off: bool) -> Collection[str]:
    """The words that are no values; none for one that is a value where it is set off."""
    is_value = is_set_off and value.lower() in words.enums.rest
    return () if is_value else words.enums.not_values
