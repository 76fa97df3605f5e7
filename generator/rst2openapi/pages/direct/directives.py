"""Explicit markup: targets, and the directives of reference pages.

A directive without options, and with a blank line between its arguments and its content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from rst2openapi.pages.direct.doubt import Doubt
from rst2openapi.pages.direct.lines import blank_end, dedented, indented_end, without_blanks
from rst2openapi.pages.direct.tables import read_whole_table
from rst2openapi.pages.page import Block, CodeBlock, Note, Paragraph, Toctree

if TYPE_CHECKING:
    from rst2openapi.pages.direct.reader import Reader

_TARGET = re.compile(r"\.\. _([A-Za-z0-9][A-Za-z0-9_.-]*):")
_DIRECTIVE = re.compile(r"\.\. ([A-Za-z][A-Za-z-]*)::(?: +(.*))?")
IMAGE_NAME = re.compile(r"\.\. \|([A-Za-z0-9]+)\| image:: \S+")
"""The definition of a substitution that is an image."""
_OPTION = re.compile(r":([a-z]+):(?: +(\S.*))?")
_EXPLICIT = (".. ", "__ ")


class _Directive(Struct, frozen=True):
    name: str
    line: int
    head: Sequence[str]
    """What stands behind the name and below it, up to a blank line."""
    on_line: bool
    """Whether the head begins on the directive's own line."""
    content: Sequence[str]
    """What stands behind that blank line, blank lines around it removed."""
    content_line: int
    body: Sequence[str]
    """All lines below the directive."""

    def check_head(self) -> None:
        """Raise doubt where options stand, or lines that are indented on their own."""
        if any(line[0] in ": " for line in self.head):
            raise Doubt


def target_at(reader: Reader, lines: Sequence[str], at: int) -> bool:
    """Whether a target stands at `lines[at]`; its label waits then."""
    match = _TARGET.fullmatch(lines[at])
    if match is None:
        return False
    if not _is_explicit(lines, at + 1) and lines[at + 1]:
        raise Doubt
    reader.label(match[1].lower())
    return True


def read_explicit(
    reader: Reader, lines: Sequence[str], at: int, first: int, found: list[Block]
) -> int:
    """Read the markup at `lines[at]` into `found`; returns where the next block may begin."""
    if target_at(reader, lines, at):
        reader.mark(first + at)
        return at + 1
    if IMAGE_NAME.fullmatch(lines[at]):
        return _image_end(reader, lines, at)
    match = _DIRECTIVE.fullmatch(lines[at])
    read = _READERS.get(match[1].lower()) if match else None
    if match is None or read is None:
        raise Doubt
    end = indented_end(lines, at + 1)
    if lines[end - 1] and not _is_explicit(lines, end):
        raise Doubt
    body = dedented(lines, at + 1, without_blanks(lines, at + 1, end)[1])
    rest = match[2] or ""
    gap = blank_end(body, 0)
    start, stop = without_blanks(body, gap, len(body))
    directive = _Directive(
        name=match[1].lower(),
        line=first + at,
        head=[rest, *body[:gap]] if rest else body[:gap],
        on_line=bool(rest),
        content=body[start:stop],
        content_line=first + at + 1 + start,
        body=body,
    )
    block = read(reader, directive)
    if block is not None:
        found.append(block)
    return end


def _image_end(reader: Reader, lines: Sequence[str], at: int) -> int:
    """Where the definition of an image's name ends; it says nothing."""
    reader.outside_cells()
    end = indented_end(lines, at + 1)
    if any(lines[at + 1 : end]) or (lines[end - 1] and not _is_explicit(lines, end)):
        raise Doubt
    reader.images_read += 1
    return end


def _is_explicit(lines: Sequence[str], at: int) -> bool:
    return at == len(lines) or lines[at].startswith(_EXPLICIT)


def _table(reader: Reader, directive: _Directive) -> Block:
    directive.check_head()
    reader.mark(directive.line)
    labels = reader.take()
    caption = reader.prose("\n".join(directive.head)) if directive.head else ()
    return read_whole_table(
        reader, directive.content, directive.content_line, directive.line, caption, labels
    )


def _code(reader: Reader, directive: _Directive) -> Block:
    directive.check_head()
    if not directive.content or len(directive.head) != directive.on_line:
        raise Doubt
    reader.mark(directive.content_line)
    return CodeBlock(
        text="\n".join(directive.content),
        language="".join(directive.head).strip(),
        labels=reader.take(),
        span=reader.span(directive.content_line),
    )


def _note(reader: Reader, directive: _Directive) -> Block:
    directive.check_head()
    lines = [directive.head[0], *directive.body] if directive.on_line else directive.body
    start, stop = without_blanks(lines, 0, len(lines))
    if start == stop:
        raise Doubt
    reader.mark(directive.line)
    labels = reader.take()
    first = directive.line + start + (not directive.on_line)
    blocks = reader.blocks(lines[start:stop], first)
    return Note(kind=directive.name, blocks=blocks, labels=labels, span=reader.span(directive.line))


def _toctree(reader: Reader, directive: _Directive) -> Block:
    options: dict[str, str] = {}
    for line in directive.head:
        match = _OPTION.fullmatch(line)
        if match is None or match[1] in options:
            raise Doubt
        options[match[1]] = match[2] or ""
    if directive.on_line or "\\" in options.get("caption", ""):
        raise Doubt
    reader.mark(directive.line)
    return Toctree(
        entries=tuple(line.strip() for line in directive.content if line),
        caption=options.get("caption", ""),
        labels=reader.take(),
        span=reader.span(directive.line),
    )


def _image(reader: Reader, directive: _Directive) -> None:
    """An image says nothing; nor does a figure, but for what stands below its caption."""
    reader.outside_cells()
    path, *options = directive.head or [""]
    if not directive.on_line or " " in path:
        raise Doubt
    for line in options:
        match = _OPTION.fullmatch(line)
        if match is None or match[1] != "alt" or not match[2]:
            raise Doubt
    if len(options) > 1 or (directive.content and directive.name != "figure"):
        raise Doubt
    if directive.content:
        if blank_end(directive.content, 0) != len(directive.content):
            raise Doubt
        waiting = reader.take()  # which pass by a caption
        caption = reader.blocks(directive.content, directive.content_line)
        if not (len(caption) == 1 and isinstance(caption[0], Paragraph)) or caption[0].labels:
            raise Doubt
        reader.waiting += waiting


_ADMONITIONS = (
    *("attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"),
)
_READERS: dict[str, Callable[[Reader, _Directive], Block | None]] = {
    "table": _table,
    "code": _code,
    "code-block": _code,
    "sourcecode": _code,
    "toctree": _toctree,
    "figure": _image,
    "image": _image,
    **dict.fromkeys(_ADMONITIONS, _note),
}
