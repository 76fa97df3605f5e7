"""Following the pages of a list comes to an end.

In: a `Walker` and an operation that lists. Out: findings. How pages are asked for is read from the
names of the query parameters, where the next one begins from the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import OperationEntry, escape
from rst2openapi.outputs.contract.verdicts.judging import Finding, response_pointer
from rst2openapi.outputs.contract.verdicts.schemas import shorten
from rst2openapi.outputs.contract.walk.resources import items_of
from rst2openapi.outputs.contract.walk.walker import Visit, Walker

CHECK = "pagination_ends"

_LIMITS = frozenset({"limit", "pagesize", "perpage", "maxitems", "size", "count"})
_OFFSETS = frozenset({"offset"})
_PAGES = frozenset({"page", "pageno", "pagenum", "pagenumber", "curpage", "currentpage"})
_MARKERS = frozenset({"marker", "continue", "after", "startafter", "start", "next", "cursor"})
_NEXT = ("nextmarker", "nextcursor", "next", "continue", "marker", "cursor")
"""Where an answer says how the next page is asked for, the likeliest first."""
_MOST_PAGES = 12
_MOST_ALIKE = 2
"""Equal pages that say nothing yet: the first two are one where offsets count from 1 unsaid."""


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
    if not _may_be_empty(walker, operation):
        return
    values, own = next(walker.known.candidates(operation.path))
    size = _size(walker, operation, style)
    first = _first(walker, operation, style.offset or style.page)
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
        if items and seen.count(items) >= _MOST_ALIKE:
            if _repeats(walker.visit(operation, values=values, own=own)):
                return
            told = f"page {number} holds what an earlier one held: {shorten(items)}"
            _fail(walker, operation, visit, "The same page again", "other items", told)
            return
        seen.append(items)
        step = _step(style, body, items, first + number, first + size * number)
        if step is None or not items:
            return
        asked_for = str(sorted(step.items()))
        if asked_for in asked:
            told = f"{step} was followed before"
            _fail(walker, operation, visit, "Pages lead in a circle", "another page", told)
            return
        asked.add(asked_for)
        visit = walker.visit(operation, values=values, query={**query, **step}, own=own)


def _repeats(visit: Visit | None) -> bool:
    """Whether a list has equal entries of its own, as logs may: equal pages say nothing then."""
    items = items_of(visit.answer.json()) if visit is not None else []
    told = [shorten(one, 100_000) for one in items]
    return len(set(told)) < len(told)


def _may_be_empty(walker: Walker, operation: OperationEntry) -> bool:
    """Whether a page may hold nothing; else the document knows no last page."""
    pointer = response_pointer(walker.document, operation, 200)
    content = walker.document.at(pointer).get("content", {}) if pointer else {}
    for media_type in content:
        at = f"{pointer}/content/{escape(media_type)}/schema"
        arrays = [
            part
            for member in walker.schemas.properties(at).values()
            for _, part in walker.schemas.parts(member)
            if part.get("type") == "array"
        ]
        if len(arrays) == 1 and arrays[0].get("minItems", 0):
            return False
    return True


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


def _first(walker: Walker, operation: OperationEntry, name: str) -> int:
    """Where counting begins: pages count offsets and pages from 0 or from 1."""
    for one in walker.document.parameters(operation):
        if one["in"] == "query" and one["name"] == name:
            schema = walker.document.resolve(one.get("schema", {}))
            for key in ("default", "minimum"):
                if schema.get(key) in (0, 1) and not isinstance(schema[key], bool):
                    return int(schema[key])
    return 1 if squash(name) in _PAGES else 0


def _step(
    style: _Style, body: Any, items: list[Any], page: int, offset: int
) -> Mapping[str, Any] | None:
    """Query values of the next page, whose number or offset this is; None where there is none."""
    if style.marker:
        token = _token(body)
        return {style.marker: token} if token else None
    if style.offset:
        return {style.offset: offset} if style.limit else None
    return {style.page: page} if style.page else None


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
