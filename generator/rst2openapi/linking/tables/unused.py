"""Tables whose rows are not in the document → findings, one for each thing to mend.

In: the tables of one page that are left over, with the rows left of each. Out: findings. A table to
which only another unused table refers is no finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Entry, Node
from rst2openapi.linking.tables.references import Targets
from rst2openapi.linking.tables.roots import pointed
from rst2openapi.rules.linking import TABLE_ASIDE, UNUSED_TABLE

Left = Mapping[str, Sequence[Entry]]
"""Key of a table → its rows that the document does not hold."""

_NAMED = 2
"""So many tables of a page are named in a finding that speaks of more."""


def report_unused(
    nodes: Sequence[Node], left: Left, targets: Targets, is_aside: bool, report: Report
) -> None:
    """Report the unused tables of a page; those of a page without an operation together."""
    if not nodes:
        return
    if is_aside:
        rows = sum(len(left[node.key]) for node in nodes)
        span = left[nodes[0].key][0].row.span
        report(TABLE_ASIDE.at(span, tables=_tables(nodes), rows=_rows(rows)))
        return
    seen: set[str] = set()
    for top in _tops(nodes, targets):
        reached = [node for node in _below(top, nodes, targets) if node.key not in seen]
        seen.update(node.key for node in reached)
        rows = sum(len(left[node.key]) for node in reached)
        span = left[top.key][0].row.span
        report(UNUSED_TABLE.at(span, caption=top.title, rows=_rows(rows)))


def _tops(nodes: Sequence[Node], targets: Targets) -> list[Node]:
    """The tables to which no other unused one refers; of a ring of tables, the first."""
    below = pointed(nodes, targets)
    tops = [node for node in nodes if node.key not in below]
    reached = {one.key for top in tops for one in _below(top, nodes, targets)}
    for node in nodes:
        if node.key not in reached:
            tops.append(node)
            reached.update(one.key for one in _below(node, nodes, targets))
    return tops


def _below(top: Node, nodes: Sequence[Node], targets: Targets) -> Iterator[Node]:
    """A table and the unused ones that its rows lead to, however far."""
    unused = {node.key: node for node in nodes}
    pending, reached = [top], {top.key}
    while pending:
        node = pending.pop()
        yield node
        for entry in node.entries:
            for target in targets.get(entry.key, ()):
                if target.key in unused and target.key not in reached:
                    reached.add(target.key)
                    pending.append(unused[target.key])


def _tables(nodes: Sequence[Node]) -> str:
    named = ", ".join(node.title for node in nodes[:_NAMED])
    more = len(nodes) - _NAMED
    kind = "table" if len(nodes) == 1 else "tables"
    return f"{kind} {named} and {more} more" if more > 0 else f"{kind} {named}"


def _rows(count: int) -> str:
    return "1 row is" if count == 1 else f"{count} rows are"
