from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.reading.json_text import NotJson, _Tolerant, read_json

TEXTS = st.text(max_size=12)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
CONTAINERS = st.lists(VALUES, max_size=3) | st.dictionaries(TEXTS, VALUES, max_size=3)


@given(CONTAINERS)
def test_strict_json_is_read_as_it_is(value: Any) -> None:
    text = json.dumps(value)
    read = read_json(f"  {text} tail")
    assert (read.value, read.end, read.fault) == (value, len(text) + 2, None)


@given(CONTAINERS, st.booleans())
def test_the_tolerant_reader_agrees_on_strict_json(value: Any, is_ascii: bool) -> None:
    text = json.dumps(value, ensure_ascii=is_ascii, indent=1)
    reader = _Tolerant(text, 0)
    assert reader.read_document() == value
    assert reader.at == reader.fault == len(text)


@given(st.text(alphabet="{}[]\",:'\\/*#.-+0123eE truefalsn\nu", max_size=80) | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = read_json(text)
    except NotJson:
        return
    assert 0 < read.end <= len(text)
    json.dumps(read.value, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "value", "fault"),
    [
        ('{"a": 1,}', {"a": 1}, 7),
        ('{"a": [1, 2, ],}', {"a": [1, 2]}, 11),
        ('{"a": 1 "b": 2}', {"a": "1", "b": 2}, 6),
        ('{"a": 1\n "b": 2}', {"a": 1, "b": 2}, 9),
        ('{"a" "b"}', {"a": "b"}, 5),
        ('{"a": "x" "b": 2}', {"a": "x", "b": 2}, 10),
        ("[1, 2, ...]", [1, 2], 5),
        ("{ ... }", {}, 2),
        ('{"a": {...}}', {"a": {}}, 7),
        ("{'a': None, 'b': True}", {"a": None, "b": True}, 1),
        ('{"a": "one\ntwo"}', {"a": "one\ntwo"}, 10),
        ('{"a": 1 // why\n}', {"a": 1}, 8),
        ('{"a": /* why */ 1}', {"a": 1}, 6),
        ('{"a": 1, # why\n "b": 2}', {"a": 1, "b": 2}, 9),
        ('{"a": {project_id}, "b": <x>}', {"a": "{project_id}", "b": "<x>"}, 6),
        ('{"a": 10 GB}', {"a": "10 GB"}, 6),
        ('{"a": 010}', {"a": "010"}, 6),
        ('{"a": xxx,\n"b": 1}', {"a": "xxx", "b": 1}, 6),
        ("{a: 1}", {"a": 1}, 1),
        ('{"a": "C:\\dir"}', {"a": "C:\\dir"}, 9),
        ('{"a": [1, {"b": 2}', {"a": [1, {"b": 2}]}, 18),
        ("{“a”: “b”}", {"a": "b"}, 1),
        ('{"a": }', {"a": None}, 6),
        ('{ { "a": {"b": 1} } }', {"a": {"b": 1}}, 2),
        ('{"a": az-1", "b": 2}', {"a": "az-1", "b": 2}, 6),
        (r'{"a": "\ud83d\ude00", "b": "x\ud83d"}', {"a": "\U0001f600", "b": "x\ufffd"}, 29),
        (r'{"\udc00": ["\\ud800\ud800"]}', {"\ufffd": ["\\ud800\ufffd"]}, 2),
    ],
)
def test_sloppy_json(text: str, value: Any, fault: int) -> None:
    read = read_json(text)
    assert (read.value, read.fault) == (value, fault)


@pytest.mark.parametrize("text", ["", "success", "{", "[[", '{"a": "', "<a/>", "{]" * 3 + "\x00{:"])
def test_what_is_no_json_at_all(text: str) -> None:
    if text.startswith("{]"):
        assert read_json(text).fault == 1
    else:
        with pytest.raises(NotJson):
            read_json(text)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(NotJson):
        read_json("[" * 100_000)
