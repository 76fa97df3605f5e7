"""What exists: resources by kind, parents and identity.

In: what operations create, change and delete. Out: what is there. Thread-safe. Every collection
starts with the same seeds, whatever its parents are called: an example of a page exists in every
project, because nobody can know which project the reader will name. The first change to a
collection makes it its own. Knows no schemas.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from rst2openapi.outputs.mock.spots import Kind

Parents = tuple[str, ...]
"""Values of a collection's placeholders, in order."""


class Presence(Enum):
    """What is known of an identity."""

    LIVE = auto()
    DELETED = auto()
    UNKNOWN = auto()


@dataclass(slots=True)
class _Table:
    live: dict[str, Any]
    deleted: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Store:
    """All resources of one mock."""

    seeds: Mapping[str, Mapping[str, Any]]
    """By collection path, then identity."""
    lock: threading.RLock = field(default_factory=threading.RLock)
    _tables: dict[tuple[str, Parents], _Table] = field(default_factory=dict)
    _count: int = 0

    def presence(self, kind: Kind, parents: Parents, identity: str) -> Presence:
        """Whether a resource is there, was there, or was never heard of."""
        table = self._tables.get((kind.collection, parents))
        if table is None:
            known = identity in self.seeds.get(kind.collection, {})
            return Presence.LIVE if known else Presence.UNKNOWN
        if identity in table.live:
            return Presence.LIVE
        return Presence.DELETED if identity in table.deleted else Presence.UNKNOWN

    def live(self, kind: Kind, parents: Parents) -> Mapping[str, Any]:
        """The resources of a collection by identity, oldest first."""
        table = self._tables.get((kind.collection, parents))
        return self.seeds.get(kind.collection, {}) if table is None else table.live

    def put(self, kind: Kind, parents: Parents, identity: str, resource: Any) -> None:
        """Create or replace a resource."""
        table = self._table(kind, parents)
        table.live[identity] = resource
        table.deleted.discard(identity)

    def delete(self, kind: Kind, parents: Parents, identity: str) -> None:
        """Remove a resource and all that is below it."""
        table = self._table(kind, parents)
        table.live.pop(identity, None)
        table.deleted.add(identity)
        below = (*parents, identity)
        for key in [key for key in self._tables if key[1][: len(below)] == below]:
            if key[0].startswith(kind.item.rpartition("{")[0]) and key[0] != kind.collection:
                del self._tables[key]

    def next_number(self) -> int:
        """1, 2, 3 and so on; what makes new identities new."""
        self._count += 1
        return self._count

    def _table(self, kind: Kind, parents: Parents) -> _Table:
        key = (kind.collection, parents)
        if key not in self._tables:
            self._tables[key] = _Table(dict(self.seeds.get(kind.collection, {})))
        return self._tables[key]
