"""How one schema differs from another, its members left aside.

In: two settled schema nodes (no reference at their tops). Out: `Facet`s: a facet of catalogue.toml
with what it was and what it is. Nothing here knows of requests and answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import JsonObject


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that differs."""

    name: str
    before: str = ""
    after: str = ""
    keyword: str = ""
    """The keyword it stands in, for the pointer; empty for the schema itself."""


def facets(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    """All differences of two schemas but for properties, items and alternatives."""
    yield from _types(was, now)
    if is_nullable(was) != is_nullable(now):
        yield Facet("null-added" if is_nullable(now) else "null-removed")
    yield from _enums(was, now)
    yield from _texts(was, now)
    yield from _bounds(was, now)
    yield from _flags(was, now)
    yield from _closed(was, now)


# --- types ----------------------------------------------------------------------------------------
def types_of(schema: JsonObject) -> frozenset[str]:
    """The JSON types a schema allows, null apart; empty where it does not say."""
    kind = schema.get("type")
    named = set(kind) if isinstance(kind, list) else {kind} if isinstance(kind, str) else set()
    if not named and isinstance(schema.get("properties"), dict):
        named = {"object"}
    return frozenset(named - {"null"})


def is_nullable(schema: JsonObject) -> bool:
    """Whether null is allowed, in the words of 3.0 or 3.1."""
    kind = schema.get("type")
    return bool(schema.get("nullable")) or (isinstance(kind, list) and "null" in kind)


def _types(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    before, after = types_of(was), types_of(now)
    if before == after:
        return
    # An integer is a number; a schema without a type allows everything.
    name = "type-changed"
    if not after or (before and before <= _with_numbers(after)):
        name = "type-widened"
    elif not before or after <= _with_numbers(before):
        name = "type-narrowed"
    yield Facet(name, _names(before), _names(after), "type")


def _with_numbers(kinds: frozenset[str]) -> frozenset[str]:
    return kinds | {"integer"} if "number" in kinds else kinds


def _names(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds)) or "anything"


# --- values ---------------------------------------------------------------------------------------
def _enums(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    before, after = _values(was), _values(now)
    if before is None and after is None:
        return
    if before is None or after is None:
        name = "enum-added" if before is None else "enum-removed"
        yield Facet(name, ", ".join(sorted(before or ())), ", ".join(sorted(after or ())), "enum")
        return
    for value in sorted(before - after):
        yield Facet("enum-value-removed", value, "", "enum")
    for value in sorted(after - before):
        yield Facet("enum-value-added", "", value, "enum")


def _values(schema: JsonObject) -> frozenset[str] | None:
    if "const" in schema:
        return frozenset({as_text(schema["const"])})
    listed = schema.get("enum")
    if not isinstance(listed, list):
        return None
    # Null in an enumeration is what `nullable` says (OpenAPI 3.0.3, proposal "Clarify Nullable").
    return frozenset(as_text(one) for one in listed if one is not None)


_TEXTS = (("format", "format"), ("pattern", "pattern"), ("default", "default"))
_ENCODINGS = ("contentEncoding", "contentMediaType")


def _texts(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    for keyword, name in _TEXTS:
        if keyword not in was and keyword not in now:
            continue
        before, after = was.get(keyword), now.get(keyword)
        if keyword in was and keyword in now:
            # True equals 1 in Python, never in JSON.
            if before != after or type(before) is not type(after):
                yield Facet(f"{name}-changed", json_text(before), json_text(after), keyword)
        elif keyword in now:
            yield Facet(f"{name}-added", "", json_text(after), keyword)
        else:
            yield Facet(f"{name}-removed", json_text(before), "", keyword)
    for keyword in _ENCODINGS:
        if was.get(keyword) != now.get(keyword):
            yield Facet(
                "content-encoding-changed",
                as_text(was.get(keyword)),
                as_text(now.get(keyword)),
                keyword,
            )


# --- bounds ---------------------------------------------------------------------------------------
Bound = tuple[float, bool]
"""A number, and whether it is excluded itself."""


def _bounds(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    for keyword, name in (("minimum", "minimum"), ("maximum", "maximum")):
        sides = _edge(was, keyword), _edge(now, keyword)
        yield from _bound(name, keyword, sides, lower=keyword == "minimum")
    for noun in ("Length", "Items", "Properties"):
        for edge, lower in (("min", True), ("max", False)):
            keyword = edge + noun
            sides = _count(was, keyword), _count(now, keyword)
            yield from _bound(f"{edge}-{noun.lower()}", keyword, sides, lower=lower)
    yield from _multiples(was.get("multipleOf"), now.get("multipleOf"))


def _edge(schema: JsonObject, keyword: str) -> Bound | None:
    """The sharper of `minimum` and `exclusiveMinimum`, or of their counterparts (3.0 and 3.1)."""
    excluded = schema.get(f"exclusive{keyword.capitalize()}")
    plain, other = _number(schema.get(keyword)), _number(excluded)
    found: list[Bound] = []
    if plain is not None:
        found.append((plain, excluded is True))
    if other is not None:
        found.append((other, True))
    sign = 1 if keyword == "minimum" else -1
    return max(found, key=lambda one: (sign * one[0], one[1]), default=None)


def _count(schema: JsonObject, keyword: str) -> Bound | None:
    value = _number(schema.get(keyword))
    if value is None:
        return (0, False) if keyword.startswith("min") else None
    return value, False


def _bound(
    name: str, keyword: str, sides: tuple[Bound | None, Bound | None], *, lower: bool
) -> Iterator[Facet]:
    before, after = sides
    if before == after:
        return
    if before is None or after is None:
        tighter = before is None
    else:
        sign = 1 if lower else -1
        tighter = (sign * after[0], after[1]) > (sign * before[0], before[1])
    word = "tightened" if tighter else "loosened"
    yield Facet(f"{name}-{word}", _bound_text(before), _bound_text(after), keyword)


def _bound_text(bound: Bound | None) -> str:
    if bound is None:
        return as_text(None)
    return f"{as_text(bound[0])} (excluded)" if bound[1] else as_text(bound[0])


def _multiples(before: Any, after: Any) -> Iterator[Facet]:
    was, now = _number(before), _number(after)
    if was == now:
        return
    looser = now is None or (was is not None and now > 0 and was % now == 0)
    name = "multiple-of-loosened" if looser else "multiple-of-tightened"
    yield Facet(name, as_text(was), as_text(now), "multipleOf")


def _number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None


# --- flags ----------------------------------------------------------------------------------------
_FLAGS = (
    ("uniqueItems", "unique-items-added", "unique-items-removed"),
    ("readOnly", "read-only-added", "read-only-removed"),
    ("writeOnly", "write-only-added", "write-only-removed"),
    ("deprecated", "property-deprecated", "property-undeprecated"),
)


def _flags(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    for keyword, set_, unset in _FLAGS:
        before, after = bool(was.get(keyword)), bool(now.get(keyword))
        if before != after:
            yield Facet(set_ if after else unset, keyword=keyword)
    before, after = (_property_of(one) for one in (was, now))
    if before != after:
        yield Facet(
            "discriminator-changed", as_text(before), as_text(after), keyword="discriminator"
        )


def _property_of(schema: JsonObject) -> Any:
    discriminator = schema.get("discriminator")
    return discriminator.get("propertyName") if isinstance(discriminator, dict) else None


def _closed(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    flags = [one.get("additionalProperties") is False for one in (was, now)]
    if flags[0] != flags[1]:
        word = "closed" if flags[1] else "opened"
        yield Facet(f"additional-properties-{word}", keyword="additionalProperties")


def as_text(value: Any) -> str:
    """A JSON value as one line of JSON; `none` where there is none."""
    return "none" if value is None else json_text(value)


def json_text(value: Any) -> str:
    """A JSON value as one line of JSON."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
