"""Following the pages of a list comes to an end.

In: a `Walker` and an operation that lists. Out: findings. How pages are asked for is read from the
names of the query parameters, where the next one begins from the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.contract.judging import Finding
from rst2openapi.outputs.contract.resources import items_of
from rst2openapi.outputs.contract.schemas import shorten
from rst2openapi.outputs.contract.walker import Visit, Walker

CHECK = "pagination_ends"

_LIMITS = frozenset({"limit", "pagesize", "perpage", "maxitems", "size", "count"})
_OFFSETS = frozenset({"offset"})
_PAGES = frozenset({"page", "pageno", "pagenum", "pagenumber", "curpage", "currentpage"})
_MARKERS = frozenset({"marker", "continue", "after", "startafter", "start", "next", "cursor"})
_NEXT = ("nextmarker", "nextcursor", "next", "continue", "marker", "cursor")
"""Where an answer says how the next page is asked for, the likeliest first."""
_MOST_PAGES = 12


@dataclass(frozen=True, slots=True)
class _Style:
    limit: str
    """Names of query parameters; empty where there is none."""
    offset: str
    page: str
    marker: str


def check_pages(walker: Walker, operation: OperationEntry) -> None:
    """Ask for one page after the other."""
    style = _style(walker, operation)
    if style is None or CHECK not in walker.checks:
        return
    values, own = next(walker.known.candidates(operation.path))
    size = _size(walker, operation, style)
    seen: list[Any] = []
    asked: set[str] = set()
    query: dict[str, Any] = {style.limit: size} if style.limit else {}
    visit = walker.visit(operation, values=values, query=query, own=own)
    for number in range(1, _MOST_PAGES):
        if visit is None or not visit.answer.is_success:
            return
        body = visit.answer.json()
        items = items_of(body)
        walker.count(operation, [CHECK])
        if style.limit and len(items) > size:
            _fail(walker, operation, visit, "Page too long", f"{size} items", f"{len(items)}")
            return
        if items and items in seen:
            told = f"page {number} holds what an earlier one held: {shorten(items)}"
            _fail(walker, operation, visit, "The same page again", "other items", told)
            return
        seen.append(items)
        step = _step(style, body, items, number, size * number)
        if step is None or not items:
            return
        asked_for = str(sorted(step.items()))
        if asked_for in asked:
            told = f"{step} was followed before"
            _fail(walker, operation, visit, "Pages lead in a circle", "another page", told)
            return
        asked.add(asked_for)
        visit = walker.visit(operation, values=values, query={**query, **step}, own=own)


def _fail(
    walker: Walker, operation: OperationEntry, visit: Visit, title: str, expected: str, got: str
) -> None:
    walker.fail(
        operation,
        Finding(
            check=CHECK,
            title=title,
            message=f"{expected} expected, got {got}",
            pointer=operation.pointer,
            expected=expected,
            got=got,
        ),
        [visit.sample.call],
        visit.answer,
        {"differs": shorten(items_of(visit.answer.json()), 100_000)},
    )


def _style(walker: Walker, operation: OperationEntry) -> _Style | None:
    if operation.method != "get":
        return None
    names = {
        squash(one["name"]): str(one["name"])
        for one in walker.document.parameters(operation)
        if one["in"] == "query"
    }

    def first(words: frozenset[str]) -> str:
        return next((name for key, name in names.items() if key in words), "")

    style = _Style(first(_LIMITS), first(_OFFSETS), first(_PAGES), first(_MARKERS))
    return style if style.offset or style.page or style.marker else None


def squash(name: str) -> str:
    """A name without case and separators."""
    return name.replace("_", "").replace("-", "").replace(".", "").lower()


def _size(walker: Walker, operation: OperationEntry, style: _Style) -> int:
    """The smallest page that the document allows."""
    for one in walker.document.parameters(operation):
        if one["in"] == "query" and one["name"] == style.limit:
            schema = walker.document.resolve(one.get("schema", {}))
            if isinstance(schema.get("enum"), list):
                sizes = [x for x in schema["enum"] if isinstance(x, int)]
                return min(sizes, default=1)
            return max(1, int(schema.get("minimum", 1)))
    return 1


def _step(
    style: _Style, body: Any, items: list[Any], number: int, passed: int
) -> Mapping[str, Any] | None:
    """Query values of the page after the `number`th; None where there is none."""
    if style.marker:
        token = _token(body)
        return {style.marker: token} if token else None
    if style.offset:
        return {style.offset: passed if style.limit else len(items)}
    return {style.page: number + 1} if style.page else None


def _token(body: Any) -> str:
    """How an answer says that the next page is asked for."""
    found = {squash(key): value for key, value in _scalars(body)}
    for name in _NEXT:
        value = found.get(name)
        if isinstance(value, str) and value and "://" not in value:
            return value
    return ""


def _scalars(body: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if isinstance(body, Mapping):
        for key, value in body.items():
            if isinstance(value, Mapping) and depth < 1:
                yield from _scalars(value, depth + 1)
            else:
                yield str(key), value
