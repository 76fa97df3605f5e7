"""Two schemas, or two values, made one.

In: JSON Schemas or JSON values. Out: one that stands for both. Knows no operation. Values are never
changed in place, so that what comes out may share parts with what came in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rst2openapi.outputs.mock.values.schemas import Schema

_LARGER = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
_SMALLER = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})


def merge_schemas(one: Schema, other: Schema) -> Schema:
    """A schema for values that fit both; keywords that cannot be joined go into `allOf`."""
    if not isinstance(one, dict):
        return other if one else False
    if not isinstance(other, dict):
        return one if other else False
    if "$ref" in other and "$ref" in one:
        return {"allOf": [one, other]}
    merged = dict(one)
    for key, value in other.items():
        merged[key] = _join(key, merged[key], value) if key in merged else value
    return merged


def _join(key: str, one: Any, other: Any) -> Any:
    if one == other:
        return one
    if key in _LARGER:
        return max(one, other)
    if key in _SMALLER:
        return min(one, other)
    match key:
        case "properties" | "patternProperties":
            names = [*one, *(name for name in other if name not in one)]
            return {
                name: merge_schemas(one[name], other[name])
                if name in one and name in other
                else one.get(name, other.get(name))
                for name in names
            }
        case "required":
            return [*one, *(name for name in other if name not in one)]
        case "allOf":
            return [*one, *other]
        case "enum":
            return [value for value in one if value in other] or one
        case "type":
            return _common_types(one, other)
        case "items" | "additionalProperties" | "propertyNames" | "contains":
            return merge_schemas(one, other)
        case _:
            return other


def _common_types(one: Any, other: Any) -> Any:
    left = [one] if isinstance(one, str) else one
    right = [other] if isinstance(other, str) else other
    common = [kind for kind in left if kind in right]
    if "integer" in {*left, *right} and "number" in {*left, *right} and "integer" not in common:
        common.append("integer")
    return common or one


def merge_patch(target: Any, patch: Any) -> Any:
    """RFC 7396: objects are merged, null removes, everything else replaces."""
    if not isinstance(patch, Mapping):
        return patch
    merged = dict(target) if isinstance(target, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge_patch(merged.get(key), value)
    return merged


def overlay(base: Any, top: Any) -> Any:
    """Like a merge patch, but null is a value as any other."""
    if not isinstance(top, Mapping) or not isinstance(base, Mapping):
        return top
    merged = dict(base)
    for key, value in top.items():
        merged[key] = overlay(merged[key], value) if key in merged else value
    return merged


def graft(base: Any, change: Any, fits: Callable[[Any], bool]) -> Any:
    """As much of `change` in `base` as `fits` admits, key by key; `base` itself fits already."""
    if not isinstance(base, dict) or not isinstance(change, dict):
        return change if fits(change) else base
    grown = base
    for key, value in change.items():

        def fits_here(candidate: Any, key: str = key, around: dict[str, Any] = grown) -> bool:
            return fits({**around, key: candidate})

        if fits_here(value):
            grown = {**grown, key: value}
        elif isinstance(value, dict) and isinstance(grown.get(key), dict):
            grown = {**grown, key: graft(grown[key], value, fits_here)}
    return grown


def value_at(value: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path of keys; None where nothing does."""
    for key in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def with_value_at(value: Any, path: tuple[str, ...], new: Any) -> Any:
    """A copy with another value at a path of keys; objects on the way are made."""
    if not path:
        return new
    base = dict(value) if isinstance(value, Mapping) else {}
    base[path[0]] = with_value_at(base.get(path[0]), path[1:], new)
    return base
