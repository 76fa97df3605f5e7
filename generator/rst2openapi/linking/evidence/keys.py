"""Keys of all that the examples of an operation can speak of.

In: a service. Out: for each of its operations a key of its contents and of the components that they
reach; an empty one where it has none.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import msgpack

from rst2openapi.model import Operation, RefSchema, Service
from rst2openapi.reach import NOWHERE, Reach, digest, together, told

_TAG = msgpack.encode(RefSchema.__name__)
"""How a reference begins: a structure of MessagePack is its name and then its fields."""


class Keys:
    """The keys of a service's operations."""

    def __init__(self, service: Service) -> None:
        components = {one.name: one.schema for one in service.schemas}

        def look(name: str) -> tuple[bytes, Iterable[str]]:
            return _look((name, components[name])) if name in components else (NOWHERE, ())

        self._reach = Reach(look)

    def of(self, operation: Operation) -> str:
        """The key of an operation."""
        body = operation.body.contents if operation.body else ()
        answers = [(one.status, one.contents) for one in operation.responses]
        own, references = _look((operation.id, body, answers))
        names = self._reach.names(references)
        found = together([own, *(self._reach.own(name) for name in names)])
        return f"observed {found.hex()}" if found else ""


def _look(thing: object) -> tuple[bytes, Iterable[str]]:
    """A digest, and the names referred to; text that only looks like one does no harm."""
    data = told(thing)
    return digest(data), frozenset(map(_name, data.split(_TAG)[1:]))


def _name(data: bytes) -> str:
    """The text with which bytes begin (MessagePack, `str` format family)."""
    head = data[0] if data else 0
    if 0xA0 <= head <= 0xBF:
        text = data[1 : 1 + head - 0xA0]
    elif head == 0xD9:
        text = data[2 : 2 + data[1]]
    else:
        size = 2 if head == 0xDA else 4
        text = data[1 + size : 1 + size + int.from_bytes(data[1 : 1 + size], "big")]
    return text.decode(errors="replace")
