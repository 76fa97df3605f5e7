"""Change lists as text and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rst2openapi.outputs.changes.catalogue import Change, Level

_OPERATIONS_SHOWN = 3


def change_text(changes: Sequence[Change]) -> str:
    """The changes for people: a block for each level, a line for each change, closing counts."""
    if not changes:
        return "no changes\n"
    lines: list[str] = []
    for level in Level:
        here = [one for one in changes if one.kind.level is level]
        if here:
            lines.append(f"{level.value} ({len(here)})")
            lines.extend(_line(one) for one in here)
            lines.append("")
    counts = count_levels(changes)
    lines.append(", ".join(f"{number} {level}" for level, number in counts.items()))
    return "\n".join(lines) + "\n"


def _line(change: Change) -> str:
    users = change.operations
    reach = ""
    if change.where.startswith("schema ") and users:
        more = len(users) - _OPERATIONS_SHOWN
        reach = (
            f" ({', '.join(users[:_OPERATIONS_SHOWN])}{f' and {more} more' if more > 0 else ''})"
        )
    page = f"  <- {change.source}" if change.source else ""
    return f"  {change.where}: {change.message}  [{change.kind.code}]{reach}{page}"


def change_json(changes: Sequence[Change]) -> str:
    """The changes for programs, in a stable order of keys."""
    listed = [
        {
            "code": one.kind.code,
            "level": one.kind.level.value,
            "where": one.where,
            "message": one.message,
            "pointer": one.pointer,
            "before": one.before,
            "after": one.after,
            "operations": list(one.operations),
            "source": one.source,
        }
        for one in changes
    ]
    return json.dumps({"counts": count_levels(changes), "changes": listed}, indent=2) + "\n"


def count_levels(changes: Sequence[Change]) -> dict[str, int]:
    """How many changes there are of each level, breaking first."""
    return {level.value: sum(one.kind.level is level for one in changes) for level in Level}


def is_failure(changes: Sequence[Change], fail_on: str) -> bool:
    """Whether any change is at least as bad as `fail_on` (`breaking`, `warning` or `info`)."""
    levels = list(Level)
    bar = levels.index(Level(fail_on))
    return any(levels.index(one.kind.level) <= bar for one in changes)
