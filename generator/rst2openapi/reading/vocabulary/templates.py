"""Wordings as data: templates with slots → anchored regular expressions without nested repeats.

In: `the default value is {x}`. Out: a `Template` that finds the wording in a marked sentence (see
`MARK`). What a found value means is not its business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from rst2openapi.data import Data

MARK_OPEN = "\x02"
MARK_CLOSE = "\x03"
"""Around what the page sets in bold or as a literal. Of a page no control character is left when it
is read; and below 256, for sets of characters that hold others take twice as long to compile."""

STOPS = ".;:。；："
"""What ends a statement, inside of brackets of an expression."""

_O, _C = MARK_OPEN, MARK_CLOSE
_SIGNS = f"{_O}\"'("
"""What may stand before an anchored wording, beside blanks."""
_BEFORE = _SIGNS + (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""These, and what an expression takes for a blank."""
_NUMBER = rf"[{_O}\"]?(?P<%s>[-−]?\d[\d,]{{0,20}}(?:\.\d{{1,20}})?(?:[eE][-+]?\d{{1,3}})?)[{_C}\"]?"
_VALUE = (
    rf"(?:{_O}(?P<%s>[^{_O}{_C}]{{1,300}}){_C}"
    rf'|["“](?P<%s_quoted>(?:(?![“”])[^"{_O}{_C}]){{1,120}})["”]'
    rf"|(?P<%s_plain>[^\s\"{_O}{_C}]{{1,120}}))"
)
_SLOTS = {
    "x": _VALUE.replace("%s", "x"),
    "marked": rf"{_O}[^{_O}{_C}]{{1,300}}{_C}",
    "values": r"(?P<values>.{1,2000})",
    "low": _NUMBER % "low",
    "high": _NUMBER % "high",
    "n": _NUMBER % "n",
    "unit": rf"{_O}?(?P<unit>(?-i:[A-Za-zµ%][A-Za-z/%]{{0,20}})(?: second| bit)?s?){_C}?",
    "thing": r"(?-i:(?:[A-Za-z][\w-]{0,30} ){0,2}(?P<thing>[A-Za-z][\w-]{1,30}[Ss]))",
    "name": rf"{_O}?(?P<name>[^\s{_O}{_C}]{{1,80}}){_C}?",
    "any": rf"[^.;:{_O}{_C}]{{0,60}}?",
    "case": r"(?P<when>(?:if|when)\b[^;]{1,300}?)",
    "when": r"(?P<when>(?:only )?(?:if|when|for|in|unless|only)\b[^;]{1,400}?)[.;]?$",
}
_PIECE = re.compile(
    r"\{(?P<slot>\w+)\}|(?P<mark>[\[\]()|$])|\\(?P<escaped>.)|(?P<text>[^{}\[\]()|$\\]+)"
)
_GROUPS = {"[": "(?:", "(": "(?:", "]": ")?", ")": ")", "|": "|", "$": r"[.;:]?[。：；]?\s*$"}
"""The signs of `STOPS` in two sets: in one they take three times as long to compile."""


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(_expression(source), re.IGNORECASE)


_FEW = 6


class Gate(Data, frozen=True):
    """One test instead of many."""

    needles: tuple[str, ...]
    """Where they are few: looking for them without an expression takes less time."""
    expression: str
    """Else; it is compiled when it is first used."""

    def is_in(self, text: str) -> bool:
        """Whether a needle occurs in a text, or the expression does."""
        if self.expression:
            return _gate(self.expression).search(text) is not None
        for needle in self.needles:  # noqa: SIM110 - `any` takes twice as long
            if needle in text:
                return True
        return False


