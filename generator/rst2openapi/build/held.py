"""A cache in a process that goes on: what one run left is at hand when the next begins.

In: what a `Cache` takes. Out: the same, sooner. What is kept reaches the folder when there is time
for it, so that nobody waits for that; a process that ends before loses it, and makes it again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rst2openapi.build.cache import Cache, Result
from rst2openapi.build.shelf import Kept, Since
from rst2openapi.data import Data


class HeldCache(Cache):
    """A cache that holds what was kept last.

    Results are handed out as they are, again and again: they are frozen, and whoever makes
    something of them does not change what is in them.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._held: dict[str, Data] = {}
        self._waiting: set[str] = set()
        """Keys of what is not in the folder yet."""
        self._at_hand: dict[str, dict[str, tuple[Any, Any]]] = {}
        self._ready: dict[str, dict[type, Any]] = {}

    def __reduce__(self) -> tuple[type[Cache], tuple[Path]]:
        """Another process has the folder."""
        return Cache, (self.folder,)

    def load(self, key: str, kind: type[Result]) -> Result | None:
        """The result of a key; None where there is none of its kind that can be used."""
        found = self._held.get(key)
        return found if isinstance(found, kind) else super().load(key, kind)

    def store(self, key: str, result: Data) -> None:
        """Keep a result, at first in this process only."""
        self._held[key] = result
        self._waiting.add(key)

    def at_hand(self, shelf: str) -> dict[str, tuple[Any, Any]]:
        """What was taken from a shelf in earlier runs."""
        return self._at_hand.setdefault(shelf, {})

    def ready(self, shelf: str) -> dict[type, Any]:
        """The things that lie ready beside a shelf, from earlier runs as well."""
        return self._ready.setdefault(shelf, {})

    def write(self) -> None:
        """Write what waits, and hold on to no more than that and what shelves hold."""
        for key in sorted(self._waiting):
            super().store(key, self._held[key])
        self._held = {
            key: one
            for key, one in self._held.items()
            if key in self._waiting or isinstance(one, Kept | Since)
        }
        self._waiting.clear()
