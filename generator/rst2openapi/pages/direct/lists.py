"""Bullet lists, and lists numbered by `#.`: items indented as their markers ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rst2openapi.pages.direct.directives import target_at
from rst2openapi.pages.direct.doubt import Doubt
from rst2openapi.pages.direct.lines import needs_blank_before
from rst2openapi.pages.page import Block, ItemList, ListItem

if TYPE_CHECKING:
    from rst2openapi.pages.direct.blocks import Reader

_MARKER = re.compile(r"([-*+\u2022\u2023\u2043]|#\.) +(?=\S)")


def marker_of(line: str) -> str:
    """The marker of an item; nothing where the line begins none."""
    match = _MARKER.match(line)
    return match[1] if match else ""


def read_list(
    reader: Reader, lines: Sequence[str], at: int, first: int, marker: str, found: list[Block]
) -> int:
    """Read the list at `lines[at]` into `found`; returns where the next block may begin."""
    reader.mark(first + at)
    labels = reader.take()
    starts = [at]
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if line and line[0] != " ":
            if marker_of(line) != marker:
                break
            starts.append(end)
        end += 1
    needs_blank_before(lines, end)
    items = tuple(
        _item(reader, lines[start:stop], first + start)
        for start, stop in zip(starts, [*starts[1:], end], strict=True)
    )
    is_ordered = marker == "#."
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
