"""What changed between two documents, and whom it breaks.

In: two documents, their source maps, and what has been accepted. Out: `Change`s with stable codes,
each breaking, warning or info, in the formats that people and CI read. This room never sees pages.
"""

from __future__ import annotations

from rst2openapi.outputs.changes.accept import (
    Acceptance,
    AcceptanceError,
    Judged,
    judge,
    parse_acceptances,
)
from rst2openapi.outputs.changes.advice import Advice, Bump, advise
from rst2openapi.outputs.changes.catalogue import CATALOGUE, Change, Kind, Level
from rst2openapi.outputs.changes.changelog import (
    ChangeSet,
    add_entry,
    log_version,
    next_version,
)
from rst2openapi.outputs.changes.compare import compare_documents
from rst2openapi.outputs.changes.report import (
    FORMATS,
    change_markdown,
    change_text,
    count_levels,
    is_failure,
    render_changes,
)

__all__ = [
    "CATALOGUE",
    "FORMATS",
    "Acceptance",
    "AcceptanceError",
    "Advice",
    "Bump",
    "Change",
    "ChangeSet",
    "Judged",
    "Kind",
    "Level",
    "add_entry",
    "advise",
    "change_markdown",
    "change_text",
    "compare_documents",
    "count_levels",
    "is_failure",
    "judge",
    "log_version",
    "next_version",
    "parse_acceptances",
    "render_changes",
]
