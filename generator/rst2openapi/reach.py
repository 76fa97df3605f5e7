"""Digests of things and of all that they refer to, however far.

In: a digest of each thing, and the names to which it refers. Out: digests that are equal where all
of it is equal. A thing that cannot be told in bytes has none, nor has what leads to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from msgspec import Struct, msgpack

Look = Callable[[str], tuple[bytes, Iterable[str]]]
"""The digest of a thing, of its own name and what it refers to as well, and these other names."""


class _Visit(Struct):
    """A thing on the way from another, while it is not known what it leads to."""

    name: str
    at: int
    """Where it stands among what waits."""
    rest: Iterator[str]
    low: int
    """The least number of a thing on the way that this one leads back to."""


class Reach:
    """What leads to what among things with names."""

    def __init__(self, look: Look) -> None:
        self._find = look
        self._known: dict[str, tuple[bytes, Sequence[str]]] = {}
        self._deep: dict[str, bytes] = {}

    def own(self, name: str) -> bytes:
        """The digest of a thing by itself."""
        return self.look(name)[0]

    def all_of(self, own: bytes, references: Iterable[str]) -> bytes:
        """One digest of a thing, of what it refers to, and of all that this leads to."""
        return together([own, *map(self.of, sorted(set(references)))])

    def of(self, name: str) -> bytes:
        """One digest of a thing with a name and of all that it leads to."""
        known = self._deep.get(name)
        if known is None:
            self._settle(name)
            known = self._deep[name]
        return known

    def below(self, names: Iterable[str]) -> Collection[str] | None:
        """Things and all that they lead to; None where one of them cannot be told in bytes."""
        found: dict[str, None] = {}
        pending = list(names)
        while pending:
            name = pending.pop()
            if name not in found:
                own, references = self.look(name)
                if not own:
                    return None
                found[name] = None
                pending.extend(references)
        return found

    def _settle(self, start: str) -> None:
        """Find the digests of all that a thing leads to.

        Things that lead to each other have theirs together (Tarjan's strongly connected
        components, 1972, without recursion).
        """
        numbers: dict[str, int] = {}
        waiting: list[str] = []
        way = [self._visit(start, numbers, waiting)]
        while way:
            visit = way[-1]
            for name in visit.rest:
                if name in self._deep:
                    continue
                if name not in numbers:
                    way.append(self._visit(name, numbers, waiting))
                    break
                visit.low = min(visit.low, numbers[name])
            else:
                way.pop()
                if way:
                    way[-1].low = min(way[-1].low, visit.low)
                if visit.low == numbers[visit.name]:
                    self._name(waiting[visit.at :])
                    del waiting[visit.at :]

    def _visit(self, name: str, numbers: dict[str, int], waiting: list[str]) -> _Visit:
        numbers[name] = len(numbers)
        waiting.append(name)
        return _Visit(name, len(waiting) - 1, iter(self.look(name)[1]), numbers[name])

    def _name(self, members: Sequence[str]) -> None:
        """Digests of things that lead to each other, or of one thing; all else is known."""
        if len(members) == 1:
            own, references = self.look(members[0])
            others = [self._deep[name] for name in references if name != members[0]]
            self._deep[members[0]] = together([own, *others]) if others else own
            return
        inside = set(members)
        owns = [self.own(name) for name in sorted(members)]
        outside = sorted({other for name in members for other in self.look(name)[1]} - inside)
        common = together([*owns, *(self._deep[name] for name in outside)])
        for name in members:
            self._deep[name] = together([common, self.own(name)])

    def look(self, name: str) -> tuple[bytes, Sequence[str]]:
        """The digest of a thing by itself, and the names to which it refers, sorted."""
        known = self._known.get(name)
        if known is None:
            own, references = self._find(name)
            known = self._known[name] = own, sorted(set(references))
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


def labelled(what: str, of: bytes) -> str:
    """A digest as a key among those of other kinds of results; none of none."""
    return f"{what} {of.hex()}" if of else ""


NOWHERE = digest(b"\xc1")
"""Of a name that nothing has: a byte that is no MessagePack."""
