"""What became of several services, as a table.

In: a `Row` for each service. Out: text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from rst2openapi.diagnostics import Severity

if TYPE_CHECKING:
    from rst2openapi.build.outcome import Outcome


class Row(Struct, frozen=True, kw_only=True):
    """One service; figures are missing where it failed."""

    service: str
    state: str
    code: int
    """Its exit code."""
    figures: tuple[int, ...] = ()
    """Operations, schemas, errors, warnings, notes."""
    pages: int = 0
    rows: tuple[int, int, int] = (0, 0, 0)
    """Rows of tables: read, placed in the document, reported."""
    seconds: float = 0.0

    @classmethod
    def of(cls, service: str, built: Outcome, state: str, code: int) -> Row:
        """A service that was built."""
        findings = (built.count(severity) for severity in Severity)
        figures = (built.operations, built.schemas, *findings)
        return cls(
            service=service,
            state=state,
            code=code,
            figures=figures,
            pages=built.pages,
            rows=built.rows,
        )

    @classmethod
    def failed(cls, service: str) -> Row:
        """A service that could not be built."""
        return cls(service=service, state="failed", code=2)


_HEAD = ("service", "operations", "schemas", "errors", "warnings", "notes", "seconds", "state")


def summary(rows: Sequence[Row]) -> str:
    """The table, with a line of totals; states are said as they are."""
    known = [row.figures for row in rows if row.figures]
    totals = [sum(column) for column in zip(*known, strict=True)]
    cells = [
        _HEAD,
        *(_cells(row.service, row.figures, row.seconds, row.state) for row in rows),
        _cells("all", tuple(totals), sum(row.seconds for row in rows), _states(rows)),
    ]
    widths = [max(len(row[place]) for row in cells) for place in range(len(_HEAD))]
    return "\n".join(_line(row, widths) for row in cells)


def report_bytes(rows: Sequence[Row]) -> bytes:
    """The figures as JSON: `services`, by name; without times, so that equal input is equal."""
    services = {
        row.service: {
            "state": row.state,
            "pages": row.pages,
            **dict(zip(("operations", "schemas"), row.figures[:2], strict=False)),
            "rows": dict(zip(("read", "placed", "reported"), row.rows, strict=True)),
            "findings": dict(
                zip((one.value for one in Severity), row.figures[2:] or (0, 0, 0), strict=True)
            ),
        }
        for row in rows
    }
    return (json.dumps({"services": services}, indent=1) + "\n").encode()


def _cells(name: str, figures: Sequence[int], seconds: float, state: str) -> tuple[str, ...]:
    shown = [str(figure) for figure in figures] or ["-"] * (len(_HEAD) - 3)
    return (name, *shown, f"{seconds:.1f}", state)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    middle = (cell.rjust(width) for cell, width in list(zip(cells, widths, strict=True))[1:-1])
    return "  ".join([cells[0].ljust(widths[0]), *middle, cells[-1]])


def _states(rows: Sequence[Row]) -> str:
    failed = sum(row.state == "failed" for row in rows)
    return f"{len(rows)} services" + (f", {failed} failed" if failed else "")
