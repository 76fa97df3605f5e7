"""Items of lists that stand for further items."""

from __future__ import annotations

from rst2openapi.reading.json_text import without_ellipses


def test_dots_among_items_are_no_item():
    value = {"a": [{"b": ["x", "…"]}, "......"], "c": "...", "d": ["..."]}
    assert without_ellipses(value) == {"a": [{"b": ["x"]}], "c": "...", "d": ["..."]}
