"""The labelled blocks of a description (`**Range**`), without those that say nothing.

In: the blocks of a cell, the words. Out: blocks for the text of the description. `**Constraints**`
with nothing but `N/A` below is a form that was not filled in; and that the first block is the
definition, as its label says, goes without saying.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.pages.page import Block, ItemList, ListItem, Paragraph, Prose, Strong, Text
from rst2openapi.reading.inline import plain_text


class _Run(Struct):
    """The blocks from one label to the next."""

    zone: str
    """What the label says that they are about; empty before any label."""
    blocks: list[Block]
    bare: list[Block]
    """Without the label."""


def telling(
    blocks: tuple[Block, ...], labels: Mapping[str, str], nothing: Set[str]
) -> tuple[Block, ...]:
    """The blocks that tell something; `labels` are those of zones, in lower case."""
    if not any(map(_may_have_label, blocks)):
        return blocks  # as most are
    reader = _Reader(labels, nothing)
    return reader.without_labels(tuple(reader.without_items(blocks)))


def _may_have_label(block: Block) -> bool:
    if not isinstance(block, Paragraph) or not block.prose:
        return isinstance(block, ItemList)
    first = block.prose[0]
    return isinstance(first, Strong) or _COLON.search(first.text) is not None


class _Reader(Struct, frozen=True):
    labels: Mapping[str, str]
    nothing: Set[str]

    # --- lists --------------------------------------------------------------------------------
    def without_items(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """The same for `- Definition: … - Range: N/A`, where each item has a label."""
        for at, block in enumerate(blocks):
            if not isinstance(block, ItemList):
                yield block
                continue
            items = [item for item in block.items if not self.is_empty(item)]
            if not at and items and self.item_zone(items[0]) == "definition":
                yield from self.bare(items.pop(0).blocks)
            if items:
                yield (
                    block if len(items) == len(block.items) else replace(block, items=tuple(items))
                )

    def item_zone(self, item: ListItem) -> str:
        """What a list item is about."""
        return self.zone(item.blocks[0], in_list=True) if item.blocks else ""

    def is_empty(self, item: ListItem) -> bool:
        """Whether a list item is a label and nothing else."""
        return bool(self.item_zone(item)) and self.says_nothing(self.bare(item.blocks))

    # --- paragraphs ---------------------------------------------------------------------------
    def without_labels(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The same for labels that stand at the beginning of paragraphs."""
        runs = self.runs(blocks)
        kept = [run for run in runs if not (run.zone and self.says_nothing(run.bare))]
        return tuple(
            block
            for at, run in enumerate(kept)
            for block in (run.bare if not at and run.zone == "definition" else run.blocks)
        )

    def runs(self, blocks: Iterable[Block]) -> list[_Run]:
        """Blocks by the labels above them."""
        runs: list[_Run] = []
        for block in blocks:
            zone = self.zone(block)
            if zone or not runs:
                runs.append(_Run(zone, [], []))
            runs[-1].blocks.append(block)
            runs[-1].bare.extend(self.bare((block,)) if zone else [block])
        return runs

    def zone(self, block: Block, *, in_list: bool = False) -> str:
        """What a block is about whose first words are a label; empty where they are none.

        A label that is not set in bold is one in a list, or where nothing follows its colon.
        """
        if not isinstance(block, Paragraph) or not block.prose:
            return ""
        first, *rest = block.prose
        if isinstance(first, Text):
            label, *behind = _COLON.split(first.text, maxsplit=1)
            ends = bool(behind) and (in_list or not (behind[0].strip() or rest))
        elif isinstance(first, Strong) and not first.text.strip(" :").isupper():
            label = first.text  # but `REGEX` in capitals is a value
            ends = label.endswith(":") or not rest or plain_text(tuple(rest))[:1] in (":", "：")
        else:
            return ""
        return self.labels.get(label.strip(" :*").lower(), "") if ends else ""

    def bare(self, blocks: tuple[Block, ...]) -> list[Block]:
        """Blocks without the label at their beginning."""
        first = blocks[0]
        prose: Prose = first.prose if isinstance(first, Paragraph) else ()
        if prose and isinstance(prose[0], Strong):
            prose = prose[1:]
            if prose and isinstance(prose[0], Text):
                prose = (Text(prose[0].text.lstrip(" :：\n")), *prose[1:])
        elif prose and isinstance(prose[0], Text):
            prose = (Text(_COLON.split(prose[0].text, maxsplit=1)[-1].lstrip()), *prose[1:])
        if prose and not prose[0].text:
            prose = prose[1:]
        return [*([replace(first, prose=prose)] if prose else []), *blocks[1:]]

    def says_nothing(self, blocks: Collection[Block]) -> bool:
        """Whether there is `N/A` and no more; a label alone may be a value."""
        return bool(blocks) and all(
            isinstance(block, Paragraph)
            and plain_text(block.prose).strip(" .;:*").lower() in self.nothing
            for block in blocks
        )


_COLON = re.compile("[:：]")
