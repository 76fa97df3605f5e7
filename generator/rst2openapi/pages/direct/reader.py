"""What is known of a page while its blocks are read, and what reads them.

In: lines, and the number of the first. Out: blocks. How each is read, `blocks` knows; those that
read one kind of block have others read by what they are given.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence

from rst2openapi.pages.direct.doubt import Doubt
from rst2openapi.pages.direct.prose import read_prose
from rst2openapi.pages.page import Block, Prose
from rst2openapi.pages.plain import Places

_IMAGE = re.compile(r"(?<!\S)\|([A-Za-z0-9]+)\|(?=$|[\s.,;)])")
"""A reference to a substitution, apart from other marks."""


class Reader(Places, ABC):
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

    def is_image(self, lines: Sequence[str]) -> bool:
        """Whether a paragraph is one line that begins with an image."""
        found = _IMAGE.match(lines[0]) if self._images else None
        return len(lines) == 1 and found is not None and found[1] in self._images

    @abstractmethod
    def blocks(self, lines: Sequence[str], first: int) -> tuple[Block, ...]:
        """All blocks of lines; `first` is the number of the first line."""
