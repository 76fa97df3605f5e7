"""What a call is for, where the section that says so is a form: `API name`, `Function`.

In: the blocks of the section. Out: these without the labels, and the name that they give the call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.pages.page import Block, ItemList, ListItem, Paragraph
from rst2openapi.reading.description.blocks import split_label
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.vocabulary.page_words import PageWords, phrase_key

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

_NAMED, _FOR = "name", "purpose"
"""What is said behind a label: what the call is called, or what it is for."""


class Purpose(Struct, frozen=True):
    """What a call is for."""

    blocks: tuple[Block, ...]
    name: str = ""
    """What the page calls it in code; empty where it does not say."""


def read_purpose(blocks: Sequence[Block], words: PageWords) -> Purpose:
    """Take a form apart; any other text stays as it is.

    The labels stand in front of list items (`- API name`), or in paragraphs of their own.
    """
    reader = _Reader(words)
    return Purpose(tuple(reader.read(blocks)), reader.name)


class _Reader:
    def __init__(self, words: PageWords) -> None:
        self.name = ""
        self._words = words

    def read(self, blocks: Sequence[Block]) -> Iterator[Block]:
        at = 0
        while at < len(blocks):
            block = blocks[at]
            if isinstance(block, ItemList):
                yield from self.items(block)
                at += 1
                continue
            label, rest = self.split(block, in_list=False)
            count = 1 if rest or not label else 2  # what is said stands behind the label, or below
            said = rest or list(blocks[at + 1 : at + count])
            yield from self.said(label, said, [*blocks[at : at + count]])
            at += count

    def items(self, block: ItemList) -> Iterator[Block]:
        """The items with a label, taken apart, and the others as a list."""
        others: list[ListItem] = []
        for item in block.items:
            label, rest = self.split(item.blocks[0]) if item.blocks else ("", [])
            if not label:
                others.append(item)
                continue
            if others:
                yield replace(block, items=tuple(others))
                others = []
            whole: list[Block] = [replace(block, items=(item,))]
            yield from self.said(label, [*rest, *item.blocks[1:]], whole)
        if others:
            yield replace(block, items=tuple(others))

    def said(self, label: str, blocks: Sequence[Block], whole: list[Block]) -> Sequence[Block]:
        """What remains of an entry whose label is taken off; of a name, nothing."""
        if label != _NAMED:
            return blocks if label else whole
        name = plain_text(blocks[0].prose) if _is_line(blocks) else ""
        if self.name or not _NAME.fullmatch(name):
            return whole
        self.name = name
        return ()

    def split(self, block: Block, *, in_list: bool = True) -> tuple[str, list[Block]]:
        """The label with which a block begins, and what stands behind it in the block."""
        if not isinstance(block, Paragraph):
            return "", [block]
        if label := self.label(plain_text(block.prose)):
            return label, []
        return split_label(block, self.label, in_list=in_list)

    def label(self, text: str) -> str:
        """What a label says that comes."""
        key = phrase_key(text)
        if key in self._words.name_leads:
            return _NAMED
        phrase = self._words.phrases.get(key)
        return _FOR if phrase is not None and phrase.mode == "purpose" else ""


def _is_line(blocks: Sequence[Block]) -> TypeGuard[Sequence[Paragraph]]:
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph)
