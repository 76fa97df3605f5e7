"""How one operation differs from another, schemas left to whoever asks.

In: two operations with their documents, and what to do with two schemas that stand in the same
place. Out: changes in a `Record`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.changes.catalogue import Direction
from rst2openapi.outputs.changes.facets import as_text
from rst2openapi.outputs.changes.record import Node, Record, node_of
from rst2openapi.outputs.changes.security import compare_security

CompareSchemas = Callable[[Node | None, Node | None, Direction, str], None]
"""Old schema, new schema (references not followed), side, and what people call the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPair:
    """One operation of the old document and the one that stands in its place in the new."""

    was: OperationEntry
    now: OperationEntry
    documents: tuple[Document, Document]
    record: Record
    schemas: CompareSchemas

    def compare(self) -> None:
        """Write down all that differs."""
        self._names()
        self._flags()
        for code, what, before, after in compare_security(
            (self.documents[0], self.was), (self.documents[1], self.now)
        ):
            self._say(code, what=what, before=before, after=after)
        self._parameters()
        self._body()
        self._responses()

    def _say(
        self,
        code: str,
        place: Node | None = None,
        *,
        what: str = "",
        before: str = "",
        after: str = "",
    ) -> None:
        is_gone = place is not None and place.document is self.documents[0]
        self.record.operation(
            code,
            self.now,
            place.pointer if place else "",
            is_gone=is_gone,
            what=what,
            before=before,
            after=after,
        )

    # --- the operation itself --------------------------------------------------------------------
    def _names(self) -> None:
        if self.was.id != self.now.id:
            self._say("operation-id-changed", before=self.was.id, after=self.now.id)
        tags = [[str(tag) for tag in one.node.get("tags", ())] for one in (self.was, self.now)]
        firsts = [side[0] if side else "none" for side in tags]
        if firsts[0] != firsts[1]:
            self._say("operation-group-changed", before=firsts[0], after=firsts[1])
        for tag in sorted({*tags[0]} - {*tags[1], firsts[0]}):
            self._say("operation-tag-removed", before=tag)
        for tag in sorted({*tags[1]} - {*tags[0], firsts[1]}):
            self._say("operation-tag-added", after=tag)

    def _flags(self) -> None:
        flags = [bool(one.node.get("deprecated")) for one in (self.was, self.now)]
        if flags[0] != flags[1]:
            self._say("operation-deprecated" if flags[1] else "operation-undeprecated")
        permissions = [_permissions(one) for one in (self.was, self.now)]
        for name in sorted(permissions[1] - permissions[0]):
            self._say("operation-permission-added", after=name)
        for name in sorted(permissions[0] - permissions[1]):
            self._say("operation-permission-removed", before=name)

    # --- parameters ------------------------------------------------------------------------------
    def _parameters(self) -> None:
        renamed = _renamed(self.was.path, self.now.path)
        for one, other in renamed.items():
            self._say("path-parameter-renamed", before=one, after=other)
        before = {
            (place, renamed.get(name, name) if place == "path" else name): node
            for (place, name), node in parameters_of(self.documents[0], self.was).items()
        }
        after = parameters_of(self.documents[1], self.now)
        moved = dict(_moved(before, after))
        for key in sorted({*before, *after}):
            if key in moved:
                old, new = before[key], after[moved[key]]
                said = f"{key[0]} parameter {key[1]!r}"
                self._say("request-parameter-moved", new, before=said, after=moved[key][0])
                self._parameter(old, new, said)
            elif key not in moved.values():
                self._one_parameter(key, before.get(key), after.get(key))

    def _one_parameter(self, key: tuple[str, str], was: Node | None, now: Node | None) -> None:
        what = f"{key[0]} parameter {key[1]!r}"
        if was is None and now is not None:
            code = "path-parameter-added"
            if key[0] != "path":
                must = "-required" if now.get("required") else ""
                code = f"request-parameter-added{must}"
            self._say(code, now, what=repr(key[1]) if key[0] == "path" else what)
        elif now is None:
            self._say("request-parameter-removed", was, what=what)
        elif was is not None:
            self._parameter(was, now, what)

    def _parameter(self, was: Node, now: Node, what: str) -> None:
        for keyword, set_, unset in _PARAMETER_FLAGS:
            flags = bool(was.get(keyword)), bool(now.get(keyword))
            if flags[0] != flags[1]:
                self._say(f"request-parameter-{set_ if flags[1] else unset}", now, what=what)
        styles = _style(was), _style(now)
        if styles[0] != styles[1]:
            self._say(
                "request-parameter-style-changed",
                now,
                what=what,
                before=styles[0],
                after=styles[1],
            )
        reserved = [bool(one.get("allowReserved")) for one in (was, now)]
        if reserved[0] != reserved[1]:
            words = ["allowed" if one else "escaped" for one in reserved]
            self._say(
                "request-parameter-reserved-changed",
                now,
                what=what,
                before=words[0],
                after=words[1],
            )
        self.schemas(_schema(was), _schema(now), "request", what)

    # --- request body ----------------------------------------------------------------------------
    def _body(self) -> None:
        was = _operation_node(self.documents[0], self.was).child("requestBody")
        now = _operation_node(self.documents[1], self.now).child("requestBody")
        if was is None or now is None:
            if now is not None:
                must = "-required" if now.get("required") else ""
                self._say(f"request-body-added{must}", now)
            elif was is not None:
                self._say("request-body-removed", was)
            return
        flags = bool(was.get("required")), bool(now.get("required"))
        if flags[0] != flags[1]:
            self._say(f"request-body-became-{'required' if flags[1] else 'optional'}", now)
        self._contents(was, now, "request", "")

    def _contents(self, was: Node, now: Node, side: Direction, status: str) -> None:
        before, after = was.children("content"), now.children("content")
        for kind in sorted({*before} - {*after}):
            self._say(f"{side}-media-type-removed", before[kind], what=status, before=kind)
        for kind in sorted({*after} - {*before}):
            self._say(f"{side}-media-type-added", after[kind], what=status, after=kind)
        for kind in sorted({*before} & {*after}):
            what = f"the {status} body" if status else "the request body"
            self.schemas(before[kind].raw("schema"), after[kind].raw("schema"), side, what)
            if side == "request":
                self._encodings(before[kind], after[kind])

    def _encodings(self, was: Node, now: Node) -> None:
        before, after = was.get("encoding", {}), now.get("encoding", {})
        for name in sorted({*before, *after}):
            kinds = [side.get(name, {}).get("contentType") for side in (before, after)]
            if kinds[0] != kinds[1]:
                self._say(
                    "request-encoding-changed",
                    now,
                    what=repr(name),
                    before=as_text(kinds[0]),
                    after=as_text(kinds[1]),
                )

    # --- answers ---------------------------------------------------------------------------------
    def _responses(self) -> None:
        before = _operation_node(self.documents[0], self.was).children("responses")
        after = _operation_node(self.documents[1], self.now).children("responses")
        for status in sorted({*before, *after}):
            word = _status_word(status)
            if status not in before:
                self._say(f"response-{word}-added", after[status], after=status)
            elif status not in after:
                self._say(f"response-{word}-removed", before[status], before=status)
            else:
                self._response(before[status], after[status], status)

    def _response(self, was: Node, now: Node, status: str) -> None:
        self._headers(was.children("headers"), now.children("headers"), status)
        bodies = bool(was.get("content")), bool(now.get("content"))
        if bodies[0] != bodies[1]:
            place = now if bodies[1] else was
            self._say(f"response-body-{'added' if bodies[1] else 'removed'}", place, what=status)
            return
        self._contents(was, now, "response", status)

    def _headers(self, before: dict[str, Node], after: dict[str, Node], status: str) -> None:
        # Names of header fields are case-insensitive (RFC 9110, §5.1).
        old = {name.lower(): (name, node) for name, node in before.items()}
        new = {name.lower(): (name, node) for name, node in after.items()}
        for key in sorted({*old, *new}):
            name, node = new.get(key) or old[key]
            what = f"{name!r} of status {status}"
            if key not in old:
                self._say("response-header-added", node, what=what)
            elif key not in new:
                word = "required" if node.get("required") else "optional"
                self._say(f"response-{word}-header-removed", node, what=what)
            else:
                self._header(old[key][1], node, what)

    def _header(self, was: Node, now: Node, what: str) -> None:
        for keyword, set_, unset in _HEADER_FLAGS:
            flags = bool(was.get(keyword)), bool(now.get(keyword))
            if flags[0] != flags[1]:
                word = set_ if flags[1] else unset
                self._say(f"response-header-{word}", now, what=what)
        self.schemas(_schema(was), _schema(now), "response", f"header {what}")


