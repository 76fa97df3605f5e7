"""Rows and tables that are left over after every tie was followed, and belong together.

In: the atlas and the targets so far. Out: further targets, each reported. Names must agree; that
nothing else is left is not enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Atlas, Entry, Node
from rst2openapi.linking.tables.references import Targets, leaves
from rst2openapi.linking.words import fold, singular, words
from rst2openapi.reading.draft import ObjectType
from rst2openapi.rules.linking import LINKED_BY_CAPTION, LINKED_BY_PLACE


def pair_leftovers(atlas: Atlas, targets: Targets, report: Report) -> None:
    """Tie the one untied object of a body to the one untied table whose caption has its name.

    `error` of type `Object` is described by a table `ErrorDetail` that stands beside it.
    """
    pointed = {node.key for found in targets.values() for node in found}
    for nodes in atlas.tables.values():
        for group in {atlas.group(node): None for node in nodes if node.table.side}:
            _pair(group, pointed, targets, atlas, report)


def _pair(
    group: Sequence[Node], pointed: set[str], targets: Targets, atlas: Atlas, report: Report
) -> None:
    free = [
        node
        for node in group
        if node.table.subject and node.table.place is None and node.key not in pointed
    ]
    open_rows = [
        entry
        for node in group
        if node not in free
        for entry in node.entries
        if entry.key not in targets and _is_open(entry)
    ]
    if not free:
        _pair_by_place(group, open_rows, pointed, targets, atlas, report)
    if len(free) != 1:
        return
    named = [entry for entry in open_rows if _names(free[0].table.subject, entry.row.name)]
    if len(named) == 1:
        targets[named[0].key] = (free[0],)
        found = LINKED_BY_CAPTION.at(named[0].row.span, field=named[0].name, caption=free[0].title)
        report(found)


def _pair_by_place(
    group: Sequence[Node],
    open_rows: Sequence[Entry],
    pointed: set[str],
    targets: Targets,
    atlas: Atlas,
    report: Report,
) -> None:
    """Tie the one untied object of a body to the one other table, where neither has a name.

    A table whose fields an example shows beside the object, or of an error, is no part of it.
    """
    loose = [node for node in group if node.table.place is None and node.key not in pointed]
    if len(loose) != 2 or len(open_rows) != 1:
        return
    body, other = loose
    (row,) = open_rows
    shown = _keys_shown(other, atlas)
    if row not in body.entries or other.names & (body.names | shown) or _is_of_error(other):
        return
    targets[row.key] = (other,)
    report(LINKED_BY_PLACE.at(row.row.span, field=row.name, caption=other.title))


def _keys_shown(node: Node, atlas: Atlas) -> set[str]:
    """The keys of the bodies that the examples of a table's side show."""
    operation = atlas.pages[node.path].operation
    examples = operation.examples if operation is not None else ()
    return {
        key
        for one in examples
        if one.side == node.table.side and isinstance(one.value, dict)
        for key in one.value
    }


def _is_of_error(node: Node) -> bool:
    return any(entry.row.names_failure for entry in node.entries)


def _is_open(entry: Entry) -> bool:
    """An object of which the page says no more."""
    return bool(entry.row.name) and any(
        isinstance(leaf, ObjectType) for leaf in leaves(entry.row.type)
    )


def _names(subject: str, name: str) -> bool:
    """Whether the words of a caption begin or end with those of a name: `ErrorDetail`, `error`."""
    said = [fold(singular(word)) for word in words(subject)]
    asked = [fold(singular(word)) for word in words(name)]
    return bool(asked) and asked in (said[: len(asked)], said[-len(asked) :])
