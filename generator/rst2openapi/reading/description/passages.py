"""A description cell flattened to what can be read: marked sentences, lists, code, with zones.

In: the blocks of a cell. Out: `Passages`. A zone is what a block label (`**Range**`) says its text
is about. What sentences and lists mean is the business of the other readers of this package.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from rst2openapi.pages.page import (
    Block,
    CodeBlock,
    DefinitionList,
    ItemList,
    ListItem,
    Note,
    Paragraph,
    Prose,
    Strong,
    Text,
)
from rst2openapi.reading.description.editions import split_edition
from rst2openapi.reading.description.marking import (
    fold,
    is_conditional,
    last_sentence,
    mark,
    marked,
    sentences,
    unmarked,
)
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN

_O, _C = MARK_OPEN, MARK_CLOSE
_PLAIN_LABEL = re.compile(
    rf"^{_O}?(?P<label>[A-Za-z][A-Za-z ]{{2,30}}?)(?:\s*:\s*{_C}|{_C}?\s*:)\s*"
)


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence, values marked."""

    text: str
    zone: str = ""
    """What its block label says it is about; empty before any label."""
    depth: int = 0
    """0 outside lists, 1 in a list, 2 in a list within a list…"""
    in_note: bool = False
    lead: str = ""
    """The sentence before the list it stands in."""
    opening: str = ""
    """In a list, the first sentence of its paragraph, where it is another, without marks."""
    plain: str = ""
    """The sentence without marks."""
    lowered: str = ""
    """The sentence in lower case, marks included."""
    plain_lead: str = ""
    """The sentence before the list, without marks."""
    is_conditional: bool = False
    """An edition mark restricts it."""

    def __post_init__(self) -> None:
        """Many readers ask for these."""
        force_setattr(self, "plain", unmarked(self.text))
        force_setattr(self, "lowered", self.text.lower())
        force_setattr(self, "plain_lead", unmarked(self.lead))
        force_setattr(self, "is_conditional", is_conditional(self.text))


class Item(Struct, frozen=True, kw_only=True):
    """One item of a list."""

    text: str
    """Its first paragraph, marked."""
    more: str = ""
    """Its other paragraphs, marked."""
    has_list: bool = False
    editions: tuple[str, ...] = ()


class Listing(Struct, frozen=True, kw_only=True):
    """A list and the sentence before it."""

    lead: str
    before: str
    """All text of the paragraph before the list, marked."""
    zone: str
    after_label: bool
    """The block label stands right before the list."""
    depth: int
    in_note: bool
    items: tuple[Item, ...]


class Passages(Struct, frozen=True, kw_only=True):
    """All that a cell says, in order."""

    sentences: tuple[Sentence, ...]
    lists: tuple[Listing, ...]
    codes: tuple[tuple[str, str], ...]
    """Zone or lead, and text, of code blocks."""


class _Reader(Struct):
    labels: Mapping[str, str]
    nothing: frozenset[str]
    zone: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    lists: list[Listing] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)

    def blocks(self, blocks: tuple[Block, ...], *, depth: int, in_note: bool, lead: str) -> None:
        before, after_label = "", False
        for block in with_lists(_joined(blocks, self.labels), self.labels):
            match block:
                case Paragraph():
                    if self.zone == "default" and _is_lead(block):
                        self.zone = ""  # a default is one value, and another thing begins
                    before, after_label = self.paragraph(
                        block.prose, depth=depth, in_note=in_note, lead=lead
                    )
                case ItemList():
                    self.list(
                        block, before=before, after_label=after_label, depth=depth, in_note=in_note
                    )
                    after_label = False
                case Note():
                    zone, self.zone = self.zone, "note"
                    self.blocks(block.blocks, depth=depth, in_note=True, lead=lead)
                    self.zone = zone
                case DefinitionList():
                    for definition in block.items:
                        self.paragraph(definition.term, depth=depth + 1, in_note=True, lead=before)
                        self.blocks(definition.blocks, depth=depth + 1, in_note=True, lead=before)
                case CodeBlock():
                    self.codes.append((self.zone or last_sentence(before), block.text))
                case _:
                    pass

    def paragraph(self, prose: Prose, *, depth: int, in_note: bool, lead: str) -> tuple[str, bool]:
        """Read a paragraph; give its last zone's text and whether it ended in a bare label."""
        text, ends_in_label = "", False
        for zone, part in self.zones(prose):
            if zone is not None and not in_note:
                self.zone = zone
            text, ends_in_label = part, zone is not None and not part
            opening = ""
            for sentence in sentences(part):
                plain = unmarked(sentence)
                if plain.strip(" .;:*").lower() not in self.nothing:
                    self.sentences.append(
                        Sentence(
                            text=sentence,
                            zone=self.zone,
                            depth=depth,
                            in_note=in_note,
                            lead=lead,
                            opening=opening,
                        )
                    )
                opening = opening or (plain if depth else "")
        return text, ends_in_label

    def zones(self, prose: Prose) -> Iterator[tuple[str | None, str]]:
        """Split a paragraph at its bold labels: zone, or None for the running one, and text."""
        zone: str | None = None
        run: list[str] = []
        for inline in prose:
            name = inline.text.strip(" :*") if isinstance(inline, Strong) else ""
            label = "" if name.isupper() else name.lower()  # `REGEX` in capitals is a value
            so_far = fold("".join(run)) if label in self.labels else ""
            if label in self.labels and (not so_far or unmarked(so_far)[-1:] in ".:;)"):
                if so_far.strip(" :") or zone is not None:
                    yield zone, so_far.lstrip(": ")
                zone, run = self.labels[label], []
            else:
                run.append(mark(inline.text, inline))
        text = fold("".join(run))
        yield zone, text.lstrip(": ") if zone is not None else text

    def list(
        self, block: ItemList, *, before: str, after_label: bool, depth: int, in_note: bool
    ) -> None:
        lead = last_sentence(before)
        items: list[Item] = []
        outer = self.zone
        for item in block.items:
            read = _item(item.blocks)
            items.append(read)
            label = _PLAIN_LABEL.match(read.text)
            zone = self.labels.get(label["label"].strip().lower()) if label else None
            if zone is not None and label is not None:
                self.zone = zone
                self.labelled_item(item.blocks, depth=depth + 1, in_note=in_note)
            else:
                self.blocks(item.blocks, depth=depth + 1, in_note=in_note, lead=lead)
            self.zone = outer
        self.lists.append(
            Listing(
                lead=lead,
                before=before,
                zone=outer,
                after_label=after_label,
                depth=depth,
                in_note=in_note,
                items=tuple(items),
            )
        )

    def labelled_item(self, blocks: tuple[Block, ...], *, depth: int, in_note: bool) -> None:
        """`- Range: …`: the label is no part of the sentence."""
        first, rest = blocks[0], blocks[1:]
        if not isinstance(first, Paragraph):
            return
        text = _PLAIN_LABEL.sub("", marked(first.prose), count=1)
        for sentence in sentences(text):
            if unmarked(sentence).strip(" .;:*").lower() not in self.nothing:
                self.sentences.append(Sentence(text=sentence, zone=self.zone, in_note=in_note))
        for block in with_lists((first, *rest), self.labels)[1:]:
            if isinstance(block, ItemList):
                self.list(
                    block, before=text, after_label=not text, depth=depth - 1, in_note=in_note
                )
                continue
            self.blocks((block,), depth=depth, in_note=in_note, lead="")
            if isinstance(block, Paragraph):
                text = marked(block.prose)


