"""Grid and simple tables without spans: their rows, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rst2openapi.pages.direct.doubt import Doubt
from rst2openapi.pages.direct.lines import blank_end
from rst2openapi.pages.grid import Grid, GridRow, plain_grid
from rst2openapi.pages.page import Block, Cell, Paragraph, Prose, Row, Table
from rst2openapi.pages.plain import PlainParagraph, placed, plain_blocks
from rst2openapi.pages.simple import plain_simple

if TYPE_CHECKING:
    from rst2openapi.pages.direct.reader import Reader


def read_bare_table(reader: Reader, lines: Sequence[str], at: int, first: int) -> tuple[Table, int]:
    """The table at `lines[at]`, and where the next block may begin."""
    grid, end = _cut(lines, at)
    reader.mark(first + at)
    return _table(reader, grid, first + at, first + at, (), reader.take()), end


def read_whole_table(
    reader: Reader,
    lines: Sequence[str],
    first: int,
    line: int,
    caption: Prose,
    labels: tuple[str, ...],
) -> Table:
    """The table that all the lines are; it stands where its directive does, at `line`."""
    if not lines:
        raise Doubt
    grid, end = _cut(lines, 0)
    if end != len(lines):
        raise Doubt
    return _table(reader, grid, first, line, caption, labels)


def _cut(lines: Sequence[str], at: int) -> tuple[Grid, int]:
    if lines[at][0] == "+":
        end = blank_end(lines, at)
        grid = plain_grid(lines[at:end])
        if grid is not None:
            return grid, end
    elif lines[at][0] == "=":
        cut = plain_simple(lines, at)
        if cut is not None:
            return cut[0], at + cut[1]
    raise Doubt


def _table(
    reader: Reader, grid: Grid, top: int, line: int, caption: Prose, labels: tuple[str, ...]
) -> Table:
    if len(grid.head) > 1:
        raise Doubt
    heads = _rows(reader, grid.head, top, line)
    rows = _rows(reader, grid.body, top, line)
    return Table(
        caption=caption,
        header=heads[0].cells if heads else (),
        rows=rows,
        labels=labels,
        span=reader.span(line),
    )


def _rows(reader: Reader, rows: Iterable[GridRow], top: int, line: int) -> tuple[Row, ...]:
    """Rows, each at its first text; a row without any stands where the one before it does."""
    found = []
    for row in rows:
        cells = [_cell(reader, cell, top + row.offset) for cell in row.cells]
        line = next((begin for begin, _ in cells if begin), line)
        found.append(
            Row(
                cells=tuple(
                    Cell(blocks=blocks, span=reader.span(begin or line)) for begin, blocks in cells
                ),
                span=reader.span(line),
            )
        )
    return tuple(found)


def _cell(reader: Reader, lines: tuple[str, ...], first: int) -> tuple[int, tuple[Block, ...]]:
    plain = plain_blocks(lines)
    if plain is None:
        return reader.begun(lines, first)
    if not plain:
        return 0, ()
    begin = first + plain[0].offset
    if len(plain) == 1 and isinstance(plain[0], PlainParagraph) and not reader.waiting:
        return begin, (Paragraph(prose=plain[0].prose, span=reader.span(begin)),)
    return begin, tuple([placed(block, first, reader) for block in plain])
