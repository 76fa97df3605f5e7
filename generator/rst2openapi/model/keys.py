"""Keys of what operations and components say, all that they refer to included.

In: a service. Out: keys that are equal where that is equal; an empty one where it cannot be told in
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import msgpack

from rst2openapi.model.schema import RefSchema
from rst2openapi.model.service import Operation, Service
from rst2openapi.reach import NOWHERE, Reach, digest, together, told

_TAG = msgpack.encode(RefSchema.__name__)
"""How a reference begins: a structure of MessagePack is its name and then its fields."""


class ServiceKeys:
    """The keys of a service's operations and components."""

    def __init__(self, service: Service, before: ServiceKeys | None = None) -> None:
        """`before` are those of the service as it was: what stayed is not told again."""
        self._components = {one.name: one for one in service.schemas}
        self._told: dict[str, tuple[Operation, bytes, Iterable[str]]]
        self._told = before._told if before else {}
        """Digests and references of operations by their ids, each with the operation itself."""
        self._reach = Reach(self._look)
        self._before = before
        if before:
            before._before = None

    def _look(self, name: str) -> tuple[bytes, Iterable[str]]:
        component, before = self._components.get(name), self._before
        if component is None:
            return NOWHERE, ()
        if before and before._components.get(name) is component:
            return before._reach.look(name)
        return _look(component)

    def of_examples(self, operation: Operation) -> str:
        """A key of the examples of an operation, and of all that they can speak of."""
        return self._key(*self._own(operation))

    def of_operation(self, operation: Operation, beside: object) -> str:
        """A key of an operation, and of what counts `beside` it."""
        own, references = self._own(operation)
        return self._key(together([own, digest(told(beside))]), references)

    def of_component(self, name: str, beside: object) -> str:
        """A key of a component, and of what counts `beside` it."""
        return self._key(digest(told((name, beside))), [name])

    def _own(self, operation: Operation) -> tuple[bytes, Iterable[str]]:
        known = self._told.get(operation.id)
        if known is None or known[0] is not operation:
            known = self._told[operation.id] = operation, *_look(operation)
        return known[1:]

    def _key(self, own: bytes, references: Iterable[str]) -> str:
        return self._reach.all_of(own, references).hex()


class KeyRing:
    """The keys of one service, which changes on its way: what stays is told in bytes once."""

    def __init__(self) -> None:
        self._last: ServiceKeys | None = None

    def of(self, service: Service) -> ServiceKeys:
        """The keys of the service as it is now."""
        self._last = ServiceKeys(service, self._last)
        return self._last


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