_LISTED = re.compile(rf"{_O}[^{_O}{_C}]+{_C}\s*[:(]|{_O}[^{_O}{_C}]+:{_C}|[A-Z][A-Z0-9_]+:\s")


_BARE = re.compile(r"[a-z0-9_-]+:\s")


def with_lists(blocks: tuple[Block, ...], labels: Collection[str]) -> tuple[Block, ...]:
    """Make a run of paragraphs `**v**: meaning` after a colon the list that it is meant to be.

    A block label (`**Default value**:`) is no item.
    """
    if len(blocks) < 2:
        return blocks  # a list needs what leads to it
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        run = _listed_run(blocks, index, labels)
        if run and result and _is_lead(result[-1]):
            items = tuple(ListItem(blocks=(block,), span=block.span) for block in run)
            result.append(ItemList(items=items, span=run[0].span))
            index += len(run)
        else:
            result.append(blocks[index])
            index += 1
    return tuple(result)


_RUN = re.compile(rf"(?:{_O}[^{_O}{_C}]+{_C}[^{_O}{_C}]{{0,6}}){{2,}}")
"""Values and what stands between them: a comma, a word."""


_ONE_WORD = re.compile(r"\S{1,120}")


def _joined(blocks: tuple[Block, ...], labels: Mapping[str, str]) -> tuple[Block, ...]:
    """A paragraph of nothing but values goes on with the one before it that ends in a colon.

    So does one word below `Default value:` or `Example value:`.
    """
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        if (
            isinstance(block, Paragraph)
            and isinstance(before, Paragraph)
            and _is_lead(before)
            and (
                _RUN.fullmatch(marked(block.prose))
                or (_is_of_one(before, labels) and _ONE_WORD.fullmatch(plain_text(block.prose)))
            )
        ):
            result[-1] = replace(before, prose=(*before.prose, Text(" "), *block.prose))
        else:
            result.append(block)
    return tuple(result)


def _is_of_one(block: Paragraph, labels: Mapping[str, str]) -> bool:
    """Whether a paragraph is a label of what is one value."""
    return labels.get(plain_text(block.prose).rstrip(" :：").lower()) in ("default", "example")


def _listed_run(
    blocks: tuple[Block, ...], start: int, labels: Collection[str]
) -> tuple[Paragraph, ...]:
    run: list[Paragraph] = []
    for block in blocks[start:]:
        if not isinstance(block, Paragraph):
            break
        text = marked(block.prose)
        # A value that is not set in bold goes on with those that are.
        if not (_LISTED.match(text) or (run and _BARE.match(text))):
            break
        if unmarked(text).partition(":")[0].strip().lower() in labels:
            break
        run.append(block)
    return tuple(run)


def _is_lead(block: Block) -> bool:
    return isinstance(block, Paragraph) and unmarked(marked(block.prose)).endswith((":", "："))


def read_passages(
    blocks: tuple[Block, ...], labels: Mapping[str, str], nothing: frozenset[str]
) -> Passages:
    """Flatten the blocks of a cell; its edition marks are lifted already (see `editions`)."""
    reader = _Reader(labels, nothing)
    reader.blocks(blocks, depth=0, in_note=False, lead="")
    return Passages(
        sentences=tuple(reader.sentences), lists=tuple(reader.lists), codes=tuple(reader.codes)
    )


def _item(blocks: tuple[Block, ...]) -> Item:
    paragraphs = [marked(block.prose) for block in blocks if isinstance(block, Paragraph)]
    first, editions = split_edition(paragraphs[0]) if paragraphs else ("", ())
    return Item(
        text=first,
        more=" ".join(paragraphs[1:]),
        has_list=any(isinstance(block, ItemList) for block in blocks),
        editions=editions,
    )
