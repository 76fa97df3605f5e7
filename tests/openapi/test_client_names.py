"""Our idea of openapi-python-client's names against its own."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_python_client import strings
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.schemas import Class

from rst2openapi.openapi import client_names

NAMES = st.text(max_size=12) | st.text(alphabet="aAbB1_-. :/$", max_size=8)
CLASS = Class(name=strings.ClassName("A", ""), module_name=strings.PythonIdentifier("a", ""))


@given(NAMES)
def test_names_are_those_of_the_generator(name: str) -> None:
    assert client_names.snake_case(name) == strings.snake_case(name)
    assert client_names.pascal_case(name) == strings.pascal_case(name)
    assert client_names.member_name(name) == strings.PythonIdentifier(name, "field_")
    assert client_names.class_name(name) == strings.ClassName(name, "field_")


VALUES = st.text(max_size=5) | st.text(alphabet="aAbB1_-. +<é", max_size=4)


@given(st.lists(VALUES, min_size=1, max_size=6, unique=True))
def test_every_enumeration_gets_as_many_names_as_values(values: list[str]) -> None:
    names = client_names.enum_variable_names(values)
    generated = EnumProperty.values_from_list(values, CLASS, names)  # raises where two are equal
    assert len(generated) == len(values)
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in generated)
    assert [*map(str.upper, generated)] == [*generated]


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["Train", "Infer"], []),
        (["vm.cpu", "a b"], []),
        (["hard", "HARD"], ["HARD_LOWER", "HARD_UPPER"]),
        (["a-b", "a_b"], ["A_B_A_HYPHEN_MINUS_B", "A_B_A_LOW_LINE_B"]),
        (["1", "2"], ["VALUE_1", "VALUE_2"]),
        (["<", ">="], ["LESS_THAN_SIGN", "GREATER_THAN_SIGN_EQUALS_SIGN"]),
        ([""], ["EMPTY"]),
    ],
)
def test_readable_names(values: list[str], names: list[str]) -> None:
    assert client_names.enum_variable_names(values) == names


def test_a_new_value_renames_no_other() -> None:
    old = client_names.enum_variable_names(["2fa", "x"])
    assert client_names.enum_variable_names(["1fa", "2fa", "x"])[1:] == old


def test_names_from_the_page_win() -> None:
    assert client_names.enum_variable_names(["0", "1"], ["off", ""]) == ["OFF", "VALUE_1"]


def test_shadowed_names_are_what_generated_modules_import() -> None:
    assert {"Client", "Response", "Unset", "TypeVar", "HTTPStatus"} <= client_names.SHADOWED
