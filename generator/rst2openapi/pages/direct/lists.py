"""Bullet lists, and lists numbered by `1.`, `a.` or `#.`: items indented as their markers ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rst2openapi.pages.direct.directives import target_at
from rst2openapi.pages.direct.doubt import Doubt
from rst2openapi.pages.direct.lines import needs_blank_before
from rst2openapi.pages.page import Block, ItemList, ListItem

if TYPE_CHECKING:
    from rst2openapi.pages.direct.reader import Reader

_MARKER = re.compile(r"([-*+\u2022\u2023\u2043]|(?:#|[1-9][0-9]{0,5}|[a-zA-Z])\.) +(?=\S)")


def marker_of(line: str) -> str:
    """The marker of an item; nothing where the line begins none."""
    match = _MARKER.match(line)
    return match[1] if match else ""


def _follows(marker: str, before: str) -> bool:
    """Whether an item of one marker goes on with the list that one of another is in."""
    if not before.endswith(".") or before == "#.":
        return marker == before
    if marker == "#.":
        raise Doubt  # which goes on with any list
    label, last = marker.removesuffix("."), before.removesuffix(".")
    if last.isdigit():
        return label.isdigit() and int(label) == int(last) + 1
    return len(label) == 1 and ord(label) == ord(last) + 1


def read_list(
    reader: Reader, lines: Sequence[str], at: int, first: int, marker: str, found: list[Block]
) -> int:
    """Read the list at `lines[at]` into `found`; returns where the next block may begin."""
    if marker in ("i.", "I."):
        raise Doubt  # a letter or a number
    reader.mark(first + at)
    labels = reader.take()
    starts, last = [at], marker
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if line and line[0] != " ":
            other = marker_of(line)
            if not _follows(other, last):
                break
            starts.append(end)
            last = other
        end += 1
    needs_blank_before(lines, end)
    items = tuple(
        _item(reader, lines[start:stop], first + start)
        for start, stop in zip(starts, [*starts[1:], end], strict=True)
    )
    is_ordered = marker.endswith(".")
    span = reader.span(first + at)
    found.append(ItemList(items=items, ordered=is_ordered, labels=labels, span=span))
    return end


def _item(reader: Reader, lines: Sequence[str], first: int) -> ListItem:
    match = _MARKER.match(lines[0])
    assert match is not None
    width = match.end()
    if any(line[:width].strip() for line in lines[1:]):
        raise Doubt
    inner = [line[width:] for line in lines]
    at = 0
    while at < len(inner) and (not inner[at] or target_at(reader, inner, at)):
        at += 1
    labels = reader.take()
    blocks = reader.blocks(inner[at:], first + at)
    return ListItem(blocks=blocks, labels=labels, span=reader.span(first))
