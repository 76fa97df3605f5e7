"""Names of equal structures that say the same in other words."""

from __future__ import annotations

import pytest

from rst2openapi.linking.sharing.kinship import kin_names
from rst2openapi.linking.sharing.naming import joined
from rst2openapi.linking.sharing.signatures import Structure, structure
from rst2openapi.model import Notes, ObjectSchema, Property, Schema, StringSchema


def thing(*names: str, guess: str = "") -> Schema:
    members = tuple(Property(name=name, schema=StringSchema()) for name in names)
    return ObjectSchema(properties=members, notes=Notes(guess=guess))


def _structures(schemas: dict[str, ObjectSchema]) -> dict[str, Structure]:
    return {key: structure(one) for key, one in schemas.items()}


@pytest.mark.parametrize(
    ("bases", "expected"),
    [
        (["Version", "Versions"], ["Version", "Version"]),
        (["ShowChartResponse", "ChartResp", "UpdateChartResponse"], ["ChartResp"] * 3),
        (
            ["ShowChartResponse", "UpdateChartResponse"],
            ["ShowChartResponse", "UpdateChartResponse"],
        ),
        (["Bandwidth", "SecurityGroup"], ["Bandwidth", "SecurityGroup"]),
        (["CreateShipRequest", "Ship"], ["Ship", "Ship"]),
        (["Request", "Response"], ["Request", "Response"]),
    ],
)
def test_equal_structures_with_names_of_one_meaning_get_one_name(
    bases: list[str], expected: list[str]
) -> None:
    keys = [str(at) for at, _ in enumerate(bases)]
    schemas = {key: thing("id") for key in keys}
    found = kin_names(schemas, _structures(schemas), dict(zip(keys, bases, strict=True)))
    assert [found[key] for key in keys] == expected


def test_other_structures_keep_their_names() -> None:
    schemas = {"a": thing("id"), "b": thing("id", "name")}
    assert kin_names(schemas, _structures(schemas), {"a": "Version", "b": "Versions"}) == {
        "a": "Version",
        "b": "Versions",
    }


def test_what_an_example_alone_shows_keeps_its_name() -> None:
    schemas = {"a": thing("id"), "b": thing("id", guess="L108")}
    assert kin_names(schemas, _structures(schemas), {"a": "Ship", "b": "Ships"})["b"] == "Ships"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("UpdateService", "ServiceConfig", "UpdateServiceConfig"),
        ("ShowTags", "TagsResp", "ShowTagsResp"),
        ("CreateNode", "Node", "CreateNode"),
        ("CreateNode", "Pool", "CreateNodePool"),
        ("ListNodes", "Node", "ListNodesNode"),
    ],
)
def test_joined_names_do_not_stutter(before: str, after: str, expected: str) -> None:
    assert joined(before, after) == expected
