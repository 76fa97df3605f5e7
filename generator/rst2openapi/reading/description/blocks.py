"""The labelled blocks of a description (`**Range**`), without those that say nothing.

In: the blocks of a cell, the words. Out: blocks for the text of the description. `**Constraints**`
with nothing but `N/A` below is a form that was not filled in; and that the first block is the
definition, as its label says, goes without saying.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.pages.page import Block, ItemList, ListItem, Paragraph, Strong, Text
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
            told = [(item, *self.item(item)) for item in block.items]
            told = [one for one in told if not (one[1] and self.says_nothing(one[2]))]
            if not at and told and told[0][1] == "definition":
                yield from told.pop(0)[2]
            items = tuple(item for item, _, _ in told)
            if items:
                yield block if len(items) == len(block.items) else replace(block, items=items)

    def item(self, item: ListItem) -> tuple[str, list[Block]]:
        """What a list item is about, and its blocks without the label that says so."""
        if not item.blocks:
            return "", []
        zone, first = self.split(item.blocks[0], in_list=True)
        return zone, [*first, *item.blocks[1:]]

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
            zone, bare = self.split(block)
            if zone or not runs:
                runs.append(_Run(zone, [], []))
            runs[-1].blocks.append(block)
            runs[-1].bare.extend(bare)
        return runs

    def split(self, block: Block, *, in_list: bool = False) -> tuple[str, list[Block]]:
        """The zone that the label of a block begins, and what it says without that label."""
        return split_label(block, self.zone, in_list=in_list)

    def zone(self, label: str) -> str:
        """The zone of a label; empty where it is none."""
        return self.labels.get(label.lower(), "")

    def says_nothing(self, blocks: Collection[Block]) -> bool:
        """Whether there is `N/A` and no more; a label alone may be a value."""
        return bool(blocks) and all(
            isinstance(block, Paragraph)
            and plain_text(block.prose).strip(" .;:*").lower() in self.nothing
            for block in blocks
        )


_COLON = re.compile("[:：]")


def split_label(
    block: Block, meaning: Callable[[str], str], *, in_list: bool = False
) -> tuple[str, list[Block]]:
    """What the first words of a block mean as a label, and what the block says without them.

    Nothing and the block itself where they are none. A label that is not set in bold is one in a
    list, or where nothing follows its colon.
    """
    if not isinstance(block, Paragraph) or not block.prose:
        return "", [block]
    first, *rest = block.prose
    if isinstance(first, Text):
        label, *behind = _COLON.split(first.text, maxsplit=1)
        ends = bool(behind) and (in_list or not (behind[0].strip() or rest))
        rest = [Text("".join(behind)), *rest]
    elif isinstance(first, Strong) and not first.text.strip(" :").isupper():
        label = first.text  # but `REGEX` in capitals is a value
        ends = label.endswith(":") or not rest or plain_text(tuple(rest))[:1] in (":", "：")
    else:
        return "", [block]
    said = meaning(label.strip(" :*")) if ends else ""
    if not said:
        return "", [block]
    if rest and isinstance(rest[0], Text):
        rest[0] = Text(rest[0].text.lstrip(" :：\n"))
    prose = tuple(rest[1:] if rest and not rest[0].text else rest)
    return said, [replace(block, prose=prose)] if prose else []