@cache
def _gate(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


class Template(Data, frozen=True):
    """A wording; its expression is made when it is first tried, which for most is never."""

    source: str
    sure: tuple[tuple[str, ...], ...]
    """Sets of lower-case texts, the rarest first. Every match contains one of each: a cheap test
    before the expression is tried."""
    has_number: bool
    """Every match contains a digit."""
    start: str = ""
    """The lower-case text that every match of an anchored wording begins with, if that is sure."""
    text: str = ""
    """All that it says in lower case, if it has neither slots nor brackets."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return _compiled(self.source)

    def check(self) -> None:
        """Compile it now.

        Raises:
            ValueError: brackets that do not match.
        """
        try:
            _compiled(self.source)
        except re.error as error:
            raise ValueError(f"wording {self.source!r} cannot be read: {error}") from None

    def may_occur(self, lowered: str) -> bool:
        """Whether it is worth trying the wording on a text in lower case."""
        if self.start and not lowered.lstrip(_BEFORE).startswith(self.start):
            return False
        for texts in self.sure:
            for text in texts:
                if text in lowered:
                    break
            else:
                return False
        return True

    def search(self, text: str, lowered: str) -> re.Match[str] | None:
        """Find the wording in a sentence; `lowered` is that sentence in lower case."""
        return self.pattern.search(text) if self.may_occur(lowered) else None

    def occurs(self, text: str, lowered: str) -> bool:
        """Tell whether `search` finds the wording; of mere text no expression is made for that."""
        if not self.text:
            return self.search(text, lowered) is not None
        if self.source.startswith("^"):
            lowered = lowered.lstrip(_BEFORE)
            return lowered.startswith(self.text) and self._ends_at(len(self.text), lowered)
        at = lowered.find(self.text)
        while at >= 0:
            if not _joins(lowered[at - 1 : at], "_-") and self._ends_at(
                at + len(self.text), lowered
            ):
                return True
            at = lowered.find(self.text, at + 1)
        return False

    def _ends_at(self, end: int, lowered: str) -> bool:
        return not self.text[-1].isalnum() or not _joins(lowered[end : end + 1], "_")


def _joins(character: str, signs: str) -> bool:
    """A character, if there is one, is of the word that stands beside it."""
    return character.isalnum() or (character != "" and character in signs)


class Templates(Data, frozen=True, eq=False):
    """Wordings of one meaning, in order; each is equal to itself only."""

    members: tuple[Template, ...]
    gate: Gate | None
    """Any of the needles, for one test instead of many; None where a member has no needle."""

    def __iter__(self) -> Iterator[Template]:
        return iter(self.members)

    def may_occur(self, lowered: str) -> bool:
        """Tell whether it is worth trying the members on a text in lower case."""
        return self.gate is None or self.gate.is_in(lowered)

    def possible(self, lowered: str) -> tuple[Template, ...]:
        """The members, where it is worth trying them on a text in lower case."""
        return self.members if self.may_occur(lowered) else ()

    def found(self, text: str, lowered: str) -> Iterable[re.Match[str]]:
        """What each member finds in a sentence, in order; `lowered` is it in lower case."""
        return self._found(text, lowered) if self.may_occur(lowered) else ()

    def _found(self, text: str, lowered: str) -> Iterator[re.Match[str]]:
        for member in self.members:
            if (found := member.search(text, lowered)) is not None:
                yield found

    def occur_in(self, text: str) -> bool:
        """Tell whether any wording occurs in a text."""
        return _occur(self, text)


@lru_cache(maxsize=1 << 16)
def _occur(templates: Templates, text: str) -> bool:
    """A sentence is asked about by many readers, and stands on many pages."""
    lowered = text.lower()
    if not templates.may_occur(lowered):
        return False
    return any(member.occurs(text, lowered) for member in templates.members)


def compile_template(source: str) -> Template:
    """Compile one wording; `Template.check` says whether its brackets match.

    Raises:
        ValueError: an unknown slot.
    """
    pieces = list(_pieces(source.removeprefix("^")))
    for piece in pieces:
        if (slot := piece["slot"]) and slot not in _SLOTS:
            known = ", ".join(f"{{{name}}}" for name in _SLOTS)
            raise ValueError(f"unknown slot {{{slot}}} in {source!r}; known are {known}")
    texts = [(piece["text"] or piece["escaped"] or "").lower() for piece in pieces]
    start = texts[0] if texts and source.startswith("^") and texts[0][:1] not in _BEFORE else ""
    is_text = all(texts) and source.startswith("^") == bool(start)
    return Template(
        source, _sure(pieces), _has_number(source), start, "".join(texts) if is_text else ""
    )


def _expression(source: str) -> str:
    """The expression of a wording whose slots are known."""
    parts: list[str] = []
    for piece in _pieces(source.removeprefix("^")):
        slot, mark = piece["slot"], piece["mark"]
        if slot is not None:
            parts.append(_SLOTS[slot])
        elif mark is not None:
            parts.append(_GROUPS[mark])
        else:
            parts.append(re.escape(piece["text"] or piece["escaped"]).replace(r"\ ", " "))
    head = rf"^[\s{_SIGNS}]*" if source.startswith("^") else r"(?<![\w-])"
    tail = r"(?!\w)" if source[-1:].isalnum() else ""
    return head + "".join(parts) + tail


def compile_templates(sources: Iterable[str]) -> Templates:
    """Compile wordings, in order."""
    members = tuple(compile_template(source) for source in sources)
    return Templates(members, gate_of(members))


def gate_of(members: Iterable[Template], also: Iterable[str] = ()) -> Gate | None:
    """One test for all needles of wordings, and for other expressions; None where one has none."""
    needles: set[str] = set()
    for member in members:
        if not member.sure:
            return None
        needles.update(member.sure[0])
    shortest = sorted(needles, key=lambda one: (len(one), one))
    own = [one for at, one in enumerate(shortest) if not any(o in one for o in shortest[:at])]
    needed = [*also, *map(re.escape, sorted(own))]
    if not needed:
        return None
    return Gate((), "|".join(needed)) if also or len(own) > _FEW else Gate(tuple(own), "")


def _pieces(source: str) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(source):
        piece = _PIECE.match(source, position)
        if piece is None:
            raise ValueError(f"a brace that is no slot in {source!r}")
        yield piece
        position = piece.end()


def _sure(pieces: Iterable[re.Match[str]]) -> tuple[tuple[str, ...], ...]:
    """What stands outside optional parts: texts, and the alternatives of groups."""
    found = [texts for texts in _sure_texts(iter(pieces)) if all(map(str.strip, texts))]
    return tuple(sorted(dict.fromkeys(found), key=_rarity, reverse=True))


def _rarity(texts: tuple[str, ...]) -> tuple[int, int]:
    """How seldom one of the texts is found: the longer the shortest, the fewer they are."""
    return min(map(len, texts)), -len(texts)


_OPTIONAL = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_NUMBER_SLOT = re.compile(r"\{(?:n|low|high)\}")


def _has_number(source: str) -> bool:
    """Whether a number stands outside what is optional or one of several."""
    return (
        _NUMBER_SLOT.search(_OPTIONAL.sub("", source.replace("\\(", "").replace("\\[", "")))
        is not None
    )


def _best(candidates: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return max(candidates, key=_rarity, default=())


def _sure_texts(pieces: Iterator[re.Match[str]]) -> list[tuple[str, ...]]:
    """Sets of texts one of which stands in any match of pieces, up to a closing bracket."""
    branches: list[list[tuple[str, ...]]] = [[]]
    for piece in pieces:
        if text := piece["text"] or piece["escaped"]:
            branches[-1].append((text.lower(),))
        elif piece["mark"] == "[":
            _sure_texts(pieces)
        elif piece["mark"] == "(":
            branches[-1] += _sure_texts(pieces)
        elif piece["mark"] == "|":
            branches.append([])
        elif piece["mark"] in ("]", ")"):
            break
    if len(branches) == 1:
        return branches[0]
    bests = [_best(branch) for branch in branches]
    return [tuple(sorted({text for best in bests for text in best}))] if all(bests) else []
