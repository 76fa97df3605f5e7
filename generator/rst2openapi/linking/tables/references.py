"""A row → the table it points to.

In: a row, its table and the atlas. Out: the tables that describe its object, by the first route
that finds one. Several tables are alternatives. Where a table stands is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from msgspec import Struct

from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Atlas, Entry, Node, RowKey
from rst2openapi.linking.tables.crossings import Dangling
from rst2openapi.linking.tables.twins import are_elsewhere, nearest, nowhere_linked
from rst2openapi.linking.words import fold, singular
from rst2openapi.reading.draft import (
    AnyType,
    ArrayType,
    ChoiceType,
    FileType,
    LinkedType,
    MapType,
    NamedType,
    ObjectType,
    ReadRow,
    ReadTable,
    ScalarType,
    Side,
    TypeExpr,
    UnknownType,
)
from rst2openapi.rules.linking import (
    LINK_MEANS_ANOTHER,
    LINK_WITHOUT_TARGET,
    LINKED_BY_CAPTION,
    SELF_LABEL,
)

Targets = dict[RowKey, tuple[Node, ...]]
"""Which tables describe a row's object; rows without any are not in it."""


def leaves(type: TypeExpr) -> Iterator[TypeExpr]:
    """The types inside arrays, maps and choices."""
    match type:
        case ArrayType(item=inner) | MapType(value=inner):
            yield from leaves(inner)
        case ChoiceType(options=options):
            for option in options:
                yield from leaves(option)
        case (
            ScalarType()
            | LinkedType()
            | NamedType()
            | ObjectType()
            | FileType()
            | AnyType()
            | UnknownType()
        ):
            yield type
        case _:
            assert_never(type)


def may_have_table(row: ReadRow) -> bool:
    """Whether the row's type leaves room for an object.

    A `String` with a link leads to a list of values (some 50 rows), never to an object.
    """
    if isinstance(row.type, ScalarType):
        return False  # as most are
    return any(isinstance(leaf, _OPEN) for leaf in leaves(row.type))


_OPEN = (LinkedType, NamedType, ObjectType, UnknownType)


def is_map_of_values(type: TypeExpr) -> bool:
    """A map of strings or numbers: `Map<String,String>`, or a list of such maps."""
    match type:
        case ArrayType(item=inner):
            return is_map_of_values(inner)
        case MapType(value=ScalarType()):
            return True
        case _:
            return False


def table_at(label: str, path: str, side: Side | None, atlas: Atlas) -> Node | None:
    """The table with a label, or the body table of another page with it, seen from a page.

    What failed calls answer is that body only where the page describes nothing else.
    """
    found = atlas.by_label.get(label.lower())
    there = atlas.page_labels.get(label.lower(), path)
    if found is not None or there == path:
        return found
    bodies = [
        one for one in atlas.tables[there] if is_body(one.table) and one.table.side in (None, side)
    ]
    return min(bodies, key=lambda one: one.table.of_failures, default=None)


def is_body(table: ReadTable) -> bool:
    """Whether a table may describe a body, or a part of one."""
    return table.place in (None, "body") and table.section != "uri"


class _Search(Struct, frozen=True):
    entry: Entry
    node: Node
    atlas: Atlas

    def at_label(self, label: str) -> Node | None:
        return table_at(label, self.node.path, self.node.table.side, self.atlas)

    def linked(self, column: str) -> tuple[Node, ...]:
        """The tables that the links of a column mean."""
        found = self.at_links(column)
        return tuple(dict.fromkeys(nearest(one, self.node, self.atlas) for one in found))

    def at_links(self, column: str) -> tuple[Node, ...]:
        """The tables at the labels of a column's links."""
        labels = [link.label for link in self.entry.row.links if link.column == column]
        if column == "type":
            inside = leaves(self.entry.row.type)
            labels = [one.label for one in inside if isinstance(one, LinkedType)] or labels
        found = (self.at_label(label) for label in dict.fromkeys(labels) if label)
        return tuple(dict.fromkeys(node for node in found if node is not None))


