"""The page of a list that a query asks for.

In: items with what identifies them, a `ListPlan` and decoded query values. Out: the items to show
and what comes before and after. What is not understood is passed over, as servers do; a marker that
nobody gave ends the walk, so that no client turns in circles.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rst2openapi.outputs.mock.lists.list_plan import Filter, ListPlan, natural
from rst2openapi.outputs.mock.lists.list_words import ASCENDING, DESCENDING, TIMES, Word
from rst2openapi.outputs.mock.memory.spots import Path, squash
from rst2openapi.outputs.mock.values.merging import value_at

Item = tuple[str, Any]
"""What identifies an item, and the item."""

Resume = Callable[[str], str | None]
"""For an item that is gone, the one that stood before it; empty where it was the first, None where
it never was."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list."""

    shown: tuple[Item, ...]
    total: int
    """Items in all, those of other pages included."""
    start: int
    """Items before the page."""
    size: int | None
    """Items that a page may have; None for all."""

    @property
    def end(self) -> int:
        """Items before the next page."""
        return self.start + len(self.shown)

    @property
    def more(self) -> bool:
        """Whether there is a next page."""
        return bool(self.shown) and self.end < self.total


def never(_: str) -> None:
    """A `Resume` for lists that forget nothing."""


def select(
    items: Collection[Item], plan: ListPlan, query: Mapping[str, Any], resume: Resume = never
) -> Page:
    """The page that a query asks for."""
    size, total = _size(plan, query), len(items)
    chosen: Sequence[Item] | None = None
    start, stop = 0, total
    if _is_picky(plan, query):
        filters = [one for one in plan.filters if one.name in query]
        kept = [item for item in items if all(_fits(item[1], one, query) for one in filters)]
        chosen = _sorted(kept, plan, query)
        total = len(chosen)
        start, stop = _window(chosen, plan, query, size, resume)
    if plan.start is not None and (number := natural(query.get(plan.start.name))) is not None:
        steps = max(0, number - plan.start.first)
        start += steps * (size if size is not None else total) if plan.start.pages else steps
    stop = stop if size is None else min(stop, start + size)
    part = islice(items, start, max(start, stop)) if chosen is None else chosen[start:stop]
    return Page(tuple(part), total, min(start, total), size)


def _is_picky(plan: ListPlan, query: Mapping[str, Any]) -> bool:
    """Whether all items have to be looked at."""
    names = [plan.marker, plan.sort_key, *(one.name for one in plan.filters)]
    return any(name in query for name in names) or (
        plan.direction is not None and plan.direction[0] in query
    )


def _size(plan: ListPlan, query: Mapping[str, Any]) -> int | None:
    if plan.limit is None:
        return None
    sent = natural(query.get(plan.limit.name))
    return plan.limit.default if sent is None else sent


def _window(
    items: Sequence[Item],
    plan: ListPlan,
    query: Mapping[str, Any],
    size: int | None,
    resume: Resume,
) -> tuple[int, int]:
    """Between which items a marker says that the page lies."""
    marker = query.get(plan.marker) if plan.marker else None
    if marker is None or marker == "":
        return 0, len(items)
    place = _place(items, str(marker), resume)
    if plan.backwards and query.get(plan.backwards) is True:
        stop = max(0, place - 1)
        return (0 if size is None else max(0, stop - size)), stop
    return place, len(items)


def _place(items: Sequence[Item], marker: str, resume: Resume) -> int:
    """How many items a marker leaves behind: it is an item, one that is gone, or a number."""
    places = {key: place for place, (key, _) in enumerate(items, 1)}
    known: str | None = marker
    while known is not None:
        if known in places:
            return places[known]
        if known == "":
            return 0
        known = resume(known)
    number = natural(marker)
    return len(items) if number is None else number


def _fits(item: Any, one: Filter, query: Mapping[str, Any]) -> bool:
    """Whether an item has what a filter asks for; one of several values is enough."""
    asked = query[one.name]
    value = value_at(item, one.path)
    wanted = asked if isinstance(asked, list) else [asked]
    given = value if isinstance(value, list) else [value]
    return any(_alike(left, right, fuzzy=one.fuzzy) for left in given for right in wanted)


def _alike(value: Any, asked: Any, *, fuzzy: bool) -> bool:
    if isinstance(value, bool) or isinstance(asked, bool):
        return _text(value) == _text(asked)
    if fuzzy and isinstance(value, str):
        return str(asked).lower() in value.lower()
    return value == asked or (_text(value) == _text(asked) and value is not None)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sorted(items: list[Item], plan: ListPlan, query: Mapping[str, Any]) -> list[Item]:
    """Items in the order that a query asks for; equal ones stay as they were."""
    down = _is_down(plan, query)
    for path, reverse in reversed(_keys(plan, query)):

        def rank(item: Item, path: Path = path) -> tuple[int, Any]:
            return _rank(value_at(item[1], path))

        turned = reverse if reverse is not None else down is True
        with_value = [item for item in items if value_at(item[1], path) is not None]
        without = [item for item in items if value_at(item[1], path) is None]
        items = [*sorted(with_value, key=rank, reverse=turned), *without]
    if down and not _keys(plan, query):
        items = items[::-1]
    return items


def _rank(value: Any) -> tuple[int, Any]:
    match value:
        case bool() | int() | float():
            return 0, value
        case str():
            return 1, value
        case _:
            return 2, 0


def _is_down(plan: ListPlan, query: Mapping[str, Any]) -> bool | None:
    """Whether the largest comes first; None where the query does not say."""
    if plan.direction is None or plan.direction[0] not in query:
        return None
    name, word = plan.direction
    value = query[name]
    if word is Word.DIRECTION:
        return _direction(str(value))
    return (_text(value) == "true") == (word is Word.DESCENDING)


def _direction(text: str) -> bool | None:
    """Whether a word for a direction means downwards."""
    word = "-1" if text.strip() == "-1" else squash(text)
    if word in DESCENDING:
        return True
    return False if word in ASCENDING else None


def _keys(plan: ListPlan, query: Mapping[str, Any]) -> list[tuple[Path, bool | None]]:
    """Properties to sort by, each with its own direction where it has one."""
    wanted = query.get(plan.sort_key) if plan.sort_key else None
    if wanted is None and plan.direction is not None and plan.direction[0] in query:
        name, word = plan.direction
        if word is Word.DIRECTION and _direction(str(query[name])) is None:
            wanted = query[name]  # `order=name`
        else:
            path = next((path for time in TIMES if (path := _named(plan, time))), ())
            return [(path, None)] if path else []
    found: list[tuple[Path, bool | None]] = []
    pieces = wanted if isinstance(wanted, list) else str(wanted or "").split(",")
    for piece in pieces:
        name, _, way = str(piece).strip().partition(":")
        reverse = _direction(way) if way else (True if name.startswith("-") else None)
        if path := _named(plan, squash(name)):
            found.append((path, reverse))
    return found


def _named(plan: ListPlan, name: str) -> Path:
    """The property that a sort key means: of that name, else the only one that ends with it."""
    exact = [path for path in plan.sortable if squash(path[-1]) == name]
    if exact or not name:
        return exact[0] if exact else ()
    ending = [path for path in plan.sortable if squash(path[-1]).endswith(name)]
    return ending[0] if len(ending) == 1 else ()
