"""Bounds of numbers: each says something of a bound that is there."""

from __future__ import annotations

import pytest
from small_drafts import INTEGER, body, link, page, row

from rst2openapi.reading.draft import Constraints, ScalarType

NUMBER = ScalarType("number")


def bounds(type, **said):
    constraints = Constraints(**said)
    root = body(row("n", type, constraints=constraints))
    schema = link(page("MakeIt", "POST /v1/its", root)).member("MakeItRequest", "n").schema
    return (
        schema.minimum,
        schema.exclusive_minimum,
        schema.maximum,
        schema.exclusive_maximum,
    )


@pytest.mark.parametrize("type", [INTEGER, NUMBER])
@pytest.mark.parametrize("low", [True, False])
@pytest.mark.parametrize("high", [True, False])
def test_bounds_are_as_told(type, low, high):
    found = bounds(type, minimum=1, exclusive_minimum=low, maximum=9, exclusive_maximum=high)
    assert found == (1, low, 9, high)


@pytest.mark.parametrize("type", [INTEGER, NUMBER])
def test_a_bound_that_is_not_there_excludes_nothing(type):
    assert bounds(type, minimum=1, exclusive_maximum=True) == (1, False, None, False)
    assert bounds(type, maximum=9, exclusive_minimum=True) == (None, False, 9, False)


def test_a_whole_number_has_whole_bounds():
    found = bounds(INTEGER, minimum=0.5, exclusive_minimum=True, maximum=9.5)
    assert found == (None, False, None, False)
    assert bounds(NUMBER, minimum=0.5, maximum=9.5) == (0.5, False, 9.5, False)
