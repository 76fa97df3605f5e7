"""The document's bytes read back in every dialect of YAML."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rst2openapi.openapi import Document, document_bytes, parse_document, text
from rst2openapi.openapi import yaml_text as yaml_text_module
from rst2openapi.openapi.yaml_text import yaml_text

TRAPS = [
    *("yes", "no", "on", "off", "y", "N", "true", "null", "~", "", "Null", "NO"),
    *("200", "4XX", "007", "0o17", "0x1F", "0b1", "1e3", "1.5", ".5", "1_000", "12:30:45"),
    *(".inf", "-.INF", ".nan", "2026-01-16", "2026-01-16T03:10:40Z", "+1", "-", "=", "<<"),
    *("a: b", "# no comment", "- item", "*star", "&amp", "!tag", "%dir", "@at", "`tick`"),
    *(" lead", "trail ", "two\nlines", "two\nlines\n", " lead\nline", "tail \nline", "\n", "\n\na"),
    *(
        "tab\tin\nline",
        "nel\u0085x\ny",
        "ls\u2028x\ny",
        "bom\ufeff\ny",
        "bell\x07\ny",
        "\r\n",
        "é\nß",
    ),
    *("{a}", "[a]", "'quoted'", '"quoted"', "back\\slash", "emoji 😀\nline"),
]


def _read_by_12(text: str) -> Any:
    """YAML 1.2's core schema, where `0o17` and `1e3` are numbers."""

    class Loader(yaml.SafeLoader):
        pass

    resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    Loader.yaml_implicit_resolvers = resolvers  # type: ignore[assignment]
    for tag, pattern in (
        ("null", r"^(?:null|Null|NULL|~|)$"),
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$"),
        ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"),
        (
            "float",
            r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
            r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        ),
    ):
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), None)
    return yaml.load(text, Loader=Loader)


def _round_trips(value: Any) -> None:
    content = {"openapi": "3.1.1", "paths": {}, "x-value": value}
    for format in ("yaml", "json"):
        data = document_bytes(Document(content), format=format)  # type: ignore[arg-type]
        text = data.decode()
        assert parse_document(text, name="spec").content == content
        if format == "yaml":
            assert yaml.load(data, Loader=yaml.CSafeLoader) == content
            assert _read_by_12(text) == content


@pytest.mark.parametrize("text", TRAPS)
def test_strings_stay_strings(text: str) -> None:
    _round_trips({"value": text, "list": [text], text: 1})


@given(st.text() | st.text(alphabet=" \n:-#a'\"|>\t"))
def test_any_text_reads_back(text: str) -> None:
    _round_trips([text, {text: text}])


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_reads_back(number: float) -> None:
    _round_trips([number])


def test_lines_are_written_as_lines() -> None:
    text = "First line.\n\n- one\n- two\n"
    data = document_bytes(Document({"openapi": "3.1.1", "info": {"d": text}}), format="yaml")
    assert data.decode().splitlines()[2:] == [
        "  d: |",
        "    First line.",
        "",
        "    - one",
        "    - two",
    ]


@pytest.mark.parametrize(
    ("text", "is_literal"),
    [
        ("two\nlines", True),
        ("two\n  lines", True),
        ("two\n\nlines\n", True),
        (" two\nlines", False),
        ("\ufefftwo\nlines", False),
        ("\ntwo lines", False),
        ("two \nlines", False),
        ("two\nlines ", False),
        ("two\nli\tnes", False),
    ],
)
def test_lines_that_some_reader_would_change_are_quoted(text: str, is_literal: bool) -> None:
    data = document_bytes(Document({"openapi": "3.1.1", "info": {"d": text}}), format="yaml")
    assert data.decode().splitlines()[2][5] == ("|" if is_literal else '"')


def test_the_top_level_has_one_order() -> None:
    content = {"x-a": 1, "components": {}, "paths": {}, "info": {}, "openapi": "3.1.1"}
    data = document_bytes(Document(content), format="yaml")
    assert re.findall(rb"^[\w-]+", data, re.M) == [
        b"openapi",
        b"info",
        b"paths",
        b"components",
        b"x-a",
    ]


def test_the_same_object_twice_is_no_alias() -> None:
    shared = {"a": [1]}
    data = document_bytes(Document({"openapi": "3.1.1", "x": shared, "y": shared}), format="yaml")
    assert b"&" not in data and b"*" not in data


def test_what_utf8_and_json_lack_is_written_as_text() -> None:
    content = {"openapi": "3.1.1", "paths": {}, "x": ["\ud800", float("inf"), float("nan")]}
    for format in ("yaml", "json"):
        text = document_bytes(Document(content), format=format).decode()  # type: ignore[arg-type]
        assert parse_document(text, name="spec").content["x"] == ["?", "inf", "nan"]


# --- what PyYAML writes, several times faster -----------------------------------------------------
SIGNS = st.sampled_from(
    [
        *"-?:,[]{}#&*!|>'\"%@`~= \n\t\r\\",
        "- ",
        ": ",
        " #",
        "--- ",
        "...",
        "\n- ",
        "\n\n",
        "\u00e9",
        "\u4e2d",
    ]
)
STRINGS = st.one_of(
    st.lists(st.one_of(SIGNS, st.text(max_size=5)), max_size=6).map("".join),
    st.sampled_from(["null", "yes", "1e3", "0x1", "2020-01-01", "=", "<<", "a" * 119, "b" * 200]),
)
NODES = st.recursive(
    st.one_of(
        STRINGS, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, width=32)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(STRINGS, inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=300)
@given(st.dictionaries(STRINGS, NODES, min_size=1, max_size=4))
@example({"a": "b\n- c\n", "d": ["e\nf", "e\nf\n\n", ["g", {"h": ["i"]}]]})
@example({"a\nb": 1})
@example({"k" * 200: {"a": []}})
@example({"a": [[], {}, [[["b"]]], {"c": {"d": "e\n\nf"}}], "g": {"h": [{"i": [1]}]}})
def test_own_lines_are_those_of_pyyaml(content) -> None:
    try:
        expected = text._dump(content)
    except (ValueError, UnicodeEncodeError):
        return
    found = yaml_text(content, text._dump)
    assert found is None or found == expected


WORDS = ["null", "Yes", "OFF", "on", "True", "y", "No", "e1", "nan", "inf", "a - b", "a, b"]


@settings(max_examples=300)
@given(
    st.from_regex(yaml_text_module._PLAIN, fullmatch=True)
    | st.from_regex(yaml_text_module._REFERENCE, fullmatch=True)
    | st.sampled_from(WORDS)
)
def test_what_is_surely_plain_is_written_as_pyyaml_writes_it(string) -> None:
    content = {"a": [string, {string[:100]: string}]}
    assert yaml_text(content, text._dump) == text._dump(content)


def test_an_usual_document_is_not_left_to_pyyaml() -> None:
    """Else the test above would compare nothing."""
    content = {"a": {"b": ["c\nd", 1.5, None, {"e": []}]}, "f g": "#"}
    assert yaml_text(content, text._dump) == text._dump(content)
