from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.outputs.client.members import member_names


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["Creating", "scaleUp"], ["CREATING", "SCALE_UP"]),
        (["vm.cpu", "os.modelarts/name", "a:b"], ["VM_CPU", "OS_MODELARTS_NAME", "A_B"]),
        ([1, -1, 0], ["VALUE_1", "VALUE_NEGATIVE_1", "VALUE_0"]),
        (["1", "2d", "-1", "3.0"], ["VALUE_1", "VALUE_2D", "VALUE_NEGATIVE_1", "VALUE_3_0"]),
        (["", " "], ["EMPTY", "BLANK"]),
        (["ok", "OK", "Ok", "no"], ["OK_LOWER_CASE", "OK_UPPER_CASE", "OK_MIXED_CASE", "NO"]),
        (["a-b", "a_b"], ["A_HYPHEN_MINUS_B", "A_LOW_LINE_B"]),
        (["*", ">="], ["ASTERISK", "GREATER_THAN_SIGN_EQUALS_SIGN"]),
        (["None", "True"], ["NONE", "TRUE"]),
        (["UTC+8", "UTC-8"], ["UTC_PLUS_SIGN_8", "UTC_HYPHEN_MINUS_8"]),
    ],
)
def test_names_say_the_value(values: list[str | int], names: list[str]) -> None:
    assert list(member_names(values)) == names


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["Low", "High"], ["LOW", "HIGH"]),
        (["Low"], ["VALUE_1", "VALUE_2"]),
        (["Low", "low"], ["VALUE_1", "VALUE_2"]),
        (["1st", "2nd"], ["VALUE_1", "VALUE_2"]),
        (["a b);import os", "high"], ["A_B_IMPORT_OS", "HIGH"]),
    ],
)
def test_suggested_names_are_taken_where_they_can_be(given: list[str], names: list[str]) -> None:
    assert list(member_names([1, 2], given)) == names


@given(st.lists(st.text(max_size=8), min_size=1, max_size=8, unique=True), st.randoms())
def test_names_are_distinct_constants_in_any_order(values: list[str], random: object) -> None:
    names = dict(zip(values, member_names(values), strict=True))
    assert len(set(names.values())) == len(values)
    assert all(name.isidentifier() and name == name.upper() for name in names.values())
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dict(zip(shuffled, member_names(shuffled), strict=True)) == names
