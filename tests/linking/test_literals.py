"""Values as pages write them, read as values of a kind."""

from __future__ import annotations

import pytest

from rst2openapi.linking.schemas.literals import NO_VALUE, read_value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (" 7 ", "integer", 7),
        ("-7", "integer", -7),
        ("7.5", "integer", NO_VALUE),
        ("7", "number", 7),
        ("7.5", "number", 7.5),
        ("1e3", "number", 1000.0),
        ("seven", "number", NO_VALUE),
        ("True", "boolean", True),
        ("yes", "boolean", NO_VALUE),
        ('"7"', "string", "7"),
        ("'7\"", "string", "'7\""),
        ('"', "string", '"'),
        ("[1, 2]", "array", [1, 2]),
        ("[1, 2]", "object", NO_VALUE),
        ('{"a": 1}', "object", {"a": 1}),
        ('{"a": 1}', "array", NO_VALUE),
        ("7", "array", NO_VALUE),
        ("{a", "object", NO_VALUE),
        ("anything", "any", NO_VALUE),
    ],
)
def test_a_literal_is_a_value_of_its_kind(text, kind, value):
    found = read_value(text, kind)
    assert (found, type(found)) == (value, type(value))
