"""What is kept comes back as it was, and bytes that hold anything else come back as nothing."""

from __future__ import annotations

import pickle
from pathlib import Path
from string import Formatter

import pytest

from rst2openapi.build.hands import Hands, Note
from rst2openapi.build.packing import UnpackableError, packed, unpacked
from rst2openapi.build.sources import PageSet, find_pages
from rst2openapi.diagnostics import Diagnostic, Severity
from rst2openapi.linking import Gist, LayOut
from rst2openapi.model import ArraySchema, NumberSchema, Schema, StringSchema
from rst2openapi.reading import PageDraft
from rst2openapi.rules import CATALOGUE
from rst2openapi.source import Span

DOCS = Path(__file__).parents[2] / "docs_src"


def test_what_pages_come_to_comes_back_as_it_was() -> None:
    root, paths = find_pages(DOCS, ())
    hands = Hands(PageSet(root, paths, {}), None)
    for _, note in hands.read(paths):
        assert unpacked(packed(note), Note) == note
    for path in paths:
        draft = hands.drafts[path]
        assert repr(unpacked(packed(draft), PageDraft)) == repr(draft)
    for gists in hands.lay_out([LayOut((path,), ()) for path in paths]):
        assert unpacked(packed(gists), dict[str, Gist]) == gists


def test_a_field_that_equality_passes_over_is_kept() -> None:
    rule = next(iter(CATALOGUE.values()))
    found = rule.at(Span("a.rst", 3), **dict.fromkeys(_fields(rule.message), "x"))
    again = unpacked(packed(found), Diagnostic)
    assert again == found
    assert again.rule is rule
    assert again.span == Span("a.rst", 3)


def _fields(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name]


@pytest.mark.parametrize(
    "schema",
    [
        StringSchema(format="uuid"),
        NumberSchema(minimum=1, maximum=1.0),  # a whole number is no fraction, though equal
        ArraySchema(items=ArraySchema(items=StringSchema())),
    ],
)
def test_a_schema_is_of_its_own_kind(schema: Schema) -> None:
    assert repr(unpacked(packed(schema), Schema)) == repr(schema)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\xc1",
        b"no MessagePack",
        pickle.dumps(Path("x")),
        packed(["a.rst"]),
        packed(["a.rst", "1"]),
        packed({"path": "a.rst", "line": 1}),
        packed(Span("a.rst", 1))[:-1],
        packed(Span("a.rst", 1)) + b"x",
        packed(Severity.ERROR),
    ],
)
def test_whatever_else_bytes_hold_they_are_as_good_as_none(bad: bytes) -> None:
    assert unpacked(bad, Span) is None


def test_a_rule_that_there_is_none_of_is_none() -> None:
    rule = next(iter(CATALOGUE.values()))
    found = packed(Diagnostic(rule=rule, span=Span("a.rst", 1), message="x"))
    assert unpacked(found, Diagnostic) is not None
    assert unpacked(found.replace(rule.code.encode(), b"Z999"), Diagnostic) is None


@pytest.mark.parametrize("odd", ["\ud800", 1 << 64, Path("x"), {"a": ["\udfff"]}, -(1 << 63) - 1])
def test_what_has_no_bytes_is_told(odd: object) -> None:
    with pytest.raises(UnpackableError):
        packed([odd])
