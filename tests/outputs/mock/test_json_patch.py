"""JSON Patch (RFC 6902) and merge patch (RFC 7396)."""

from __future__ import annotations

from typing import Any

import pytest

from rst2openapi.outputs.mock.values.json_patch import PatchFailed, apply_patch
from rst2openapi.outputs.mock.values.merging import graft, merge_patch, overlay

START: dict[str, Any] = {"a": [1, 2], "b": {"c/d": 3}}


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ([{"op": "add", "path": "/a/-", "value": 3}], {"a": [1, 2, 3], "b": {"c/d": 3}}),
        ([{"op": "add", "path": "/a/0", "value": 0}], {"a": [0, 1, 2], "b": {"c/d": 3}}),
        ([{"op": "remove", "path": "/b/c~1d"}], {"a": [1, 2], "b": {}}),
        ([{"op": "replace", "path": "/b", "value": None}], {"a": [1, 2], "b": None}),
        ([{"op": "move", "from": "/a/0", "path": "/b/x"}], {"a": [2], "b": {"c/d": 3, "x": 1}}),
        ([{"op": "copy", "from": "/a", "path": "/z"}], {**START, "z": [1, 2]}),
        ([{"op": "test", "path": "/a/0", "value": 1}], START),
        ([{"op": "replace", "path": "", "value": 7}], 7),
    ],
)
def test_operations(patch: list[dict[str, Any]], expected: Any) -> None:
    assert apply_patch(START, patch) == expected
    assert START == {"a": [1, 2], "b": {"c/d": 3}}


@pytest.mark.parametrize(
    "step",
    [
        {"op": "test", "path": "/a/0", "value": 9},
        {"op": "remove", "path": "/none"},
        {"op": "add", "path": "/a/9", "value": 1},
        {"op": "add", "path": "a", "value": 1},
        {"op": "add", "path": "/a/x/y", "value": 1},
        {"op": "bend", "path": "/a"},
        {"op": "add", "path": 3, "value": 1},
        {"path": "/a"},
        7,
    ],
)
def test_failures_name_the_operation(step: Any) -> None:
    with pytest.raises(PatchFailed, match="operation 0"):
        apply_patch(START, [step])


@pytest.mark.parametrize(
    ("target", "patch", "expected"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": "foo"}, "bar", "bar"),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_merge_patch_cases_of_the_rfc(target: Any, patch: Any, expected: Any) -> None:
    assert merge_patch(target, patch) == expected


@pytest.mark.parametrize(
    ("base", "top", "expected"),
    [
        ({"a": 1, "b": {"c": 1}}, {"b": {"c": None}}, {"a": 1, "b": {"c": None}}),
        ({"a": {"b": 1}}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {"a": {"b": None}}, {"a": {"b": None}}),
    ],
)
def test_an_overlay_keeps_null(base: Any, top: Any, expected: Any) -> None:
    assert overlay(base, top) == expected


def test_a_graft_takes_what_fits() -> None:
    def fits(value: Any) -> bool:
        return isinstance(value["a"], int) and value["b"]["c"] != "bad"

    base = {"a": 1, "b": {"c": "good", "d": 1}}
    change = {"a": "no", "b": {"c": "bad", "d": 2}, "e": 3}
    assert graft(base, change, fits) == {"a": 1, "b": {"c": "good", "d": 2}, "e": 3}
    assert base == {"a": 1, "b": {"c": "good", "d": 1}}