# --- the routes ---------------------------------------------------------------------------------
def _by_type_link(search: _Search) -> tuple[Node, ...]:
    """Copied cells may point at another page although a free table here is called the same."""
    found = search.linked("type")
    own = _by_caption_field(search) if are_elsewhere(found, search.node) else ()
    group = search.atlas.group(search.node)
    is_free = all(one in group and nowhere_linked(one, search.atlas) for one in own)
    return own if own and is_free and _are_alike(own, found, search.entry.row.name) else found


def _by_description_link(search: _Search) -> tuple[Node, ...]:
    """Prose also mentions tables of parameters; those describe no object.

    Copied prose may point at another page although a table here is called like the field.
    """
    found = tuple(one for one in search.linked("description") if one.table.place in (None, "body"))
    if are_elsewhere(found, search.node):
        own = _by_caption_field(search)
        return own if own and _are_alike(own, found, search.entry.row.name) else found
    return found


def _are_alike(own: Sequence[Node], found: Sequence[Node], name: str) -> bool:
    """Whether tables have the captions of others, as far as these are called after the field."""
    called = {fold(one.table.caption) for one in found if name in one.table.caption.split()}
    return not called or all(fold(one.table.caption) in called for one in own)


def _by_name_link(search: _Search) -> tuple[Node, ...]:
    return search.linked("name")


def _by_caption_field(search: _Search) -> tuple[Node, ...]:
    """`tags field description`, `spec/extendParam`: the caption names the field."""
    if isinstance(search.entry.row.type, MapType):
        return ()  # free keys; a table of that name is one of another row
    return _first(search, lambda subject: names_field(subject, search.entry.row.name))


def _by_caption_type(search: _Search) -> tuple[Node, ...]:
    """`List<JobParam>`: the caption names the type."""
    names = {fold(word) for word in _type_words(search.entry.row.type)} - {""}
    names |= {fold(singular(name)) for name in names}
    return _first(search, lambda subject: fold(subject) in names)


ROUTES: tuple[Callable[[_Search], tuple[Node, ...]], ...] = (
    _by_type_link,
    _by_description_link,
    _by_name_link,
    _by_caption_field,
    _by_caption_type,
)
"""In order of trust. Over a large body of pages: 5,227 rows by type link, 1,684 by description
link, 447 by name link, 148 by the field in a caption, 28 by the type in a caption."""


def _described_map(search: _Search) -> tuple[Node, ...]:
    """The table of the same page whose fields a map of strings has, if the row leads to one."""
    for column in ("type", "description", "name"):
        found = search.linked(column)
        group = search.atlas.group(search.node)
        if found and all(one in group and one.table.place in (None, "body") for one in found):
            return found
    return ()


def named_by_caption(entry: Entry, node: Node, atlas: Atlas) -> Node | None:
    """The table of the same side and status whose caption names the row or its type."""
    search = _Search(entry, node, atlas)
    group = atlas.group(node)
    found = [one for route in (_by_caption_field, _by_caption_type) for one in route(search)]
    return next((one for one in found if one in group), None)


def _first(search: _Search, fits: Callable[[str], bool]) -> tuple[Node, ...]:
    """The first table whose caption fits: same side and status, then the rest of the page.

    A parameter of the address is no object of the answer that happens to have its name.
    """
    group = search.atlas.group(search.node)
    is_address = search.node.table.section == "uri"
    rest = [
        one
        for one in search.atlas.tables[search.node.path]
        if one not in group
        and not one.table.statuses
        and not (is_address and one.table.side == "response")
    ]
    for one in (*group, *rest):
        if one is search.node or not one.table.subject or not fits(one.table.subject):
            continue
        if one in group or not _lists_rows_of(one, search.node):
            return (one,)
    return ()


def _lists_rows_of(one: Node, node: Node) -> bool:
    """Whether a table has rows of a table of the other side beside the object that they are of."""
    return len(one.names & node.names) >= _SEVERAL


_SEVERAL = 2


def names_field(subject: str, name: str) -> bool:
    """Whether what a caption names is a field of this name."""
    return bool(fold(name)) and fold(name) in _tails(subject)


def _tails(subject: str) -> set[str]:
    parts = [part for part in re.split(r"[/.]", subject) if part]
    return {fold(subject), fold(parts[-1]) if parts else ""}


