"""Where each row of an operation page goes: path, query, header, body or an answer.

In: the draft of one page and its tables. Out: a `Layout`. The caption decides; else the place and
the path template, row by row; else, in request sections, header names and the method.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Atlas, Entry, Node, RowKey
from rst2openapi.linking.tables.elsewhere import failures_beside, told_elsewhere
from rst2openapi.linking.tables.references import Targets
from rst2openapi.linking.tables.roots import find_roots, pointed
from rst2openapi.linking.tables.shown import members_of, shown_values
from rst2openapi.linking.words import fold
from rst2openapi.reading.draft import OperationDraft, Place

Statuses = tuple[str, ...]

_HEADER_NAME = re.compile(r"X-[A-Za-z0-9-]+|Content-Type|Authorization|Accept-[A-Z][a-z]+")
"""Names that are headers in a table that does not say what it holds. Case matters: a body may well
have a field `accept`."""

_BODILESS = ("GET", "HEAD", "DELETE")
"""Methods whose unnamed request table holds query parameters."""


class Layout(Struct):
    """What an operation page says, by place."""

    path: list[Entry] = field(default_factory=list)
    query: list[Entry] = field(default_factory=list)
    header: list[Entry] = field(default_factory=list)
    body: tuple[Node, ...] = ()
    """Alternatives of the request body."""
    is_form: bool = False
    answers: dict[Statuses, tuple[Node, ...]] = field(default_factory=dict)
    """Alternatives of the response bodies by their headings; `()` where no heading stands."""
    answer_headers: dict[Statuses, list[Entry]] = field(default_factory=dict)
    answers_of: str = ""
    """The title of the page that describes the answers, where it describes no operation."""
    failures: tuple[Node, ...] = ()
    """What failed calls answer, where that page says it too."""


def lay_out(
    operation: OperationDraft, nodes: Sequence[Node], targets: Targets, report: Report
) -> Layout:
    """Sort the rows of a page's tables by place."""
    layout = Layout()
    request = [node for node in nodes if node.table.side != "response"]
    below = pointed(request, targets)
    wrappers = {
        entry.key
        for node in request
        for entry in node.entries
        if _wraps_body(entry, node, operation, targets)
    }
    wrapped = _below(wrappers, targets)
    members: list[Node] = []
    for node in request:
        is_apart = node.table.section != "uri" or node.key in wrapped
        if node.key in below and node.table.place is None and is_apart:
            members.append(node)
            continue
        kept = [
            entry
            for entry in node.entries
            if entry.key in wrappers or not _take(entry, node, operation, layout)
        ]
        if kept:
            members.append(_rest(node, kept))
    if members:
        shown = shown_values(operation, "request")
        layout.body = find_roots(members, targets, "request", shown, report)
    layout.is_form = any(node.table.place == "form" for node in layout.body)
    _lay_out_answers(operation, nodes, targets, layout, report)
    return layout


def _rest(node: Node, kept: Sequence[Entry]) -> Node:
    if len(kept) == len(node.entries):
        return node
    return Node(node.key, node.path, node.table, tuple(kept))


def _wraps_body(entry: Entry, node: Node, operation: OperationDraft, targets: Targets) -> bool:
    """Whether an object listed among the parameters of the URI is the wrapper of the body.

    It is where a table of the request describes it, or any table what an example of the body shows:
    no address holds an object.
    """
    is_open = node.table.section == "uri" and node.table.place is None and not entry.row.location
    described = targets.get(entry.key, ()) if is_open and not _bodiless(operation) else ()
    return any(one.table.section != "uri" for one in described) or (
        bool(described) and entry.row.name in members_of(shown_values(operation, "request"))
    )


def _below(rows: Iterable[RowKey], targets: Targets) -> set[str]:
    """Keys of the tables that describe rows, and of those that describe the rows of these."""
    found: set[str] = set()
    pending = [target for key in rows for target in targets[key]]
    while pending:
        node = pending.pop()
        if node.key not in found:
            found.add(node.key)
            pending.extend(one for entry in node.entries for one in targets.get(entry.key, ()))
    return found


