"""Links are drawn where the value's place is known, and nowhere else."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from rst2openapi.openapi import Document, parse_document
from rst2openapi.openapi.links import add_links

POOLS = Path(__file__).parents[1] / "data" / "pools.yaml"
ITEM = "/v2/{project_id}/pools/{pool_name}"


def pools() -> Document:
    document = parse_document(POOLS.read_text(), name="pools")
    return Document(copy.deepcopy(document.content))


def links(document: Document) -> dict:
    add_links(document)
    return document.content["paths"]["/v2/{project_id}/pools"]["post"]["responses"]["201"].get(
        "links", {}
    )


def test_where_the_page_says_it():
    found = links(pools())
    assert sorted(found) == ["DeletePool", "PatchPool", "ShowPool"]
    assert found["ShowPool"] == {
        "operationId": "ShowPool",
        "parameters": {
            "project_id": "$request.path.project_id",
            "pool_name": "$response.body#/metadata/name",
        },
    }


@pytest.mark.parametrize(
    ("properties", "pointer"),
    [
        ({"pool_name": {"type": "string"}}, "#/pool_name"),
        ({"name": {"type": "string"}}, "#/name"),
        ({"pool": {"type": "object", "properties": {"name": {}}}}, "#/pool/name"),
        ({"a/b": {"type": "object", "properties": {"name": {}}}}, "#/a~1b/name"),
        ({"other": {"type": "string"}}, None),
    ],
)
def test_where_a_property_shows_it(properties, pointer):
    document = pools()
    for parameter in document.content["paths"][ITEM]["parameters"]:
        parameter.pop("x-value-of", None)
    document.content["components"]["schemas"]["Pool"]["properties"] = properties
    found = links(document)
    if pointer is None:
        assert found == {}
    else:
        assert found["ShowPool"]["parameters"]["pool_name"] == f"$response.body{pointer}"


def test_two_members_with_members_of_their_own_hide_the_value():
    document = pools()
    for parameter in document.content["paths"][ITEM]["parameters"]:
        parameter.pop("x-value-of", None)
    one = {"type": "object", "properties": {"name": {}}}
    properties = {"pool": one, "owner": copy.deepcopy(one)}
    document.content["components"]["schemas"]["Pool"]["properties"] = properties
    assert links(document) == {}


def test_only_creating_operations_lead_somewhere():
    document = pools()
    item = document.content["paths"]["/v2/{project_id}/pools"]
    answers = copy.deepcopy(item["post"]["responses"])
    item["put"] = {"operationId": "ReplacePools", "responses": answers}
    add_links(document)
    assert "links" in item["post"]["responses"]["201"]
    assert "links" not in item["put"]["responses"]["201"]


def test_an_answer_has_twelve_links_at_most():
    document = pools()
    paths = document.content["paths"]
    for number in range(20):
        paths[f"{ITEM}/part{number}"] = {
            "parameters": copy.deepcopy(paths[ITEM]["parameters"]),
            "get": {"operationId": f"ShowPart{number}", "responses": {"200": {"description": ""}}},
        }
    found = links(document)
    assert len(found) == 12
    assert "ShowPool" in found  # the shortest path first
