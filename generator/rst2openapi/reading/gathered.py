"""What the walk over a page gathers: facts by kind, and the ledger of rows.

In: tables as they are read, or left out. Out: `Gathered`, and the surroundings of a table. When to
gather what is the business of the walk.
"""

from __future__ import annotations

from msgspec import Struct, field

from rst2openapi.diagnostics import Report
from rst2openapi.pages import Block, Table
from rst2openapi.reading.captions import ReadCaption
from rst2openapi.reading.columns import Columns
from rst2openapi.reading.context import Context
from rst2openapi.reading.draft import LinkRef, ReadExample, ReadStatus, ReadTable
from rst2openapi.reading.inline import cell_text
from rst2openapi.reading.tables import Surroundings, TableResult
from rst2openapi.rules.reading import UNUSED_ROW
from rst2openapi.source import Span


class Gathered(Struct):
    """What is known of a page so far."""

    lines: list[tuple[str, Span]] = field(default_factory=list)
    """Lines that may hold addresses."""
    purpose: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    examples: list[ReadExample] = field(default_factory=list)
    statuses: list[ReadStatus] = field(default_factory=list)
    request_links: list[LinkRef] = field(default_factory=list)
    response_links: list[LinkRef] = field(default_factory=list)
    rows_read: int = 0
    rows_reported: int = 0

    def add(self, result: TableResult) -> None:
        """Keep a table and count its rows."""
        self.tables.append(result.table)
        self.rows_read += result.rows_read
        self.rows_reported += result.rows_reported

    def leave_out(self, table: Table, columns: Columns, where: str, report: Report) -> None:
        """Report every row of a table that is none of the operation's."""
        for row in table.rows:
            name = cell_text(columns.cell(row, "name"))
            report(UNUSED_ROW.at(row.span, name=name, where=where))
        self.rows_read += len(table.rows)
        self.rows_reported += len(table.rows)


def surroundings(context: Context, caption: ReadCaption, labels: tuple[str, ...]) -> Surroundings:
    """What headings and caption together say of a table; the caption goes before."""
    side, place = context.side, context.place
    phrase = caption.phrase
    if phrase is not None:
        place = phrase.place or place
        # A caption without a place is often copied from the other side.
        side = (phrase.side if phrase.place is not None else None) or side or phrase.side
        if context.section.role == "uri":
            side = "request"
    elif caption.subject:
        place = None
    return Surroundings(
        side=side,
        place=place,
        section=context.section.role,
        statuses=context.statuses if side == "response" else (),
        caption=caption,
        labels=labels,
    )
