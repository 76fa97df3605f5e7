"""Lines → blocks: one after another, each read by the way it begins.

In: lines stripped at their right, and the number of the first. Out: the blocks that docutils would
find, or `Doubt`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rst2openapi.pages.direct.directives import read_explicit
from rst2openapi.pages.direct.doubt import Doubt
from rst2openapi.pages.direct.lines import (
    blank_end,
    dedented,
    indented_end,
    needs_blank_before,
    without_blanks,
)
from rst2openapi.pages.direct.lists import marker_of, read_list
from rst2openapi.pages.direct.reader import Reader
from rst2openapi.pages.direct.tables import read_bare_table
from rst2openapi.pages.page import Block, CodeBlock, Paragraph
from rst2openapi.pages.plain import is_plain_text, is_short_mark

_ATTRIBUTION = re.compile(r"--|\u2014")


class BlockReader(Reader):
    """Reads each block by the way it begins."""

    def blocks(self, lines: Sequence[str], first: int) -> tuple[Block, ...]:
        """All blocks of lines; `first` is the number of the first line."""
        found: list[Block] = []
        at = 0
        while at < len(lines):
            at = self.block(lines, at, first, found)
        return tuple(found)

    def block(self, lines: Sequence[str], at: int, first: int, found: list[Block]) -> int:
        """Read the block at `lines[at]` into `found`; returns where the next may begin."""
        line = lines[at]
        if not line:
            return at + 1
        if line[0] == " ":
            return self._quote(lines, at, first, found)
        if line.startswith(".. "):
            return read_explicit(self, lines, at, first, found)
        if line[0] in "+=" and line[1:2] in ("-", "=", " "):
            table, end = read_bare_table(self, lines, at, first)
            found.append(table)
            return end
        if marker := marker_of(line):
            return read_list(self, lines, at, first, marker, found)
        return self._paragraph(lines, at, first, found)

    def _quote(self, lines: Sequence[str], at: int, first: int, found: list[Block]) -> int:
        """A block quote, which is as good as its content."""
        end = indented_end(lines, at)
        needs_blank_before(lines, end)
        self.mark(first + at)
        block = dedented(lines, at, end)
        if any(map(_ATTRIBUTION.match, block)):
            raise Doubt
        found += self.blocks(block, first + at)
        return end

    def _paragraph(self, lines: Sequence[str], at: int, first: int, found: list[Block]) -> int:
        end = blank_end(lines, at)
        block = lines[at:end]
        if block == ["::"]:
            return self._literal(lines, end, first, found)
        if is_short_mark(block):
            if any(lines[end : indented_end(lines, end)]):
                raise Doubt
        elif not (is_plain_text(block) or self.is_image(block)):
            raise Doubt
        self.mark(first + at)
        text, has_literal = _without_colons("\n".join(block))
        prose = self.prose(text)
        if prose:
            span = self.span(first + at)
            found.append(Paragraph(prose=prose, labels=self.take(), span=span))
        return self._literal(lines, end, first, found) if has_literal else end

    def _literal(self, lines: Sequence[str], at: int, first: int, found: list[Block]) -> int:
        """The literal block behind a paragraph that ends with two colons."""
        end = indented_end(lines, at)
        needs_blank_before(lines, end)
        start, stop = without_blanks(lines, at, end)
        if start == stop:
            raise Doubt
        self.mark(first + start)
        text = "\n".join(dedented(lines, start, stop))
        found.append(CodeBlock(text=text, labels=self.take(), span=self.span(first + start)))
        return end


def _without_colons(text: str) -> tuple[str, bool]:
    """A text without what announces a literal block, and whether there was any."""
    if not text.endswith("::"):
        return text, False
    if text[-3:-2] == "\\":
        raise Doubt
    return (text[:-3].rstrip() if text[-3:-2] in " \n" else text[:-1]), True
