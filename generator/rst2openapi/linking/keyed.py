"""Tables of `key` and `value` that describe the members of a map.

In: a table and the objects that the examples show in its place. Out: the table, its rows turned
into the rule for free keys where no example has a member `key` or `value`. Tables whose examples
do have them, such as lists of tags, stay what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rst2openapi.diagnostics import Report
from rst2openapi.linking.atlas import Entry, Node
from rst2openapi.linking.words import fold
from rst2openapi.model import Json
from rst2openapi.rules.linking import KEYS_ONLY_IN_EXAMPLE

_PAIR = frozenset({"key", "value"})
_PAIR_IN_ONE = frozenset({"keyval", "keyvalue", "keyvalues", "keyvaluepair"})


def as_map(node: Node, dicts: Sequence[dict[str, Json]], report: Report) -> Node:
    """The table as a rule for free keys, if that is what its examples make of it."""
    names = frozenset(fold(name) for name in node.names)
    shown = {key for value in dicts for key in value}
    if not shown or shown & node.names or any(entry.row.marker for entry in node.entries):
        return node
    if len(node.entries) != len(names):
        return node
    if names == _PAIR:
        free = _of_a_pair(node)
    elif len(names) == 1 and names <= _PAIR_IN_ONE:
        free = _free(node.entries[0], node.entries[0].row.description)
    else:
        return node
    listed = ", ".join(entry.name for entry in node.entries)
    report(KEYS_ONLY_IN_EXAMPLE.at(node.span, caption=node.title, rows=listed))
    return Node(node.key, node.path, node.table, free, node.guess)


def _of_a_pair(node: Node) -> tuple[Entry, ...]:
    """Both rows speak of the free keys; the last one, of the values, decides about their type."""
    key, value = sorted(node.entries, key=lambda entry: fold(entry.row.name) == "value")
    said = "\n\n".join(text for text in (key.row.description, value.row.description) if text)
    return (*_free(key, key.row.description), *_free(value, said))


def _free(entry: Entry, description: str) -> tuple[Entry, ...]:
    row = replace(entry.row, name="", marker="key", description=description)
    return (Entry(entry.key, row),)
