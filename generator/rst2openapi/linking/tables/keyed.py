"""Tables that describe the members of a map.

In: a table and the objects that the examples show in its place. Out: the table, its rows `key` and
`value` turned into the rule for free keys where no example has a member of these names; and such a
rule beside rows that name some keys of a map. Tables whose examples do have members `key` and
`value`, such as lists of tags, stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Entry, Node
from rst2openapi.linking.tables.references import is_map_of_values
from rst2openapi.linking.words import fold
from rst2openapi.model import Json
from rst2openapi.reading.draft import (
    AnyType,
    ArrayType,
    Constraints,
    LinkedType,
    MapType,
    NamedType,
    ObjectType,
    ReadRow,
    ScalarType,
    TypeExpr,
)
from rst2openapi.rules.linking import KEYS_ONLY_IN_EXAMPLE

_PAIR = frozenset({"key", "value"})
_PAIR_IN_ONE = frozenset({"keyval", "keyvalue", "keyvalues", "keyvaluepair"})


def as_map(
    node: Node, dicts: Sequence[dict[str, Json]], report: Report, *, is_map: bool = False
) -> Node:
    """The table as a rule for free keys, if the type above or the examples make that of it."""
    node = _with_told_keys(node)
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


def _with_told_keys(node: Node) -> Node:
    """A row called `<operator>` stands for any key: no member is called so."""
    told = [entry for entry in node.entries if _ANY_KEY.fullmatch(entry.row.name)]
    if len(told) != 1:
        return node
    entries = tuple(
        Entry(one.key, replace(one.row, name="", marker="key")) if one in told else one
        for one in node.entries
    )
    return Node(node.key, node.path, node.table, entries, node.guess)


_ANY_KEY = re.compile(r"<[A-Za-z][\w -]*>")


def with_free_keys(node: Node, free: Entry, dicts: Sequence[dict[str, Json]]) -> Node:
    """The table of some keys of a map, with room for the others.

    Where the type says that it is a map, an example must show others: tables of all keys exist.
    """
    others = {key for value in dicts for key in value} - node.names
    is_map = is_map_of_values(free.row.type)
    if any(entry.row.marker for entry in node.entries):
        return node
    if not others if is_map else _PAIR & {fold(name) for name in node.names}:
        return node
    row = replace(
        free.row,
        name="",
        marker="key",
        type=_value(free.row.type) if is_map else _alike(node, dicts, others),
        description="",
        constraints=Constraints(),
    )
    rest = Entry(free.key, row)
    return Node(node.key, node.path, node.table, (*node.entries, rest), node.guess)


def is_of_pairs(row: ReadRow) -> bool:
    """Whether the text beside an object calls it pairs of keys and values."""
    kinds = (ObjectType, NamedType, LinkedType)
    return isinstance(row.type, kinds) and row.constraints.pairs


def _alike(node: Node, dicts: Sequence[dict[str, Json]], others: Collection[str]) -> TypeExpr:
    """Free values are texts like those of the keys that have rows, unless an example shows else."""
    shown = [value for one in dicts for key, value in one.items() if key in others]
    are_texts = all(
        isinstance(entry.row.type, ScalarType) and entry.row.type.kind == "string"
        for entry in node.entries
    )
    is_text = are_texts and all(isinstance(value, str) for value in shown)
    return ScalarType("string") if is_text else AnyType()


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
