"""What is kept comes back as it was, and bytes that name anything else come back as nothing."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from rst2openapi.build import packing
from rst2openapi.build.hands import Hands
from rst2openapi.build.packing import packed, unpacked
from rst2openapi.build.sources import PageSet, find_pages
from rst2openapi.diagnostics import Severity
from rst2openapi.linking import LayOut
from rst2openapi.model import Notes, StringSchema
from rst2openapi.rules import CATALOGUE
from rst2openapi.source import Span

DOCS = Path(__file__).parents[2] / "docs_src"


def test_what_pages_come_to_comes_back_as_it_was() -> None:
    root, paths = find_pages(DOCS, ())
    hands = Hands(PageSet(root, paths, {}), None)
    notes = list(hands.read(paths))
    assert [unpacked(packed(one)) for one in notes] == notes
    drafts = [hands.drafts[path] for path in paths]
    assert repr(unpacked(packed(drafts))) == repr(drafts)
    tasks = [LayOut((path,), ()) for path in paths]
    gists = list(hands.lay_out(tasks))
    assert repr(unpacked(packed(gists))) == repr(gists)


def test_a_field_that_equality_passes_over_is_kept() -> None:
    rule = next(iter(CATALOGUE.values()))
    found = rule.at(Span("a.rst", 3), **dict.fromkeys(_fields(rule.message), "x"))
    again = unpacked(packed(found))
    assert again == found
    assert again.rule is rule
    assert again.span == Span("a.rst", 3)


def _fields(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name]


@dataclass(frozen=True)
class Loose:
    """A data class without slots, and not of the program."""

    left: int = 1
    right: str = "x"


def test_only_data_of_the_program_comes_back() -> None:
    assert unpacked(packed({"a": [1, 2.5, None, (True, b"x")], "b": frozenset({1})})) is not None
    assert unpacked(packed(Severity.ERROR)) is Severity.ERROR
    assert unpacked(packed(Loose())) is None


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"no pickle",
        pickle.dumps(Path("x")),
        pickle.dumps(Severity.ERROR).replace(b"Severity", b"Reported"),
        packed(StringSchema(notes=Notes())).replace(b"StringSchema", b"StringSchemb"),
        packed(Span("a", 1)).replace(b"source:Span", b"files:InputE"),
        packed(Span("a", 1)).replace(b"kind_called", b"kind_callee"),
        b"\x80\x05\x8c\x08builtins\x8c\x04eval\x93\x8c\x031+1\x85R.",
        b"\x80\x05\x8c\x1drst2openapi.build.packing\x8c\x08unpacked\x93.",
    ],
)
def test_whatever_else_bytes_hold_they_are_as_good_as_none(bad: bytes) -> None:
    assert unpacked(bad) is None


def test_an_object_with_too_few_fields_is_none() -> None:
    class Short(packing._Pickler):
        def reducer_override(self, obj):
            found = super().reducer_override(obj)
            return (found[0], found[1][:1]) if isinstance(obj, Span) else found

    stream = io.BytesIO()
    Short(stream, protocol=packing.PROTOCOL).dump(Span("a", 1))
    assert unpacked(stream.getvalue()) is None
