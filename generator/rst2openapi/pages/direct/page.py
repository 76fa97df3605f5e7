"""Lines of a page → `Page`: what stands at the top, titles, and the sections between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from rst2openapi.pages.direct.blocks import BlockReader
from rst2openapi.pages.direct.directives import IMAGE_NAME
from rst2openapi.pages.direct.doubt import Doubt
from rst2openapi.pages.grid import is_narrow
from rst2openapi.pages.limits import LONGEST_LINE
from rst2openapi.pages.page import Block, Page, Prose, Section
from rst2openapi.pages.plain import is_plain_text
from rst2openapi.source import Span

_TAB = 8
_ORIGINAL_NAME = re.compile(r":original_name: (\S+)")
_GOES_ON = (" ", ":")
"""What a line begins with that belongs to the fields above it."""
_UNDERLINE = re.compile(r"([!-/:-@\[-`{-~])\1*")
"""Of one mark (docutils' reST specification, "Sections")."""


_SURELY_A_LINE = 4
"""Marks from which on docutils takes a line above a title for nothing else."""


def read_directly(path: str, text: str) -> Page | None:
    """The page of a text, as docutils would read it; None where docutils has to."""
    if len(text) > LONGEST_LINE and max(map(len, text.split("\n"))) > LONGEST_LINE:
        return None
    lines = [line.expandtabs(_TAB).rstrip() for line in text.splitlines()]
    try:
        images = _images(lines) if " image:: " in text else frozenset()
        return _Assembly(path, lines, images).page()
    except Doubt:
        return None


class _Part(Struct):
    """A section as it stands, with what is read of it so far."""

    depth: int
    """1 for a section at the top."""
    title: Prose
    labels: tuple[str, ...]
    line: int
    blocks: list[Block] = field(default_factory=list)


class _Assembly:
    def __init__(self, path: str, lines: Sequence[str], images: frozenset[str]) -> None:
        self._path = path
        self._lines = lines
        self._images = images
        self._reader = BlockReader(path, images)
        self._marks: list[str] = []
        """Of underlines, by depth."""

    def page(self) -> Page:
        original_name, at = self._original_name()
        before: list[Block] = []
        parts: list[_Part] = []
        blocks = before
        while at < len(self._lines):
            over = self._is_title_between_lines(at)
            if over or self._is_title(at):
                depth = parts[-1].depth if parts else 0
                parts.append(self._part(at + over, depth, over=over))
                blocks = parts[-1].blocks
                at += 2 + over
            else:
                at = self._reader.block(self._lines, at, 1, blocks)
        if self._reader.waiting or self._reader.images_read != len(self._images):
            raise Doubt  # labels of nothing are worth a finding, and names in code are none
        titled = parts[0] if _is_titled(parts) else None
        rest = parts[1:] if titled else parts
        return Page(
            path=self._path,
            title=titled.title if titled else (),
            original_name=original_name,
            labels=titled.labels if titled else (),
            intro=(*before, *(titled.blocks if titled else ())),
            sections=tuple(self._sections(rest, is_inside=titled is not None)),
            span=Span(self._path, titled.line if titled else 1),
        )

    def _original_name(self) -> tuple[str, int]:
        """The field at the top of the page, and where the rest begins."""
        for at, line in enumerate(self._lines):
            if line:
                match = _ORIGINAL_NAME.fullmatch(line)
                if match is None:
                    return "", at
                rest = self._lines[at + 1 :]
                after = next((one for one in rest if one), "")
                if (rest and rest[0]) or after[:1] in _GOES_ON:
                    raise Doubt
                return match[1].removesuffix(".html"), at + 1
        return "", len(self._lines)

    def _is_title(self, at: int) -> bool:
        """Whether a title begins here: a line of text above one of a single mark."""
        return (
            at + 1 < len(self._lines)
            and self._lines[at][:1] not in ("", " ")
            and _UNDERLINE.fullmatch(self._lines[at + 1]) is not None
        )

    def _is_title_between_lines(self, at: int) -> bool:
        """Whether a title begins here that has a line above it like the one below."""
        block = self._lines[at : at + 3]
        return (
            len(block) == 3
            and block[0] == block[2]
            and len(block[0]) >= _SURELY_A_LINE
            and block[1][:1] not in ("", " ")
            and _UNDERLINE.fullmatch(block[0]) is not None
        )

    def _part(self, at: int, depth: int, *, over: bool) -> _Part:
        text, underline = self._lines[at : at + 2]
        if not is_plain_text([text]) or len(text) > len(underline) or not is_narrow([text]):
            raise Doubt
        mark = underline[0] * (1 + over)
        if mark not in self._marks:
            self._marks.append(mark)
        level = self._marks.index(mark) + 1
        if level > depth + 1:
            raise Doubt
        title = self._reader.prose(text)
        if not title:
            raise Doubt
        return _Part(level, title, self._reader.take(), at + 1)

    def _sections(self, parts: Sequence[_Part], *, is_inside: bool) -> list[Section]:
        sections = []
        for part in parts:
            is_inside = is_inside and part.depth > 1
            sections.append(
                Section(
                    title=part.title,
                    level=part.depth - is_inside,
                    blocks=tuple(part.blocks),
                    labels=part.labels,
                    span=Span(self._path, part.line),
                )
            )
        return sections


def _is_titled(parts: Sequence[_Part]) -> bool:
    """Whether the first section at the top is the page: alone, bare, or with sections in it."""
    tops = sum(part.depth == 1 for part in parts)
    return bool(parts) and (
        tops == 1 or (len(parts) > 1 and parts[1].depth > 1) or not parts[0].blocks
    )


def _images(lines: Sequence[str]) -> frozenset[str]:
    """The names that a page gives to images.

    Raises:
        Doubt: one of them twice, but for case.
    """
    names = [match[1] for line in lines if (match := IMAGE_NAME.fullmatch(line.strip()))]
    if len({name.lower() for name in names}) != len(names):
        raise Doubt
    return frozenset(names)
