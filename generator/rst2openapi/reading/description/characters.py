"""Which characters a text is made of.

In: sentences about the whole value, the words. Out: a regular expression, such as `^[A-Za-z0-9_]*$`
for `It can contain only letters, digits, and underscores (_)`. Where something of the list cannot
be read nothing is said: an expression that is too narrow makes valid calls fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.description.passages import Sentence
from rst2openapi.reading.description.wordings import matches, names_another
from rst2openapi.reading.vocabulary.cell_words import CellWords, CharacterWords
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.templates import Templates

Characters = frozenset[str]


def read_characters(
    sentences: Sequence[Sentence], words: CellWords, *, name: str, may_be_empty: bool
) -> str | None:
    """The expression that texts of the characters match; None where that is not said, or in doubt.

    Where a value has to start or end with some of them, an empty one is none unless it may be.
    """
    said = words.characters
    told = {found for one in sentences if (found := _allowed(one, said, name)) is not None}
    if len(told) != 1:
        return None
    every = told.pop()
    first = _edge(sentences, said, said.first, said.not_first, every)
    last = _edge(sentences, said, said.last, said.not_last, every)
    middle = _class(every)
    if first == every and last == every:
        return f"^{middle}*$"
    if last == every:
        expression = f"{_class(first)}{middle}*"
    elif first == every:
        expression = f"{middle}*{_class(last)}"
    else:
        expression = f"{_class(first)}(?:{middle}*{_class(last)})?"
    return f"^(?:{expression})?$" if may_be_empty else f"^{expression}$"


def _allowed(sentence: Sentence, said: CharacterWords, name: str) -> Characters | None:
    """The characters that a sentence allows, if it allows no others.

    A list that does not say so does where it comes to single signs: `letters, digits, and hyphens
    (-)`, but not `letters and digits`.
    """
    for templates, is_sure in ((said.only, True), (said.listed, False)):
        for template in templates.possible(sentence.lowered):
            found = template.search(sentence.text, sentence.lowered)
            if found is None or _is_of_a_part(sentence.text[: found.start()], name, said):
                continue
            characters, tail = _read(unmarked(found["values"]), said)
            if not any(map(str.isalnum, characters)) or not _is_over(tail, said):
                continue  # `special characters, but only hyphens (-) are allowed`
            if is_sure or any(not one.isalnum() and one != " " for one in characters):
                return characters
    return None


def _is_of_a_part(before: str, name: str, said: CharacterWords) -> bool:
    """`**service** and **item** can contain only …`, and `cannot contain only …`."""
    return names_another(before, name) or before.lower().rstrip().rpartition(" ")[2] in said.denials


def _edge(
    sentences: Iterable[Sentence],
    said: CharacterWords,
    templates: Templates,
    denials: Templates,
    every: Characters,
) -> Characters:
    """Those of the characters that may stand first, or last; all where nothing is said."""
    some = every
    for sentence in sentences:
        denied = dict(_told(sentence, denials, said))
        told = dict(_told(sentence, templates, said))
        for characters in denied.values():
            some = some - characters
        for at, characters in told.items():
            if at not in denied:  # `start with` is a part of `cannot start with`
                some = some & characters
    return some or every


def _told(
    sentence: Sentence, templates: Templates, said: CharacterWords
) -> Iterator[tuple[int, Characters]]:
    """The characters of which a sentence has a wording, and where it names them."""
    for template in templates.possible(sentence.lowered):
        found = template.search(sentence.text, sentence.lowered)
        if found is not None:
            characters, tail = _read(unmarked(found["values"]), said)
            if characters and _is_over(tail, said):
                yield found.start("values"), characters


def _is_over(tail: str, said: CharacterWords) -> bool:
    """What follows a list of characters is none of them."""
    return not tail.strip(" .;") or matches(said.tails, tail)


def _read(text: str, said: CharacterWords) -> tuple[Characters, str]:
    """The characters that a text begins with, and the rest of it."""
    item = _item(said)
    found: set[str] = set()
    at = 0
    while (match := item.match(text, at)) is not None:
        characters = _characters(match["name"], match["note"], said)
        if not characters:
            break
        found |= characters
        at = match.end()
    return frozenset(found), text[at:]


def _characters(name: str, note: str | None, said: CharacterWords) -> Characters:
    """Those of one item: `letters`, `digits (0-9)`, `hyphens (-)`, `commercial ats (@)`."""
    known = said.sets.get(name.lower(), frozenset())
    if not known and not said.sets.keys().isdisjoint(name.lower().split()):
        return known  # `ending with a hyphen (-)`
    if note is None or _RANGES.fullmatch(note):
        return known
    signs = frozenset(note.replace(" ", ""))
    if any(map(str.isalnum, signs | known)):
        return frozenset()
    is_sure = len(signs) == 1 or name.lower() in said.signs
    return known | signs if is_sure else frozenset()


_RANGES = re.compile(
    r"case[- ](?:in)?sensitive|"
    r"(?:from )?\w(?:-| to )\w(?:(?:,? and|,? or|,) (?:from )?\w(?:-| to )\w)*",
    re.IGNORECASE,
)
"""What is said of letters and digits: `a-z and A-Z`, `from 0 to 9`."""


@lru_cache(maxsize=8)
def _item(said: CharacterWords) -> re.Pattern[str]:
    """An item of a list, with what joins it to the one before."""
    known = either([*said.sets, *said.signs])
    return re.compile(
        rf"(?:\s*{either(said.joints)}\s*)*(?:{either(said.articles)}\s+)?"
        rf"(?P<name>{known}(?![\w-])|[A-Za-z][A-Za-z -]{{1,30}}?(?=\s*\(\S\)))"
        r"(?:\s*\((?P<note>[^()]{1,60}|[()]{1,2})\))?",
        re.IGNORECASE,
    )


def _class(characters: Characters) -> str:
    """A character class of ECMA-262: ranges first, a hyphen last."""
    left = set(characters)
    text = ""
    for run in ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"):
        if left.issuperset(run):
            text += f"{run[0]}-{run[-1]}"
            left.difference_update(run)
    signs = re.sub(r"([\\\]\[^])", r"\\\1", "".join(sorted(left - {"-"})))
    return f"[{text}{signs}{'-' if '-' in left else ''}]"
