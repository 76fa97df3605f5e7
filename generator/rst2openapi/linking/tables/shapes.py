"""Tables beside examples: what the examples show at each row, and what only they tell.

In: body roots and the values of examples. Out: the tables reached, in `Reached`, with the values
seen at every row. Tables without a link are found by the keys of the example; children that stand
beside their parent get a table of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.linking.inference import keys_below
from rst2openapi.linking.tables.atlas import Atlas, Entry, Node, RowKey
from rst2openapi.linking.tables.keyed import as_map, is_of_pairs, with_free_keys
from rst2openapi.linking.tables.references import (
    Targets,
    is_map_of_values,
    leaves,
    may_have_table,
    names_field,
)
from rst2openapi.linking.words import words
from rst2openapi.model import Json
from rst2openapi.reading.draft import (
    ArrayType,
    LinkedType,
    MapType,
    NamedType,
    ObjectType,
    ScalarType,
    TypeExpr,
    UnknownType,
)
from rst2openapi.rules.linking import (
    FLATTENED_TABLE,
    LINK_MEANS_ANOTHER,
    LINKED_BY_EXAMPLE,
    LIST_WITHOUT_NAME,
)

Values = list[Json]
Dicts = list[dict[str, Json]]


class Reached(Struct):
    """What the walk has found so far."""

    atlas: Atlas
    targets: Targets
    report: Report
    tables: dict[str, Node] = field(default_factory=dict)
    """By key, in the order reached."""
    parents: dict[str, tuple[Node, Entry]] = field(default_factory=dict)
    """The first row that led to a table."""
    samples: dict[RowKey, Values] = field(default_factory=dict)
    """Values of the examples at a row."""
    pointed: frozenset[str] = frozenset()
    """Keys of the tables that some row points to."""
    taken: set[str] = field(default_factory=set)
    """Keys of the tables found by example."""
    hints: dict[str, str] = field(default_factory=dict)
    """Key of a body root → what the whole body would be called."""
    named: set[str] = field(default_factory=set)
    """Keys of the roots that an operation of their own page has named."""


def start(atlas: Atlas, targets: Targets, report: Report) -> Reached:
    """Nothing reached yet."""
    pointed = frozenset(node.key for found in targets.values() for node in found)
    return Reached(atlas, targets, report, pointed=pointed)


def walk(root: Node, values: Sequence[Json], reached: Reached) -> None:
    """Reach every table below a root, with the values that the examples show."""
    pending: list[tuple[Node, Values]] = [(root, list(values))]
    while pending:
        node, shown = pending.pop()
        dicts = [value for value in shown if isinstance(value, dict)]
        if node.key in reached.tables:
            if not shown:
                continue
            node = reached.tables[node.key]
        else:
            node = _as_shown(_unflattened(node, dicts, reached), dicts, reached)
            node = _as_list(node, shown, reached)
            reached.tables[node.key] = node
        for entry in node.entries:
            below = _values_at(entry, shown, dicts, node)
            reached.samples.setdefault(entry.key, []).extend(below)
            inner = list(_inner(entry.row.type, below))
            for target in _targets(entry, node, inner, reached):
                reached.parents.setdefault(target.key, (node, entry))
                pending.append((target, _fitting(target, inner, entry, reached)))


def _as_shown(node: Node, dicts: Dicts, reached: Reached) -> Node:
    """The table with the free keys that its map has, or that its rows stand for."""
    above = reached.parents.get(node.key)
    if above is None:
        return as_map(node, dicts, reached.report)
    entry = above[1]
    is_map = is_map_of_values(entry.row.type)
    node = as_map(node, dicts, reached.report, is_map=is_map)
    return with_free_keys(node, entry, dicts) if is_map or is_of_pairs(entry.row) else node


def _as_list(node: Node, shown: Values, reached: Reached) -> Node:
    """The table of one list as that list, where every example is the list without its name."""
    full = [value for value in shown if value]
    if not full or not all(isinstance(value, list) for value in full) or len(node.entries) != 1:
        return node
    entry = node.entries[0]
    items = reached.targets.get(entry.key, ())
    if entry.row.marker or not isinstance(entry.row.type, ArrayType) or len(items) != 1:
        return node
    keys = _keys_of(full)
    if entry.row.name in keys or 2 * len(items[0].names & keys) < max(len(items[0].names), 2):
        return node
    reached.report(LIST_WITHOUT_NAME.at(entry.row.span, field=entry.name))
    row = replace(entry.row, name="", marker="items")
    return Node(node.key, node.path, node.table, (Entry(entry.key, row),), node.guess)


def _keys_of(values: Sequence[Json]) -> set[str]:
    """The keys of the objects in lists."""
    lists = (value for value in values if isinstance(value, list))
    return {key for value in lists for one in value if isinstance(one, dict) for key in one}


def _fitting(target: Node, inner: Values, entry: Entry, reached: Reached) -> Values:
    """Among alternatives, the values that share a key with this one."""
    if len(reached.targets.get(entry.key, ())) < 2:
        return inner
    return [one for one in inner if isinstance(one, dict) and target.names & one.keys()]


def _values_at(entry: Entry, shown: Values, dicts: Dicts, node: Node) -> Values:
    match entry.row.marker:
        case "items":
            return [one for value in shown if isinstance(value, list) for one in value]
        case "key":
            return [one for value in dicts for key, one in value.items() if key not in node.names]
        case "body":
            return []
        case _:
            return [value[entry.row.name] for value in dicts if entry.row.name in value]


def _inner(type: TypeExpr, values: Values) -> Iterator[Json]:
    """The values inside arrays and maps, however deep the type says; lists are always opened."""
    for value in values:
        if isinstance(value, list):
            yield from _inner(type.item if isinstance(type, ArrayType) else type, value)
        elif isinstance(type, MapType) and isinstance(value, dict) and not is_map_of_values(type):
            yield from _inner(type.value, list(value.values()))
        else:
            yield value


# --- tables that only the example ties to a row -------------------------------------------------
def _targets(entry: Entry, node: Node, inner: Values, reached: Reached) -> tuple[Node, ...]:
    """The tables of a row's object; where an example shows none of their fields, another's."""
    linked = reached.targets.get(entry.key, ())
    keys = {key for value in inner if isinstance(value, dict) for key in value}
    if not keys or any(one.names & keys or not one.names for one in linked):
        return linked
    is_open = may_have_table(entry.row) or _shows_objects(entry, inner)
    free = [one for one in reached.atlas.group(node) if _is_free(one, node, reached)]
    if linked:
        free = [one for one in free if names_field(one.table.subject, entry.row.name)]
    if not is_open:
        return linked
    return (
        _by_example(entry, keys, free, linked, reached)
        or linked
        or _by_sibling(entry, node, keys, reached)
    )


def _by_example(
    entry: Entry,
    keys: set[str],
    free: Sequence[Node],
    linked: Sequence[Node],
    reached: Reached,
) -> tuple[Node, ...]:
    best = max(
        free,
        key=lambda one: (len(one.names & keys), one.table.span.line and -one.table.span.line),
        default=None,
    )
    if best is None or 2 * len(best.names & keys) < max(len(keys), 2):
        return ()
    reached.taken.add(best.key)
    reached.targets[entry.key] = (best,)
    span, field, caption = entry.row.span, entry.name, best.title
    if linked:
        other = linked[0].title
        reached.report(LINK_MEANS_ANOTHER.at(span, field=field, linked=other, caption=caption))
    else:
        reached.report(LINKED_BY_EXAMPLE.at(span, field=field, caption=caption))
    return (best,)


def _by_sibling(entry: Entry, node: Node, keys: set[str], reached: Reached) -> tuple[Node, ...]:
    """The table of a row that this one is a variant of: `tags` for `not_tags` and `tags_any`."""
    parts = set(words(entry.row.name))
    for other in node.entries:
        told = reached.targets.get(other.key, ())
        if other is entry or len(told) != 1 or not set(words(other.row.name)) < parts:
            continue
        if keys <= told[0].names and isinstance(other.row.type, type(entry.row.type)):
            reached.targets[entry.key] = told
            caption = told[0].title
            reached.report(LINKED_BY_EXAMPLE.at(entry.row.span, field=entry.name, caption=caption))
            return told
    return ()


def _is_free(one: Node, node: Node, reached: Reached) -> bool:
    taken = one.key in reached.pointed or one.key in reached.tables or one.key in reached.taken
    is_body = one.table.place in (None, "body") and one.table.section != "uri"
    return one.key != node.key and not taken and is_body


# --- flattened tables ---------------------------------------------------------------------------
def _unflattened(node: Node, dicts: Dicts, reached: Reached) -> Node:
    """The table without the rows that the example shows inside an object of the same table."""
    shown = {key for value in dicts for key in value}
    if not shown:
        return node
    entries = list(node.entries)
    for entry in node.entries:
        if entry not in entries or not entry.row.name:
            continue
        values = [value[entry.row.name] for value in dicts if entry.row.name in value]
        if not _is_bare_object(entry) and not _shows_objects(entry, values):
            continue
        keys = keys_below(values)  # grandchildren stand in the same table as well
        children = _children(entry, entries, keys, shown)
        if not children or not _is_told_here(entry, node, children, keys, reached):
            continue
        if not _is_bare_object(entry) and not _fill(children, values):
            continue  # a text that holds namesakes of rows beside it
        part = node.part(entry.row.name, children, FLATTENED_TABLE.code)
        reached.targets[entry.key] = (part,)
        entries = [one for one in entries if one not in children]
        names = _listed([one.name for one in children])
        reached.report(FLATTENED_TABLE.at(entry.row.span, children=names, field=entry.name))
    if len(entries) == len(node.entries):
        return node
    return Node(node.key, node.path, node.table, tuple(entries), node.guess)


_NAMED = 4
"""So many children are named in a finding that speaks of more."""


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    named = ", ".join(names[:_NAMED])
    return f"{named} and {more} more" if more > 1 else ", ".join(names)


def _children(
    entry: Entry, entries: Sequence[Entry], keys: set[str], shown: set[str]
) -> list[Entry]:
    """The rows that belong inside an object: those that the example shows there.

    Where the example holds the object and nothing else, so do the rows that it leaves out.
    """
    outside = shown - {entry.row.name}
    others = [one for one in entries if one is not entry and one.row.name not in outside]
    inside = [one for one in others if one.row.name in keys]
    return others if inside and shown == {entry.row.name} else inside


def _is_told_here(
    entry: Entry, node: Node, children: Sequence[Entry], keys: set[str], reached: Reached
) -> bool:
    """Whether the rows beside an object describe it better than a table of the other side does."""
    told = reached.targets.get(entry.key, ())
    is_borrowed = all(one.table.side not in (None, node.table.side) for one in told)
    known = {name for one in told for name in one.names}
    return is_borrowed and len(known & keys) < sum(one.row.name in keys for one in children)


def _is_bare_object(entry: Entry) -> bool:
    kinds = (ObjectType, UnknownType, NamedType, LinkedType)
    if isinstance(entry.row.type, MapType):
        return False  # its keys are free, whatever rows they are called like
    return any(isinstance(leaf, kinds) for leaf in leaves(entry.row.type))


def _shows_objects(entry: Entry, values: Values) -> bool:
    """Whether the example shows objects where the table says a text or a number."""
    type = entry.row.type
    is_value = isinstance(type.item if isinstance(type, ArrayType) else type, ScalarType)
    return is_value and bool(values) and all(isinstance(value, dict) for value in values)


def _fill(children: Sequence[Entry], values: Values) -> bool:
    """Whether rows tell every field of the objects that an example shows."""
    keys = {key for value in values if isinstance(value, dict) for key in value}
    return keys <= {one.row.name for one in children}
