"""Edition marks: `[- **Notebook**: notebook jobs](tags: hc)` → a list item that carries its mark.

In: the blocks of a cell. Out: the same blocks with the brackets lifted: marked bullets have become
items of the list they stand in, and each text that is restricted ends in a private mark. Whether
an edition is wanted is for linking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from rst2openapi.pages.page import Block, Inline, ItemList, ListItem, Paragraph, Prose, Text

EDITION = re.compile("\\s*\x04(?P<names>[^\x04\x05]*)\x05")
"""The private mark at the end of a restricted text; of a page no control character is left."""

_TAIL = re.compile(r"(?<!\s)\s*\]\s*\(tags?:\s*(?P<names>[\w, -]{1,80})\)\s*$")
_BULLET = re.compile(r"^\s*[-•]\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?=\s+[A-Z])")
_BULLET_HEAD = re.compile(r"^\s*\[\s*[-•]\s+")


def lift_editions(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Lift all edition marks of a cell (field guide, section 8)."""
    lifted: list[Block] = []
    for block in blocks:
        if isinstance(block, ItemList):
            lifted.append(replace(block, items=_lift_items(block.items)))
        elif isinstance(block, Paragraph) and _is_bullet(block) and _tail(block.prose):
            item = ListItem(blocks=(block,), span=block.span)
            if lifted and isinstance(lifted[-1], ItemList):
                items = (*lifted[-1].items, *_lift_items((item,)))
                lifted[-1] = replace(lifted[-1], items=items)
            else:
                lifted.append(ItemList(items=_lift_items((item,)), span=block.span))
        elif isinstance(block, Paragraph) and _tail(block.prose):
            lifted.append(_restricted(block, _tail(block.prose)))
        else:
            lifted.append(block)
    return tuple(lifted)


def split_edition(text: str) -> tuple[str, tuple[str, ...]]:
    """Split the private mark from a text: the text, and the editions it is restricted to."""
    found = EDITION.search(text)
    if found is None:
        return text, ()
    names = tuple(name.strip() for name in found["names"].split(",") if name.strip())
    return EDITION.sub("", text), names


def name_editions(markdown: str) -> str:
    """Write the private marks of a Markdown text out for readers."""
    return EDITION.sub(lambda found: f" (edition: {found['names']})", markdown)


def _lift_items(items: Iterable[ListItem]) -> tuple[ListItem, ...]:
    """Make marked bullets items of their own; a mark may span several items."""
    flat = [part for item in items for part in _split_item(item)]
    restricted: list[ListItem] = []
    opened: int | None = None
    for item in flat:
        text = _text(item)
        if opened is None and text.lstrip().startswith("["):
            opened = len(restricted)
        names = _TAIL.search(text)
        restricted.append(item)
        if names is None:
            continue
        first = opened if opened is not None else len(restricted) - 1
        for index in range(first, len(restricted)):
            restricted[index] = _restricted_item(restricted[index], names["names"])
        opened = None
    return tuple(restricted)


def _split_item(item: ListItem) -> list[ListItem]:
    """Part an item at paragraphs that open with `[- `."""
    parts: list[ListItem] = []
    run: list[Block] = []
    for block in lift_nested(item.blocks):
        if run and isinstance(block, Paragraph) and _is_bullet(block):
            parts.append(replace(item, blocks=tuple(run)))
            run = []
        run.append(block)
    return [*parts, replace(item, blocks=tuple(run))]


def lift_nested(blocks: Sequence[Block]) -> list[Block]:
    """Lift the marks of lists inside an item."""
    return [
        replace(block, items=_lift_items(block.items)) if isinstance(block, ItemList) else block
        for block in blocks
    ]


def _restricted_item(item: ListItem, names: str) -> ListItem:
    first = item.blocks[0]
    if not isinstance(first, Paragraph):
        return item
    return replace(item, blocks=(_restricted(first, names), *item.blocks[1:]))


def _restricted(paragraph: Paragraph, names: str) -> Paragraph:
    """Take the brackets off and mark every sentence that stood in them."""
    mark = f"\x04{names.strip()}\x05"
    prose = list(paragraph.prose)
    has_tail = bool(_tail(paragraph.prose))
    prose[-1] = _with_text(prose[-1], _TAIL.sub("", prose[-1].text))
    opened = _opening(prose, has_tail=has_tail)
    for index in range(opened or 0, len(prose)):
        before, inside = "", prose[index].text
        if index == opened:
            before, _, inside = inside.partition("[")
            inside = _BULLET.sub("", inside)
        if isinstance(prose[index], Text):
            inside = _SENTENCE_END.sub(mark, inside)
        prose[index] = _with_text(prose[index], before + inside)
    prose.append(Text(mark))
    return replace(paragraph, prose=tuple(inline for inline in prose if inline.text))


def _opening(prose: list[Inline], *, has_tail: bool) -> int | None:
    """Which inline holds the opening bracket of a mark; None in the midst of one."""
    if prose[0].text.lstrip().startswith("["):
        return 0
    if not has_tail:
        return None
    return next((i for i, inline in enumerate(prose) if "[" in inline.text), None)


def _with_text(inline: Inline, text: str) -> Inline:
    return replace(inline, text=text)


def _tail(prose: Prose) -> str:
    found = _TAIL.search(prose[-1].text) if prose else None
    return found["names"] if found is not None else ""


def _is_bullet(paragraph: Paragraph) -> bool:
    return bool(paragraph.prose) and _BULLET_HEAD.match(paragraph.prose[0].text) is not None


def _text(item: ListItem) -> str:
    first = item.blocks[0] if item.blocks else None
    return "".join(i.text for i in first.prose) if isinstance(first, Paragraph) else ""
