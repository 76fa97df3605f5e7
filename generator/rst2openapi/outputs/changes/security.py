"""What an operation asks of credentials, and how that differs (OpenAPI 3.1.1, §4.8.30).

In: two operations with their documents. Out: codes with what they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rst2openapi.openapi import Document, OperationEntry

Requirement = dict[str, list[str]]
Said = tuple[str, str, str, str]
"""Code, what, before, after."""


def compare_security(
    was: tuple[Document, OperationEntry], now: tuple[Document, OperationEntry]
) -> Iterator[Said]:
    """How the requirements of an operation differ."""
    before, after = _requirements(*was), _requirements(*now)
    needed, wanted = _needed(before), _needed(after)
    for name in sorted(wanted - needed):
        yield "security-added", "", "", name
    for name in sorted(needed - wanted):
        yield "security-removed", "", name, ""
    if needed == wanted:
        yield from _alternatives(before, after)
    for name in sorted(needed & wanted):
        yield from _scopes(name, before, after)


def _requirements(document: Document, operation: OperationEntry) -> list[Requirement]:
    listed: Any = operation.node.get("security", document.content.get("security", []))
    return [dict(one) for one in listed if isinstance(one, dict)]


def _needed(requirements: list[Requirement]) -> set[str]:
    """Schemes without which an operation cannot be called."""
    return set.intersection(*(set(one) for one in requirements)) if requirements else set()


def _alternatives(before: list[Requirement], after: list[Requirement]) -> Iterator[Said]:
    sides = [{" and ".join(sorted(one)) or "none" for one in side} for side in (before, after)]
    for name in sorted(sides[0] - sides[1]):
        yield "security-alternative-removed", "", name, ""
    for name in sorted(sides[1] - sides[0]):
        yield "security-alternative-added", "", "", name


def _scopes(name: str, before: list[Requirement], after: list[Requirement]) -> Iterator[Said]:
    sides = [
        set.intersection(*(set(one[name]) for one in side)) if side else set()
        for side in (before, after)
    ]
    for scope in sorted(sides[1] - sides[0]):
        yield "security-scope-added", name, "", scope
    for scope in sorted(sides[0] - sides[1]):
        yield "security-scope-removed", name, scope, ""
