"""What was found in other runs, as the stages see it.

In: keys of all that a result depends on. Out: results. Where they are kept is not their business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from rst2openapi.data import Data

Kind = TypeVar("Kind", bound=Data)
Thing = TypeVar("Thing")


class Memory(Protocol):
    """Results by key."""

    def take(self, key: str, kind: type[Kind]) -> Kind | None:
        """What is known under a key."""

    def put(self, key: str, result: Data) -> None:
        """Know it from now on."""

    def ready(self, kind: type[Thing]) -> Thing:
        """The one thing of a kind that lies ready, made when it is wanted first.

        It knows what was made last time in this process, whoever has the memory.
        """


def recall(memory: Memory | None, key: str, kind: type[Kind], make: Callable[[], Kind]) -> Kind:
    """What is known under a key, or what is made now, and known from now on.

    Without a memory, or under an empty key, nothing is known.
    """
    known = memory.take(key, kind) if memory and key else None
    if known is None:
        known = make()
        if memory and key:
            memory.put(key, known)
    return known


def ready(memory: Memory | None, kind: type[Thing]) -> Thing:
    """The thing of a kind that lies ready in a memory; without one, another each time."""
    return memory.ready(kind) if memory else kind()
