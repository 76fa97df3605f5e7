"""Pages, filters and orders of lists."""

from __future__ import annotations

import json
from typing import Any

import pytest
from mock_talk import HERE, Talk

from rst2openapi.openapi import Document, parse_document

HOST = ("Host", "mock.test:1")


def lists() -> Document:
    return parse_document((HERE / "lists.yaml").read_text(), name="lists.yaml")


def body(query: str, talk: Talk | None = None, path: str = "/v1/boxes") -> Any:
    return (talk or Talk(lists()))(f"GET {path}{query}", headers=(HOST,)).json()


def ids(query: str, talk: Talk | None = None, path: str = "/v1/boxes") -> str:
    return " ".join(box["id"] for box in body(query, talk, path)["boxes"])


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "b1 b2 b3 b4"),  # the default of `limit`
        ("?limit=99", "b1 b2 b3 b4 b5"),
        ("?limit=2", "b1 b2"),
        ("?limit=0", ""),
        ("?limit=2&marker=b2", "b3 b4"),
        ("?limit=2&marker=b5", ""),
        ("?limit=2&marker=nobody", ""),
        ("?limit=2&marker=", "b1 b2"),
        ("?limit=2&marker=3", "b4 b5"),
        ("?limit=2&marker=b5&page_reverse=true", "b3 b4"),
        ("?limit=2&marker=b1&page_reverse=true", ""),
        ("?name=red", "b1 b2"),
        ("?name=LARGE", "b2 b4"),
        ("?colour=red", "b1 b2"),
        ("?colour=red&colour=green", "b1 b2 b5"),
        ("?is_open=false", "b2 b4"),
        ("?zone=a", "b1 b3"),
        ("?tag=y", "b1 b2"),
        ("?tag=z", ""),
        ("?state=warm", "b1 b2 b3 b4"),  # not the states that boxes have
        ("?unknown=1", "b1 b2 b3 b4"),
        ("?limit=9&sort_key=weight", "b4 b1 b2 b3 b5"),
        ("?limit=9&sort_key=weight&sort_dir=desc", "b3 b2 b1 b4 b5"),
        ("?limit=9&sort_key=name&sort_dir=asc", "b5 b4 b2 b3 b1"),
        ("?limit=9&sort_key=colour,-weight", "b3 b4 b5 b2 b1"),
        ("?limit=9&sort_key=nothing", "b1 b2 b3 b4 b5"),
        ("?limit=9&sort_dir=desc", "b5 b4 b3 b2 b1"),
        ("?limit=2&sort_key=weight&marker=b1", "b2 b3"),
        ("?zone=b&limit=1&marker=b2", "b4"),
    ],
)
def test_pages_filters_and_orders(query: str, shown: str) -> None:
    assert ids(query) == shown


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?page=1&per_page=2", "b1 b2"),
        ("?page=3&per_page=2", "b5"),
        ("?page=9&per_page=2", ""),
        ("?page=2", ""),
        ("?sort=colour:desc,weight:asc", "b1 b2 b5 b4 b3"),
    ],
)
def test_pages_by_number(query: str, shown: str) -> None:
    assert ids(query, path="/v1/boxes/detail") == shown


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "one two three"),
        ("&type=Warning", "two"),
        ("&limit=2&offset=1", "three"),
        ("&ascend=true", "three one two"),
        ("&ascend=false", "two one three"),
    ],
)
def test_lists_that_are_not_stored(query: str, shown: str) -> None:
    found = body(f"?resource=boxes&name=b1{query}", path="/v1/events")
    assert " ".join(item["message"] for item in found["items"]) == shown