_PARAMETER_FLAGS = (
    ("required", "became-required", "became-optional"),
    ("deprecated", "deprecated", "undeprecated"),
    ("allowEmptyValue", "empty-value-added", "empty-value-removed"),
)
_HEADER_FLAGS = (
    ("required", "became-required", "became-optional"),
    ("deprecated", "deprecated", "undeprecated"),
)


def parameters_of(document: Document, operation: OperationEntry) -> dict[tuple[str, str], Node]:
    """Parameters by place and name, those of the path item overridden by the operation's own.

    Names of header fields are lower-cased, for they are case-insensitive (RFC 9110, §5.1).
    """
    found: dict[tuple[str, str], Node] = {}
    above = operation.pointer.rpartition("/")[0]
    for base, listed in (
        (above, operation.item.get("parameters", ())),
        (operation.pointer, operation.node.get("parameters", ())),
    ):
        for index, value in enumerate(listed):
            node = node_of(document, f"{base}/parameters/{index}", value)
            place, name = str(node.get("in")), str(node.get("name"))
            found[place, name.lower() if place == "header" else name] = node
    return found


def _operation_node(document: Document, operation: OperationEntry) -> Node:
    return Node(document, operation.pointer, operation.node)


def _schema(node: Node) -> Node | None:
    """The schema of a parameter or header, under `schema` or under its one media type."""
    plain = node.raw("schema")
    if plain is not None:
        return plain
    for content in node.children("content").values():
        return content.raw("schema")
    return None


