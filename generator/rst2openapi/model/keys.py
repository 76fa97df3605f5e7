"""Keys of what operations and components say, all that they refer to included.

In: a service. Out: keys that are equal where that is equal; an empty one where it cannot be told in
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import msgpack

from rst2openapi.model.schema import RefSchema
from rst2openapi.model.service import Operation, Service
from rst2openapi.reach import NOWHERE, Reach, digest, told

_TAG = msgpack.encode(RefSchema.__name__)
"""How a reference begins: a structure of MessagePack is its name and then its fields."""


class ServiceKeys:
    """The keys of a service's operations and components."""

    def __init__(self, service: Service) -> None:
        components = {one.name: one for one in service.schemas}

        def look(name: str) -> tuple[bytes, Iterable[str]]:
            return _look(components[name]) if name in components else (NOWHERE, ())

        self._reach = Reach(look)

    def of_examples(self, operation: Operation) -> str:
        """A key of the examples of an operation, and of all that they can speak of."""
        body = operation.body.contents if operation.body else ()
        answers = [(one.status, one.contents) for one in operation.responses]
        return self._key(*_look((operation.id, body, answers)))

    def of_operation(self, operation: Operation, beside: object) -> str:
        """A key of an operation, and of what counts `beside` it."""
        return self._key(*_look((operation, beside)))

    def of_component(self, name: str, beside: object) -> str:
        """A key of a component, and of what counts `beside` it."""
        return self._key(digest(told((name, beside))), [name])

    def _key(self, own: bytes, references: Iterable[str]) -> str:
        return self._reach.all_of(own, references).hex()


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
