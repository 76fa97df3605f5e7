"""What docutils understood of a page, flattened to what matters. Data only."""

from __future__ import annotations

from msgspec import Struct

from rst2openapi.data import Located
from rst2openapi.source import Span


# --- inline -------------------------------------------------------------------------------------
class Text(Struct, frozen=True):
    """Plain text, backslash escapes already resolved."""

    text: str


class Strong(Struct, frozen=True):
    """`**text**`."""

    text: str


class Emphasis(Struct, frozen=True):
    """`*text*`."""

    text: str


class Literal(Struct, frozen=True):
    """A double-backquoted literal."""

    text: str


class Link(Struct, frozen=True):
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
class Paragraph(Located, frozen=True, kw_only=True):
    """A paragraph."""

    prose: Prose
    labels: tuple[str, ...] = ()
    span: Span


class ListItem(Located, frozen=True, kw_only=True):
    """An item of a bullet or numbered list."""

    blocks: tuple[Block, ...]
    labels: tuple[str, ...] = ()
    span: Span


class ItemList(Located, frozen=True, kw_only=True):
    """A bullet or numbered list."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    labels: tuple[str, ...] = ()
    span: Span


class Definition(Located, frozen=True, kw_only=True):
    """A term and its explanation."""

    term: Prose
    blocks: tuple[Block, ...]
    span: Span


class DefinitionList(Located, frozen=True, kw_only=True):
    """A definition list or field list."""

    items: tuple[Definition, ...]
    labels: tuple[str, ...] = ()
    span: Span


class CodeBlock(Located, frozen=True, kw_only=True):
    """A code or literal block; `text` is verbatim."""

    text: str
    language: str = ""
    labels: tuple[str, ...] = ()
    span: Span


class Note(Located, frozen=True, kw_only=True):
    """An admonition; `kind` is its directive: note, caution, important, warning, …"""

    kind: str
    blocks: tuple[Block, ...]
    labels: tuple[str, ...] = ()
    span: Span


class Cell(Located, frozen=True, kw_only=True):
    """One cell of a table."""

    blocks: tuple[Block, ...]
    span: Span


class Row(Located, frozen=True, kw_only=True):
    """One row of a table; its span is that of its first text."""

    cells: tuple[Cell, ...]
    span: Span


class Table(Located, frozen=True, kw_only=True):
    """A grid, simple, list or CSV table."""

    caption: Prose
    header: tuple[Cell, ...]
    """Cells of the one header row; empty where the table has none."""
    rows: tuple[Row, ...]
    labels: tuple[str, ...] = ()
    """Lower-cased labels that stand before the table, in order."""
    span: Span


class Toctree(Located, frozen=True, kw_only=True):
    """The children of an index page, as written, in order."""

    entries: tuple[str, ...]
    """Document names relative to the page's folder, without `.rst`."""
    caption: str = ""
    labels: tuple[str, ...] = ()
    span: Span


Block = Paragraph | ItemList | DefinitionList | CodeBlock | Note | Table | Toctree


# --- the page -----------------------------------------------------------------------------------
class Section(Located, frozen=True, kw_only=True):
    """A titled run of blocks below the page title, in document order; never nested."""

    title: Prose
    level: int
    """1 for a section directly below the page title."""
    blocks: tuple[Block, ...]
    labels: tuple[str, ...] = ()
    span: Span


class Page(Located, frozen=True, kw_only=True):
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
    span: Span
