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
from rst2openapi.pages.direct.prose import read_prose
from rst2openapi.pages.direct.tables import read_bare_table
from rst2openapi.pages.page import Block, CodeBlock, Paragraph, Prose
from rst2openapi.pages.plain import Places, is_plain_text, is_short_mark

_IMAGE = re.compile(r"(?<!\S)\|([A-Za-z0-9]+)\|(?=$|[\s.,;)])")
"""A reference to a substitution, apart from other marks."""
_ATTRIBUTION = re.compile(r"--|\u2014")


class Reader(Places):
    """Reads the blocks of one page."""

    def __init__(self, path: str, images: frozenset[str] = frozenset()) -> None:
        """`images` are the names that the page gives to images (substitutions)."""
        super().__init__(path)
        self._labels: set[str] = set()
        self._begin = 0
        self._cells = 0
        self.images_read = 0
        """How many images were given a name so far."""
        self._images = images

    def label(self, name: str) -> None:
        """Let a label wait.

        Raises:
            Doubt: the page has it twice.
        """
        if name in self._labels:
            raise Doubt
        self._labels.add(name)
        self.waiting.append(name)

    def mark(self, line: int) -> None:
        """Remember where the first thing in a cell begins."""
        self._begin = self._begin or line

    def begun(self, lines: Sequence[str], first: int) -> tuple[int, tuple[Block, ...]]:
        """The blocks of a cell, and the line of the first thing in it; 0 where nothing is."""
        outer, self._begin = self._begin, 0
        self._cells += 1
        blocks = self.blocks(lines, first)
        self._cells -= 1
        begin, self._begin = self._begin, outer
        return begin, blocks

    def outside_cells(self) -> None:
        """Raise doubt in a cell: where what is dropped stands counts there."""
        if self._cells:
            raise Doubt

    def prose(self, text: str) -> Prose:
        """The runs of a text; images in it are dropped.

        Raises:
            Doubt: docutils has something to say of it, or it names something on the page.
        """
        if self._images and "|" in text:
            text = _IMAGE.sub(lambda found: "" if found[1] in self._images else found[0], text)
            if not text.strip():
                return ()
        return read_prose(text)

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
        elif not (is_plain_text(block) or (self._images and self._is_image(block))):
            raise Doubt
        self.mark(first + at)
        text, has_literal = _without_colons("\n".join(block))
        prose = self.prose(text)
        if prose:
            span = self.span(first + at)
            found.append(Paragraph(prose=prose, labels=self.take(), span=span))
        return self._literal(lines, end, first, found) if has_literal else end

    def _is_image(self, lines: Sequence[str]) -> bool:
        """Whether a paragraph is one line that begins with an image."""
        found = _IMAGE.match(lines[0])
        return len(lines) == 1 and found is not None and found[1] in self._images

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
