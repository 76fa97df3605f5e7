"""Wordings as data: templates with slots → anchored regular expressions without nested repeats.

In: `the default value is {x}`. Out: a `Template` that finds the wording in a marked sentence (see
`MARK`). What a found value means is not its business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

MARK_OPEN = "\ue000"
MARK_CLOSE = "\ue001"
"""Around what the page sets in bold or as a literal; private characters, so never page text."""

_O, _C = MARK_OPEN, MARK_CLOSE
_NUMBER = rf"[{_O}\"]?(?P<%s>[-−]?\d[\d,]{{0,20}}(?:\.\d{{1,20}})?(?:[eE][-+]?\d{{1,3}})?)[{_C}\"]?"
_VALUE = (
    rf"(?:{_O}(?P<%s>[^{_O}{_C}]{{1,300}}){_C}"
    rf'|["“](?P<%s_quoted>[^"“”{_O}{_C}]{{1,120}})["”]'
    rf"|(?P<%s_plain>[^\s\"{_O}{_C}]{{1,120}}))"
)
_SLOTS = {
    "x": _VALUE.replace("%s", "x"),
    "values": r"(?P<values>.{1,2000})",
    "low": _NUMBER % "low",
    "high": _NUMBER % "high",
    "n": _NUMBER % "n",
    "unit": rf"[{_O}]?(?P<unit>[A-Za-zµ%][A-Za-z/%]{{0,20}}(?: second| bit)?s?)[{_C}]?",
    "thing": r"(?:[A-Za-z][\w-]{0,30} ){0,2}(?P<thing>[A-Za-z][\w-]{1,30}s)",
    "name": rf"{_O}?(?P<name>[^\s{_O}{_C}]{{1,80}}){_C}?",
    "any": rf"[^.;:{_O}{_C}]{{0,60}}?",
    "when": r"(?P<when>(?:only )?(?:if|when|for|in|unless|only)\b[^;]{1,400}?)[.;]?$",
}
_PIECE = re.compile(
    r"\{(?P<slot>\w+)\}|(?P<mark>[\[\]()|$])|\\(?P<escaped>.)|(?P<text>[^{}\[\]()|$\\]+)"
)
_GROUPS = {"[": "(?:", "(": "(?:", "]": ")?", ")": ")", "|": "|", "$": r"[.;:]?\s*$"}


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Template:
    """A wording; its expression is compiled when it is first tried, which for most is never."""

    source: str
    expression: str
    needle: str
    """A lower-case piece that every match contains: a cheap first test."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return _compiled(self.expression)

    def check(self) -> None:
        """Compile it now.

        Raises:
            ValueError: brackets that do not match.
        """
        try:
            _compiled(self.expression)
        except re.error as error:
            raise ValueError(f"wording {self.source!r} cannot be read: {error}") from None

    def search(self, text: str, lowered: str) -> re.Match[str] | None:
        """Find the wording in a sentence; `lowered` is that sentence in lower case."""
        return self.pattern.search(text) if self.needle in lowered else None


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """Wordings of one meaning, in order; each is equal to itself only."""

    members: tuple[Template, ...]
    gate: re.Pattern[str] | None
    """Any of the needles, for one test instead of many; None where a member has no needle."""

    def __iter__(self) -> Iterator[Template]:
        return iter(self.members)

    def may_occur(self, lowered: str) -> bool:
        """Tell whether it is worth trying the members on a text in lower case."""
        return self.gate is None or self.gate.search(lowered) is not None

    def occur_in(self, text: str) -> bool:
        """Tell whether any wording occurs in a text."""
        return _occur(self, text)


@lru_cache(maxsize=1 << 16)
def _occur(templates: Templates, text: str) -> bool:
    """A sentence is asked about by many readers, and stands on many pages."""
    lowered = text.lower()
    if not templates.may_occur(lowered):
        return False
    for member in templates.members:
        if member.needle in lowered and member.pattern.search(text):
            return True
    return False


def compile_template(source: str) -> Template:
    """Compile one wording; `Template.check` says whether its brackets match.

    Raises:
        ValueError: an unknown slot.
    """
    parts: list[str] = []
    start = source.startswith("^")
    for piece in _pieces(source[1:] if start else source):
        slot, mark, text = piece["slot"], piece["mark"], piece["text"]
        if slot is not None:
            if slot not in _SLOTS:
                known = ", ".join(f"{{{name}}}" for name in _SLOTS)
                raise ValueError(f"unknown slot {{{slot}}} in {source!r}; known are {known}")
            parts.append(_SLOTS[slot])
        elif mark is not None:
            parts.append(_GROUPS[mark])
        else:
            parts.append(re.escape(text or piece["escaped"]).replace(r"\ ", " "))
    head = rf"^[\s{_O}\"'(]*" if start else r"(?<![\w-])"
    tail = r"(?!\w)" if source[-1:].isalnum() else ""
    return Template(source, head + "".join(parts) + tail, _needle(source))


def compile_templates(sources: Iterable[str]) -> Templates:
    """Compile wordings, in order."""
    members = tuple(compile_template(source) for source in sources)
    needles = sorted({member.needle for member in members})
    gate = re.compile("|".join(map(re.escape, needles))) if all(needles) and needles else None
    return Templates(members, gate)


def _pieces(source: str) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(source):
        piece = _PIECE.match(source, position)
        if piece is None:
            raise ValueError(f"a brace that is no slot in {source!r}")
        yield piece
        position = piece.end()


def _needle(source: str) -> str:
    """Give the longest literal piece outside optional and alternative parts."""
    outside = re.sub(r"\\.|\[[^\]]*\]|\([^)]*\)|\{\w+\}|[\^$]", "\n", source)
    return max((piece.strip() for piece in outside.lower().split("\n")), key=len, default="")
