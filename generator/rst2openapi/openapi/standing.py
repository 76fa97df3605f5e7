"""Which places of a part are in it: the items of a header that was flattened are not.

In: a piece of a document, and places by pointers relative to it. Out: those where something stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rst2openapi.openapi.pointers import unescape
from rst2openapi.openapi.schemas import Places


def standing(node: Any, places: Places) -> Places:
    """The places whose pointers lead to something, in their order."""
    found = set(_standing(node, places))
    return places if len(found) == len(places) else {at: places[at] for at in places if at in found}


def _standing(node: Any, places: Places) -> Iterator[str]:
    """In order of the pointers, so that only the end of each leads on from the one before."""
    above: list[tuple[str, Any]] = [("/", node)]
    for pointer in sorted(places):
        if not pointer:
            yield pointer
            continue
        while not pointer.startswith(above[-1][0]):
            above.pop()
        at, inner = above[-1]
        for step in pointer[len(at) :].split("/"):
            inner = _inside(inner, step)
            if inner is None:
                break
            at = f"{at}{step}/"
            above.append((at, inner))
        else:
            yield pointer


def _inside(node: Any, token: str) -> Any | None:
    if isinstance(node, list):
        return node[int(token)] if token.isdigit() and int(token) < len(node) else None
    return node.get(unescape(token)) if isinstance(node, dict) else None
