"""Lines of descriptions that say what other tables have columns for: `Type: String`.

In: a description cell and the words. Out: the type, the ancestor, and the description without them.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.pages import Block, Cell, Paragraph, Text
from rst2openapi.pages.page import Prose
from rst2openapi.reading.draft import UnknownType
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.types import read_type
from rst2openapi.reading.vocabulary.cell_words import CellWords

_LINE = re.compile(r"(?P<label>[^\s:][^:]{1,30}?)\s*:\s*(?P<said>[^:]{1,200})")
_TYPE = re.compile(r"[^.:]{1,40}")
_ANCESTOR = re.compile(r"[\w.-]{1,200}")


class Told(Struct, frozen=True, kw_only=True):
    """What lines of a description tell."""

    type: Cell | None = None
    ancestor: str = ""
    rest: Cell
    """The description without these lines."""


def read_lines(description: Cell, words: CellWords, *, may_tell_type: bool) -> Told:
    """Read the lines of a description; a type where the table has none of its own."""
    type_: Cell | None = None
    ancestor = ""
    kept: list[Block] = []
    for block in description.blocks:
        rest: Block | None = block
        if isinstance(block, Paragraph) and (line := _LINE.match(plain_text(block.prose))):
            what = words.lines.get(line["label"].lower())
            if what == "type" and may_tell_type and type_ is None:
                type_, rest = _type_of(block, line, words)
            elif what == "ancestor" and (above := _ancestor_of(line)):
                ancestor, rest = ancestor or above, None
        kept.extend([] if rest is None else [rest])
    if kept != list(description.blocks):
        description = replace(description, blocks=tuple(kept))
    return Told(type=type_, ancestor=ancestor, rest=description)


def _ancestor_of(line: re.Match[str]) -> str:
    said = line["said"].removesuffix(".")
    is_whole = line.end() == len(line.string)
    return said if is_whole and _ANCESTOR.fullmatch(said) else ""


def _type_of(
    block: Paragraph, line: re.Match[str], words: CellWords
) -> tuple[Cell | None, Paragraph | None]:
    """The type that a paragraph begins with, and what is left of it: `Type: String. Example: …`."""
    text = line.string
    said = line["said"].partition(".")[0]
    rest = text[line.start("said") + len(said) :].removeprefix(".").strip()
    cell = Cell(blocks=(Paragraph(prose=(Text(said),), span=block.span),), span=block.span)
    if not _TYPE.fullmatch(said) or isinstance(read_type(cell, words), UnknownType):
        return None, block
    if not rest:
        return cell, None
    behind = _without(block.prose, text[: len(text) - len(rest)])
    return (cell, replace(block, prose=behind)) if behind else (None, block)


def _without(prose: Prose, prefix: str) -> Prose:
    """An inline run without what it begins with; empty where that ends in the midst of a mark."""
    for at, inline in enumerate(prose):
        folded = re.sub(r"\s+", " ", inline.text)
        folded = folded if at else folded.lstrip()
        if prefix.startswith(folded) and len(folded) < len(prefix):
            prefix = prefix[len(folded) :]
        elif isinstance(inline, Text) and folded.startswith(prefix):
            return (Text(folded[len(prefix) :]), *prose[at + 1 :])
        else:
            break
    return ()
