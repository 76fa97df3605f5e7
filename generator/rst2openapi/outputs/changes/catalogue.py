"""Every kind of change and whom it breaks: catalogue.toml with types.

In: nothing. Out: `CATALOGUE`, each kind of change by its stable code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Direction = Literal["request", "response"]
DIRECTIONS: tuple[Direction, ...] = ("request", "response")


class Level(StrEnum):
    """What a change means for a consumer of the old document, the worst first."""

    BREAKING = "breaking"
    """Calls or clients that worked can fail."""
    WARNING = "warning"
    """Strict clients, or clients in some languages, can fail."""
    INFO = "info"
    """Nothing that worked can fail."""

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change. Codes are stable."""

    code: str
    level: Level
    message: str
    """A `str.format` template over `what`, `before` and `after`."""
    why: str
    """Whom it breaks, or why it breaks nobody; one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change between two documents."""

    kind: Kind
    where: str
    """What people call the place: `PATCH /v2/pools/{id}` or `schema Pool in requests`."""
    pointer: str
    """JSON Pointer: into the new document, or into the old one for what was removed."""
    what: str = ""
    before: str = ""
    after: str = ""
    operations: tuple[str, ...] = ()
    """Ids of the operations that the change reaches, sorted."""
    source: str = ""
    """`page:line` that says so: the old page's for what was removed. Empty where unknown."""

    @property
    def message(self) -> str:
        """The change in one phrase."""
        return self.kind.message.format(what=self.what, before=self.before, after=self.after)

    @property
    def sort_key(self) -> tuple[int, str, str, str]:
        """Breaking first, then by place."""
        return (self.kind.level.rank, self.where, self.pointer, self.message)


def _kinds(tables: Mapping[str, Any]) -> Iterator[Kind]:
    for code, entry in tables["plain"].items():
        yield Kind(
            code=code, level=Level(entry["level"]), message=entry["message"], why=entry["why"]
        )
    for facet, entry in tables["schema"].items():
        for direction in DIRECTIONS:
            if direction in entry:
                yield Kind(
                    code=f"{direction}-{facet}",
                    level=Level(entry[direction]),
                    message=entry["message"],
                    why=entry["why"],
                )


@cache
def _load() -> dict[str, Kind]:
    text = files(__package__).joinpath("catalogue.toml").read_text(encoding="utf-8")
    kinds = sorted(_kinds(tomllib.loads(text)), key=lambda one: (one.level.rank, one.code))
    found = {one.code: one for one in kinds}
    if len(found) < len(kinds):
        raise ValueError("catalogue.toml has a code twice: one of [plain] and one of [schema]")
    return found


CATALOGUE: Mapping[str, Kind] = _load()
"""All kinds of change by code, the worst first."""
