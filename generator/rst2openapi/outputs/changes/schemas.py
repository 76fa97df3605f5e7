"""How one schema differs from another, seen from a request or from an answer.

In: two schema nodes and a direction. Out: `Finding`s with paths relative to the schemas, and the
pairs of components that they refer to, which are compared once for all their users.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from rst2openapi.openapi import Document, JsonObject, escape

Direction = Literal["request", "response"]
RefPair = tuple[str, str]
"""A component of the old document and the one that stands in its place in the new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A change inside a schema."""

    code: str
    """Without its `request-` or `response-`."""
    path: str
    """Dotted property path; `[]` for items, `{}` for map values; empty for the schema itself."""
    pointer: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Comparison:
    """What the comparison of two schemas found."""

    findings: list[Finding] = field(default_factory=list)
    pairs: set[RefPair] = field(default_factory=set)


def compare_schemas(
    old: Any, new: Any, *, direction: Direction, documents: tuple[Document, Document]
) -> Comparison:
    """Compare two schema nodes; references on both sides become pairs and are not entered."""
    found = Comparison()
    pending: list[tuple[Any, Any, str, str]] = [(old, new, "", "")]
    while pending:
        before, after, path, pointer = pending.pop()
        refs = (_ref(before), _ref(after))
        if refs[0] and refs[1]:
            found.pairs.add((refs[0], refs[1]))
            continue
        was, now = _settle(before, documents[0]), _settle(after, documents[1])
        for code, one, other in _facets(was, now, direction):
            found.findings.append(
                Finding(code=code, path=path, pointer=pointer, before=one, after=other)
            )
        found.findings.extend(_members(was, now, path, pointer, direction))
        pending.extend(_children(was, now, path, pointer))
    return found


def _ref(node: Any) -> str:
    """The component a node stands for: a plain reference, or one dressed with siblings."""
    if not isinstance(node, dict):
        return ""
    if isinstance(node.get("$ref"), str):
        return str(node["$ref"])
    parts = node.get("allOf")
    if isinstance(parts, list) and len(parts) == 1 and not node.get("properties"):
        return _ref(parts[0])
    return ""


def _settle(node: Any, document: Document) -> JsonObject:
    """A node without references at its top; a boolean schema becomes an object."""
    node = document.resolve(node)
    if not isinstance(node, dict):
        return {} if node in (True, None) else {"not": {}}
    parts = node.get("allOf")
    if isinstance(parts, list) and parts:
        merged: JsonObject = {}
        for part in (*parts, {key: value for key, value in node.items() if key != "allOf"}):
            merged = _merge(merged, _settle(part, document))
        return merged
    return node


def _merge(left: JsonObject, right: JsonObject) -> JsonObject:
    merged = {**left, **right}
    if "properties" in left or "properties" in right:
        merged["properties"] = {**left.get("properties", {}), **right.get("properties", {})}
    if "required" in left or "required" in right:
        merged["required"] = sorted({*left.get("required", ()), *right.get("required", ())})
    return merged


# --- what a value may be -------------------------------------------------------------------------
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


Facet = tuple[str, str, str]


def _facets(was: JsonObject, now: JsonObject, direction: Direction) -> Iterator[Facet]:
    yield from _types(was, now, direction)
    if is_nullable(was) != is_nullable(now):
        yield ("null-added" if is_nullable(now) else "null-removed", "", "")
    yield from _enums(was, now)
    yield from _formats(was, now)
    yield from _bounds(was, now)
    if was.get("default") != now.get("default"):
        yield "default-changed", _text(was.get("default")), _text(now.get("default"))
    yield from _alternatives(was, now)


def _types(was: JsonObject, now: JsonObject, direction: Direction) -> Iterator[Facet]:
    before, after = types_of(was), types_of(now)
    if before == after:
        return
    # An integer is a number; a schema without a type allows everything.
    wider = not after or (before and before <= _with_numbers(after))
    narrower = not before or (after and after <= _with_numbers(before))
    code = "type-changed"
    if direction == "request" and wider:
        code = "type-widened"
    elif direction == "response" and narrower:
        code = "type-narrowed"
    yield code, _names(before), _names(after)


def _with_numbers(kinds: frozenset[str]) -> frozenset[str]:
    return kinds | {"integer"} if "number" in kinds else kinds


def _names(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds)) or "anything"


def _enums(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    before, after = _values(was), _values(now)
    if before is None and after is None:
        return
    if before is None or after is None:
        code = "enum-added" if before is None else "enum-removed"
        yield code, ", ".join(before or ()), ", ".join(after or ())
        return
    for value in sorted(before - after):
        yield "enum-value-removed", value, ""
    for value in sorted(after - before):
        yield "enum-value-added", "", value


def _values(schema: JsonObject) -> set[str] | None:
    if "const" in schema:
        return {_text(schema["const"])}
    listed = schema.get("enum")
    return {_text(one) for one in listed if one is not None} if isinstance(listed, list) else None


def _formats(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    for key in ("format", "pattern"):
        before, after = was.get(key), now.get(key)
        if before != after:
            code = f"{key}-added" if after else f"{key}-removed"
            yield code, _text(before), _text(after)


_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")


def _bounds(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    for keys, lower in ((_LOWER, True), (_UPPER, False)):
        for key in keys:
            before, after = _number(was.get(key)), _number(now.get(key))
            if before == after:
                continue
            if before is None or after is None:
                tighter = before is None
            else:
                tighter = after > before if lower else after < before
            code = "bound-tightened" if tighter else "bound-loosened"
            yield code, f"{key} {_text(was.get(key))}", f"{key} {_text(now.get(key))}"
    if was.get("multipleOf") != now.get("multipleOf"):
        code = "bound-tightened" if now.get("multipleOf") else "bound-loosened"
        yield code, f"multipleOf {_text(was.get('multipleOf'))}", _text(now.get("multipleOf"))


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _alternatives(was: JsonObject, now: JsonObject) -> Iterator[Facet]:
    before, after = set(alternatives(was)), set(alternatives(now))
    if before and after:
        for name in sorted(before - after):
            yield "alternative-removed", name, ""
        for name in sorted(after - before):
            yield "alternative-added", "", name


def alternatives(schema: JsonObject) -> dict[str, Any]:
    """The options of `oneOf` or `anyOf` by what people would call them."""
    options = schema.get("oneOf") or schema.get("anyOf") or []
    named: dict[str, Any] = {}
    for option in options:
        name = option.get("title") or _ref(option).rpartition("/")[2] if option else ""
        named[str(name) or _text(option)] = option
    return named


def _text(value: Any) -> str:
    return "none" if value is None else json.dumps(value, sort_keys=True, ensure_ascii=False)


# --- members -------------------------------------------------------------------------------------
def _members(
    was: JsonObject, now: JsonObject, path: str, pointer: str, direction: Direction
) -> Iterator[Finding]:
    before, after = was.get("properties", {}), now.get("properties", {})
    needed = (set(was.get("required", ())), set(now.get("required", ())))
    for name in sorted({*before, *after}):
        code = _member_code(name, before, after, needed, direction)
        if code:
            yield Finding(
                code=code,
                path=_join(path, name),
                pointer=f"{pointer}/properties/{escape(name)}",
            )


def _member_code(
    name: str,
    before: JsonObject,
    after: JsonObject,
    needed: tuple[set[str], set[str]],
    direction: Direction,
) -> str:
    was_needed, is_needed = name in needed[0], name in needed[1]
    if name not in before:
        return (
            "property-added-required"
            if is_needed and direction == "request"
            else ("property-added")
        )
    if name not in after:
        if direction == "request":
            return "property-removed"
        return "required-property-removed" if was_needed else "optional-property-removed"
    if was_needed != is_needed:
        return "property-became-required" if is_needed else "property-became-optional"
    return ""


def _children(
    was: JsonObject, now: JsonObject, path: str, pointer: str
) -> Iterator[tuple[Any, Any, str, str]]:
    before, after = was.get("properties", {}), now.get("properties", {})
    for name in sorted({*before} & {*after}):
        yield (
            before[name],
            after[name],
            _join(path, name),
            f"{pointer}/properties/{escape(name)}",
        )
    for key, mark in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(was.get(key), dict) and isinstance(now.get(key), dict):
            yield was[key], now[key], path + mark, f"{pointer}/{key}"
    options = (alternatives(was), alternatives(now))
    for name in sorted({*options[0]} & {*options[1]}):
        yield options[0][name], options[1][name], path, pointer


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
