"""Tables that describe the members of a map.

In: a table and the objects that the examples show in its place. Out: the table, its rows `key` and
`value` turned into the rule for free keys where no example has a member of these names; and such a
rule beside rows that name some keys of a map. Tables whose examples do have members `key` and
`value`, such as lists of tags, stay what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rst2openapi.diagnostics import Report
from rst2openapi.linking.atlas import Entry, Node
from rst2openapi.linking.words import fold
from rst2openapi.model import Json
from rst2openapi.reading.draft import ArrayType, Constraints, MapType, TypeExpr
from rst2openapi.rules.linking import KEYS_ONLY_IN_EXAMPLE

_PAIR = frozenset({"key", "value"})
_PAIR_IN_ONE = frozenset({"keyval", "keyvalue", "keyvalues", "keyvaluepair"})


def as_map(
    node: Node, dicts: Sequence[dict[str, Json]], report: Report, *, is_map: bool = False
) -> Node:
    """The table as a rule for free keys, if the type above or the examples make that of it."""
    names = frozenset(fold(name) for name in node.names)
    shown = {key for value in dicts for key in value}
    if (
        not (shown or is_map)
        or shown & node.names
        or any(entry.row.marker for entry in node.entries)
    ):
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


def with_free_keys(node: Node, free: Entry, dicts: Sequence[dict[str, Json]]) -> Node:
    """The table of some keys of a map, with room for the other keys that the examples show."""
    others = {key for value in dicts for key in value} - node.names
    if not others or any(entry.row.marker for entry in node.entries):
        return node
    row = replace(
        free.row,
        name="",
        marker="key",
        type=_value(free.row.type),
        description="",
        constraints=Constraints(),
    )
    rest = Entry(free.key, row)
    return Node(node.key, node.path, node.table, (*node.entries, rest), node.guess)


def _value(type: TypeExpr) -> TypeExpr:
    match type:
        case ArrayType(item=inner):
            return _value(inner)
        case MapType(value=inner):
            return inner
        case _:
            return type


def _of_a_pair(node: Node) -> tuple[Entry, ...]:
    """Both rows speak of the free keys; the last one, of the values, decides about their type."""
    key, value = sorted(node.entries, key=lambda entry: fold(entry.row.name) == "value")
    said = "\n\n".join(text for text in (key.row.description, value.row.description) if text)
    return (*_free(key, key.row.description), *_free(value, said))


def _free(entry: Entry, description: str) -> tuple[Entry, ...]:
    row = replace(entry.row, name="", marker="key", description=description)
    return (Entry(entry.key, row),)
