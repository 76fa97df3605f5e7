"""Every label and every cross-reference of a page, wherever they stand.

In: a `Page`. Out: its anchors and `Reference`s. Whether a reference leads anywhere, only the pages
together can tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from rst2openapi.pages import (
    Block,
    CodeBlock,
    DefinitionList,
    ItemList,
    Link,
    Note,
    Page,
    Paragraph,
    Prose,
    Table,
    Toctree,
)
from rst2openapi.reading.draft import Reference
from rst2openapi.source import Span


def read_crossings(page: Page) -> tuple[tuple[str, ...], tuple[Reference, ...]]:
    """The labels of a page, sorted, and its cross-references, in order, equal ones once."""
    reader = _Reader()
    reader.labels.update(page.labels)
    reader.prose(page.title, page.span)
    for section in page.sections:
        reader.labels.update(section.labels)
        reader.prose(section.title, section.span)
    reader.blocks(page.intro)
    for section in page.sections:
        reader.blocks(section.blocks)
    return tuple(sorted(reader.labels)), tuple(reader.references)


class _Reader:
    """Walks all blocks of a page once."""

    def __init__(self) -> None:
        self.labels: set[str] = set()
        self.references: dict[Reference, None] = {}

    def prose(self, prose: Prose, span: Span) -> None:
        for part in prose:
            if isinstance(part, Link) and part.label:
                self.references.setdefault(Reference(part.text, part.label, span))

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if block.labels:
                self.labels.update(block.labels)
            if isinstance(block, Paragraph):
                self.prose(block.prose, block.span)
            else:
                self._inside(block)

    def _inside(
        self, block: ItemList | DefinitionList | CodeBlock | Note | Table | Toctree
    ) -> None:
        match block:
            case Table():
                self._table(block)
            case ItemList(items=items):
                for item in items:
                    self.labels.update(item.labels)
                    self.blocks(item.blocks)
            case DefinitionList(items=definitions):
                for definition in definitions:
                    self.prose(definition.term, definition.span)
                for definition in definitions:
                    self.blocks(definition.blocks)
            case Note(blocks=inner):
                self.blocks(inner)
            case CodeBlock() | Toctree():
                pass
            case _:
                assert_never(block)

    def _table(self, table: Table) -> None:
        self.prose(table.caption, table.span)
        for cells in (table.header, *(row.cells for row in table.rows)):
            for cell in cells:
                self.blocks(cell.blocks)
