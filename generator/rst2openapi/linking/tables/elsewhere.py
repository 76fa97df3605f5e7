"""Bodies that another page describes, to which a sentence of the section leads.

In: the draft of an operation without a table of its own, and the atlas. Out: the table that is
meant, and that of failed calls beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.linking.tables.atlas import Atlas, Node
from rst2openapi.linking.tables.references import Targets, is_body, table_at
from rst2openapi.linking.tables.roots import pointed
from rst2openapi.linking.tables.shown import members_of, shown_values
from rst2openapi.model import Json
from rst2openapi.reading.draft import OperationDraft, Side


def told_elsewhere(
    operation: OperationDraft, path: str, side: Side, atlas: Atlas
) -> tuple[Node, ...]:
    """The body that a sentence says another page describes, where this one has no table of it.

    What failed calls answer is told on pages of its own, to which every page may lead.
    """
    values = shown_values(operation, side)
    for link in operation.request_links if side == "request" else operation.response_links:
        if side == "response" and link.of_failures:
            continue
        found = table_at(link.label, path, side, atlas)
        if found is not None and found.path != path and found.table.place in (None, "body"):
            meant = _shown_by(values, found, side, atlas)
            if meant is not None:
                return (meant,)
    return ()


def _shown_by(values: Sequence[Json], found: Node, side: Side, atlas: Atlas) -> Node | None:
    """The table of a page that examples of a body show; where they show none of it, none is meant.

    A page may describe a list of things, of which one is shown here below a key of its own.
    """
    tops = members_of(values)
    if not tops or tops & found.names:
        return found
    inner = [part for value in values if isinstance(value, dict) for part in value.values()]
    keys = members_of(inner) if len(tops) == 1 else set()
    fitting = [
        one
        for one in atlas.tables[found.path]
        if is_body(one.table)
        and one.table.side in (None, side)
        and 0 < len(keys) <= 2 * len(keys & one.names)
    ]
    return max(fitting, key=lambda one: len(keys & one.names), default=None)


def failures_beside(success: Node, nodes: Sequence[Node], targets: Targets) -> tuple[Node, ...]:
    """Of the tables of a page of answers, the first that tells what failed calls answer."""
    below = pointed(nodes, targets)
    told = (one for one in nodes if one.table.of_failures and one.key not in below)
    return tuple(one for one in told if one is not success and is_body(one.table))[:1]
