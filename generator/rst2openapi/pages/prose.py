"""Prose and blocks → plain text or CommonMark.

In: parts of a `Page`. Out: text that holds no raw HTML and no link but web and mail addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from rst2openapi.pages.page import (
    Block,
    Cell,
    CodeBlock,
    DefinitionList,
    Emphasis,
    Inline,
    ItemList,
    Link,
    Literal,
    Note,
    Paragraph,
    Prose,
    Strong,
    Table,
    Text,
    Toctree,
)
from rst2openapi.ticks import fence

_SPECIALS = re.compile(
    r"[\\`*<>\[\]|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?[A-Za-z0-9])|~~|!(?=\[)"
)
_BLOCK_START = re.compile(r"^(?:[-+=#]|\d{1,9}[.)](?=\s|$)|~~~)")
_WEB = ("http://", "https://", "mailto:")


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def plain(prose: Prose) -> str:
    """Return the text of a run of marks, its white space normalised."""
    return _squeeze("".join(mark.text for mark in prose))


def plain_blocks(blocks: Iterable[Block]) -> str:
    """Return the text of blocks, in order, its white space normalised."""
    return _squeeze(" ".join(text for block in blocks for text in _texts(block)))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain(block.prose)
        case CodeBlock():
            yield block.text
        case Note():
            yield plain_blocks(block.blocks)
        case ItemList():
            yield from (plain_blocks(item.blocks) for item in block.items)
        case DefinitionList():
            for item in block.items:
                yield from (plain(item.term), plain_blocks(item.blocks))
        case Table():
            yield plain(block.caption)
            for cells in (block.header, *(row.cells for row in block.rows)):
                yield from (plain_blocks(cell.blocks) for cell in cells)
        case Toctree():
            yield block.caption
        case _:
            assert_never(block)


# --- Markdown -----------------------------------------------------------------------------------
def prose_markdown(prose: Prose) -> str:
    """Return CommonMark for a run of marks, on one line; cross-references become their text."""
    text = _squeeze("".join(_mark(mark) for mark in prose))
    return _BLOCK_START.sub(_escaped_start, text)


def _escaped_start(match: re.Match[str]) -> str:
    start = match.group()
    return f"{start[:-1]}\\{start[-1]}" if start[0].isdigit() else f"\\{start}"


def _escape(text: str) -> str:
    return _SPECIALS.sub(lambda match: "".join("\\" + sign for sign in match.group()), text)


def _mark(mark: Inline) -> str:
    match mark:
        case Text():
            return _escape(mark.text)
        case Strong():
            return _wrapped(mark.text, "**")
        case Emphasis():
            return _wrapped(mark.text, "*")
        case Literal():
            return _code_span(_squeeze(mark.text))
        case Link():
            return _link(mark)
        case _:
            assert_never(mark)


def _wrapped(text: str, sign: str) -> str:
    inner = _escape(_squeeze(text))
    return f"{sign}{inner}{sign}" if inner else ""


def _code_span(text: str) -> str:
    if not text:
        return ""
    ticks = fence(text, 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _link(link: Link) -> str:
    text = _escape(_squeeze(link.text))
    if not link.url.lower().startswith(_WEB):
        return text
    url = "".join(
        f"%{ord(sign):02X}" if sign in '<>()\\"`' or sign <= " " else sign for sign in link.url
    )
    return f"[{text}]({url})"


def blocks_markdown(blocks: Iterable[Block]) -> str:
    """Return CommonMark for blocks, parted by blank lines; tables are those of GFM."""
    return "\n\n".join(text for text in map(_block, blocks) if text)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return prose_markdown(block.prose)
        case CodeBlock():
            marks = fence(block.text, 3)
            language = block.language if block.language.replace("-", "").isalnum() else ""
            return f"{marks}{language}\n{block.text}\n{marks}"
        case Note():
            return _note(block)
        case ItemList():
            return _items(block)
        case DefinitionList():
            return _definitions(block)
        case Table():
            return _table(block)
        case Toctree():
            return ""
        case _:
            assert_never(block)


def _note(note: Note) -> str:
    body = f"**{_escape(note.kind.capitalize())}:** {blocks_markdown(note.blocks)}"
    first = note.blocks[0] if note.blocks else None
    if first is not None and not isinstance(first, Paragraph):
        body = f"**{_escape(note.kind.capitalize())}:**\n\n{blocks_markdown(note.blocks)}"
    return "\n".join(f"> {line}".rstrip() for line in body.strip().split("\n"))


def _items(block: ItemList) -> str:
    lines: list[str] = []
    for number, item in enumerate(block.items, 1):
        bullet = f"{number}. " if block.ordered else "- "
        lines.append(_indented(bullet, blocks_markdown(item.blocks)))
    loose = any(len(item.blocks) > 1 for item in block.items)
    return ("\n\n" if loose else "\n").join(lines)


def _indented(bullet: str, text: str) -> str:
    pad = " " * len(bullet)
    return (bullet + text.replace("\n", "\n" + pad)).replace("\n" + pad + "\n", "\n\n").rstrip()


def _definitions(block: DefinitionList) -> str:
    return "\n".join(
        _indented("- ", f"{prose_markdown(item.term)}\n\n{blocks_markdown(item.blocks)}".strip())
        for item in block.items
    )


def _table(table: Table) -> str:
    rows = [[_cell(cell) for cell in row.cells] for row in table.rows]
    header = [_cell(cell) for cell in table.header]
    width = max((len(row) for row in (header, *rows)), default=0)
    if not width:
        return prose_markdown(table.caption)
    lines = [_line(header, width), "|" + " --- |" * width, *(_line(row, width) for row in rows)]
    caption = prose_markdown(table.caption)
    return "\n".join([caption, "", *lines] if caption else lines)


def _line(cells: list[str], width: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"


def _cell(cell: Cell) -> str:
    """Return a cell on one line: GFM has no blocks in cells."""
    return _joined(map(_cell_block, cell.blocks))


def _joined(texts: Iterable[str]) -> str:
    """Join with semicolons, but go on after a colon or a full stop."""
    joined = ""
    for text in filter(None, texts):
        gap = "" if not joined else " " if joined[-1] in ":.;" else "; "
        joined += gap + text
    return joined


def _cell_block(block: Block) -> str:
    match block:
        case Paragraph():
            return prose_markdown(block.prose)
        case CodeBlock():
            # A bar inside a code span still ends the cell, unless it is escaped.
            return _code_span(_squeeze(block.text)).replace("|", "\\|")
        case ItemList():
            return _joined(_joined(map(_cell_block, item.blocks)) for item in block.items)
        case _:
            return _escape(_squeeze(plain_blocks((block,))))
