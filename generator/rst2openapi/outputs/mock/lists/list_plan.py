"""What the query of a list means, read once from its parameters and schemas.

In: the query parameters of an operation, the schema of its answer and that of the items. Out: a
`ListPlan`. What a parameter means is said by its name (`list_words`), its schema and its
description; one that is named as a property of the items filters them. Sees no request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rst2openapi.outputs.mock.lists.list_words import (
    BY_PAGE,
    COUNT_TAILS,
    FUZZY,
    LINKS,
    MARKS,
    PAGERS,
    PARAMETERS,
    PERIODS,
    URLS,
    Mark,
    Word,
)
from rst2openapi.outputs.mock.memory.spots import Path, properties_of, squash
from rst2openapi.outputs.mock.values.schema_types import types_of
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas

_WRAPPERS = frozenset({"metadata", "spec", "status"})
"""Objects of an item in which filters look for properties, too."""


@dataclass(frozen=True, slots=True)
class Count:
    """A parameter that counts items or pages."""

    name: str
    default: int | None
    """What it is where it is not sent."""
    first: int = 0
    """What the first item or page is called."""
    pages: bool = False
    """Whether it counts pages."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter that names a property of the items."""

    name: str
    path: Path
    fuzzy: bool
    """Whether a part of a text is enough."""


@dataclass(frozen=True, slots=True)
class Place:
    """A property of the answer that says something about pages."""

    path: Path
    mark: Mark
    kinds: frozenset[str]
    link: bool
    """Whether it holds a URL, or an array of links."""


