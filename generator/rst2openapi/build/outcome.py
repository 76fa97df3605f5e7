"""What a build comes to, for those who want the bytes and the findings and no more.

In: what `build_service` takes. Out: an `Outcome`. Where nothing has changed since the last run,
nothing of what reads pages and makes documents is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rst2openapi.build.cache import Cache
from rst2openapi.build.trip import Progress, Trip, travel
from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from rst2openapi.build.document import Built
    from rst2openapi.build.gathering import Gathered
    from rst2openapi.config import Config
    from rst2openapi.openapi.overlay import Overlay

Format = Literal["yaml", "json"]


class Outcome(Data, frozen=True, kw_only=True):
    """A document as bytes, and what was found on the way."""

    data: bytes
    source_map: bytes
    diagnostics: tuple[Diagnostic, ...]
    """Sorted by path, line and code."""
    pages: int
    operations: int
    schemas: int
    rows: tuple[int, int, int]
    """Rows of tables: read, placed in the document, reported."""

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(found.rule.severity is severity for found in self.diagnostics)


def build_outcome(
    docs: Path,
    config: Config,
    *,
    format: Format,
    jobs: int = 1,
    progress: Progress = lambda *_: None,
    cache: Cache | None = None,
    overlays: Sequence[Overlay] = (),
) -> Outcome:
    """Build the document of a service, unless it is what it was.

    Raises:
        InputError: there is no page to read.
        StageFailed: a stage stumbled over what the pages hold together.
    """
    trip = Trip(
        docs=docs, config=config, jobs=jobs, progress=progress, cache=cache, overlays=overlays
    )
    return travel(trip, Outcome, partial(_make, trip, format), form=format)


def _make(trip: Trip, format: Format, gathered: Gathered) -> Outcome:
    # Imported here: after most edits of prose there is no document to make.
    from rst2openapi.build.document import put_together

    return _outcome(put_together(trip, gathered, format), format)


def _outcome(built: Built, format: Format) -> Outcome:
    return Outcome(
        data=built.data(format),
        source_map=built.source_map,
        diagnostics=built.diagnostics,
        pages=built.pages,
        operations=built.operations,
        schemas=built.schemas,
        rows=built.rows,
    )
