"""Every label and every cross-reference of a page, wherever they stand.

In: a `Page`. Out: its anchors and `Reference`s. Whether a reference leads anywhere, only the pages
together can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def read_anchors(page: Page) -> tuple[str, ...]:
    """The labels of a page, sorted."""
    found = set(page.labels)
    for section in page.sections:
        found.update(section.labels)
    for block in _all_blocks(_top(page)):
        found.update(block.labels)
        if isinstance(block, ItemList):
            found.update(label for item in block.items for label in item.labels)
    return tuple(sorted(found))


def read_references(page: Page) -> tuple[Reference, ...]:
    """The cross-references of a page, in order, equal ones once."""
    found: dict[Reference, None] = {}
    for prose, span in _all_prose(page):
        for part in prose:
            if isinstance(part, Link) and part.label:
                found.setdefault(Reference(part.text, part.label, span))
    return tuple(found)


def _top(page: Page) -> Iterator[Block]:
    yield from page.intro
    for section in page.sections:
        yield from section.blocks


def _all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all_blocks(_inside(block))


def _inside(block: Block) -> Iterator[Block]:
    match block:
        case ItemList(items=items):
            for item in items:
                yield from item.blocks
        case DefinitionList(items=definitions):
            for definition in definitions:
                yield from definition.blocks
        case Note(blocks=blocks):
            yield from blocks
        case Table(header=header, rows=rows):
            for cells in (header, *(row.cells for row in rows)):
                for cell in cells:
                    yield from cell.blocks
        case Paragraph() | CodeBlock() | Toctree():
            return
        case _:
            assert_never(block)


def _all_prose(page: Page) -> Iterator[tuple[Prose, Span]]:
    yield page.title, page.span
    for section in page.sections:
        yield section.title, section.span
    for block in _all_blocks(_top(page)):
        match block:
            case Paragraph(prose=prose):
                yield prose, block.span
            case Table(caption=caption):
                yield caption, block.span
            case DefinitionList(items=definitions):
                for definition in definitions:
                    yield definition.term, definition.span
            case _:
                pass
