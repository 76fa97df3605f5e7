"""The words are data: they load, a configuration adds to them, and faults are named."""

from __future__ import annotations

from typing import Any

import pytest

from rst2openapi.reading.description import read_description
from rst2openapi.reading.draft import ArrayType, Constraints, ScalarType
from rst2openapi.reading.vocabulary.cells import load_cell_words
from rst2openapi.reading.vocabulary.templates import compile_template

from .building import cell


def read(text: str, extra: dict[str, Any]) -> Constraints:
    words = load_cell_words(extra)
    type_ = ScalarType("string")
    return read_description(cell(text), type=type_, name="field", words=words).constraints


ADDITIONS = [
    ({"enumerations": {"leads": ["^erlaubt sind:$"]}}, "Erlaubt sind:\n- rot\n- blau", "enum"),
    ({"enumerations": {"inline": ["erlaubt sind {values}"]}}, "Erlaubt sind **a**, **b**.", "enum"),
    ({"statements": {"default": ["Vorgabe: {x}"]}}, "Farbe. Vorgabe: **a**", "default"),
    (
        {"bounds": {"length_at_most": ["höchstens {n} Zeichen"]}},
        "höchstens 9 Zeichen",
        "max_length",
    ),
    ({"formats": {"uuid": {"says": ["eine UUID ist es"]}}}, "Eine UUID ist es.", "format"),
    ({"formats": {"hostname": {"says": ["ein Rechnername"]}}}, "Ein Rechnername.", "format"),
    ({"labels": {"default": ["Standard"]}}, "**Standard**\nrot", "default"),
    ({"characters": {"only": ["nur {values}"]}}, "Nur digits", "pattern"),
    ({"character_sets": {"äöü": ["Umlaute"]}}, "Use only Umlaute.", "pattern"),
]


@pytest.mark.parametrize(("extra", "text", "field"), ADDITIONS)
def test_a_configuration_adds_wordings(extra: dict[str, Any], text: str, field: str) -> None:
    assert getattr(read(text, {}), field) in (None, ())
    assert getattr(read(text, extra), field) not in (None, ())


FAULTS = [
    ({"enumeration": {}}, "did you mean 'enumerations'"),
    ({"enumerations": {"lead": ["x"]}}, "did you mean 'leads'"),
    ({"enumerations": {"leads": "x"}}, "must be a list of strings"),
    ({"types": {"scalars": {"word": ["x"]}}}, "'word' is no scalar type"),
    ({"names": []}, "must be a table"),
    ({"statements": {"default": ["is {value}"]}}, "unknown slot {value}"),
    ({"numbers": {"viele": ["viele"]}}, "'viele' is no number"),
    ({"characters": {"onli": ["nur {values}"]}}, "did you mean 'only'"),
    ({"statements": {"default": ["is {x"]}}, "a brace that is no slot"),
    ({"statements": {"default": ["[is {x}"]}}, "cannot be read"),
]


@pytest.mark.parametrize(("extra", "message"), FAULTS)
def test_faults_of_a_configuration_are_named(extra: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_cell_words(extra)


@pytest.mark.parametrize(
    ("source", "text", "is_found"),
    [
        ("default[ value] is {x}", "The default is a.", True),
        ("default[ value] is {x}", "The default value is a.", True),
        ("^only {x}", "Only \x02a\x03", True),
        ("^only {x}", "Not only \x02a\x03", False),
        ("(a|the) bed$", "It is the bed.", True),
        ("(a|the) bed$", "It is the bed of roses.", False),
        ("bed", "seabed", False),
        ("bed", "beds", False),
        ("\\({unit}\\)", "Flow (l)", True),
        ("{low} to {high}", "\x021 to 9\x03", True),
    ],
)
def test_templates(source: str, text: str, is_found: bool) -> None:
    assert (compile_template(source).search(text, text.lower()) is not None) is is_found


def test_a_configuration_counts_in_its_words() -> None:
    bounds = {"named_items_at_most": ["höchstens {n} {thing}"]}
    tables: dict[str, Any] = {"bounds": bounds, "numbers": {"12": ["zwölf"]}}
    type_, text = ArrayType(ScalarType("string")), "Höchstens zwölf tags"
    found = read_description(cell(text), type=type_, name="tags", words=load_cell_words(tables))
    assert found.constraints.max_items == 12
