"""Where changes are written down: one list, each with its place and its page.

In: codes and `Node`s of both documents. Out: `Change`s. A `Node` is a place of a document with
references followed, so that a pointer leads to where the thing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rst2openapi.openapi import Document, OperationEntry, SourceMap, escape, span_of
from rst2openapi.outputs.changes.catalogue import CATALOGUE, Change


@dataclass(frozen=True, slots=True)
class Node:
    """A place of a document; `value` is what stands there, references followed."""

    document: Document
    pointer: str
    value: Any

    def child(self, *keys: str) -> Node | None:
        """The place below, or None where there is nothing."""
        node: Node = self
        for key in keys:
            if not isinstance(node.value, Mapping) or key not in node.value:
                return None
            node = node_of(node.document, f"{node.pointer}/{escape(key)}", node.value[key])
        return node

    def raw(self, key: str) -> Node | None:
        """What stands below as it stands: a reference is not followed."""
        if not isinstance(self.value, Mapping) or key not in self.value:
            return None
        return Node(self.document, f"{self.pointer}/{escape(key)}", self.value[key])

    def children(self, key: str) -> dict[str, Node]:
        """The members of an object below, by name; none where there is no such object."""
        below = self.child(key)
        if below is None or not isinstance(below.value, Mapping):
            return {}
        found = ((str(name), below.child(name)) for name in below.value)
        return {name: node for name, node in found if node is not None}

    def get(self, key: str, default: Any = None) -> Any:
        """A value below, as it stands."""
        return self.value.get(key, default) if isinstance(self.value, Mapping) else default


def node_of(document: Document, pointer: str, value: Any) -> Node:
    """A place whose references are followed, the pointer with them.

    Raises:
        DocumentError: a reference leads nowhere or in a circle.
    """
    settled = document.resolve(value)
    while isinstance(value, Mapping) and isinstance(value.get("$ref"), str):
        pointer = value["$ref"].removeprefix("#")
        value = document.at(pointer)
    return Node(document, pointer, settled)


@dataclass(slots=True)
class Record:
    """Collects changes."""

    sources: tuple[SourceMap, SourceMap] = ({}, {})
    """Of the old and of the new document."""
    changes: list[Change] = field(default_factory=list)

    def say(
        self,
        code: str,
        *,
        where: str,
        pointer: str,
        is_gone: bool = False,
        what: str = "",
        before: str = "",
        after: str = "",
        operations: tuple[str, ...] = (),
        fallback: str = "",
    ) -> None:
        """Write a change down; `is_gone` says that `pointer` leads into the old document."""
        self.changes.append(
            Change(
                kind=CATALOGUE[code],
                where=where,
                pointer=pointer,
                what=what,
                before=before,
                after=after,
                operations=operations,
                source=str(span_of(pointer, self.sources[0 if is_gone else 1])) or fallback,
            )
        )

    def operation(
        self,
        code: str,
        operation: OperationEntry,
        pointer: str = "",
        *,
        is_gone: bool = False,
        what: str = "",
        before: str = "",
        after: str = "",
    ) -> None:
        """Write down a change of one operation; without `pointer`, of the operation itself."""
        self.say(
            code,
            where=f"{operation.method.upper()} {operation.path}",
            pointer=pointer or operation.pointer,
            is_gone=is_gone,
            what=what,
            before=before,
            after=after,
            operations=(operation.id,),
            fallback=str(operation.node.get("x-source", "")),
        )
