"""Name cells → the name of a parameter, or the mark of a row that has none.

In: a name cell and the name words. Out: the name as it goes over the wire, markers of array items,
free keys and whole bodies, links, notes. What a marker means for a schema is for linking.
"""

from __future__ import annotations

import re
from typing import Literal as OneOf

from msgspec import Struct

from rst2openapi.pages.page import Cell
from rst2openapi.reading.draft import LinkRef
from rst2openapi.reading.inline import cell_links, paragraphs, plain_text
from rst2openapi.reading.vocabulary.cell_words import CellWords, NameWords

Marker = OneOf["", "items", "key", "body"]

_NAME_AND_NOTE = re.compile(r"(?P<name>[^\s()]+)\s+\((?P<note>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_STRAY_BLANKS = re.compile(r"(?<=[_.\-])\s+|\s+(?=[_.])")
_FEW_WORDS = re.compile(r"[a-z]+(?: [a-z]+){0,3}")
_IDENTIFIER = re.compile(r"[^\s,/()]+")


class ReadName(Struct, frozen=True, kw_only=True):
    """What a name cell says."""

    name: str
    """The unescaped name; empty for a marker row."""
    marker: Marker = ""
    links: tuple[LinkRef, ...] = ()
    note: str = ""
    """What stands in parentheses after the name."""
    alternatives: tuple[str, ...] = ()
    """All names of a cell that names several, `name` among them; else empty."""


def read_name(cell: Cell, words: CellWords) -> ReadName:
    """Read a name cell (field guide, section 4)."""
    lines = tuple(
        text for p in paragraphs(cell.blocks) if (text := plain_text(p.prose).strip("\u200b"))
    )
    links = cell_links(cell, "name")
    text = " ".join(lines)
    marker = _marker(text, words.names)
    if marker:
        return ReadName(name="", marker=marker, links=links)
    note = ""
    noted = _NAME_AND_NOTE.fullmatch(text)
    if noted is not None:
        text, note = noted["name"], noted["note"].strip()
        lines = (text,)
    names = _several(lines, words.names)
    if names:
        return ReadName(name=names[0], links=links, note=note, alternatives=names)
    return ReadName(name=_name(text), links=links, note=note)


def _marker(text: str, words: NameWords) -> Marker:
    bare = text.strip("*`\"' ").lower()
    inner = bare.strip("[]{}<> ")
    if bare in words.body:
        return "body"
    if bare[:1] == "[" and (inner in words.items or not inner):
        return "items"
    if inner in words.item_phrases:
        return "items"
    if (
        inner in words.key_phrases
        or _is_told(inner, words)
        or (bare[:1] in "{<" and inner in words.keys)
    ):
        return "key"
    return ""


def _is_told(text: str, words: NameWords) -> bool:
    """`network address of the server` is told and not spelt: any key may stand there."""
    parts = [text.partition(f" {one} ") for one in words.told]
    return any(
        link and _FEW_WORDS.fullmatch(head) and _FEW_WORDS.fullmatch(tail)
        for head, link, tail in parts
    )


def _several(lines: tuple[str, ...], words: NameWords) -> tuple[str, ...]:
    """`a or b`, `a/NotA` by words of the vocabulary, or one name a line."""
    parts: list[str] = []
    for line in lines:
        tokens = line.replace(",", " , ").split(" ")
        if len(tokens) > 2 and any(token in words.separators for token in tokens):
            parts.extend(_split(tokens, words.separators))
        else:
            parts.append(line)
    names = tuple(dict.fromkeys(_name(part) for part in parts))
    if len(names) < 2 or not all(_IDENTIFIER.fullmatch(name) for name in names):
        return ()
    return names


def _split(tokens: list[str], separators: frozenset[str]) -> list[str]:
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token in separators:
            parts.append([])
        elif token:
            parts[-1].append(token)
    return [" ".join(part) for part in parts if part]


def _name(text: str) -> str:
    """The wire name: blanks beside `_`, `.` and `-` are errors of the page."""
    name = _STRAY_BLANKS.sub("", text.strip())
    return name.strip("*`\"'").rstrip(":") if len(name) > 1 else name
