"""Fields that only the caption of their own table tells of: `roles.links`, and `roles` has no row.

In: the atlas. Out: the same with a row for each such field, reported. The row counts for nothing in
the ledger: no page has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Atlas, Entry, Node
from rst2openapi.linking.tables.twins import nowhere_linked
from rst2openapi.reading.draft import ReadRow, UnknownType
from rst2openapi.rules.linking import ROW_ONLY_IN_CAPTION

_FIELD = re.compile(r"[A-Za-z_][\w-]*")


def with_told_rows(atlas: Atlas, report: Report) -> Atlas:
    """Add the rows that captions tell of and tables lack."""
    changed: dict[str, Node] = {}
    for nodes in atlas.tables.values():
        for group in {atlas.group(node): None for node in nodes if node.table.side}:
            for parent, node, field in _lacking(group, atlas):
                known = changed.get(parent.key, parent)
                path, table, _ = known.entries[0].key
                key = (path, table, -1 - nodes.index(node))
                row = ReadRow(name=field, type=UnknownType(""), required=None, span=node.span)
                entries = (*known.entries, Entry(key, row))
                changed[parent.key] = Node(known.key, path, known.table, entries, known.guess)
                report(
                    ROW_ONLY_IN_CAPTION.at(
                        node.span, field=repr(field), parent=parent.title, caption=node.title
                    )
                )
    if not changed:
        return atlas
    return atlas.with_nodes(changed)


def _lacking(group: Sequence[Node], atlas: Atlas) -> Iterator[tuple[Node, Node, str]]:
    """The table above, the table that no link leads to, and the field that is the way to it."""
    for node in group:
        above, _, field = node.table.subject.rpartition(".")
        parents = [one for one in group if one.table.subject == above and one.entries]
        is_only = sum(one.table.subject.endswith(f".{field}") for one in group) == 1
        is_lost = node.table.place is None and nowhere_linked(node, atlas)
        if not above or len(parents) != 1 or field in parents[0].names:
            continue
        if is_only and is_lost and _FIELD.fullmatch(field):
            yield parents[0], node, field
