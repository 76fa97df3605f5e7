"""Description cells → text, constraints and links.

In: a description cell, the type and the name of its row, the words. Out: a `ReadDescription`. A
wrong constraint is worse than none: what a cell does not say plainly is not read. The wordings are
data (`reading/vocabulary/cells.toml`).
"""

from __future__ import annotations

from rst2openapi.reading.description.read import (
    ReadDescription,
    list_told,
    read_description,
    type_of_range,
)

__all__ = ["ReadDescription", "list_told", "read_description", "type_of_range"]