def _type_words(type: TypeExpr) -> Iterator[str]:
    for leaf in leaves(type):
        match leaf:
            case NamedType(name=name):
                yield name
            case LinkedType(text=text) | UnknownType(text=text):
                yield text
            case _:
                pass


def find_targets(
    entry: Entry, node: Node, atlas: Atlas, dangling: Dangling, report: Report
) -> tuple[Node, ...]:
    """The tables that describe a row's object; empty where none is found."""
    search = _Search(entry, node, atlas)
    if is_map_of_values(entry.row.type):
        return _described_map(search)
    if entry.row.marker == "body" or not may_have_table(entry.row):
        return ()
    for route in ROUTES:
        found = route(search)
        if found:
            if route in (_by_caption_field, _by_caption_type):
                report(
                    LINKED_BY_CAPTION.at(entry.row.span, field=entry.name, caption=found[0].title)
                )
            else:
                _report_other(search, found, report)
            return found
    for leaf in leaves(entry.row.type):
        if isinstance(leaf, LinkedType) and (node.path, leaf.label.lower()) not in dangling:
            report(LINK_WITHOUT_TARGET.at(entry.row.span, field=entry.name, label=leaf.label))
    return ()


def _report_other(search: _Search, found: Sequence[Node], report: Report) -> None:
    columns = ("type", "description", "name")
    linked = [one for column in columns for one in search.at_links(column)]
    for one in found:
        if linked and one not in linked:
            here = search.node.path
            report(
                LINK_MEANS_ANOTHER.at(
                    search.entry.row.span,
                    field=search.entry.name,
                    linked=_placed(linked[0], here),
                    caption=_placed(one, here),
                )
            )


def _placed(node: Node, path: str) -> str:
    """A table as people say it on a page: many have one caption."""
    where = f"at line {node.span.line}" if node.path == path else "of another page"
    return f"{node.title} {where}" if node.table.caption else node.title


def find_all_targets(atlas: Atlas, dangling: Dangling, report: Report) -> Targets:
    """The targets of every row of every table; `dangling` has been reported already."""
    targets: Targets = {}
    for node in atlas.nodes():
        for entry in node.entries:
            found = find_targets(entry, node, atlas, dangling, report)
            if found:
                targets[entry.key] = found
    _mend_self_labels(atlas, targets, report)
    for path in atlas.pages:
        for side in ("request", "response"):
            _follow_paragraph(path, side, atlas, targets)
    return targets


def _follow_paragraph(path: str, side: Side, atlas: Atlas, targets: Targets) -> None:
    """Lead objects to the tables of other pages that a paragraph mentions beside their names.

    `For details about the **place** field, see Table 1`, and nothing else describes it.
    """
    operation = atlas.pages[path].operation
    if operation is None:
        return
    links = operation.request_links if side == "request" else operation.response_links
    for link in links:
        table = table_at(link.label, path, side, atlas)
        if table is None or table.path == path or table.table.place not in (None, "body"):
            continue
        words = re.findall(r"[\w.-]*\w", link.said)
        for node in atlas.tables[path]:
            for entry in node.entries if _is_body_of(node, side) else ():
                if entry.row.name in words and may_have_table(entry.row):
                    targets.setdefault(entry.key, (table,))


def _is_body_of(node: Node, side: Side) -> bool:
    return node.table.side == side and is_body(node.table)


def _mend_self_labels(atlas: Atlas, targets: Targets, report: Report) -> None:
    """Lead rows that point at their own table on to the next table.

    Where no other row points to the table, and nothing to the next, the label stands too early.
    """
    sources: dict[Node, set[Node]] = {}
    for node in atlas.nodes():
        for entry in node.entries:
            for target in targets.get(entry.key, ()):
                sources.setdefault(target, set()).add(node)
    for node in atlas.nodes():
        if sources.get(node) != {node}:
            continue
        group = atlas.group(node)
        following = group[group.index(node) + 1 :][:1]
        if not following or following[0] in sources:
            continue
        for entry in node.entries:
            if targets.get(entry.key) == (node,):
                targets[entry.key] = following
                report(SELF_LABEL.at(entry.row.span, field=entry.name))
