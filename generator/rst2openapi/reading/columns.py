"""Header rows → what each column holds, and so what the table is.

In: the header cells of a table. Out: `Columns`. Cells of rows are the business of the cell readers.
"""

from __future__ import annotations

from typing import Literal as OneOf

from msgspec import Struct

from rst2openapi.pages.page import Cell, Row
from rst2openapi.reading.inline import cell_text
from rst2openapi.reading.vocabulary.page_words import Column, PageWords, phrase_key

TableKind = OneOf["parameters", "statuses", "errors", "values"]
"""parameters: names with types or conditions; statuses: codes; errors: error codes; values:
anything else."""


class Columns(Struct, frozen=True, kw_only=True):
    """The columns of a table by what they hold."""

    kind: TableKind
    places: dict[Column, int]
    """Index of the first column of each kind."""
    others: tuple[tuple[str, int], ...] = ()
    """Title and index of columns that add to the description."""
    is_plain: bool = False
    """Nothing but names and texts: parameters on a page that describes a call, else values."""

    def cell(self, row: Row, column: Column) -> Cell | None:
        """Return the cell of a row under a column; None where there is none."""
        index = self.places.get(column)
        return row.cells[index] if index is not None and index < len(row.cells) else None

    def has(self, column: Column) -> bool:
        """Whether the table has such a column."""
        return column in self.places


def read_columns(header: tuple[Cell, ...], words: PageWords) -> Columns:
    """Read a header row (field guide, section 3.2)."""
    titles = [cell_text(cell) for cell in header]
    keys = [phrase_key(title) for title in titles]
    places: dict[Column, int] = {}
    others: list[tuple[str, int]] = []
    for index, key in enumerate(keys):
        column = words.columns.get(key)
        if column == "ignored":
            continue
        if column is None or column in places:
            others.append((titles[index], index))
        else:
            places[column] = index
    if "name" not in places and others and others[0][1] == 0 and _describes(places):
        places["name"] = 0
        del others[0]
    kind = _kind(keys, places, words)
    if kind == "parameters":  # such columns say more of a parameter
        for column in ("status", "error", "message"):
            if column in places:
                at = places.pop(column)
                others.append((titles[at], at))
    is_plain = not {"type", "required", "location"}.intersection(places)
    return Columns(kind=kind, places=places, others=tuple(others), is_plain=is_plain)


def _describes(places: dict[Column, int]) -> bool:
    """Whether columns beside the first tell types and texts: then the first tells the names."""
    return "description" in places and bool({"type", "required"}.intersection(places))


def _kind(keys: list[str], places: dict[Column, int], words: PageWords) -> TableKind:
    if "error" in places and not {"name", "type"}.intersection(places):
        return "errors"
    if places.get("status") == 0:
        return "statuses"
    if places.get("name") != 0 or len(keys) < 2:
        return "values"
    if words.value_tables.intersection(keys):
        return "values"
    says = {"type", "required", "description", "location", "constraint"}
    return "parameters" if says.intersection(places) else "values"
