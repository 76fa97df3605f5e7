"""How one schema differs from another, seen from a request or from an answer.

In: two schema nodes, where they stand, and a direction. Out: `Finding`s with paths relative to the
schemas, and the pairs of components that they refer to, which are compared once for all their
users.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rst2openapi.openapi import Document, JsonObject
from rst2openapi.outputs.changes.catalogue import Direction
from rst2openapi.outputs.changes.facets import Facet, facets, types_of
from rst2openapi.outputs.changes.settle import (
    component_of,
    dress_of,
    paired_alternatives,
    settle,
)
from rst2openapi.outputs.changes.whereabouts import Whereabouts

RefPair = tuple[str, str]
"""A component of the old document and the one that stands in its place in the new."""
Documents = tuple[Document, Document]
Pointers = tuple[str, str]
"""Where something stands in the old document, and in the new."""
Places = tuple[Whereabouts, Whereabouts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A change inside a schema."""

    code: str
    path: str
    """Dotted property path; `[]` for items, `{}` for map values, `<Name>` for an alternative;
    empty for the schema itself."""
    pointer: str
    """JSON Pointer into the new document; into the old one where `is_gone`."""
    is_gone: bool = False
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Comparison:
    """What the comparison of two schemas found."""

    findings: list[Finding] = field(default_factory=list)
    pairs: set[RefPair] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place that both schemas have."""

    was: Any
    now: Any
    at: Pointers
    path: str = ""


def compare_schemas(
    old: Any, new: Any, *, at: Pointers, direction: Direction, documents: Documents
) -> Comparison:
    """Compare two schema nodes, which stand `at` two pointers.

    References on both sides become pairs and are not entered.

    Raises:
        DocumentError: a reference leads nowhere or in a circle.
    """
    found = Comparison()
    pending = [_Spot(old, new, at)]
    while pending:
        spot = pending.pop()
        refs = component_of(spot.was), component_of(spot.now)
        if refs[0] and refs[1]:
            found.pairs.add(refs)
            was, now = dress_of(spot.was), dress_of(spot.now)
            found.findings.extend(_facets(was, now, spot, direction))
            continue
        was, now = settle(spot.was, documents[0]), settle(spot.now, documents[1])
        places = (
            Whereabouts(documents[0], spot.at[0], spot.was).followed(),
            Whereabouts(documents[1], spot.at[1], spot.now).followed(),
        )
        spot = _Spot(was, now, (places[0].pointer, places[1].pointer), spot.path)
        found.findings.extend(_facets(was, now, spot, direction))
        found.findings.extend(_members(spot, places, direction))
        pending.extend(_children(spot, places))
        if _options_differ(was, now):
            pairs, gone, fresh = paired_alternatives(was, now, documents)
            found.findings.extend(_alternatives(gone, fresh, spot, direction))
            pending.extend(
                _Spot(one, other, spot.at, f"{spot.path}<{name}>") for name, one, other in pairs
            )
    return found


def _facets(
    was: JsonObject, now: JsonObject, spot: _Spot, direction: Direction
) -> Iterator[Finding]:
    for facet in facets(was, now):
        yield _finding(facet, spot, direction)


def _finding(facet: Facet, spot: _Spot, direction: Direction) -> Finding:
    return Finding(
        code=f"{direction}-{facet.name}",
        path=spot.path,
        pointer=spot.at[1],
        before=facet.before,
        after=facet.after,
    )


def _options_differ(was: JsonObject, now: JsonObject) -> bool:
    """Both sides offer alternatives; one that has none is told by its type."""
    return all("oneOf" in one or "anyOf" in one for one in (was, now))


def _alternatives(
    gone: list[str], fresh: list[str], spot: _Spot, direction: Direction
) -> Iterator[Finding]:
    for name in gone:
        yield _finding(Facet("alternative-removed", name, ""), spot, direction)
    for name in fresh:
        yield _finding(Facet("alternative-added", "", name), spot, direction)


# --- members --------------------------------------------------------------------------------------
def _members(spot: _Spot, places: Places, direction: Direction) -> Iterator[Finding]:
    if not (_may_be_object(spot.was) and _may_be_object(spot.now)):
        return  # its type says that all its properties are gone, or new
    before, after = spot.was.get("properties", {}), spot.now.get("properties", {})
    needed = set(spot.was.get("required", ())), set(spot.now.get("required", ()))
    for name in sorted({*before, *after}):
        facet = _member_facet(name, before, after, needed, direction)
        if facet:
            is_gone = name not in after
            yield Finding(
                code=f"{direction}-{facet}",
                path=_join(spot.path, name),
                pointer=places[0 if is_gone else 1].of_property(name),
                is_gone=is_gone,
            )


def _may_be_object(schema: JsonObject) -> bool:
    kinds = types_of(schema)
    return not kinds or "object" in kinds


def _member_facet(
    name: str,
    before: JsonObject,
    after: JsonObject,
    needed: tuple[set[str], set[str]],
    direction: Direction,
) -> str:
    was_needed, is_needed = name in needed[0], name in needed[1]
    if name not in before:
        must = is_needed and direction == "request"
        return "property-added-required" if must else "property-added"
    if name not in after:
        if direction == "request":
            return "property-removed"
        return "required-property-removed" if was_needed else "optional-property-removed"
    if was_needed != is_needed:
        return "property-became-required" if is_needed else "property-became-optional"
    return ""


def _children(spot: _Spot, places: Places) -> Iterator[_Spot]:
    was, now = places
    before, after = spot.was.get("properties", {}), spot.now.get("properties", {})
    for name in sorted({*before} & {*after}):
        at = was.of_property(name), now.of_property(name)
        yield _Spot(before[name], after[name], at, _join(spot.path, name))
    for key, mark in (("items", "[]"), ("additionalProperties", "{}")):
        inner = spot.was.get(key), spot.now.get(key)
        if all(isinstance(one, dict) for one in inner):
            yield _Spot(*inner, (was.below(key), now.below(key)), spot.path + mark)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