@dataclass(frozen=True, slots=True)
class ListPlan:
    """How a list answers queries."""

    limit: Count | None = None
    start: Count | None = None
    marker: str = ""
    marker_schema: Schema = True
    backwards: str = ""
    sort_key: str = ""
    direction: tuple[str, Word] | None = None
    filters: tuple[Filter, ...] = ()
    sortable: tuple[Path, ...] = ()
    """Scalar properties of the items."""
    places: tuple[Place, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether the query says anything about the list."""
        return bool(
            self.limit or self.start or self.marker or self.filters or self.sort_key
        ) or bool(self.direction)


def read_plan(
    parameters: Sequence[tuple[Mapping[str, Any], Schema]],
    schemas: Schemas,
    answer: Schema,
    items: Schema,
    root: Path,
    noun: str,
) -> ListPlan:
    """The plan of a list.

    `parameters` are those of the query with their schemas, `root` leads to the array in the
    answer, `noun` is the singular of what it lists, squashed.
    """
    words = _words([parameter["name"] for parameter, _ in parameters])
    found: dict[Word, tuple[Mapping[str, Any], Schema]] = {}
    filters = []
    for parameter, schema in parameters:
        word = words.get(parameter["name"])
        if word is not None:
            found.setdefault(word, (parameter, schema))
        elif path := _property(schemas, items, parameter["name"], schema):
            filters.append(Filter(parameter["name"], path, _says(parameter, FUZZY)))
    marker = found.get(Word.MARKER)
    limit = found.get(Word.LIMIT)
    return ListPlan(
        limit=_limit(*limit) if limit else None,
        start=_start(schemas, found),
        marker=_marker_name(schemas, found),
        marker_schema=marker[1] if marker else True,
        backwards=_name(found, Word.BACKWARDS),
        sort_key=_name(found, Word.SORT_KEY),
        direction=next(
            (
                (found[word][0]["name"], word)
                for word in (Word.DIRECTION, Word.ASCENDING, Word.DESCENDING)
                if word in found
            ),
            None,
        ),
        filters=tuple(filters),
        sortable=tuple(_scalars(schemas, items)),
        places=tuple(_places(schemas, answer, root, noun, marker=Word.MARKER in found)),
    )


def _words(names: list[str]) -> dict[str, Word]:
    """What parameters ask for, by name. Where a page starts matters only if pages end."""
    squashed = {squash(name) for name in names}
    words = {name: word for name in names if (word := PARAMETERS.get(squash(name))) is not None}
    if squashed & PERIODS:
        words = {
            name: word for name, word in words.items() if squash(name) not in ("from", "start")
        }
    if Word.LIMIT not in words.values():
        words = {name: word for name, word in words.items() if squash(name) not in ("from", "next")}
    return words


def _name(found: Mapping[Word, tuple[Mapping[str, Any], Schema]], word: Word) -> str:
    return str(found[word][0]["name"]) if word in found else ""


def _limit(parameter: Mapping[str, Any], schema: Schema) -> Count:
    default = natural(schema.get("default")) if isinstance(schema, dict) else None
    return Count(parameter["name"], default or None)


def _start(
    schemas: Schemas, found: Mapping[Word, tuple[Mapping[str, Any], Schema]]
) -> Count | None:
    if Word.OFFSET in found and not _is_marker(schemas, *found[Word.OFFSET]):
        parameter, schema = found[Word.OFFSET]
        pages = _says(parameter, BY_PAGE)
        return Count(parameter["name"], None, _first(schemas, schema, ("default",), 0), pages)
    if Word.PAGE in found:
        parameter, schema = found[Word.PAGE]
        first = _first(schemas, schema, ("minimum", "default"), 1)
        return Count(parameter["name"], None, first, pages=True)
    return None


def _marker_name(schemas: Schemas, found: Mapping[Word, tuple[Mapping[str, Any], Schema]]) -> str:
    if (
        Word.MARKER not in found
        and Word.OFFSET in found
        and _is_marker(schemas, *found[Word.OFFSET])
    ):
        return _name(found, Word.OFFSET)
    return _name(found, Word.MARKER)


def _is_marker(schemas: Schemas, parameter: Mapping[str, Any], schema: Schema) -> bool:
    """Whether a `start` is an identity: a text that is never said to be a number."""
    text = str(parameter.get("description") or "").lower()
    return (
        squash(parameter["name"]) == "start"
        and "integer" not in types_of(schemas, schema)
        and "integer" not in text
    )


def _first(schemas: Schemas, schema: Schema, keys: tuple[str, ...], usual: int) -> int:
    """What a count calls the first: what the keywords say, where that is 0 or 1."""
    found = schemas.resolve(schema)
    given = [found.get(key) for key in keys] if isinstance(found, dict) else []
    numbers = [number for one in given if (number := natural(one)) in (0, 1)]
    return max(numbers) if numbers else usual


def _says(parameter: Mapping[str, Any], phrases: tuple[str, ...]) -> bool:
    text = " ".join(str(parameter.get("description") or "").lower().split())
    return any(phrase in text for phrase in phrases)


def natural(value: Any) -> int | None:
    """A number of things, also from its digits; None where it is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if value >= 0 else None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return None


def _property(schemas: Schemas, items: Schema, name: str, asked: Schema) -> Path:
    """The property of the items that a parameter names; empty where there is none."""
    properties = properties_of(schemas, items)
    below = [
        ((outer, inner), schema)
        for outer, wrapper in properties.items()
        if squash(outer) in _WRAPPERS
        for inner, schema in properties_of(schemas, wrapper).items()
    ]
    candidates: list[tuple[Path, Schema]] = [((key,), one) for key, one in properties.items()]
    for path, schema in (*candidates, *below):
        if squash(path[-1]) == squash(name) and _is_comparable(schemas, schema, asked):
            return path
    return ()


def _is_comparable(schemas: Schemas, schema: Schema, asked: Schema) -> bool:
    """Whether values of a property can be what is asked for: no objects, enumerations that meet."""
    if types_of(schemas, schema) & {"object"}:
        return False
    one, other = schemas.resolve(schema), schemas.resolve(asked)
    left = one.get("enum") if isinstance(one, dict) else None
    right = other.get("enum") if isinstance(other, dict) else None
    if not isinstance(left, list) or not isinstance(right, list):
        return True
    return bool({str(value).lower() for value in left} & {str(value).lower() for value in right})


def _scalars(schemas: Schemas, items: Schema) -> Iterator[Path]:
    for name, schema in properties_of(schemas, items).items():
        kinds = types_of(schemas, schema)
        if not kinds & {"object", "array"}:
            yield (name,)
        elif squash(name) in _WRAPPERS:
            for inner, deeper in properties_of(schemas, schema).items():
                if not types_of(schemas, deeper) & {"object", "array"}:
                    yield (name, inner)


def _places(
    schemas: Schemas, answer: Schema, root: Path, noun: str, *, marker: bool
) -> Iterator[Place]:
    """What an answer says about pages, at its top and in the objects there that may."""
    for name, schema in properties_of(schemas, answer).items():
        kinds = types_of(schemas, schema)
        if (name,) == root:
            continue
        if squash(name).endswith("links") and kinds == {"array"}:
            yield Place((name,), Mark.NEXT, kinds, link=True)
            continue
        place = _place((name,), kinds, noun, marker=marker)
        if place is not None:
            yield place
        elif "object" in kinds and (squash(name) in PAGERS or name in root):
            for inner, deeper in properties_of(schemas, schema).items():
                place = _place((name, inner), types_of(schemas, deeper), noun, marker=marker)
                if place is not None:
                    yield place


def _place(path: Path, kinds: frozenset[str], noun: str, *, marker: bool) -> Place | None:
    word = squash(path[-1])
    mark = MARKS.get(word)
    if mark is None and word in [noun + tail for tail in COUNT_TAILS]:
        mark = Mark.TOTAL
    if mark is None or kinds & {"object", "array"}:
        return None
    link = (len(path) > 1 and squash(path[0]) in LINKS) or (word in URLS and not marker)
    return Place(path, mark, kinds, link)
