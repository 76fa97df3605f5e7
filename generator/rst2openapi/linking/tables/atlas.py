"""Every table of the pages, findable by its labels.

In: the drafts of a service. Out: an `Atlas` of `Node`s. Decides nothing about what a table means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.reading.draft import PageDraft, ReadRow, ReadTable
from rst2openapi.source import Span

RowKey = tuple[str, int, int]
"""Path of the page, index of the table on the page, index of the row in the table.

Below zero where the table has no such row, but a caption tells of it."""


class Entry(Struct, frozen=True, eq=False):
    """One row and where it stands."""

    key: RowKey
    row: ReadRow

    @property
    def is_read(self) -> bool:
        """Whether the page has this row."""
        return self.key[2] >= 0

    @property
    def name(self) -> str:
        """The name as people say it, for messages."""
        return repr(self.row.name or f"[{self.row.marker}]")


class Node(Struct, frozen=True, eq=False):
    """A table, or a part of one; compared by identity, found by `key`."""

    key: str
    path: str
    table: ReadTable
    entries: tuple[Entry, ...]
    guess: str = ""
    """Code of the rule that made this table out of another one."""

    @property
    def names(self) -> frozenset[str]:
        """Names of the rows."""
        return frozenset(entry.row.name for entry in self.entries if entry.row.name)

    @property
    def span(self) -> Span:
        """Where the table stands."""
        return self.table.span

    @property
    def title(self) -> str:
        """The caption as people say it, for messages."""
        return repr(self.table.caption or f"at line {self.table.span.line}")

    def part(self, name: str, entries: Sequence[Entry], guess: str) -> Node:
        """Some of the rows as a table of their own, called `name`."""
        table = replace(
            self.table, caption=name, subject=name, labels=(), rows=tuple(e.row for e in entries)
        )
        return Node(f"{self.key}/{name}", self.path, table, tuple(entries), guess)


class Atlas(Struct, frozen=True):
    """All tables of all pages."""

    pages: Mapping[str, PageDraft]
    """By path, in order of paths."""
    tables: Mapping[str, tuple[Node, ...]]
    """By path of the page, in page order."""
    by_label: Mapping[str, Node]
    """Label of a table."""
    page_labels: Mapping[str, str]
    """Label of a page's title → path of the page."""
    linked: frozenset[str] = frozenset()
    """Labels to which rows lead."""
    _groups: dict[tuple[object, ...], tuple[Node, ...]] = {}
    """Those that were asked for."""

    def with_nodes(self, changed: Mapping[str, Node]) -> Atlas:
        """Other tables, by their keys, in the places of those that were there."""
        return Atlas(
            self.pages,
            {
                path: tuple(changed.get(one.key, one) for one in nodes)
                for path, nodes in self.tables.items()
            },
            {label: changed.get(one.key, one) for label, one in self.by_label.items()},
            self.page_labels,
            self.linked,
        )

    def nodes(self) -> Iterator[Node]:
        """Every table, in order of paths."""
        for tables in self.tables.values():
            yield from tables

    def group(self, node: Node) -> tuple[Node, ...]:
        """The tables of the same side and status of the same page, in page order."""
        side, statuses = node.table.side, node.table.statuses
        key = (node.path, side, statuses)
        if key not in self._groups:
            self._groups[key] = tuple(
                one
                for one in self.tables[node.path]
                if one.table.side == side and one.table.statuses == statuses
            )
        return self._groups[key]


def make_atlas(drafts: Sequence[PageDraft]) -> Atlas:
    """Index the tables of a service; the order of `drafts` does not matter."""
    pages = {draft.path: draft for draft in sorted(drafts, key=lambda one: one.path)}
    tables = {path: _nodes(draft) for path, draft in pages.items()}
    by_label: dict[str, Node] = {}
    for nodes in tables.values():
        for node in nodes:
            for label in node.table.labels:
                by_label.setdefault(label.lower(), node)
    page_labels: dict[str, str] = {}
    for path, draft in pages.items():
        for label in draft.labels:
            page_labels.setdefault(label.lower(), path)
    linked = frozenset(
        link.label.lower()
        for nodes in tables.values()
        for node in nodes
        for entry in node.entries
        for link in entry.row.links
    )
    return Atlas(pages, tables, by_label, page_labels, linked)


def _nodes(draft: PageDraft) -> tuple[Node, ...]:
    operation = draft.operation
    tables = (*(operation.tables if operation else ()), *draft.tables)
    return tuple(
        Node(
            f"{draft.path}#{index}",
            draft.path,
            table,
            tuple(Entry((draft.path, index, at), row) for at, row in enumerate(table.rows)),
        )
        for index, table in enumerate(tables)
    )
