"""What the data of all stages is made of: frozen structs of msgspec, made and copied in C.

Fields are typed in full, for what is kept and sent is read again by their types.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import ClassVar

from msgspec import Struct


class Data(Struct, frozen=True, array_like=True):
    """Data that may be kept, or sent to another process: as an array, field by field."""


class Located(Data, frozen=True):
    """Data that says where it was written. Two that say the same are equal, wherever they stand."""

    beside: ClassVar[frozenset[str]] = frozenset({"span", "origin", "origins"})
    """The fields that say where, and do not compare."""

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        said = _said(type(self))
        return bool(said(self) == said(other))

    def __hash__(self) -> int:
        return hash(_said(type(self))(self))


@cache
def _said(kind: type[Located]) -> Callable[[object], object]:
    """What of a kind compares."""
    return attrgetter(*(name for name in kind.__struct_fields__ if name not in kind.beside))
