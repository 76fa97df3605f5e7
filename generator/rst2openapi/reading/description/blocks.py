"""The labelled blocks of a description (`**Range**`), without those that say nothing.

In: the blocks of a cell, the words. Out: blocks for the text of the description. `**Constraints**`
with nothing but `N/A` below is a form that was not filled in; and that the first block is the
definition, as its label says, goes without saying.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.pages.page import Block, Paragraph, Prose, Strong, Text
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
    runs = _runs(blocks, labels)
    if not any(run.zone for run in runs):
        return blocks
    kept = [run for run in runs if not (run.zone and _says_nothing(run.bare, nothing))]
    return tuple(
        block
        for at, run in enumerate(kept)
        for block in (run.bare if not at and run.zone == "definition" else run.blocks)
    )


def _runs(blocks: Iterable[Block], labels: Mapping[str, str]) -> list[_Run]:
    runs: list[_Run] = []
    for block in blocks:
        zone = _zone(block, labels)
        if zone or not runs:
            runs.append(_Run(zone, [], []))
        runs[-1].blocks.append(block)
        runs[-1].bare.extend(_bare(block) if zone else [block])
    return runs


def _zone(block: Block, labels: Mapping[str, str]) -> str:
    """What a block is about whose first words are a label; empty where they are none."""
    if not isinstance(block, Paragraph) or not block.prose:
        return ""
    first, *rest = block.prose
    if not isinstance(first, Strong) or first.text.strip(" :").isupper():
        return ""  # `REGEX` in capitals is a value
    ends = first.text.endswith(":") or not rest or plain_text(tuple(rest)).startswith((":", "："))
    return labels.get(first.text.strip(" :*").lower(), "") if ends else ""


def _bare(block: Block) -> list[Block]:
    """A block without its label."""
    prose: Prose = block.prose[1:] if isinstance(block, Paragraph) else ()
    if prose and isinstance(prose[0], Text):
        text = prose[0].text.lstrip(" :：\n")
        prose = (Text(text), *prose[1:]) if text else prose[1:]
    return [replace(block, prose=prose)] if prose else []


def _says_nothing(blocks: Iterable[Block], nothing: Set[str]) -> bool:
    return all(
        isinstance(block, Paragraph) and plain_text(block.prose).strip(" .;:*").lower() in nothing
        for block in blocks
    )