def test_what_an_answer_says_of_its_page() -> None:
    first = body("?limit=2&zone=b")
    assert first["total_count"] == "3"
    assert first["page_info"] == {"next_marker": "b4", "current_count": 2}
    url = "http://mock.test:1/v1/boxes?limit=2&zone=b&marker=b4"
    assert first["boxes_links"] == [{"rel": "next", "href": url}]
    last = body("?limit=2&zone=b&marker=b4")
    assert last["page_info"] == {"current_count": 1, "previous_marker": "b5"}
    assert "boxes_links" not in last
    middle = body("?page=2&per_page=2&sort=name", path="/v1/boxes/detail")
    assert middle["total_number"] == 5
    base = "http://mock.test:1/v1/boxes/detail?per_page=2&sort=name&page"
    assert middle["links"] == {"next": f"{base}=3", "previous": f"{base}=1"}
    end = body("?page=3&per_page=2", path="/v1/boxes/detail")
    assert end["links"]["next"] is None
    events = body("?resource=boxes&name=b1&limit=2", path="/v1/events")
    assert (events["count"], events["limit"], events["offset"]) == (3, 2, 0)
    assert (events["hasMore"], events["metadata"]) == (True, {"remainingItemCount": 1})


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 9])
@pytest.mark.parametrize("delete", [False, True])
def test_walks_end_and_see_everything_once(limit: int, delete: bool) -> None:
    talk = Talk(lists())
    for _ in range(6):
        talk("POST /v1/boxes", {"name": "more"})
    seen: list[str] = []
    marker = ""
    for _ in range(20):
        page = body(f"?limit={limit}&marker={marker}", talk)
        seen += [box["id"] for box in page["boxes"]]
        if delete:
            for box in page["boxes"]:
                assert talk(f"DELETE /v1/boxes/{box['id']}").status == 204
        marker = page["page_info"].get("next_marker", "")
        if not marker:
            break
    else:
        pytest.fail("the walk does not end")
    assert len(seen) == len(set(seen)) == 11


def test_a_walk_by_links_ends() -> None:
    talk, seen, path = Talk(lists()), [], "/v1/boxes/detail?per_page=2"
    for _ in range(9):
        page = talk(f"GET {path}", headers=(HOST,)).json()
        seen += [box["id"] for box in page["boxes"]]
        if not page["links"]["next"]:
            break
        path = page["links"]["next"].removeprefix("http://mock.test:1")
    assert seen == ["b1", "b2", "b3", "b4", "b5"]


def test_created_things_are_in_every_list() -> None:
    talk = Talk(lists())
    made = talk("POST /v1/boxes", {"name": "mine", "colour": "pink"}).json()["id"]
    assert ids("?colour=pink", talk) == made
    assert ids("?page=6&per_page=1", talk, "/v1/boxes/detail") == made


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("resource=boxes&name=b1", 200),
        ("resource=boxes&name=none", 404),
        ("resource=lids&name=none", 200),  # nobody knows what lids there are
    ],
)
def test_parents_in_the_query_must_exist(query: str, status: int) -> None:
    assert Talk(lists())(f"GET /v1/events?{query}", headers=()).status == status


def test_tags_come_and_go_in_batches() -> None:
    talk = Talk(lists())

    def tags(box: str) -> dict[str, str]:
        found = talk(f"GET /v1/boxes/{box}/tags").json()["tags"]
        return {tag["key"]: tag["value"] for tag in found}

    def change(path: str, *keys: str, **more: str) -> int:
        body = {**more, "tags": [{"key": key, "value": key.upper()} for key in keys]}
        return talk(f"POST /v1/boxes/{path}", body).status

    assert tags("b1") == {"size": "big"}
    assert change("b1/tags/action", "a", "b", "size", action="create") == 204
    assert tags("b1") == {"size": "SIZE", "a": "A", "b": "B"}
    assert tags("b2") == {"size": "big"}
    assert change("b1/tags/action", "a", "nothing", action="delete") == 204
    assert change("b1/tags/delete", "size") == 204
    assert tags("b1") == {"b": "B"}
    assert change("none/tags/delete", "size") == 404
    talk("DELETE /v1/boxes/b1")
    assert change("b1/tags/action", "a", action="create") == 404


def test_of_two_arrays_the_one_that_the_example_holds_is_the_list() -> None:
    array = {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}}
    page = {"data": [{"id": "a"}, {"id": "b"}]}
    schema = {"type": "object", "properties": {"data": array, "sizes": array}}
    content = {"application/json": {"schema": schema, "example": page}}
    counts = [
        {"name": name, "in": "query", "schema": {"type": "integer"}} for name in ("limit", "offset")
    ]
    text = json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Sizes", "version": "1"},
            "paths": {
                "/sizes": {
                    "get": {
                        "operationId": "ListSizes",
                        "parameters": counts,
                        "responses": {"200": {"description": "OK", "content": content}},
                    }
                }
            },
        }
    )
    talk = Talk(parse_document(text, name="sizes.json"))
    assert body("?limit=1&offset=1", talk, "/sizes") == {"data": [{"id": "b"}]}
    assert body("?limit=1&offset=2", talk, "/sizes") == {"data": []}
