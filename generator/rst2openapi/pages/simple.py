"""The geometry of plain simple tables: lines of text → cells of lines.

In: lines from a table's top border on. Out: its rows, or None where docutils has to look itself:
spans, text in margins, borders that differ, text of double width. Nothing here knows of docutils.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rst2openapi.pages.grid import Grid, GridRow, dedented, is_narrow

_BORDER = re.compile(r"=+[ =]*")
_SPAN = re.compile(r"-[ -]*")
_COLUMN = re.compile(r"=+")

Columns = tuple[tuple[int, int], ...]


def plain_simple(lines: Sequence[str], start: int) -> tuple[Grid, int] | None:
    """Cut the simple table that begins at `lines[start]`; also how many lines it has.

    Of a table with a header, between three equal borders, and a blank line or nothing behind it
    (docutils' reST specification, "Simple Tables").
    """
    top = lines[start].rstrip()
    borders = _borders(lines, start, top)
    if borders is None:
        return None
    head, end = borders
    block = [line.rstrip() for line in lines[start : end + 1]]
    columns = tuple(match.span() for match in _COLUMN.finditer(top))
    if not is_narrow(block) or columns[0][0] != 0:
        return None
    heads = _rows(block, 1, head - start, columns)
    body = _rows(block, head - start + 1, len(block) - 1, columns)
    if heads is None or body is None:
        return None
    widths = tuple(right - left for left, right in columns)
    return Grid(widths=widths, head=heads, body=body), len(block)


def _borders(lines: Sequence[str], start: int, top: str) -> tuple[int, int] | None:
    """Where the border below the header and the last one stand."""
    head = 0
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if line[:1] != "=" or not _BORDER.fullmatch(line):
            continue
        is_last = at + 1 == len(lines) or not lines[at + 1].strip()
        if line.rstrip() != top or is_last != bool(head):
            return None
        if head:
            return head, at
        head = at
    return None


def _rows(
    block: Sequence[str], first: int, end: int, columns: Columns
) -> tuple[GridRow, ...] | None:
    """The rows of a part; each begins at a line with text in the first column."""
    width = columns[0][1]
    starts = [at for at in range(first, end) if block[at][:width].strip()]
    if not starts or any(block[at] for at in range(first, starts[0])):
        return None
    margins = [(one[1], other[0]) for one, other in pairwise(columns)]
    for line in block[first:end]:
        if _SPAN.fullmatch(line) or any(line[left:right].strip() for left, right in margins):
            return None
    return tuple(_row(block, one, other, columns) for one, other in pairwise([*starts, end]))


def _row(block: Sequence[str], first: int, end: int, columns: Columns) -> GridRow:
    ends = [*(right for _, right in columns[:-1]), None]  # the last column has no end
    return GridRow(
        offset=first,
        cells=tuple(
            dedented([line[left:right].rstrip() for line in block[first:end]])
            for (left, _), right in zip(columns, ends, strict=True)
        ),
    )
