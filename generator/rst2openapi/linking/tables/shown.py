"""What the examples of an operation show of its bodies.

In: the draft of an operation. Out: values, and the members of those that are objects.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.model import Json
from rst2openapi.reading.draft import OperationDraft, Side


def shown_values(operation: OperationDraft, side: Side) -> list[Json]:
    """The bodies of one side that are shown."""
    return [one.value for one in operation.examples if one.side == side and one.is_json]


def members_of(values: Sequence[Json]) -> set[str]:
    """The names of the members of some values."""
    return {key for value in values if isinstance(value, dict) for key in value}