def _take(entry: Entry, node: Node, operation: OperationDraft, layout: Layout) -> bool:
    """Put a row into a list of parameters; False where it belongs to the body."""
    place = place_of(entry, node, operation)
    match place:
        case "path":
            layout.path.append(entry)
        case "query":
            layout.query.append(entry)
        case "header":
            layout.header.append(entry)
        case _:
            return False
    return True


def place_of(entry: Entry, node: Node, operation: OperationDraft) -> Place:
    """Where a row of a request table goes."""
    row, table = entry.row, node.table
    place = row.location or table.place
    in_path = fold(row.name) in _placeholders(operation)
    in_query = row.name in _query_names(operation)
    if place == "query" and in_path and not in_query and not _has_path_row(row.name, operation):
        return "path"
    if place == "path" and not in_path and (in_query or _is_beside_path(entry, node, operation)):
        return "query"
    if place is not None:
        return place
    if _HEADER_NAME.fullmatch(row.name):
        return "header"
    if table.section == "uri":
        return "path" if in_path else "query"
    return _place_in_request(entry, node, operation)


def _is_beside_path(entry: Entry, node: Node, operation: OperationDraft) -> bool:
    """Whether an optional row of a table of `URI parameters` is a query parameter.

    It is, unless it may be the misspelt name of a placeholder that has no row.
    """
    if node.table.section != "uri" or entry.row.required is True:
        return False
    missing = _placeholders(operation) - {fold(name) for name in node.names}
    return not missing


def _place_in_request(entry: Entry, node: Node, operation: OperationDraft) -> Place:
    is_whole = bool(entry.row.marker) or bool(node.table.subject)
    if not is_whole and _bodiless(operation) and not _shows_body(operation):
        return "path" if fold(entry.row.name) in _placeholders(operation) else "query"
    return "body"


def _shows_body(operation: OperationDraft) -> bool:
    return any(one.side == "request" and one.is_json for one in operation.examples)


def _placeholders(operation: OperationDraft) -> set[str]:
    return {
        fold(name)
        for address in operation.addresses
        for name in re.findall(r"\{([^{}]+)\}", address.path)
    }


def _query_names(operation: OperationDraft) -> set[str]:
    """Names that the address or the request line of an example shows behind its question mark."""
    shown = {name for address in operation.addresses for name in address.query}
    for example in operation.examples:
        query = example.url.partition("?")[2].partition("#")[0]
        shown.update(part.partition("=")[0] for part in query.split("&"))
    return shown


def _has_path_row(name: str, operation: OperationDraft) -> bool:
    """Whether a table of path parameters describes a placeholder of this name.

    Then a query parameter of the same name is one of its own: a filter by project is common.
    """
    return any(
        row.name == name
        for table in operation.tables
        if table.side != "response"
        for row in table.rows
        if "path" in (row.location, None if row.location else table.place)
    )


def _lay_out_answers(
    operation: OperationDraft,
    nodes: Sequence[Node],
    targets: Targets,
    layout: Layout,
    report: Report,
) -> None:
    groups: dict[Statuses, list[Node]] = {}
    for node in nodes:
        if node.table.side != "response":
            continue
        statuses = node.table.statuses
        if node.table.place == "header":
            layout.answer_headers.setdefault(statuses, []).extend(node.entries)
        else:
            groups.setdefault(statuses, []).append(node)
    shown = shown_values(operation, "response")
    for statuses, group in groups.items():
        layout.answers[statuses] = find_roots(group, targets, "response", shown, report)


def lay_out_page(path: str, atlas: Atlas, targets: Targets, report: Report) -> Layout | None:
    """The layout of a page; None where it describes no operation."""
    operation = atlas.pages[path].operation
    if operation is None or not operation.addresses:
        return None
    own = [node for node in atlas.tables[path] if node.table.side is not None]
    layout = lay_out(operation, own, targets, report)
    if not layout.body and not _bodiless(operation):
        layout.body = told_elsewhere(operation, path, "request", atlas)
    if not layout.answers and (told := told_elsewhere(operation, path, "response", atlas)):
        layout.answers[()] = told
        there = atlas.pages[told[0].path]
        if there.operation is None:
            layout.answers_of = there.title
            layout.failures = failures_beside(told[0], atlas.tables[there.path], targets)
    return layout


def _bodiless(operation: OperationDraft) -> bool:
    return {address.method for address in operation.addresses} <= set(_BODILESS)
