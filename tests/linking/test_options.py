from __future__ import annotations

import pytest

from rst2openapi.linking.evidence.examples import apply_examples
from rst2openapi.linking.evidence.options import option_of
from rst2openapi.model import (
    Body,
    Content,
    Example,
    NamedSchema,
    ObjectSchema,
    OneOfSchema,
    Operation,
    Property,
    RefSchema,
    Service,
    StringSchema,
)


def of(**members: bool) -> ObjectSchema:
    """An object by its members, and whether they are required."""
    return ObjectSchema(
        properties=tuple(
            Property(name=name, schema=StringSchema(min_length=8), required=required)
            for name, required in members.items()
        )
    )


COMPONENTS = {"Create": of(name=True, password=False), "Restore": of(name=True, point=True)}
CHOICE = OneOfSchema(options=(RefSchema(name="Restore"), RefSchema(name="Create")))


@pytest.mark.parametrize(
    ("value", "index"),
    [
        ({"name": "a", "point": "b"}, 0),
        ({"name": "a", "password": "b"}, 1),
        ({"password": "b"}, None),
        ({"other": "b"}, None),
        (["a"], None),
        ("a", None),
    ],
)
def test_the_option_whose_required_members_a_value_has(value, index):
    found = option_of(CHOICE, value, COMPONENTS)
    assert (found and found[0]) == index


def test_two_options_that_are_equally_near_are_none():
    twins = OneOfSchema(options=(of(name=True), of(name=False)))
    assert option_of(twins, {"name": "a"}, {}) is None


def test_a_choice_inside_a_choice():
    outer = OneOfSchema(options=(of(other=True), CHOICE))
    assert option_of(outer, {"name": "a", "point": "b"}, COMPONENTS) == (1, CHOICE)


def test_an_example_widens_its_own_option_alone():
    shown = Example(name="Example", summary="", value={"name": "longer-than-8", "password": "****"})
    content = Content(media_type="application/json", schema=CHOICE, examples=(shown,))
    service = Service(
        title="Books",
        version="1",
        operations=(
            Operation(
                id="Create",
                method="POST",
                path="/books",
                summary="Create",
                body=Body(contents=(content,)),
            ),
        ),
        schemas=tuple(NamedSchema(name=n, schema=s) for n, s in COMPONENTS.items()),
    )
    made = {one.name: one.schema for one in apply_examples(service, lambda _: None).schemas}
    assert made["Restore"] == COMPONENTS["Restore"]
    assert made["Create"].properties[1].schema.min_length is None
    assert made["Create"].properties[0].schema.min_length == 8
