"""The geometry of plain grid tables: lines of text → cells of lines.

In: the lines of a block that begins with a table's top border. Out: its rows, or None where
docutils has to look itself: cells that span, borders that are broken, text of double width.
Nothing here knows of docutils.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from unicodedata import combining, east_asian_width

from msgspec import Struct

_TOP = re.compile(r"\+-[-+]+-\+")


class GridRow(Struct, frozen=True):
    """One row between two borders."""

    offset: int
    """Of its first line, from the top border."""
    cells: tuple[tuple[str, ...], ...]
    """The lines of each cell, common indentation and trailing blanks removed."""


class Grid(Struct, frozen=True):
    """A table whose every border goes from side to side."""

    widths: tuple[int, ...]
    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]


def plain_grid(lines: Sequence[str]) -> Grid | None:
    """Cut a grid table along its borders (docutils' reST specification, "Grid Tables").

    A column ends where the top border has a `+`, and every line of the table has to have a border
    there too, so that no scan of docutils' own could find other cells.
    """
    top = lines[0]
    if len(lines) < 3 or lines[-1] != top or not _TOP.fullmatch(top) or "++" in top:
        return None
    if not is_narrow(lines):
        return None
    head_border = top.replace("-", "=")
    edges = [at for at, char in enumerate(top) if char == "+"]
    at_edges = itemgetter(*edges)
    bars = ("|",) * len(edges)
    rows: list[GridRow] = []
    heads = 0
    first = 1
    for at in range(1, len(lines)):
        line = lines[at]
        if line in (top, head_border):
            if at == first or (line == head_border and (heads or at == len(lines) - 1)):
                return None
            rows.append(_row(lines, first, at, edges))
            first = at + 1
            heads = len(rows) if line == head_border else heads
        elif len(line) != len(top) or at_edges(line) != bars:
            return None
    widths = tuple(right - left - 1 for left, right in pairwise(edges))
    return Grid(widths=widths, head=tuple(rows[:heads]), body=tuple(rows[heads:]))


def is_narrow(lines: Sequence[str]) -> bool:
    """Whether each character takes one column."""
    wide = {char for line in lines if not line.isascii() for char in line if char > "\x7f"}
    return not any(combining(char) or east_asian_width(char) in "WF" for char in wide)


def _row(lines: Sequence[str], first: int, end: int, edges: Sequence[int]) -> GridRow:
    block = lines[first:end]
    cells = [
        dedented([line[left + 1 : right].rstrip() for line in block])
        for left, right in pairwise(edges)
    ]
    return GridRow(offset=first, cells=tuple(cells))


def dedented(lines: list[str]) -> tuple[str, ...]:
    """The lines of a cell without their common indentation."""
    if len(lines) == 1:
        return (lines[0].lstrip(),)
    indent = min([len(line) - len(line.lstrip()) for line in lines if line], default=0)
    return tuple(line[indent:] for line in lines) if indent else tuple(lines)
