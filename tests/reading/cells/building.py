"""Cells for tests, from the small part of RST that cells are written in."""

from __future__ import annotations

import re

from rst2openapi.pages.page import (
    Block,
    Cell,
    CodeBlock,
    Inline,
    ItemList,
    Link,
    ListItem,
    Literal,
    Note,
    Paragraph,
    Prose,
    Strong,
    Text,
)
from rst2openapi.source import Span

SPAN = Span("page.rst", 1)
_INLINE = re.compile(
    r":ref:`(?P<text>[^`<]*?)\s*<(?P<label>[^`>]*)>`|\*\*(?P<strong>[^\s*][^*]*)\*\*"
    r"|``(?P<literal>[^`]+)``|(?P<escaped>\\.)"
)


def prose(text: str) -> Prose:
    """`**bold**`, literals, `:ref:` and escapes."""
    parts: list[Inline] = []
    position = 0
    for found in _INLINE.finditer(text):
        parts.append(Text(text[position : found.start()]))
        position = found.end()
        if found["label"] is not None:
            parts.append(Link(found["text"], found["label"].lower()))
        elif found["strong"] is not None:
            parts.append(Strong(found["strong"]))
        elif found["literal"] is not None:
            parts.append(Literal(found["literal"]))
        else:
            parts.append(Text("" if found["escaped"][1] == " " else found["escaped"][1]))
    parts.append(Text(text[position:]))
    return tuple(part for part in parts if part.text)


def cell(text: str) -> Cell:
    """Build a cell: paragraphs a line each, `- ` items, deeper items indented by two, notes."""
    return Cell(blocks=_blocks(text.split("\n")), span=SPAN)


def _blocks(lines: list[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if not line.strip():
            continue
        inner: list[str] = []
        while index < len(lines) and (not lines[index].strip() or lines[index][:2] == "  "):
            inner.append(lines[index][2:])
            index += 1
        blocks.append(_block(line.strip(), inner))
    return _joined(blocks)


def _block(line: str, inner: list[str]) -> Block:
    if line.startswith("- "):
        item = ListItem(blocks=_blocks([line[2:].strip(), *inner]), span=SPAN)
        return ItemList(items=(item,), span=SPAN)
    if line.startswith(".. note::"):
        return Note(kind="note", blocks=_blocks([line[9:], *inner]), span=SPAN)
    if line.startswith(".. code"):
        text = "\n".join(line for line in inner if line.strip())
        return CodeBlock(text=text, span=SPAN)
    return Paragraph(prose=prose(" ".join([line, *(p.strip() for p in inner)]).strip()), span=SPAN)


def _joined(blocks: list[Block]) -> tuple[Block, ...]:
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, ItemList) and isinstance(last, ItemList):
            joined[-1] = ItemList(items=last.items + block.items, span=SPAN)
        else:
            joined.append(block)
    return tuple(joined)
