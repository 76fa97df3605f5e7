"""Which table describes the whole body: the one that no other table of its side points to.

In: the tables of one side and status, and what its examples show. Out: the root; several are
alternatives of the body. Rows that are no members of the body are already taken out.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.diagnostics import Report
from rst2openapi.linking.inference import keys_below
from rst2openapi.linking.tables.atlas import Entry, Node
from rst2openapi.linking.tables.references import Targets
from rst2openapi.model import Json
from rst2openapi.rules.linking import SEVERAL_ROOTS


def pointed(group: Sequence[Node], targets: Targets) -> set[str]:
    """Keys of the tables to which another table of the group points."""
    return {
        target.key
        for node in group
        for entry in node.entries
        for target in targets.get(entry.key, ())
        if target.key != node.key
    }


def find_roots(
    group: Sequence[Node], targets: Targets, side: str, values: Sequence[Json], report: Report
) -> tuple[Node, ...]:
    """The tables that describe the whole body, most often one.

    A table whose caption says that it is the body wins, then tables with a generic caption, then
    the first. Several tables without a common field are one body in pieces; with common fields
    they are alternatives. `values` are those that examples of the side show.
    """
    below = pointed(group, targets)
    free = [node for node in group if node.key not in below] or list(group[:1])
    said = [node for node in free if node.table.place in ("body", "form")]
    generic = [node for node in free if not node.table.subject]
    roots = said or generic or free[:1]
    roots = [root for root in roots if not _is_sunk(root, roots, values)]
    if len(roots) <= 1:
        return tuple(roots)
    shared = _share_names(roots)
    taken = "alternatives of the body" if shared else "parts of one body"
    report(SEVERAL_ROOTS.at(roots[0].span, count=len(roots), side=side, taken=taken))
    return tuple(roots) if shared else (_joined(roots),)


def _share_names(roots: Sequence[Node]) -> bool:
    seen: set[str] = set()
    for root in roots:
        if seen & root.names:
            return True
        seen |= root.names
    return False


def _joined(roots: Sequence[Node]) -> Node:
    first = roots[0]
    entries: list[Entry] = [entry for root in roots for entry in root.entries]
    return Node(first.key, first.path, first.table, tuple(entries))


def _is_sunk(root: Node, roots: Sequence[Node], values: Sequence[Json]) -> bool:
    """Whether every example shows the fields of a table deep inside, and those of another on top.

    Tables of the ways in which one member can be filled stand below the body's own without a link.
    """
    tops = [value.keys() for value in values if isinstance(value, dict) and value]
    if not tops or len(roots) < 2 or any(root.names & top for top in tops):
        return False
    is_told = all(any(one.names & top for one in roots) for top in tops)
    return is_told and len(root.names & keys_below(values)) >= _SUNK


_SUNK = 2
"""So many fields that stand deeper are no namesakes."""
