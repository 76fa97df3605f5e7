"""Cells that need no state machine: lines → paragraphs and bullet lists.

In: the lines of a cell. Out: its blocks with offsets instead of lines, or None where docutils has
to read it. What is taken here is what docutils would read in one way only; tests hold the two side
by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from rst2openapi.pages.marks import plain_prose
from rst2openapi.pages.page import ItemList, ListItem, Paragraph, Prose
from rst2openapi.pages.targets import explicit_target, target_name
from rst2openapi.source import Span


class PlainParagraph(Struct, frozen=True):
    """A paragraph; `offset` is its first line, counted from the cell's."""

    offset: int
    prose: Prose


class PlainItem(Struct, frozen=True):
    """An item of a list."""

    offset: int
    blocks: tuple[PlainBlock, ...]


class PlainList(Struct, frozen=True):
    """A bullet list."""

    offset: int
    items: tuple[PlainItem, ...]


PlainBlock = PlainParagraph | PlainList

# What may open a paragraph: nothing that docutils could take for a list, a field, a title, …
_OPENING = re.compile(
    r"""
    [A-Za-z0-9"'(<{\[$%&\\/@^~?!;,)\]}\#] | [^\x00-\x7f\u2022\u2023\u2043] | -[^\s-] | \+[A-Za-z0-9]
    | \*\*?[^\s*] | ``?[^\s`] | :(?:std:)?(?:num)?ref:` | \.[A-Za-z0-9] | >(?!>>)
    """,
    re.VERBOSE,
)
_ENUMERATOR = re.compile(r"\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)[.)](?:\s|$)")
_OPTION = re.compile(r"[-+/][A-Za-z0-9][\w-]*(?:[ =]?(?:[A-Za-z][\w-]*|<[^<>]+>))?(?:  | ?$|, )")
"""At least what docutils takes for the option of a command."""
_ADORNMENT = re.compile(r"([^\w\s]|_)\1*")
_SHORT = re.compile(r"-[0-9]|([\"'(<{\[$%&/@^~?!;,)\]}#])\1{0,2}")
_BULLET = re.compile(r"([-*+]) +(?=\S)")


@lru_cache(maxsize=1 << 15)
def plain_blocks(lines: tuple[str, ...]) -> tuple[PlainBlock, ...] | None:
    """The blocks of a cell; cells repeat, so that what was read is kept."""
    return _blocks(lines, 0)


def _blocks(lines: Sequence[str], offset: int) -> tuple[PlainBlock, ...] | None:
    found: list[PlainBlock] = []
    at = 0
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        is_list = _BULLET.match(lines[at]) is not None
        end = _list_end(lines, at) if is_list else _paragraph_end(lines, at)
        if is_list and end < len(lines) and lines[end - 1]:
            return None  # docutils has something to say of a list without a blank line behind it
        read = _list if is_list else _paragraph
        block = read(lines[at:end], offset + at)
        if block is None:
            return None
        found.append(block)
        at = end
    return tuple(found)


# --- paragraphs -----------------------------------------------------------------------------------
def _paragraph_end(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and lines[at]:
        at += 1
    return at


def is_plain_text(lines: Sequence[str]) -> bool:
    """Whether lines without a blank one are a paragraph, whatever stands around them."""
    first = lines[0]
    return not (
        not _OPENING.match(first)
        or _ENUMERATOR.match(first)
        or _OPTION.match(first)
        or any(line[0].isspace() for line in lines)
        or any(_ADORNMENT.fullmatch(line) for line in lines[:2])
    )


def is_short_mark(lines: Sequence[str]) -> bool:
    """Whether lines are one that is too short for a title or an option with nothing said of it.

    The next line that is not blank must stand at the same margin.
    """
    return len(lines) == 1 and _SHORT.fullmatch(lines[0]) is not None


def _paragraph(lines: Sequence[str], offset: int) -> PlainParagraph | None:
    if not (is_plain_text(lines) or is_short_mark(lines)) or lines[-1].endswith("::"):
        return None
    prose = plain_prose("\n".join(lines), split_reference)
    return None if prose is None else PlainParagraph(offset, prose)


@lru_cache(maxsize=1 << 12)
def split_reference(text: str) -> tuple[str, str]:
    """Text and label of what stands between the backquotes of a reference."""
    words, target = explicit_target(text)
    return words, target_name(target)


# --- lists ----------------------------------------------------------------------------------------
def _list_end(lines: Sequence[str], at: int) -> int:
    """Where the list ends: before the first line at the margin that is no bullet of its kind."""
    marker = lines[at][0]
    while at < len(lines):
        line = lines[at]
        if line and line[0] != " " and not (line[0] == marker and _BULLET.match(line)):
            return at
        at += 1
    return at


def _list(lines: Sequence[str], offset: int) -> PlainList | None:
    """A bullet list up to a blank line or the end; every item indented as its marker asks."""
    starts = [at for at, line in enumerate(lines) if line and line[0] != " "]
    items: list[PlainItem] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _BULLET.match(lines[start])
        assert match is not None
        width = match.end()
        rest = lines[start + 1 : end]
        if any(line[:width].strip() for line in rest):
            return None
        inner = [lines[start][width:], *(line[width:] for line in rest)]
        blocks = _blocks(inner, offset + start)
        if blocks is None:
            return None
        items.append(PlainItem(offset + start, blocks))
    return PlainList(offset, tuple(items))


# --- places ---------------------------------------------------------------------------------------
class Places:
    """Knows where the lines of a page stand, and which labels wait for what they name."""

    def __init__(self, path: str) -> None:
        self.waiting: list[str] = []
        self._path = path
        self._spans: dict[int, Span] = {}
        """By line: most of what stands on a line has the same place."""

    def take(self) -> tuple[str, ...]:
        """Hand over the waiting labels."""
        labels = tuple(dict.fromkeys(self.waiting))
        self.waiting.clear()
        return labels

    def span(self, line: int) -> Span:
        """The place of a line."""
        found = self._spans.get(line)
        if found is None:
            found = self._spans[line] = Span(self._path, line)
        return found


def placed(block: PlainBlock, first: int, places: Places) -> Paragraph | ItemList:
    """Place a block that was read without a line; labels wait for the first of them."""
    span = places.span(first + block.offset)
    labels = places.take() if places.waiting else ()
    if not isinstance(block, PlainList):
        return Paragraph(prose=block.prose, labels=labels, span=span)
    items = tuple(
        ListItem(
            blocks=tuple(placed(inner, first, places) for inner in item.blocks),
            span=places.span(first + item.offset),
        )
        for item in block.items
    )
    return ItemList(items=items, labels=labels, span=span)
