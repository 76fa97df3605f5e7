"""What operations of a document say, all that they refer to included, as digests.

In: a document. Out: a digest of each operation, equal where it and all that it leads to is written
alike. Where anything is unusual, as a reference that leads nowhere, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.json import encode

from rst2openapi.openapi.document import METHODS, Document, OperationEntry
from rst2openapi.openapi.fragments import fragments, spoken_of
from rst2openapi.reach import Reach, digest, told

_ELSEWHERE = re.compile(rb'"\$ref":(?!"#/(?:components|paths)/)')
_UNSURE: tuple[bytes, Iterable[str]] = (b"", ())


class Digests:
    """The digests of the operations of one document."""

    def __init__(self, document: Document) -> None:
        content = document.content
        components = content.get("components")
        schemes = components.get("securitySchemes") if isinstance(components, Mapping) else None
        self._shared = (content.get("openapi"), content.get("security"), schemes)
        nodes = {one.pointer: one.node for one in fragments(content)}

        def look(pointer: str) -> tuple[bytes, Iterable[str]]:
            node = nodes.get(pointer)
            is_plain = isinstance(node, dict) and "$ref" not in node
            return _look((pointer, node)) if is_plain else _UNSURE

        self._reach = Reach(look)

    def of(self, operation: OperationEntry) -> bytes:
        """The digest of an operation, of where it stands, and of what counts for all of them."""
        beside = {key: value for key, value in operation.item.items() if key not in METHODS}
        said = (self._shared, operation.pointer, operation.node, beside)
        return self._reach.all_of(*_look(said))


def _look(said: Any) -> tuple[bytes, Iterable[str]]:
    """A digest, and the fragments that are spoken of."""
    try:
        text = encode(said)
    except (ValueError, TypeError, RecursionError):
        return _UNSURE
    if _ELSEWHERE.search(text):
        return _UNSURE
    return digest(told(said)), spoken_of(text)
