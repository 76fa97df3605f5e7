"""Lists of characters in words: `letters, digits, and hyphens (-)`.

In: text that begins with such a list, the words. Out: the characters, and what follows the list.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rst2openapi.reading.vocabulary.cell_words import CharacterWords
from rst2openapi.reading.vocabulary.either import either

Characters = frozenset[str]


def read_list(text: str, said: CharacterWords, *, skips: bool = False) -> tuple[Characters, str]:
    """The characters that a text begins with, and the rest of it, from the first unknown item on.

    With `skips` an item may be of characters that nobody can see.
    """
    found: set[str] = set()
    at = 0
    while (match := _item(said).match(text, at)) is not None:
        characters = _characters(match, said)
        leads = _COLON.match(text, match.end()) if match["name"].lower() in said.signs else None
        if not characters and leads is None and not (skips and _is_unseen(match, said)):
            break
        found |= characters
        at = leads.end() if leads else match.end()
    return frozenset(found), text[at:]


_COLON = re.compile(r"\s*:\s*(?=\w)")


def _is_unseen(item: re.Match[str], said: CharacterWords) -> bool:
    return item["name"].lower() in said.unseen


def _characters(item: re.Match[str], said: CharacterWords) -> Characters:
    """Those of one item: `letters`, `digits (0-9)`, `hyphens (-)`, `commercial ats (@)`."""
    name, note = item["name"].lower(), item["note"]
    if name in said.signs:
        return _signs(note or item["run"] or "", said)
    known = said.sets.get(name, frozenset())
    if not known and not said.sets.keys().isdisjoint(name.split()):
        return known  # `ending with a hyphen (-)`
    if note is None or _RANGES.fullmatch(note):
        return known
    signs = _signs(note, said)
    is_sign = bool(known) or len(signs) == 1
    return known | signs if is_sign and not any(map(str.isalnum, signs | known)) else frozenset()


def _signs(text: str, said: CharacterWords) -> Characters:
    """`-_@`, `< or >`, `-, _, and .`, `(!<>=)`; none where words are among them."""
    bare = " ".join(one for one in text.split() if one == "," or one.lower() not in said.joints)
    if len(bare) > 2 and bare[0] == "(" and bare[-1] == ")":
        bare = bare[1:-1]
    if re.search(r"\S,\s+\S", bare):
        bare = bare.replace(",", "")
    signs = frozenset(bare) - {" "}
    return frozenset() if any(map(str.isalnum, signs)) else signs


_RANGES = re.compile(
    r"case[- ](?:in)?sensitive|\d+-\d+|"
    r"(?:from )?\w(?:-| to )\w(?:(?:,? and|,? or|,) (?:from )?\w(?:-| to )\w)*",
    re.IGNORECASE,
)
"""What is said of letters and digits: `a-z and A-Z`, `from 0 to 9`."""


_SIGN = r"(?:[^\w\s]|_)"
_RUN = rf"(?![,;]|:(?:\s|$)){_SIGN}(?:\s?{_SIGN}){{0,60}}"
"""Signs, one after the other, perhaps with blanks between them."""


@lru_cache(maxsize=8)
def _item(said: CharacterWords) -> re.Pattern[str]:
    """An item of a list, with what joins it to the one before."""
    known = either([*said.sets, *said.signs, *said.unseen])
    return re.compile(
        rf"(?:\s*{either(said.joints)})*\s*(?:{either(said.articles)}\s+)?"
        rf"(?P<name>{known}(?![\w-])|[A-Za-z][A-Za-z -]{{1,30}}?(?=\s*\(\S\)))"
        rf"(?:\s*\((?P<note>[^()]{{1,60}}|[()]{{1,2}})\)|\s*:?\s*(?P<run>{_RUN}))?",
        re.IGNORECASE,
    )
