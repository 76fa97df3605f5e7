"""What every schema is made from, and what is said of a row whatever its type.

In: rows. Out: notes, and whether a member is required.
"""

from __future__ import annotations

from msgspec import Struct

from rst2openapi.diagnostics import Report
from rst2openapi.linking.schemas.scalars import Described
from rst2openapi.linking.tables.atlas import Node
from rst2openapi.linking.tables.ledger import Ledger
from rst2openapi.linking.tables.shapes import Reached
from rst2openapi.model import Notes
from rst2openapi.reading.draft import ReadRow


class Maker(Struct, frozen=True):
    """What every schema is made from."""

    reached: Reached
    ledger: Ledger
    editions: tuple[str, ...] | None
    report: Report

    def describe(self, row: ReadRow) -> Described:
        """The row as `scalars` wants it."""
        return Described(row, self.report, self.editions, row.constraints)


def is_required(row: ReadRow, node: Node) -> bool:
    """As the Mandatory cell says; the description where a request's cell says nothing.

    Tables of answers without a Mandatory column require nothing.
    """
    if row.required is not None:
        return row.required
    if node.table.side == "response" and not node.table.has_required:
        return False
    return row.constraints.required is True


def row_notes(row: ReadRow, description: str) -> Notes:
    """What the row says that holds for any type, and its description."""
    c = row.constraints
    return Notes(
        description=description,
        deprecated=c.deprecated,
        read_only=c.read_only,
        write_only=c.write_only,
        nullable=c.nullable,
        unit=c.unit or "",
    )
