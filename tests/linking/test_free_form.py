"""Maps that nothing calls one: the example's keys are values, not names of the interface."""

from __future__ import annotations

import pytest
from small_drafts import OBJECT, refs, row

from rst2openapi.linking.schemas.free_form import shown_map
from rst2openapi.model import IntegerSchema, Notes, ObjectSchema, StringSchema

LISTED = "The value is **sold** or **free**."


@pytest.mark.parametrize(
    ("description", "shown", "values"),
    [
        (LISTED, {"north": "sold", "south": "free"}, StringSchema),
        (LISTED, {"north": "sold", "south": "other"}, None),
        (LISTED, {"north": "sold", "south": 1}, None),
        (LISTED, {"north": "sold"}, None),
        (LISTED, {"sold": "free", "free": "sold"}, None),
        ("Any.", {"column1": 1, "column2": 2}, IntegerSchema),
        ("Any.", {"column1": 1, "row2": 2}, None),
        ("Any.", {"column1": 1}, None),
        ("A **name** and an **id** each.", {"x": {"name": "a", "id": "b"}}, ObjectSchema),
        ("A **name** each.", {"x": {"name": "a", "id": "b"}}, None),
        ("A **name** each.", {"x": {"name": "a"}}, None),
        ("A **name** and an **id** each.", {"x": {"name": "a", "id": "b"}, "y": 1}, None),
        ("A **name** and an **id** each.", {"x": {"name": "a", "id": "b"}, "y": {}}, None),
    ],
)
def test_a_map_is_known_by_its_keys_and_values(description, shown, values):
    found = shown_map(row("it", OBJECT, description=description), [shown], Notes())
    assert (found and type(found.values)) == values


def test_neither_lists_nor_what_nothing_shows_are_maps():
    shown = {"column1": 1, "column2": 2}
    assert shown_map(row("it", refs("l")), [shown], Notes()) is None
    assert shown_map(row("it", OBJECT), [], Notes()) is None
