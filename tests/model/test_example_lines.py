"""Lines of values in the text of examples."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.model.example_lines import is_whole, line_in, path_text

TEXT = """{
  "a": 1, "b": [
    1,
    {"c": "x, y: {z}"}
  ],
  // the rest
  "d": {
    "e\\u0041": "two
lines"
    f: null,
  }
}"""
PLACES = [
    ((), 0),
    (("a",), 1),
    (("b",), 1),
    (("b", 0), 2),
    (("b", 1), 3),
    (("b", 1, "c"), 3),
    (("d",), 6),
    (("d", "eA"), 7),
    (("d", "f"), 9),
    (("d", "missing"), 6),
    (("nowhere", 1), 0),
]


@pytest.mark.parametrize(("path", "line"), PLACES)
def test_a_value_stands_where_its_key_does(path, line):
    assert line_in(TEXT, path) == line


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def paths(value, path=()):
    yield path
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(part, (*path, key))


@given(JSON.filter(lambda value: isinstance(value, dict | list)))
def test_every_value_of_written_out_json_has_a_line_of_its_own(value):
    text = json.dumps(value, indent=1)
    lines = [line_in(text, path) for path in paths(value)]
    assert lines == sorted(set(lines))


@given(st.text(alphabet="{}[]:,\"\\'a1 \n/", max_size=60))
def test_any_text_has_lines(text):
    assert 0 <= line_in(text, ("a", 1, "b")) <= text.count("\n")


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("a", 0, "b"), "a[].b"), ((2, "b"), "[].b"), (("a", 0, 1), "a[][]")],
)
def test_a_path_reads_the_same_for_all_items(path, text):
    assert path_text(path) == text


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [(TEXT, True), ('{"a": [1}', False), ('{"a": 1', False), ("}", False), ('{"a": "["}', True)],
)
def test_brackets_have_their_other_halves(text, is_sure):
    assert is_whole(text) is is_sure
