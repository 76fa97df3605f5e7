"""Links from a request to a table of the answer, or back, where each has a table of that name.

In: the atlas and the targets so far. Out: targets changed, each change reported. A copied row keeps
the label of the side that it was copied from; the caption says which table is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Atlas, Entry, Node
from rst2openapi.linking.tables.references import Targets, named_by_caption
from rst2openapi.linking.words import fold
from rst2openapi.rules.linking import LINK_TO_OTHER_SIDE


def keep_to_sides(atlas: Atlas, targets: Targets, report: Report) -> None:
    """Lead rows back to a table of their own side that is called like the one they refer to.

    Only where no row points to that table: else the link says what is meant.
    """
    pointed = {node.key for found in targets.values() for node in found}
    for entry, node, found in _leaving(atlas, targets):
        own = named_by_caption(entry, node, atlas)
        if own is None or own.key in pointed or not _are_called_alike(own, found):
            continue
        targets[entry.key] = (own,)
        report(
            LINK_TO_OTHER_SIDE.at(
                entry.row.span,
                field=entry.name,
                own=node.table.side,
                other=found.table.side,
                caption=own.title,
            )
        )


def _are_called_alike(own: Node, other: Node) -> bool:
    return fold(own.table.subject) == fold(other.table.subject)


def _leaving(atlas: Atlas, targets: Targets) -> Iterator[tuple[Entry, Node, Node]]:
    """Rows with one target that is of the other side: the row, its table, the target."""
    for node in atlas.nodes():
        if node.table.side is None:
            continue
        for entry in node.entries:
            found = targets.get(entry.key, ())
            if len(found) == 1 and _is_opposite(found[0], node):
                yield entry, node, found[0]


def _is_opposite(target: Node, node: Node) -> bool:
    sides = {target.table.side, node.table.side}
    return target.path == node.path and sides == {"request", "response"}
