"""What changed between two documents, and whom it breaks.

In: two documents. Out: `Change`s with stable codes, each breaking, warning or info, as text or
JSON. This room never sees pages.
"""

from __future__ import annotations

from rst2openapi.outputs.changes.catalogue import CATALOGUE, Change, Kind, Level
from rst2openapi.outputs.changes.compare import compare_documents
from rst2openapi.outputs.changes.report import (
    change_json,
    change_text,
    count_levels,
    is_failure,
)

__all__ = [
    "CATALOGUE",
    "Change",
    "Kind",
    "Level",
    "change_json",
    "change_text",
    "compare_documents",
    "count_levels",
    "is_failure",
]
