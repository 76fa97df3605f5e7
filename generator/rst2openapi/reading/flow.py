"""Blocks of a section → one flat run in document order.

In: blocks, with lists and notes nested. Out: `Item`s. Order, not indentation, decides what belongs
to what: pages start a list item and fall back to the margin (field guide, 1.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from rst2openapi.pages import Block, CodeBlock, DefinitionList, ItemList, Note, Paragraph, Table


class Item(Struct, frozen=True, kw_only=True):
    """A paragraph, code block, table or note, taken out of its lists."""

    block: Paragraph | CodeBlock | Table | Note
    is_lead: bool = False
    """The first block of a list item."""
    in_list: bool = False
    labels: tuple[str, ...] = ()
    """Labels of the list and the list item that begin here."""


def flatten(blocks: Iterable[Block]) -> Iterator[Item]:
    """Give the blocks in order, list items taken apart; notes stay whole."""
    for block in blocks:
        match block:
            case ItemList():
                yield from _flatten_list(block)
            case DefinitionList():
                for definition in block.items:
                    yield Item(
                        block=Paragraph(prose=definition.term, span=definition.span),
                        is_lead=True,
                        in_list=True,
                    )
                    yield from flatten(definition.blocks)
            case Paragraph() | CodeBlock() | Table() | Note():
                yield Item(block=block)
            case _:
                pass


def _flatten_list(block: ItemList) -> Iterator[Item]:
    pending = block.labels
    for item in block.items:
        pending = (*pending, *item.labels)
        for index, inner in enumerate(flatten(item.blocks)):
            is_first = index == 0
            yield Item(
                block=inner.block,
                is_lead=is_first or inner.is_lead,
                in_list=True,
                labels=(*pending, *inner.labels) if is_first else inner.labels,
            )
            if is_first:
                pending = ()
