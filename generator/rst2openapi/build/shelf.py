"""What was made in the last run of one thing, such as the pages of a folder, in one cache entry.

In: results under keys. Out: the same in the next run, as long as each run takes them. Results stay
packed until they are wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any, TypeVar, cast

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.packing import UnpackableError, packed, unpacked
from rst2openapi.data import Data

Kind = TypeVar("Kind")
Thing = TypeVar("Thing")


class Kept(Data, frozen=True):
    """Packed results by key: views of the entry, for most of them are never taken out of it."""

    results: dict[str, memoryview]
    digests: dict[str, bytes]
    """Of results, where they were asked for."""
    number: int
    """How often the shelf was kept whole."""


class Since(Data, frozen=True):
    """What has become other since a shelf was kept whole, which takes a tenth of the time."""

    number: int
    """Of the whole shelf: of another one this says nothing."""
    results: dict[str, memoryview]
    digests: dict[str, bytes]
    gone: list[str]


class Handed(Data, frozen=True):
    """What one process did with a shelf, for another that has the same."""

    taken: list[str]
    """Keys of what was there."""
    put: dict[str, bytes]


class Shelf:
    """Results by key; without a cache it holds nothing. An empty key is that of no result."""

    def __init__(self, cache: Cache | None, of: object, what: str) -> None:
        """Open the shelf of what is kept of something, such as the pages of a folder."""
        self._cache = cache
        self._new: dict[str, memoryview] = {}
        self._whole: Mapping[str, memoryview] = {}
        self._old: Mapping[str, memoryview] = {}
        self._digests: dict[str, bytes] = {}
        self._number = 0
        self._at_hand: dict[str, tuple[Any, Any]] | None = None
        self._ready: dict[type, Any] = {}
        if cache:
            named = what.encode(), repr(of).encode(errors="surrogatepass")
            self._key, self._since = key_of(b"shelf", *named), key_of(b"since", *named)
            found = cache.load(self._key, Kept)
            since = cache.load(self._since, Since) if found else None
            if found:
                self._whole = self._old = found.results
                self._digests = dict(found.digests)
                self._number = found.number
            if since and since.number == self._number:
                gone = set(since.gone)
                left = {key: data for key, data in self._whole.items() if key not in gone}
                self._old = left | since.results
                self._digests |= since.digests
            self._at_hand = cache.at_hand(self._key)
            self._ready = cache.ready(self._key)

    def has(self, key: str) -> bool:
        """Whether there is a result of a key; then it is kept on."""
        if key in self._old:
            self._new.setdefault(key, self._old[key])
        return key in self._new

    def take(self, key: str, kind: type[Kind]) -> Kind | None:
        """The result of a key; None where there is none."""
        if not self.has(key):
            return None
        if self._at_hand is None:
            return unpacked(self._new[key], kind)
        known, found = self._at_hand.get(key, (None, None))
        if known != kind:
            found = unpacked(self._new[key], kind)
            self._at_hand[key] = kind, found
        return cast("Kind | None", found)

    def put(self, key: str, result: object, data: bytes | None = None) -> None:
        """Keep a result, which may be packed already; one that cannot be is not kept."""
        if self._cache and key:
            with suppress(UnpackableError):
                self._new[key] = memoryview(packed(result) if data is None else data)
                self._digests.pop(key, None)

    def ready(self, kind: type[Thing]) -> Thing:
        """The one thing of a kind that lies ready beside the shelf, made when it is wanted first.

        In a process that goes on it is that of the last run.
        """
        if kind not in self._ready:
            self._ready[kind] = kind()
        return cast("Thing", self._ready[kind])

    def digest(self, keys: Sequence[str]) -> str:
        """A key of the results of some keys; empty where there is not one of each."""
        if not all(map(self.has, keys)):
            return ""
        return key_of(b"content", *map(self._digest, keys))

    def _digest(self, key: str) -> bytes:
        known = self._digests.get(key)
        if known is None:
            known = self._digests[key] = sha256(self._new[key]).digest()
        return known

    def handed(self) -> Handed:
        """What was taken and put since the start."""
        old = self._old
        return Handed(
            taken=[key for key in self._new if key in old],
            put={key: bytes(data) for key, data in self._new.items() if key not in old},
        )

    def hold(self, handed: Handed) -> None:
        """Keep what another process took and put."""
        for key in handed.taken:
            self.has(key)
        for key, data in handed.put.items():
            self.put(key, None, data)

    def save(self) -> None:
        """Keep what was taken and put since the start, and nothing else."""
        if self._at_hand is not None:
            for key in self._at_hand.keys() - self._new.keys():
                del self._at_hand[key]
        if self._cache and self._new.keys() != self._old.keys():
            whole = self._whole
            more = {key: data for key, data in self._new.items() if key not in whole}
            gone = [key for key in whole if key not in self._new]
            if _SMALL * max(_size(more), _size({key: whole[key] for key in gone})) <= _size(whole):
                fresh = self._digests_of(more)
                self._cache.store(self._since, Since(self._number, more, fresh, gone))
            else:
                fresh = self._digests_of(self._new)
                self._cache.store(self._key, Kept(self._new, fresh, self._number + 1))

    def _digests_of(self, keys: Iterable[str]) -> dict[str, bytes]:
        return {key: self._digests[key] for key in keys if key in self._digests}


_SMALL = 8
"""A shelf is kept whole again when more than this part of it has become other."""


def _size(results: Mapping[str, memoryview]) -> int:
    return sum(len(data) for data in results.values())
