"""A page whose titles are bold paragraphs or list items → the same with sections.

In: a page without sections of an operation, and the words. Out: the page with sections of them, if
they are titles that operations have; else the page as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from rst2openapi.pages import Block, ItemList, ListItem, Page, Paragraph, Section, Strong
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.sections import read_section
from rst2openapi.reading.vocabulary import PageWords


def with_bold_titles(page: Page, words: PageWords) -> Page:
    """Sections in place of what stands before the first one, where that tells of a call."""
    if not _OF_CALLS.isdisjoint(_roles(page.sections, words)):
        return page
    before, made = _parted(page.intro, words)
    roles = _roles(made, words)
    if "uri" not in roles or roles.isdisjoint({"request", "response"}):
        return page
    return replace(page, intro=before, sections=(*made, *page.sections))


_OF_CALLS = frozenset({"uri", "request", "response"})


def _roles(sections: Iterable[Section], words: PageWords) -> set[str]:
    return {read_section(one.title, words).role for one in sections}


def _parted(
    blocks: Iterable[Block], words: PageWords
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The blocks before the first title, and a section for each title."""
    before: list[Block] = []
    made: list[Section] = []
    for title, found in _pieces(blocks, words):
        if title is not None:
            section = Section(
                title=title.prose, level=1, blocks=found, labels=title.labels, span=title.span
            )
            made.append(section)
        elif made:
            made[-1] = replace(made[-1], blocks=(*made[-1].blocks, *found))
        else:
            before.extend(found)
    return tuple(before), tuple(made)


def _pieces(
    blocks: Iterable[Block], words: PageWords
) -> Iterator[tuple[Paragraph | None, tuple[Block, ...]]]:
    """Titles, each with the blocks of its list item; other blocks without a title."""
    for block in blocks:
        if isinstance(block, Paragraph) and _is_bold(block) and _is_title(block, words):
            yield block, ()
        elif isinstance(block, ItemList) and any(_title(item, words) for item in block.items):
            for item in block.items:
                title = _title(item, words)
                rest = item.blocks[1:] if title else (replace(block, items=(item,)),)
                yield title, rest
        else:
            yield None, (block,)


def _title(item: ListItem, words: PageWords) -> Paragraph | None:
    """The title that a list item begins with, if it does."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or not _is_title(first, words):
        return None
    return replace(first, labels=(*item.labels, *first.labels))


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether all but a colon is bold."""
    rest = [one for one in paragraph.prose if not isinstance(one, Strong)]
    return len(rest) < len(paragraph.prose) and plain_text(tuple(rest)).strip(" :：") == ""


def _is_title(paragraph: Paragraph, words: PageWords) -> bool:
    return read_section(paragraph.prose, words).role != "other"
