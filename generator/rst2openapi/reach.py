"""Digests of things and of all that they refer to, however far.

In: a digest of each thing, and the names to which it refers. Out: digests that are equal where all
of it is equal. A thing that cannot be told in bytes has none, nor has what leads to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any

from msgspec import msgpack

Look = Callable[[str], tuple[bytes, Iterable[str]]]
"""The digest of a thing, and the names of others to which it refers."""


class Reach:
    """What leads to what among things with names."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._known: dict[str, tuple[bytes, Iterable[str]]] = {}

    def names(self, start: Iterable[str]) -> Sequence[str]:
        """All that some names lead to, themselves included, sorted."""
        found = set(start)
        pending, get = list(found), self._known.get
        while pending:
            name = pending.pop()
            for other in (get(name) or self._get(name))[1]:
                if other not in found:
                    found.add(other)
                    pending.append(other)
        return sorted(found)

    def own(self, name: str) -> bytes:
        """The digest of a thing by itself."""
        return self._get(name)[0]

    def all_of(self, own: bytes, names: Iterable[str]) -> bytes:
        """One digest of a thing and of the names that it leads to."""
        return together([own, *map(self.own, names)])

    def _get(self, name: str) -> tuple[bytes, Iterable[str]]:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._look(name)
        return known


def told(data: Any) -> bytes:
    """Data in bytes (MessagePack); none where it has no such form, as half a character."""
    try:
        return msgpack.encode(data)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return b""


def digest(data: bytes) -> bytes:
    """A digest of bytes; none of none."""
    return blake2b(data, digest_size=20).digest() if data else b""


def together(digests: Sequence[bytes]) -> bytes:
    """One digest of several; none where one is lacking."""
    return digest(b"".join(digests)) if all(digests) else b""


NOWHERE = digest(b"\xc1")
"""Of a name that nothing has: a byte that is no MessagePack."""
