"""Keys of all that the examples of an operation can speak of.

In: a service. Out: for each of its operations a key of its contents and of the components that they
reach; an empty one where it has none.
"""

from __future__ import annotations

from hashlib import blake2b

from msgspec import msgpack

from rst2openapi.model import Operation, RefSchema, Service

_TAG = msgpack.encode(RefSchema.__name__)
"""How a reference begins: a structure of MessagePack is its name and then its fields."""


class Keys:
    """The keys of a service's operations."""

    def __init__(self, service: Service) -> None:
        self._components = {one.name: one.schema for one in service.schemas}
        self._known: dict[str, tuple[bytes, frozenset[str]]] = {}

    def of(self, operation: Operation) -> str:
        """The key of an operation."""
        body = operation.body.contents if operation.body else ()
        answers = [(one.status, one.contents) for one in operation.responses]
        own, references = _digest((operation.id, body, answers))
        reached: dict[str, bytes] = {}
        waiting = list(references)
        while waiting:
            name = waiting.pop()
            if name not in reached and name in self._components:
                reached[name], references = self._component(name)
                waiting.extend(references)
        digests = [own, *(reached[name] for name in sorted(reached))]
        if not all(digests):
            return ""
        return f"observed {blake2b(b''.join(digests), digest_size=20).hexdigest()}"

    def _component(self, name: str) -> tuple[bytes, frozenset[str]]:
        if name not in self._known:
            self._known[name] = _digest((name, self._components[name]))
        return self._known[name]


def _digest(told: object) -> tuple[bytes, frozenset[str]]:
    """A digest of data and the names that it refers to; nothing where it cannot be told in bytes.

    Text that only looks like a reference does no harm: it is one more thing to depend on.
    """
    try:
        data = msgpack.encode(told)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return b"", frozenset()
    return blake2b(data).digest(), frozenset(map(_name, data.split(_TAG)[1:]))


def _name(data: bytes) -> str:
    """The text with which bytes begin (MessagePack, `str` format family)."""
    head = data[0] if data else 0
    if 0xA0 <= head <= 0xBF:
        text = data[1 : 1 + head - 0xA0]
    elif head == 0xD9:
        text = data[2 : 2 + data[1]]
    else:
        text = data[3 : 3 + int.from_bytes(data[1:3], "big")]
    return text.decode(errors="replace")
