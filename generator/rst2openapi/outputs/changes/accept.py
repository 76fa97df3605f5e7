"""Changes that somebody has accepted, each until a day.

In: the text of a file of acceptances, changes, and today. Out: the changes that nobody accepted,
those that somebody did, and the acceptances that have run out or match nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from rst2openapi.outputs.changes.catalogue import CATALOGUE, Change


class AcceptanceError(ValueError):
    """A file of acceptances that cannot be used; the message names file and entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """`[[accept]]`: which changes are known and wanted."""

    code: str
    """Of the catalogue."""
    where: str = "*"
    """Glob pattern of the change's place."""
    what: str = "*"
    """Glob pattern of the change's message."""
    until: date
    """The last day it holds."""
    reason: str

    def matches(self, change: Change) -> bool:
        """Whether it speaks of this change, whatever the day."""
        return (
            change.kind.code == self.code
            and fnmatchcase(change.where, self.where)
            and fnmatchcase(change.message, self.what)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Changes, and what acceptances made of them."""

    changes: tuple[Change, ...]
    """Those that nobody accepted."""
    accepted: tuple[tuple[Change, Acceptance], ...] = ()
    expired: tuple[Acceptance, ...] = ()
    """They match a change, but their day has passed: the change counts again."""
    unused: tuple[Acceptance, ...] = ()
    """They match nothing; they can go."""


_KEYS = {"code": str, "where": str, "what": str, "until": date, "reason": str}
_NEEDED = ("code", "until", "reason")


def parse_acceptances(text: str, *, name: str) -> tuple[Acceptance, ...]:
    """Read a TOML file of `[[accept]]` tables.

    Raises:
        AcceptanceError: no TOML, an unknown key or code, a key that is missing or of a wrong kind.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AcceptanceError(f"{name}: not TOML: {error}") from None
    entries = content.pop("accept", [])
    if content or not isinstance(entries, list):
        raise AcceptanceError(f"{name}: holds [[accept]] tables and nothing else")
    return tuple(
        _entry(entry, where=f"{name}: accept {number}")
        for number, entry in enumerate(entries, start=1)
    )


def _entry(entry: Mapping[str, Any], *, where: str) -> Acceptance:
    for key, value in entry.items():
        kind = _KEYS.get(key)
        if kind is None:
            raise AcceptanceError(f"{where}: unknown key {key!r}; known are {', '.join(_KEYS)}")
        if type(value) is not kind:
            wanted = "a date such as 2026-12-31" if kind is date else "a string"
            raise AcceptanceError(f"{where}: {key} must be {wanted}")
    for key in _NEEDED:
        if key not in entry:
            raise AcceptanceError(f"{where}: {key} is missing")
    if entry["code"] not in CATALOGUE:
        raise AcceptanceError(f"{where}: no change has the code {entry['code']!r}")
    return Acceptance(**entry)


def judge(changes: Sequence[Change], acceptances: Sequence[Acceptance], *, today: date) -> Judged:
    """Sort changes into accepted and not; an acceptance holds to the end of its day."""
    left: list[Change] = []
    accepted: list[tuple[Change, Acceptance]] = []
    used: set[Acceptance] = set()
    for change in changes:
        speaking = [one for one in acceptances if one.matches(change)]
        used.update(speaking)
        holding = next((one for one in speaking if today <= one.until), None)
        if holding is None:
            left.append(change)
        else:
            accepted.append((change, holding))
    return Judged(
        changes=tuple(left),
        accepted=tuple(accepted),
        expired=tuple(one for one in acceptances if one in used and today > one.until),
        unused=tuple(one for one in acceptances if one not in used),
    )
