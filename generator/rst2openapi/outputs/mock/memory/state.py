"""What exists: resources by kind, parents and identity.

In: what operations create, change and delete. Out: what is there. Thread-safe. Every collection
starts with the same seeds, whatever its parents are called: an example of a page exists in every
project, because nobody can know which project the reader will name. The first change to a
collection makes it its own. What is held is bounded, so that a mock can run for weeks: the oldest
created things go first. Knows no schemas.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from rst2openapi.outputs.mock.memory.spots import Kind

Parents = tuple[str, ...]
"""Values of a collection's placeholders, in order."""


class Presence(Enum):
    """What is known of an identity."""

    LIVE = auto()
    DELETED = auto()
    UNKNOWN = auto()


Dependency = tuple[str, str, Parents, str]
"""What an answer was made of: an aspect of a resource; of a collection where the last is empty."""


LISTED, PRESENT, SHOWN = "listed", "present", "shown"
"""What matters to an answer: all of a collection, whether a resource is there, all of a resource.
Texts and no enumeration, as they are compared and hashed with every request."""


@dataclass(slots=True)
class _Table:
    live: dict[str, Any]
    version: int = 0
    deleted: dict[str, str] = field(default_factory=dict)
    """By identity, what stood before it; empty where nothing did."""
    touches: int = 0
    """Identities of it that differ from the seeds."""


@dataclass(slots=True)
class Store:
    """All resources of one mock."""

    seeds: Mapping[str, Mapping[str, Any]]
    """By collection path, then identity."""
    limit: int = 10_000
    """Created and changed resources that are kept, and traces of deleted ones."""
    lock: threading.RLock = field(default_factory=threading.RLock)
    version: int = 0
    """Grows with every change."""
    _tables: dict[tuple[str, Parents], _Table] = field(default_factory=dict)
    _touched: OrderedDict[tuple[str, Parents, str], tuple[int, int]] = field(
        default_factory=OrderedDict
    )
    """What differs from the seeds, the one touched longest ago first: the versions in which it came
    or went, and in which it changed."""
    _count: int = 0
    _reads: dict[Dependency, int] = field(default_factory=dict)

    def begin(self) -> None:
        """Start to note what is read."""
        self._reads = {}

    def read(self) -> Mapping[Dependency, int]:
        """What was read since the beginning, with its versions."""
        return self._reads

    def is_current(self, reads: Mapping[Dependency, int]) -> bool:
        """Whether nothing of what was read has changed since."""
        for one, version in reads.items():  # noqa: SIM110 - with every request
            if self._version(one) != version:
                return False
        return True

    def _version(self, one: Dependency) -> int:
        """When something last changed; 0 where it is as it was at the start."""
        aspect, collection, parents, identity = one
        if aspect == LISTED:
            table = self._tables.get((collection, parents))
            return 0 if table is None else table.version
        came, changed = self._touched.get((collection, parents, identity), (0, 0))
        return came if aspect == PRESENT else changed

    def _note(self, aspect: str, kind: Kind, parents: Parents, identity: str = "") -> None:
        one = (aspect, kind.collection, parents, identity)
        self._reads[one] = self._version(one)

    def presence(self, kind: Kind, parents: Parents, identity: str) -> Presence:
        """Whether a resource is there, was there, or was never heard of."""
        self._note(PRESENT, kind, parents, identity)
        table = self._tables.get((kind.collection, parents))
        if table is None:
            known = identity in self.seeds.get(kind.collection, {})
            return Presence.LIVE if known else Presence.UNKNOWN
        if identity in table.live:
            return Presence.LIVE
        return Presence.DELETED if identity in table.deleted else Presence.UNKNOWN

    def live(self, kind: Kind, parents: Parents) -> Mapping[str, Any]:
        """The resources of a collection by identity, oldest first."""
        self._note(LISTED, kind, parents)
        table = self._tables.get((kind.collection, parents))
        return self.seeds.get(kind.collection, {}) if table is None else table.live

    def resource(self, kind: Kind, parents: Parents, identity: str) -> Any:
        """One resource; None where it is not there."""
        self._note(SHOWN, kind, parents, identity)
        table = self._tables.get((kind.collection, parents))
        live = self.seeds.get(kind.collection, {}) if table is None else table.live
        return live.get(identity)

    def before(self, kind: Kind, parents: Parents, identity: str) -> str | None:
        """What stood before a deleted resource: empty where nothing did, None if it never was."""
        table = self._tables.get((kind.collection, parents))
        return None if table is None else table.deleted.get(identity)

    def put(self, kind: Kind, parents: Parents, identity: str, resource: Any) -> None:
        """Create or replace a resource."""
        table = self._table(kind, parents)
        came = identity not in table.live
        table.live[identity] = resource
        table.deleted.pop(identity, None)
        self._touch(kind, parents, identity, came=came)

    def delete(self, kind: Kind, parents: Parents, identity: str) -> None:
        """Remove a resource and all that is below it."""
        table = self._table(kind, parents)
        if identity in table.live:
            table.deleted[identity] = _before(table.live, identity)
            del table.live[identity]
        else:
            table.deleted.setdefault(identity, next(reversed(table.live), ""))
        self._touch(kind, parents, identity, came=True)
        below = (*parents, identity)
        for key in [key for key in self._tables if key[1][: len(below)] == below]:
            if key[0].startswith(kind.item.rpartition("{")[0]) and key[0] != kind.collection:
                self._drop(key)

    def reset(self) -> None:
        """Back to the seeds."""
        with self.lock:
            self._tables.clear()
            self._touched.clear()
            self._count = 0
            self.version += 1

    def next_number(self) -> int:
        """1, 2, 3 and so on; what makes new identities new."""
        self._count += 1
        return self._count

    def _drop(self, key: tuple[str, Parents]) -> None:
        """Forget a table with all that is known of what it held."""
        table = self._tables.pop(key)
        for identity in (*table.live, *table.deleted):
            self._touched.pop((*key, identity), None)

    def _touch(self, kind: Kind, parents: Parents, identity: str, *, came: bool) -> None:
        """Note a change; beyond the limit, what was changed longest ago is forgotten.

        `came` says that the resource came or went.
        """
        self.version += 1
        table = self._table(kind, parents)
        table.version = self.version
        key = (kind.collection, parents, identity)
        if key not in self._touched:
            table.touches += 1
        before = self._touched.get(key, (0, 0))
        self._touched[key] = (self.version if came else before[0], self.version)
        self._touched.move_to_end(key)
        while len(self._touched) > self.limit:
            (collection, place, old), _ = self._touched.popitem(last=False)
            self._forget(collection, place, old)

    def _forget(self, collection: str, parents: Parents, identity: str) -> None:
        """Bring one identity back to its seed; a table without any other change goes."""
        table = self._tables.get((collection, parents))
        if table is None:
            return
        table.touches -= 1
        table.version = self.version
        table.deleted.pop(identity, None)
        table.live.pop(identity, None)
        seed = self.seeds.get(collection, {})
        if identity in seed:
            table.live[identity] = seed[identity]
        if table.touches <= 0:
            del self._tables[(collection, parents)]

    def _table(self, kind: Kind, parents: Parents) -> _Table:
        key = (kind.collection, parents)
        if key not in self._tables:
            self._tables[key] = _Table(dict(self.seeds.get(kind.collection, {})))
        return self._tables[key]


def _before(live: Mapping[str, Any], identity: str) -> str:
    """The key before another; empty where it is the first."""
    last = ""
    for key in live:
        if key == identity:
            break
        last = key
    return last
