"""Which characters a text is made of.

In: sentences about the whole value, the words. Out: a regular expression: `^[A-Za-z0-9_]*$` for
`It can contain only letters, digits, and underscores (_)`, `^[^<>]*$` for `It cannot contain angle
brackets (< or >)`. Where something of a list of what is allowed cannot be read nothing is said: an
expression that is too narrow makes valid calls fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rst2openapi.reading.description.character_lists import Characters, read_list
from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.wordings import matches, names_another
from rst2openapi.reading.vocabulary.cell_words import CellWords, CharacterWords
from rst2openapi.reading.vocabulary.templates import Templates


def read_characters(
    passages: Passages,
    sentences: Sequence[Sentence],
    words: CellWords,
    *,
    name: str,
    may_be_empty: bool,
) -> str | None:
    """The expression that texts of the characters match; None where that is not said, or in doubt.

    `sentences` are those about the whole value. Where one has to start or end with some of the
    characters, an empty one is none, unless it may be.
    """
    said = words.characters
    if any(matches(said.more, one.plain) for one in passages.sentences):
        return None
    told = {found for one in sentences if (found := _allowed(one, said, name)) is not None}
    if len(told) != 1:
        denied = frozenset[str]().union(*(_denied(one, said, name) for one in sentences))
        return f"^{_class(denied, '^')}*$" if denied and not told else None
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
        for found in templates.found(sentence.text, sentence.lowered):
            if _is_of_a_part(sentence.text[: found.start()], name, said):
                continue
            characters, tail = read_list(_listed(sentence, found), said)
            if not any(map(str.isalnum, characters)) or not _is_over(tail, said):
                continue  # `special characters, but only hyphens (-) are allowed`
            if _CUT.search(sentence.plain):
                continue
            if is_sure or any(not one.isalnum() and one != " " for one in characters):
                return characters
    return None


_CUT = re.compile(r"(?:[^\w\s]|_) [.!?;]$")
"""A sentence that may end among signs: `these characters: _ . : = +`."""


def _denied(sentence: Sentence, said: CharacterWords, name: str) -> Characters:
    """The characters that a sentence does not allow; of a list the first that can be read."""
    every: Characters = frozenset()
    for found in said.denied.found(sentence.text, sentence.lowered):
        if names_another(sentence.text[: found.start()], name):
            continue
        characters, tail = read_list(_listed(sentence, found), said, skips=True)
        if _is_over(tail, said) or _goes_on(tail, said):
            every |= characters - {"."}  # which may as well end the sentence
    return every


def _goes_on(tail: str, said: CharacterWords) -> bool:
    """Behind a list comes more of it, or another sentence."""
    word = tail.lstrip(", ").partition(" ")[0]
    return word.lower() in said.joints or word[:1].isupper()


def _listed(sentence: Sentence, found: re.Match[str]) -> str:
    """What a wording names: `Only letters and these signs are allowed: -_` has the signs behind."""
    rest = sentence.text[found.end() :]
    return unmarked(found["values"] + (rest if rest.startswith(":") else ""))


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
    for found in templates.found(sentence.text, sentence.lowered):
        characters, tail = read_list(unmarked(found["values"]), said)
        if characters and _is_over(tail, said):
            yield found.start("values"), characters


def _is_over(tail: str, said: CharacterWords) -> bool:
    """What follows a list of characters is none of them."""
    return not tail.strip(" .;") or matches(said.tails, tail)


def _class(characters: Characters, head: str = "") -> str:
    """A character class of ECMA-262: ranges first, a hyphen last; all others after a caret."""
    left = set(characters)
    text = ""
    for run in ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"):
        if left.issuperset(run):
            text += f"{run[0]}-{run[-1]}"
            left.difference_update(run)
    signs = re.sub(r"([\\\]\[^])", r"\\\1", "".join(sorted(left - {"-"})))
    return f"[{head}{text}{signs}{'-' if '-' in left else ''}]"
