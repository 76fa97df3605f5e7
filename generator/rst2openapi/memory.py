"""What was found in other runs, as the stages see it.

In: keys of all that a result depends on. Out: results. Where they are kept is not their business.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from rst2openapi.data import Data

Kind = TypeVar("Kind", bound=Data)


class Memory(Protocol):
    """Results by key."""

    def take(self, key: str, kind: type[Kind]) -> Kind | None:
        """What is known under a key."""

    def put(self, key: str, result: Data) -> None:
        """Know it from now on."""
