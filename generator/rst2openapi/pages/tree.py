"""Blocks of a docutils tree → the blocks of a `Page`.

In: the tree, not transformed. Out: blocks in order, each with the labels that stand before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from docutils import nodes

from rst2openapi.diagnostics import Report
from rst2openapi.pages.dialect import changed, toctree
from rst2openapi.pages.inline import Inlines
from rst2openapi.pages.page import (
    Block,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    ItemList,
    ListItem,
    Note,
    Paragraph,
    Prose,
    Row,
    Strong,
    Table,
    Text,
    Toctree,
)
from rst2openapi.pages.plain import Places, placed
from rst2openapi.pages.quick import QuickCell, QuickRow, quick_table
from rst2openapi.pages.runs import merged
from rst2openapi.rules import pages as rules

_DROPPED = (
    nodes.comment,
    nodes.transition,
    nodes.image,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.pending,
    nodes.decoration,
    nodes.label,
    nodes.title,
    nodes.meta,
)


def line_of(node: Any, default: int) -> int:
    """Return the line of a node, else of the first node in it that has one, else `default`."""
    if node.line:
        return int(node.line)
    return next((int(child.line) for child in node.findall() if child.line), default)


def labels_of(node: nodes.target) -> tuple[str, ...]:
    """Return the names that a target gives to what follows it."""
    if "refuri" in node or "refname" in node:
        return ()
    return (*node["names"], *node["dupnames"])


class Blocks(Places):
    """Reads the blocks of one document."""

    def __init__(self, document: nodes.document, path: str, report: Report) -> None:
        super().__init__(path)
        self._inlines = Inlines(document, path, report)
        self._report = report
        self._readers: tuple[tuple[Any, Callable[[Any, int], Iterable[Block]]], ...] = (
            (nodes.paragraph, self._paragraph),
            (nodes.table, self._table),
            ((nodes.bullet_list, nodes.enumerated_list), self._list),
            (nodes.Admonition, self._note),
            (changed, self._note),
            (nodes.rubric, self._rubric),
            (nodes.line_block, self._line_block),
            ((nodes.literal_block, nodes.doctest_block, nodes.math_block), self._code),
            (nodes.definition_list, self._definitions),
            (nodes.field_list, self._definitions),
            (nodes.option_list, self._definitions),
            (toctree, self._toctree),
        )

    def prose(self, element: nodes.Element, line: int) -> tuple[Prose, tuple[str, ...]]:
        """Read a text element: its runs, and the labels set inside it."""
        return self._inlines.prose(element, line)

    def read(self, children: Iterable[nodes.Node], line: int) -> tuple[Block, ...]:
        """Read sibling nodes; `line` serves those that docutils gives no line."""
        return tuple(self._read(children, line))

    def _read(self, children: Iterable[Any], line: int) -> Iterator[Block]:
        for node in children:
            if isinstance(node, nodes.target):
                self.waiting += labels_of(node)
            elif isinstance(node, nodes.Element) and not isinstance(node, _DROPPED):
                line = line_of(node, line)
                reader = next(
                    (read for kind, read in self._readers if isinstance(node, kind)), None
                )
                # Block quotes, figures, footnotes and the like are as good as their content.
                yield from reader(node, line) if reader else self._read(node.children, line)

    def _named(self, node: nodes.Element) -> tuple[str, ...]:
        self.waiting += [*node["names"], *node["dupnames"]]
        return self.take()

    def _paragraph(self, node: nodes.Element, line: int) -> Iterator[Block]:
        prose, inner = self.prose(node, line)
        self.waiting += inner
        if prose:
            yield Paragraph(prose=prose, labels=self.take(), span=self.span(line))

    def _rubric(self, node: nodes.Element, line: int) -> Iterator[Block]:
        prose: Prose = (Strong(node.astext()),)
        yield Paragraph(prose=prose, labels=self._named(node), span=self.span(line))

    def _line_block(self, node: nodes.Element, line: int) -> Iterator[Block]:
        lines = [self.prose(one, line)[0] for one in node.findall(nodes.line)]
        runs = [run for one in lines for run in (*one, Text("\n"))]
        if any(lines):
            prose = merged(runs[:-1])
            yield Paragraph(prose=prose, labels=self._named(node), span=self.span(line))

    def _code(self, node: nodes.Element, line: int) -> Iterator[Block]:
        language = node.get("language", "")
        labels = self._named(node)
        yield CodeBlock(text=node.astext(), language=language, labels=labels, span=self.span(line))

    def _toctree(self, node: nodes.Element, line: int) -> Iterator[Block]:
        yield Toctree(
            entries=tuple(node["entries"]),
            caption=node["caption"],
            labels=self.take(),
            span=self.span(line),
        )

    def _note(self, node: nodes.Element, line: int) -> Iterator[Block]:
        labels = self._named(node)
        title: tuple[Block, ...] = ()
        for child in node.children:
            if isinstance(child, nodes.title):
                prose = self.prose(child, line)[0]
                title = (Paragraph(prose=prose, span=self.span(line)),) if prose else ()
        blocks = (*title, *self.read(node.children, line))
        kind = node.get("kind") or node.tagname
        yield Note(kind=kind, blocks=blocks, labels=labels, span=self.span(line))

    def _list(self, node: nodes.Element, line: int) -> Iterator[Block]:
        ordered = isinstance(node, nodes.enumerated_list)
        labels = self._named(node)
        items = tuple(self._item(item, line) for item in _elements(node))
        yield ItemList(items=items, ordered=ordered, labels=labels, span=self.span(line))

    def _item(self, node: nodes.Element, line: int) -> ListItem:
        line = line_of(node, line)
        first = 0
        for target in node.children:
            if not isinstance(target, nodes.target):
                break
            self.waiting += labels_of(target)
            first += 1
        labels = self.take()
        blocks = self.read(node.children[first:], line)
        return ListItem(blocks=blocks, labels=labels, span=self.span(line))

    def _definitions(self, node: nodes.Element, line: int) -> Iterator[Block]:
        labels = self._named(node)
        items = tuple(self._definition(item, line) for item in _elements(node))
        yield DefinitionList(items=items, labels=labels, span=self.span(line))

    def _definition(self, node: nodes.Element, line: int) -> Definition:
        line = line_of(node, line)
        *heads, body = node.children
        term: list[Any] = []
        for head in heads:
            if not isinstance(head, nodes.Element):
                continue
            prose, inner = self.prose(head, line)
            self.waiting += inner
            term += [Text(" : ")] if isinstance(head, nodes.classifier) else []
            term += prose
        blocks = self.read(getattr(body, "children", ()), line)
        return Definition(term=merged(term), blocks=blocks, span=self.span(line))

    # --- tables ---------------------------------------------------------------------------------
    def _table(self, node: nodes.Element, line: int) -> Iterator[Block]:
        span = self.span(line)
        labels = self._named(node)
        caption: Prose = ()
        for title in node.children:
            if isinstance(title, nodes.title):
                caption = self.prose(title, line)[0]
        if any("morerows" in entry or "morecols" in entry for entry in _entries(node)):
            self._report(rules.SPANNING_CELL.at(span))
        if isinstance(node, quick_table):
            heads, rows = self._quick_rows(node.head, line), self._quick_rows(node.body, line)
        else:
            heads = self._rows(node, nodes.thead, line)
            rows = self._rows(node, nodes.tbody, line)
        if len(heads) > 1:
            self._report(rules.SEVERAL_HEADER_ROWS.at(span, count=len(heads)))
        yield Table(caption=caption, header=_one_header(heads), rows=rows, labels=labels, span=span)

    def _rows(self, table: nodes.Element, part: Any, line: int) -> tuple[Row, ...]:
        grid: list[Row] = []
        covered: dict[int, int] = {}
        for group in _elements(table):
            for body in (one for one in group.children if isinstance(one, part)):
                for row in _elements(body):
                    line = line_of(row, line)
                    grid.append(Row(cells=self._cells(row, line, covered), span=self.span(line)))
        return tuple(grid)

    def _quick_rows(self, rows: Iterable[QuickRow], line: int) -> tuple[Row, ...]:
        """Read rows whose plain cells are read already; no cell of theirs spans."""
        found = []
        for first, cells in rows:
            line = next((at for at in (_first(cell, first) for cell in cells) if at), line)
            read = tuple(self._quick_cell(cell, first, line) for cell in cells)
            found.append(Row(cells=read, span=self.span(line)))
        return tuple(found)

    def _quick_cell(self, cell: QuickCell, first: int, line: int) -> Cell:
        at = _first(cell, first) or line
        if isinstance(cell, nodes.entry):
            blocks = self.read(cell.children, at)
        else:
            blocks = tuple(placed(block, first, self) for block in cell)
        return Cell(blocks=blocks, span=self.span(at))

    def _cells(self, row: nodes.Element, line: int, covered: dict[int, int]) -> tuple[Cell, ...]:
        """Read a row; `covered` counts, by column, the rows that a cell above still covers."""
        empty = Cell(blocks=(), span=self.span(line))
        cells: list[Cell] = []

        def skip_covered() -> None:
            while covered.get(len(cells), 0):
                covered[len(cells)] -= 1
                cells.append(empty)

        for entry in _elements(row):
            skip_covered()
            at = line_of(entry, line)
            wide = 1 + int(entry.get("morecols", 0))
            for column in range(len(cells), len(cells) + wide):
                covered[column] = int(entry.get("morerows", 0))
            cells.append(Cell(blocks=self.read(entry.children, at), span=self.span(at)))
            cells += [empty] * (wide - 1)
        skip_covered()
        return tuple(cells)


def _first(cell: QuickCell, first: int) -> int:
    """The line of a cell's first block; 0 where it has none."""
    if isinstance(cell, nodes.entry):
        return line_of(cell, 0)
    return first + cell[0].offset if cell else 0


def _elements(node: Any) -> list[nodes.Element]:
    skipped = (nodes.system_message, nodes.comment, nodes.title)
    return [
        child
        for child in node.children
        if isinstance(child, nodes.Element) and not isinstance(child, skipped)
    ]


def _entries(table: nodes.Element) -> Iterator[nodes.Element]:
    for group in _elements(table):
        for part in _elements(group):
            for row in _elements(part):
                yield from _elements(row)


def _one_header(heads: Sequence[Row]) -> tuple[Cell, ...]:
    """Join header rows, column by column."""
    if len(heads) < 2:
        return heads[0].cells if heads else ()
    return tuple(
        Cell(blocks=tuple(block for cell in column for block in cell.blocks), span=column[0].span)
        for column in zip(*(row.cells for row in heads), strict=False)
    )
