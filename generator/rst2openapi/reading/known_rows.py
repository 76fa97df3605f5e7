"""Rows that say the same as a row before are read once.

In: rows, and what reads one. Out: what it says, and what is wrong with it, at its own line. Half of
the rows of a service stand in other tables too: the project's ID, the code of an error.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from msgspec.structs import replace

from rst2openapi.diagnostics import Diagnostic, Report
from rst2openapi.pages import Row
from rst2openapi.reading.draft import ReadRow

Reader = Callable[[Report], tuple[ReadRow, ...]]
_MOST = 1 << 15
_known: dict[Hashable, tuple[tuple[ReadRow, ...], tuple[Diagnostic, ...]]] = {}


def read_once(
    row: Row, circumstances: Hashable, read: Reader, report: Report
) -> tuple[ReadRow, ...]:
    """What `read` makes of a row, unless an equal row was read in equal circumstances.

    Rows are equal whatever their spans, and so every span of what is read has to be the row's.
    """
    key = (row, circumstances)
    known = _known.get(key)
    if known is None:
        found: list[Diagnostic] = []
        known = (read(found.append), tuple(found))
        if len(_known) >= _MOST:
            _known.clear()
        _known[key] = known
    rows, diagnostics = known
    for one in diagnostics:
        report(replace(one, span=row.span))
    if all(one.span is row.span for one in rows):
        return rows
    return tuple([replace(one, span=row.span) for one in rows])
