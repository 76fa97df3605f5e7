"""The ledger of rows: each one is placed in the service or reported, on every page.

In: keys of rows. Out: `PageLedger`s. Knows nothing of what rows mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from rst2openapi.data import Data
from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Atlas, Entry, RowKey
from rst2openapi.linking.tables.references import Targets
from rst2openapi.linking.tables.unused import report_unused


class PageLedger(Data, frozen=True, kw_only=True):
    """The rows of one page; read = placed + reported."""

    path: str
    rows_read: int
    rows_placed: int
    rows_reported: int

    @property
    def is_balanced(self) -> bool:
        """Whether no row was lost in silence."""
        return self.rows_read == self.rows_placed + self.rows_reported


class Ledger(Struct):
    """Which rows have been placed or reported so far."""

    placed: set[RowKey] = field(default_factory=set)
    reported: set[RowKey] = field(default_factory=set)

    def place(self, *entries: Entry) -> None:
        """Note that the document holds what these rows say."""
        self.placed.update(entry.key for entry in entries)

    def drop(self, entry: Entry) -> None:
        """Note that a diagnostic speaks of this row, which the document does not hold."""
        self.reported.add(entry.key)

    def close(self, atlas: Atlas, targets: Targets, report: Report) -> tuple[PageLedger, ...]:
        """Report what is left of each table, and add up."""
        left = {
            node.key: entries
            for node in atlas.nodes()
            if (
                entries := [
                    entry
                    for entry in node.entries
                    if entry.is_read
                    and entry.key not in self.placed
                    and entry.key not in self.reported
                ]
            )
        }
        for path, nodes in atlas.tables.items():
            unused = [node for node in nodes if node.key in left]
            report_unused(unused, left, targets, atlas.pages[path].operation is None, report)
        self.reported.update(entry.key for entries in left.values() for entry in entries)
        placed = _by_page(self.placed)
        reported = _by_page(self.reported - self.placed)
        return tuple(
            PageLedger(
                path=path,
                rows_read=draft.rows_read,
                rows_placed=placed[path],
                rows_reported=reported[path] + draft.rows_reported,
            )
            for path, draft in atlas.pages.items()
        )


def _by_page(keys: Iterable[RowKey]) -> Counter[str]:
    """How many rows of the pages; those that captions told of are on none."""
    return Counter(path for path, _, at in keys if at >= 0)
