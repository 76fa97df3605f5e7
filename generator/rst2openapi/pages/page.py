"""What docutils understood of a page, flattened to what matters. Data only."""

from __future__ import annotations

from dataclasses import dataclass, field

from rst2openapi.source import Span


# --- inline -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, backslash escapes already resolved."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """`**text**`."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*text*`."""

    text: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A double-backquoted literal."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A cross-reference (`:ref:`) or an external hyperlink."""

    text: str
    label: str = ""
    """Target label, lower-cased as docutils compares names; empty for an external link."""
    url: str = ""
    """Target of an external link; empty for a cross-reference."""


Inline = Text | Strong | Emphasis | Literal | Link
Prose = tuple[Inline, ...]
"""A run of inline marks: one paragraph, title or caption."""


# --- blocks -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    prose: Prose
    labels: tuple[str, ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An item of a bullet or numbered list."""

    blocks: tuple[Block, ...]
    labels: tuple[str, ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A bullet or numbered list."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    labels: tuple[str, ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term and its explanation."""

    term: Prose
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList:
    """A definition list or field list."""

    items: tuple[Definition, ...]
    labels: tuple[str, ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """A code or literal block; `text` is verbatim."""

    text: str
    language: str = ""
    labels: tuple[str, ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An admonition; `kind` is its directive: note, caution, important, warning, …"""

    kind: str
    blocks: tuple[Block, ...]
    labels: tuple[str, ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    blocks: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; its span is that of its first text."""

    cells: tuple[Cell, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid, simple, list or CSV table."""

    caption: Prose
    header: tuple[Cell, ...]
    """Cells of the one header row; empty where the table has none."""
    rows: tuple[Row, ...]
    labels: tuple[str, ...] = ()
    """Lower-cased labels that stand before the table, in order."""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toctree:
    """The children of an index page, as written, in order."""

    entries: tuple[str, ...]
    """Document names relative to the page's folder, without `.rst`."""
    caption: str = ""
    labels: tuple[str, ...] = ()
    span: Span = field(compare=False)


Block = Paragraph | ItemList | DefinitionList | CodeBlock | Note | Table | Toctree


# --- the page -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled run of blocks below the page title, in document order; never nested."""

    title: Prose
    level: int
    """1 for a section directly below the page title."""
    blocks: tuple[Block, ...]
    labels: tuple[str, ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: syntax only."""

    path: str
    """POSIX path relative to the docs folder."""
    title: Prose
    original_name: str = ""
    """The `:original_name:` field without its `.html`."""
    labels: tuple[str, ...] = ()
    """Labels of the page title."""
    intro: tuple[Block, ...] = ()
    """Blocks before the first section."""
    sections: tuple[Section, ...] = ()
    span: Span = field(compare=False)
