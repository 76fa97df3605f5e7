"""Tables that explain a text and describe no object: its values, or fields of JSON in a string.

In: the drafts of a service. Out: the same, such tables folded into the descriptions of the rows
that refer to them. A table is one of these where only rows of plain types refer to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.references import is_map_of_values, may_have_table
from rst2openapi.linking.words import fold
from rst2openapi.reading.draft import PageDraft, ReadRow, ReadTable
from rst2openapi.rules.linking import FIELDS_OF_TEXT


def fold_explanations(drafts: Sequence[PageDraft], report: Report) -> tuple[PageDraft, ...]:
    """Move tables that explain a text into the descriptions that refer to them."""
    return tuple(_folded(draft, report) for draft in drafts)


def _folded(draft: PageDraft, report: Report) -> PageDraft:
    operation = draft.operation
    if operation is None:
        return draft
    found = _Explanations.of(operation.tables)
    if not found.folded:
        return draft
    kept = tuple(
        replace(table, rows=tuple(_explained(row, found, report) for row in table.rows))
        for index, table in enumerate(operation.tables)
        if index not in found.folded
    )
    moved = sum(len(operation.tables[index].rows) for index in found.folded)
    return replace(
        draft,
        operation=replace(operation, tables=kept),
        rows_read=draft.rows_read - moved,
    )


class _Explanations(Struct, frozen=True):
    """The tables of a page, and which of them explain a text."""

    tables: tuple[ReadTable, ...]
    by_label: Mapping[str, int]
    folded: frozenset[int]

    @staticmethod
    def of(tables: tuple[ReadTable, ...]) -> _Explanations:
        """Find the tables to which plain rows, or rows of such tables, refer and no others."""
        by_label = {label.lower(): at for at, table in enumerate(tables) for label in table.labels}
        mentions = [
            _Mention(at, frozenset(_linked(row, by_label)), _may_be_object(row), fold(row.name))
            for at, table in enumerate(tables)
            for row in table.rows
        ]
        linked = {at for one in mentions for at in one.tables}
        candidates = [at for at in sorted(linked) if _may_explain(tables[at], tables)]
        found: frozenset[int] = frozenset()
        while True:
            more = frozenset(
                at
                for at in candidates
                if _is_explained(at, fold(tables[at].subject), mentions, found)
            )
            if more <= found:
                return _Explanations(tables, by_label, found)
            found |= more

    def below(self, row: ReadRow) -> list[int]:
        """The tables that explain a row, then those that explain their rows."""
        pending, reached = list(_linked(row, self.by_label)), []
        while pending:
            at = pending.pop(0)
            if at in self.folded and at not in reached:
                reached.append(at)
                pending.extend(
                    one for inner in self.tables[at].rows for one in _linked(inner, self.by_label)
                )
        return reached


def _may_explain(table: ReadTable, tables: Sequence[ReadTable]) -> bool:
    """The first table of a side and status is the body, whatever refers to it."""
    key = (table.side, table.section, table.statuses)
    first = next(one for one in tables if (one.side, one.section, one.statuses) == key)
    return table.place is None and table.section != "uri" and first is not table


class _Mention(Struct, frozen=True):
    """What a row says of the tables of its page."""

    at: int
    """The table it stands in."""
    tables: frozenset[int]
    """Those it links to."""
    may_be_object: bool
    name: str
    """Folded."""


def _is_explained(
    at: int, subject: str, mentions: Sequence[_Mention], folded: frozenset[int]
) -> bool:
    is_referred = False
    for row in mentions:
        if row.at == at:
            continue
        is_linked = at in row.tables
        if row.at in folded or not row.may_be_object:
            is_referred |= is_linked
        elif is_linked or row.name == subject:
            return False
    return is_referred


def _may_be_object(row: ReadRow) -> bool:
    """Whether the row's type leaves room for an object; a map of texts may be one with a table."""
    return may_have_table(row) or is_map_of_values(row.type)


def _linked(row: ReadRow, by_label: Mapping[str, int]) -> Iterator[int]:
    for link in row.links:
        at = by_label.get(link.label.lower())
        if at is not None:
            yield at


def _explained(row: ReadRow, found: _Explanations, report: Report) -> ReadRow:
    tables = [found.tables[at] for at in found.below(row)]
    if not tables:
        return row
    if tables[0].has_type:
        report(FIELDS_OF_TEXT.at(row.span, field=repr(row.name), caption=repr(tables[0].caption)))
    parts = (row.description, *map(_as_list, tables))
    return replace(row, description="\n\n".join(part for part in parts if part))


def _as_list(table: ReadTable) -> str:
    """The rows of a table as a CommonMark list under its caption."""
    rows = "\n".join(
        f"- **{row.name}**: {row.description}".rstrip(" :").replace("\n", "\n  ")
        for row in table.rows
        if row.name
    )
    return f"{table.caption}:\n\n{rows}" if table.caption else rows
