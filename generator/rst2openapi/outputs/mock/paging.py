"""Filters and pages of lists, read from the query.

In: live resources by identity and decoded query values. Out: the ones to show. What is not
understood is passed over, as servers do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rst2openapi.outputs.mock.spots import squash

_LIMITS = frozenset({"limit", "pagesize", "perpage", "maxitems"})
_OFFSETS = frozenset({"offset", "start"})
_MARKERS = frozenset({"marker", "after", "startafter", "continue"})


def select(resources: Mapping[str, Any], query: Mapping[str, Any]) -> tuple[list[Any], int]:
    """The page that a query asks for, and how many there are in all."""
    chosen = [(key, one) for key, one in resources.items() if _matches(one, query)]
    total = len(chosen)
    for name, value in query.items():
        if squash(name) in _MARKERS and value in [key for key, _ in chosen]:
            place = [key for key, _ in chosen].index(value)
            chosen = chosen[place + 1 :]
    for name, value in query.items():
        if squash(name) in _OFFSETS and _is_natural(value):
            chosen = chosen[value:]
    for name, value in query.items():
        if squash(name) in _LIMITS and _is_natural(value):
            chosen = chosen[:value]
    return [one for _, one in chosen], total


def _matches(resource: Any, query: Mapping[str, Any]) -> bool:
    """Whether the properties that a query names have its values."""
    if not isinstance(resource, Mapping):
        return True
    return all(
        resource[name] == value
        for name, value in query.items()
        if isinstance(resource.get(name), str | int) and isinstance(value, str | int)
    )


def _is_natural(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
