"""What changes mean for the version of a client (Semantic Versioning 2.0.0).

In: changes and the version that is out. Out: which part to raise, and the version that gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rst2openapi.outputs.changes.catalogue import Change, Level


class Bump(StrEnum):
    """The part of a version that has to rise."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


_BUMPS = {Level.BREAKING: Bump.MAJOR, Level.WARNING: Bump.MINOR, Level.INFO: Bump.MINOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do about the version."""

    bump: Bump
    before: str = ""
    after: str = ""
    """Empty where `before` is no semantic version."""


def advise(changes: Sequence[Change], version: str = "", *, is_same: bool = False) -> Advice:
    """The version after `changes`; `is_same` says that the documents are equal to the byte.

    Documents that differ without a change of the API differ in words: a patch. Below 1.0.0 what
    breaks raises the minor part (Semantic Versioning 2.0.0, §4).
    """
    worst = min((one.kind.level for one in changes), key=lambda one: one.rank, default=None)
    bump = _BUMPS[worst] if worst else Bump.NONE if is_same else Bump.PATCH
    return Advice(bump=bump, before=version, after=_raised(version, bump))


_SEMANTIC = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:[-+].*)?", re.ASCII)


def _raised(version: str, bump: Bump) -> str:
    match = _SEMANTIC.fullmatch(version)
    if match is None:
        return ""
    major, minor, patch = (int(part) for part in match.groups())
    if bump is Bump.MAJOR and major == 0:
        bump = Bump.MINOR
    match bump:
        case Bump.MAJOR:
            return f"{major + 1}.0.0"
        case Bump.MINOR:
            return f"{major}.{minor + 1}.0"
        case Bump.PATCH:
            return f"{major}.{minor}.{patch + 1}"
        case Bump.NONE:
            return version
