"""Values laid over others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rst2openapi.outputs.mock.values.merging import graft, overlay

Fits = Callable[[Any], bool]


def no_list(value: Any) -> bool:
    """Whether there is no list in a value."""
    inner = value.values() if isinstance(value, dict) else ()
    return not isinstance(value, list) and all(map(no_list, inner))


def few(value: Any) -> bool:
    return not isinstance(value, dict) or len(value) < 3


@pytest.mark.parametrize(
    ("base", "change", "fits", "grown"),
    [
        (1, 2, no_list, 2),
        (1, [2], no_list, 1),
        ({"a": 1}, 2, no_list, 2),
        ({"a": 1}, [2], no_list, {"a": 1}),
        (1, {"a": 2}, no_list, {"a": 2}),
        ({"a": 1}, {"a": 2, "b": 3}, no_list, {"a": 2, "b": 3}),
        ({"a": 1}, {"a": [2], "b": 3}, no_list, {"a": 1, "b": 3}),
        ({"a": {"x": 1}}, {"a": {"x": [2], "y": 3}}, no_list, {"a": {"x": 1, "y": 3}}),
        ({"a": 1}, {"a": {"x": [2], "y": 3}}, no_list, {"a": 1}),
        ({"a": {"x": 1}}, {"b": {"x": [2]}}, no_list, {"a": {"x": 1}}),
        ({"a": {"x": 1}}, {"a": [2]}, no_list, {"a": {"x": 1}}),
        ({"a": 1}, {"b": 2, "c": 3, "a": 4}, few, {"a": 4, "b": 2}),
    ],
)
def test_as_much_is_grafted_as_fits(base: Any, change: Any, fits: Fits, grown: Any) -> None:
    before = repr(base)
    assert graft(base, change, fits) == grown
    assert repr(base) == before


def test_null_is_laid_over_as_any_other_value() -> None:
    assert overlay({"a": 1, "b": {"c": 2, "d": 3}}, {"a": None, "b": {"c": 4}, "e": 5}) == {
        "a": None,
        "b": {"c": 4, "d": 3},
        "e": 5,
    }
    assert overlay({"a": 1}, [2]) == [2]
    assert overlay([1], {"a": 2}) == {"a": 2}
