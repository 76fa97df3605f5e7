"""Sentences that only lead to a table: `For details, see Table 3.`

In: the blocks of a description. Out: the same without these sentences, and the labels to which they
lead. Where the table becomes the schema of the field, nobody has to be sent there: a document has
no tables. Whether it does is for linking.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.pages.page import Block, Inline, ItemList, Link, ListItem, Paragraph, Prose, Text
from rst2openapi.reading.vocabulary.templates import Templates

_STOPS = (".", "。")


class Unpointed(Struct, frozen=True):
    """Blocks without sentences that only lead somewhere."""

    blocks: tuple[Block, ...]
    labels: tuple[str, ...]
    """Where they lead."""


def without_pointers(blocks: tuple[Block, ...], words: Templates) -> Unpointed:
    """Take such sentences out of paragraphs and list items; what is empty then goes as well."""
    labels: list[str] = []
    return Unpointed(tuple(_blocks(blocks, words, labels)), tuple(labels))


def _blocks(blocks: tuple[Block, ...], words: Templates, labels: list[str]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph():
                prose = _prose(block.prose, words, labels)
                if prose is block.prose:
                    yield block
                elif _raw(prose).strip():
                    yield replace(block, prose=prose)
            case ItemList():
                items = tuple(_items(block.items, words, labels))
                if items:
                    yield replace(block, items=items)
            case _:
                yield block


def _items(items: tuple[ListItem, ...], words: Templates, labels: list[str]) -> Iterator[ListItem]:
    for item in items:
        blocks = tuple(_blocks(item.blocks, words, labels))
        if blocks:
            yield replace(item, blocks=blocks)


def _prose(prose: Prose, words: Templates, labels: list[str]) -> Prose:
    """The prose without its pointers; the same object where it has none."""
    kept: list[Inline] = []
    rest = deque(prose)
    found = False
    while rest:
        inline = rest.popleft()
        if isinstance(inline, Link) and inline.label and _ends(rest):
            before = _before(kept, words)
            if before is not None:
                kept, found = before, True
                labels.append(inline.label)
                if rest and isinstance(rest[0], Text):
                    rest[0] = Text(rest[0].text.lstrip().lstrip(".。"))
                continue
        kept.append(inline)
    return tuple(kept) if found else prose


def _ends(rest: Iterable[Inline]) -> bool:
    """Whether a sentence is over before what follows."""
    text = next((said for one in rest if (said := one.text.strip())), "")
    return not text or text.startswith(_STOPS)


def _before(inlines: list[Inline], words: Templates) -> list[Inline] | None:
    """What stands before a sentence that goes on with a link; None where it says more than that."""
    first, size = len(inlines), 0
    while first and size < _LONGEST:
        first -= 1
        size += len(inlines[first].text)
    text = _raw(inlines[first:])
    lowered = text.lower()
    starts = [match.start() for match in words.found(text, lowered)]
    if not starts:
        return None
    at = min(starts)
    kept = inlines[:first]
    for inline in inlines[first:]:
        size = len(inline.text)
        if size <= at:
            kept.append(inline)
        elif at > 0 and isinstance(inline, Text):
            kept.append(Text(inline.text[:at]))
        elif at > 0:
            return None  # it begins within a mark
        at -= min(size, at)
        if not at:
            break
    return kept


_LONGEST = 200
"""Characters of a sentence that only leads somewhere, of which no wording has so many."""


def _raw(inlines: Iterable[Inline]) -> str:
    """The text, in which every character stands at its place."""
    return "".join(inline.text for inline in inlines).replace("\n", " ")
