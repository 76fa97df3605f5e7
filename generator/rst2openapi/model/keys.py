"""Keys of what operations and components say, all that they refer to included.

In: a service. Out: keys that are equal where that is equal; an empty one where it cannot be told in
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import msgpack

from rst2openapi.model.schema import NamedSchema, RefSchema
from rst2openapi.model.service import Operation, Service
from rst2openapi.reach import NOWHERE, Reach, digest, together, told

_TAG = msgpack.encode(RefSchema.__name__)
"""How a reference begins: a structure of MessagePack is its name and then its fields."""


_Told = tuple[Operation | NamedSchema, bytes, Iterable[str]]
"""An operation or a component, its digest, and the names that it refers to."""


class KeyRing:
    """The keys of one service, which changes on its way: what stays is told in bytes once."""

    def __init__(self) -> None:
        self._told: dict[str, _Told] = {}

    def of(self, service: Service) -> ServiceKeys:
        """The keys of the service as it is now."""
        if len(self._told) > 2 * (len(service.operations) + len(service.schemas)):
            self._told.clear()  # most of it is of what is gone
        return ServiceKeys(service, self._told)


class ServiceKeys:
    """The keys of a service's operations and components."""

    def __init__(self, service: Service, told: dict[str, _Told]) -> None:
        """`told` is what is known of operations and components that may have changed since."""
        self._components = {one.name: one for one in service.schemas}
        self._told = told
        self._reach = Reach(self._look)

    def of_examples(self, operation: Operation) -> str:
        """A key of the examples of an operation, and of all that they can speak of."""
        return self._key(*self._own_of(operation))

    def of_operation(self, operation: Operation, beside: bytes) -> str:
        """A key of an operation, and of what counts `beside` it, which a digest tells."""
        own, references = self._own_of(operation)
        return self._key(together([own, beside]), references)

    def of_component(self, name: str, beside: bytes) -> str:
        """A key of a component, and of what counts `beside` it, which a digest tells."""
        return self._key(together([digest(told(name)), beside]), [name])

    def _look(self, name: str) -> tuple[bytes, Iterable[str]]:
        component = self._components.get(name)
        return (NOWHERE, ()) if component is None else self._own(name, component)

    def _own_of(self, operation: Operation) -> tuple[bytes, Iterable[str]]:
        return self._own(f"operation {operation.id}", operation)

    def _own(self, place: str, one: Operation | NamedSchema) -> tuple[bytes, Iterable[str]]:
        known = self._told.get(place)
        if known is None or known[0] is not one:
            known = self._told[place] = one, *_look(one)
        return known[1:]

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
