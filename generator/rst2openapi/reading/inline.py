"""The little that every cell reader needs of a cell: its first paragraphs, plain text, links.

In: a `Cell` or `Prose`. Out: flat inline runs and strings. Blocks are the business of
`reading.description`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf

from rst2openapi.pages.page import (
    Block,
    Cell,
    CodeBlock,
    DefinitionList,
    ItemList,
    Link,
    Note,
    Paragraph,
    Prose,
    Text,
)
from rst2openapi.reading.draft import LinkRef

_BREAK = Text(" ")


def plain_text(prose: Prose) -> str:
    """Text of an inline run, white space folded."""
    return " ".join("".join([inline.text for inline in prose]).split())


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """All paragraphs of some blocks in document order, also those inside lists and notes."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case ItemList():
                for item in block.items:
                    yield from paragraphs(item.blocks)
            case DefinitionList():
                for definition in block.items:
                    yield Paragraph(prose=definition.term, span=definition.span)
                    yield from paragraphs(definition.blocks)
            case Note():
                yield from paragraphs(block.blocks)
            case _:
                pass


def cell_prose(cell: Cell) -> Prose:
    """All inline runs of a cell as one, paragraphs parted by a blank."""
    runs: list[Prose] = [(*paragraph.prose, _BREAK) for paragraph in paragraphs(cell.blocks)]
    runs.extend((Text(b.text), _BREAK) for b in cell.blocks if isinstance(b, CodeBlock))
    return tuple(inline for run in runs for inline in run)


def cell_text(cell: Cell | None) -> str:
    """Plain text of a cell; empty where there is no cell."""
    if cell is None or not cell.blocks:
        return ""
    first = cell.blocks[0]
    if len(cell.blocks) == 1 and isinstance(first, Paragraph):
        return plain_text(first.prose)  # so are nearly all cells
    return plain_text(cell_prose(cell))


def cell_links(
    cell: Cell | None, column: OneOf["name", "type", "description", "required"]
) -> tuple[LinkRef, ...]:
    """Cross-references of a cell in order, each once."""
    if cell is None:
        return ()
    links = [i for p in paragraphs(cell.blocks) for i in p.prose if isinstance(i, Link) and i.label]
    if not links:
        return ()
    return tuple(dict.fromkeys([LinkRef(plain_text((i,)), i.label, column) for i in links]))