def _style(parameter: Node) -> str:
    """How a parameter is written (OpenAPI 3.1.1, §4.8.12.2), defaults filled in."""
    place = parameter.get("in")
    style = parameter.get("style") or ("form" if place in ("query", "cookie") else "simple")
    explode = parameter.get("explode", style == "form")
    return f"exploded {style}" if explode else str(style)


def _moved(
    before: dict[tuple[str, str], Node], after: dict[tuple[str, str], Node]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Parameters that went from one place to another: one name, gone here and new there."""
    gone = {name.lower(): (place, name) for place, name in before.keys() - after.keys()}
    fresh = {name.lower(): (place, name) for place, name in after.keys() - before.keys()}
    for name in sorted(gone.keys() & fresh.keys()):
        places = {gone[name][0], fresh[name][0]}
        if len(places) == 2 and "path" not in places:
            yield gone[name], fresh[name]


def _renamed(before: str, after: str) -> dict[str, str]:
    """Placeholders of two paths that differ in name only."""
    names = [re.findall(r"\{([^{}]*)\}", path) for path in (before, after)]
    if len(names[0]) != len(names[1]):
        return {}
    return {one: other for one, other in zip(*names, strict=True) if one != other}


def _permissions(operation: OperationEntry) -> set[str]:
    listed = operation.node.get("x-permissions", ())
    return {str(one) for one in listed} if isinstance(listed, list | tuple) else {str(listed)}


def _status_word(status: str) -> str:
    if status == "default":
        return "default-status"
    kinds = {"1": "success", "2": "success", "3": "redirect"}
    return f"{kinds.get(status[:1], 'error')}-status"
