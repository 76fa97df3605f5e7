"""Tables whose rows name the element they stand in → one table for each element.

In: a table of which rows say `Ancestor: Result.Owner`. Out: that table without those rows, and a
table for each element that has children, tied to its row as a link would tie it.
"""

from __future__ import annotations

from msgspec.structs import replace

from rst2openapi.reading.draft import ArrayType, LinkedType, ObjectType, ReadRow, ReadTable
from rst2openapi.reading.tables import TableResult


def parted(result: TableResult) -> tuple[TableResult, ...]:
    """The tables that a table of nested elements makes; any other table alone."""
    table = result.table
    rows = _complete(table.rows)
    added = len(rows) - len(table.rows)
    homes = [_home(row, rows) for row in rows]
    if not any(home >= 0 for home in homes):
        return (result,)
    tables = []
    for home in (-1, *sorted({home for home in homes if home >= 0})):
        inside = [at for at, where in enumerate(homes) if where == home]
        kept = tuple(_linked(rows[at], at, homes, table) for at in inside)
        tables.append(_part(table, kept, rows[home] if home >= 0 else None, home))
    first = TableResult(
        table=tables[0], rows_read=result.rows_read + added, rows_reported=result.rows_reported
    )
    rest = (TableResult(table=one, rows_read=0, rows_reported=0) for one in tables[1:])
    return (first, *rest)


def _complete(rows: tuple[ReadRow, ...]) -> tuple[ReadRow, ...]:
    """The rows, and one for each element that only ancestors name."""
    known = {row.name for row in rows}
    added: dict[str, ReadRow] = {}
    for row in rows:
        steps = row.ancestor.split(".") if row.ancestor else []
        for at, name in enumerate(steps):
            if name not in known and name not in added and any(one in known for one in steps):
                above = ".".join(steps[:at])
                added[name] = ReadRow(
                    name=name, type=ObjectType(), required=None, ancestor=above, span=row.span
                )
    return (*rows, *added.values())


def _home(row: ReadRow, rows: tuple[ReadRow, ...]) -> int:
    """Index of the row that a row stands in; -1 where it stands in none of the table."""
    above, _, name = row.ancestor.rpartition(".")
    found = [at for at, one in enumerate(rows) if one.name == name and one is not row]
    exact = [at for at in found if above and rows[at].ancestor.endswith(above)]
    return (exact or found or [-1])[0] if name else -1


def _linked(row: ReadRow, at: int, homes: list[int], table: ReadTable) -> ReadRow:
    if at not in homes:
        return row
    link = LinkedType(text=row.name, label=_label(table, at))
    return replace(row, type=ArrayType(link) if isinstance(row.type, ArrayType) else link)


def _part(table: ReadTable, rows: tuple[ReadRow, ...], head: ReadRow | None, at: int) -> ReadTable:
    if head is None:
        return replace(table, rows=rows)
    return replace(
        table,
        rows=rows,
        caption=head.name,
        subject=head.name,
        number="",
        labels=(_label(table, at),),
    )


def _label(table: ReadTable, at: int) -> str:
    """A label that no page can write."""
    return f"{table.span.path} {table.span.line} {at}".lower()
