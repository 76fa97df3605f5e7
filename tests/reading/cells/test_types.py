"""Every spelling of a type cell in `types.tsv` reads as it says."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import assert_never

import pytest

from rst2openapi.reading.draft import (
    AnyType,
    ArrayType,
    ChoiceType,
    FileType,
    LinkedType,
    MapType,
    NamedType,
    ObjectType,
    ScalarType,
    TypeExpr,
    UnknownType,
)
from rst2openapi.reading.types import read_type
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words()
TABLE = Path(__file__).with_name("types.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.reader(TABLE[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


def render(type_: TypeExpr) -> str:
    match type_:
        case ScalarType(kind, format, size):
            return kind + (f":{format}" if format else "") + (f"({size})" if size else "")
        case LinkedType(_, label):
            return f"link({label})"
        case NamedType(name):
            return f"named({name})"
        case UnknownType(text):
            return f"unknown({text})"
        case _:
            return render_structure(type_)


def render_structure(
    type_: ArrayType | MapType | ChoiceType | ObjectType | FileType | AnyType,
) -> str:
    match type_:
        case ArrayType(item):
            return f"array<{render(item)}>"
        case MapType(value):
            return f"map<{render(value)}>"
        case ChoiceType(options):
            return f"choice<{'|'.join(map(render, options))}>"
        case ObjectType():
            return "object"
        case FileType():
            return "file"
        case AnyType():
            return "any"
        case _:
            assert_never(type_)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_type_cell(text: str, expected: str) -> None:
    assert render(read_type(cell(text), WORDS)) == expected


def test_there_is_no_type_column() -> None:
    assert read_type(None, WORDS) == UnknownType("")


def test_a_word_of_the_configuration_is_a_type() -> None:
    words = load_cell_words(
        {"types": {"scalars": {"string": ["Zeichenkette"]}, "arrays": ["Liste"]}}
    )
    assert render(read_type(cell("Liste<Zeichenkette>"), words)) == "array<string>"


def test_the_table_covers_the_forms() -> None:
    kinds = {expected.split("<")[0].split("(")[0].split(":")[0] for _, expected in CASES}
    assert kinds >= {"string", "integer", "number", "boolean", "null", "object", "array", "map"}
    assert kinds >= {"link", "named", "choice", "file", "any", "unknown"}
