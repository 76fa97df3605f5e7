"""Operations in which nothing can have changed: there a comparison would find nothing.

In: the old and the new document. Out: whether an operation and all that it refers to, however far,
is written alike in both. Where anything is unusual the answer is no, and the comparison decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.json import encode

from rst2openapi.openapi import METHODS, Document, OperationEntry
from rst2openapi.openapi.fragments import fragments
from rst2openapi.reach import told

_POINTER = re.compile(rb'"#(/(?:components/[^"/]+|paths)/[^"/]+)')
"""Where a fragment of the document is spoken of."""
_ELSEWHERE = re.compile(rb'"\$ref":(?!"#/(?:components|paths)/)')
_NOWHERE = ""
"""The pointer of what is no fragment; nothing that leads there is sure."""


class Untouched:
    """What of two documents is alike."""

    def __init__(self, documents: tuple[Document, Document]) -> None:
        old, new = (dict(_told(one)) for one in documents)
        nodes = {one.pointer: one.node for one in fragments(documents[1].content)}
        self._is_comparable = _shared(documents[0]) == _shared(documents[1]) != b""
        changed = {at for at, data in new.items() if not data or old.get(at) != data}
        users: dict[str, set[str]] = defaultdict(set)
        for at in new.keys() - changed:
            for other in _references(nodes[at]):
                users[other if other in new else _NOWHERE].add(at)
        self._known = new.keys()
        self._doubtful = _all_users({*changed, _NOWHERE}, users)

    def has(self, was: OperationEntry, now: OperationEntry) -> bool:
        """Whether an operation stands in its old place and is as it was."""
        if not self._is_comparable or was.pointer != now.pointer:
            return False
        data = told(_own(now))
        if not data or told(_own(was)) != data:
            return False
        return not any(
            one in self._doubtful or one not in self._known for one in _references(_own(now))
        )


def _own(operation: OperationEntry) -> tuple[Any, dict[str, Any]]:
    """An operation, and what its path item says for all of its operations."""
    return operation.node, {
        key: value for key, value in operation.item.items() if key not in METHODS
    }


def _told(document: Document) -> Iterable[tuple[str, bytes]]:
    """The fragments of a document in bytes; nothing of those that cannot be told, or refer on."""
    for one in fragments(document.content):
        is_plain = isinstance(one.node, dict) and "$ref" not in one.node
        yield one.pointer, told(one.node) if is_plain else b""


def _shared(document: Document) -> bytes:
    """What counts for every operation: the version, and what is asked of credentials."""
    content = document.content
    components = content.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, Mapping) else None
    return told((content.get("openapi"), content.get("security"), schemes))


def _references(node: Any) -> set[str]:
    """The fragments of which a node speaks, and `_NOWHERE` if it speaks of anything else."""
    try:
        data = encode(node)
    except (ValueError, TypeError, RecursionError):
        return {_NOWHERE}
    found = set(map(bytes.decode, _POINTER.findall(data)))
    return {*found, _NOWHERE} if _ELSEWHERE.search(data) else found


def _all_users(start: set[str], users: Mapping[str, set[str]]) -> set[str]:
    """What leads to anything of `start`, however far, and that itself."""
    found, pending = set(start), list(start)
    while pending:
        for one in users.get(pending.pop(), ()):
            if one not in found:
                found.add(one)
                pending.append(one)
    return found
