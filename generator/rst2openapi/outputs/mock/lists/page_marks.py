"""What the answer of a list says about pages: counts, markers and links.

In: a body that is valid, the page it shows and how it was asked for. Out: the body with its counts,
markers and links true, as far as its schema admits. The last page has no next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from rst2openapi.outputs.mock.lists.list_plan import ListPlan, Place
from rst2openapi.outputs.mock.lists.list_words import Mark
from rst2openapi.outputs.mock.lists.paging import Page
from rst2openapi.outputs.mock.memory.spots import Path, squash
from rst2openapi.outputs.mock.values.merging import value_at, with_value_at
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas

_GONE = object()
"""Stands for a property that is left out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a list was asked for."""

    url: str
    """Without the query."""
    query: str
    """Percent-encoded."""


def mark(
    schemas: Schemas,
    requests: Schemas,
    schema: Schema,
    plan: ListPlan,
    page: Page,
    body: Any,
    asked: Asked,
) -> Any:
    """The body with everything it says about pages set; `schema` is that of the whole body."""
    for place in plan.places:
        for value in _values(requests, plan, page, place, asked):
            changed = _with(body, place.path, value)
            if changed is body or schemas.is_valid(schema, changed):
                body = changed
                break
    return _echo(schemas, schema, plan, page, body)


def _values(
    requests: Schemas, plan: ListPlan, page: Page, place: Place, asked: Asked
) -> Iterator[Any]:
    """What a place may hold, best first."""
    match place.mark:
        case Mark.TOTAL:
            yield from (page.total, str(page.total))
        case Mark.SHOWN:
            yield from (len(page.shown), str(len(page.shown)))
        case Mark.REMAINING:
            rest = page.total - page.end
            yield from (rest, str(rest))
        case Mark.PAGES:
            count = -(-page.total // page.size) if page.size else min(1, page.total)
            yield from (count, str(count))
        case Mark.MORE:
            yield from (page.more, str(page.more).lower(), int(page.more))
        case Mark.NEXT:
            yield from _next(requests, plan, page, place, asked)
        case Mark.PREVIOUS:
            yield from _previous(requests, plan, page, place, asked)


def _next(
    requests: Schemas, plan: ListPlan, page: Page, place: Place, asked: Asked
) -> Iterator[Any]:
    ahead = _ahead(requests, plan, page) if page.more else None
    if ahead is None:
        yield from _nothing(place)
        if place.kinds == {"integer"}:
            yield page.total  # where nothing comes after
        return
    name, value = ahead
    if not place.link:
        number = _number(plan, page.end, page.size)
        yield from (value, str(value), number, str(number))
        return
    url = _url(asked, name, value)
    if "array" in place.kinds:
        yield [{"rel": "next", "href": url}]
        yield [{"href": url}]
    yield url


def _previous(
    requests: Schemas, plan: ListPlan, page: Page, place: Place, asked: Asked
) -> Iterator[Any]:
    if place.link:
        start = page.start - (page.size or page.start)
        if page.start > 0 and plan.start is not None:
            number = _number(plan, max(0, start), page.size)
            yield _url(asked, plan.start.name, number)
    elif page.shown and page.start > 0:
        yield page.shown[0][0]
        yield max(0, page.start - (page.size or page.start))
    yield from _nothing(place)


def _nothing(place: Place) -> Iterator[Any]:
    """How to say that there is no such page."""
    yield _GONE
    yield None
    yield [] if "array" in place.kinds else ""


def _ahead(requests: Schemas, plan: ListPlan, page: Page) -> tuple[str, Any] | None:
    """The parameter that leads to the next page, and its value."""
    if plan.marker:
        for value in (page.shown[-1][0], page.end, str(page.end)):
            if value != "" and requests.is_valid(plan.marker_schema, value):
                return plan.marker, value
    if plan.start is not None:
        return plan.start.name, _number(plan, page.end, page.size)
    return None


def _number(plan: ListPlan, items: int, size: int | None) -> int:
    """What a page is called that has so many items before it."""
    if plan.start is None:
        return items
    return plan.start.first + (items // (size or 1) if plan.start.pages else items)


def _url(asked: Asked, name: str, value: Any) -> str:
    """The URL of the request with one parameter set."""
    kept = [
        piece
        for piece in asked.query.split("&")
        if piece and piece.partition("=")[0] not in (name, quote(name, safe=""))
    ]
    added = f"{quote(name)}={quote(str(value), safe='')}"
    return f"{asked.url}?{'&'.join([*kept, added])}"


def _with(body: Any, path: Path, value: Any) -> Any:
    """A copy with a value at a path, or without it; the body itself where nothing is to be done."""
    holder = value_at(body, path[:-1])
    present = isinstance(holder, Mapping) and path[-1] in holder
    if not present and (value is _GONE or value in (None, "", [])):
        return body
    if value is not _GONE:
        return with_value_at(body, path, value)
    rest = {key: inner for key, inner in holder.items() if key != path[-1]}
    return with_value_at(body, path[:-1], rest)


def _echo(schemas: Schemas, schema: Schema, plan: ListPlan, page: Page, body: Any) -> Any:
    """Limit and offset where the body repeats them."""
    if not isinstance(body, Mapping):
        return body
    said: dict[str, int] = {}
    if plan.limit is not None and page.size is not None:
        said[squash(plan.limit.name)] = page.size
    if plan.start is not None:
        said[squash(plan.start.name)] = _number(plan, page.start, page.size)
    for key, value in body.items():
        wanted = said.get(squash(key))
        if wanted is None or not isinstance(value, int) or isinstance(value, bool):
            continue
        changed = {**body, key: wanted}
        body = changed if schemas.is_valid(schema, changed) else body
    return body
