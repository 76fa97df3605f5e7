"""Create, show, list, update, delete: over conversations."""

from __future__ import annotations

import json

import pytest
from mock_talk import TOKEN, Talk, gallery, pools

from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.mock import Faults, MockOptions

CREATE = {
    "metadata": {"labels": {"os.modelarts/name": "mine"}},
    "spec": {"type": "Dedicate", "resources": [{"flavor": "big", "count": 9}]},
}


def names(talk: Talk, project: str = "p", query: str = "") -> list[str]:
    items = talk(f"GET /v2/{project}/pools{query}").json()["items"]
    return [item["metadata"]["name"] for item in items]


def test_a_pool_lives_and_dies() -> None:
    talk = Talk(pools())
    created = talk("POST /v2/p/pools", CREATE)
    assert created.status == 201
    pool = created.json()
    name = pool["metadata"]["name"]
    assert pool["spec"] == {**CREATE["spec"], "scope": ["Train"]}
    assert pool["metadata"]["labels"] == {"os.modelarts/name": "mine"}
    assert talk(f"GET /v2/p/pools/{name}").json() == pool
    assert names(talk) == ["pool-a-86c1", name]
    patched = talk(
        f"PATCH /v2/p/pools/{name}",
        {"spec": {"scope": None, "resources": []}},
        content_type="application/merge-patch+json",
    )
    assert patched.status == 400, "null is not what the schema of the patch admits"
    patched = talk(
        f"PATCH /v2/p/pools/{name}",
        {"spec": {"scope": ["Infer"]}},
        content_type="application/merge-patch+json",
    )
    assert patched.json()["spec"] == {**pool["spec"], "scope": ["Infer"]}
    assert talk(f"GET /v2/p/pools/{name}").json() == patched.json()
    assert talk(f"GET /v2/p/pools/{name}/nodes").status == 200
    assert talk(f"DELETE /v2/p/pools/{name}").status == 204
    for line in ("GET", "DELETE"):
        gone = talk(f"{line} /v2/p/pools/{name}")
        assert gone.status == 404
        assert name in gone.json()["error_msg"]
    assert talk(f"GET /v2/p/pools/{name}/nodes").status == 404
    assert names(talk) == ["pool-a-86c1"]


def test_projects_do_not_see_each_other() -> None:
    talk = Talk(pools())
    name = talk("POST /v2/p/pools", CREATE).json()["metadata"]["name"]
    assert talk(f"GET /v2/q/pools/{name}").status == 404
    assert talk("DELETE /v2/q/pools/pool-a-86c1").status == 204
    assert names(talk, "q") == []
    assert names(talk, "p") == ["pool-a-86c1", name]


def test_new_identities_are_new() -> None:
    talk = Talk(pools())
    made = {talk("POST /v2/p/pools", CREATE).json()["metadata"]["name"] for _ in range(30)}
    assert len(made) == 30
    assert names(talk, query="?limit=2") == ["pool-a-86c1", names(talk)[1]]


def test_stateless_remembers_nothing() -> None:
    talk = Talk(pools(), MockOptions(stateless=True))
    talk("DELETE /v2/p/pools/pool-a-86c1")
    assert talk("GET /v2/p/pools/pool-a-86c1").status == 200
    talk("POST /v2/p/pools", CREATE)
    assert names(talk) == ["pool-a-86c1"]


SERVER = {"server": {"name": "web-9", "flavor": {"cpus": 4}, "password": "secret-99"}}
BASE = "/v1/p1/servers"


def test_wrapped_resources() -> None:
    talk = Talk(gallery())
    created = talk(f"POST {BASE}", SERVER)
    assert created.status == 202
    server = created.json()["server"]
    assert server["name"] == "web-9"
    assert server["flavor"] == {"cpus": 4}
    assert "password" not in server
    shown = talk(f"GET {BASE}/{server['id']}").json()["server"]
    assert shown["name"] == "web-9"
    listed = talk(f"GET {BASE}").json()
    assert listed["count"] == 3
    assert listed["servers"][-1].keys() <= {"id", "name", "status"}
    changed = talk(f"PUT {BASE}/{server['id']}", {"server": {"description": None, "name": "api"}})
    assert changed.json()["server"]["name"] == "api"
    assert changed.json()["server"]["description"] is None
    assert talk(f"GET {BASE}/{server['id']}").json()["server"]["name"] == "api"
    assert talk(f"DELETE {BASE}/{server['id']}").status == 204
    assert talk(f"GET {BASE}/{server['id']}").status == 404


@pytest.mark.parametrize(
    ("query", "shown", "count"),
    [
        ("", ["web-1", "web-2"], 2),
        ("?limit=1", ["web-1"], 2),
        ("?offset=1", ["web-2"], 2),
        ("?offset=9", [], 2),
        ("?marker=2f1b0a3e-6c1d-4a8e-9a57-0f3f1d2c4b5a", ["web-2"], 2),
        ("?marker=unknown", [], 2),
        ("?status=STOPPED", ["web-2"], 1),
    ],
)
def test_pages_and_filters(query: str, shown: list[str], count: int) -> None:
    body = Talk(gallery())(f"GET {BASE}{query}").json()
    assert [server["name"] for server in body["servers"]] == shown
    assert body["count"] == count


def test_things_below_things() -> None:
    talk = Talk(gallery())
    server = talk(f"POST {BASE}", SERVER).json()["server"]["id"]
    before = talk(f"GET {BASE}/{server}/tags").json()["tags"]
    assert talk(f"POST {BASE}/{server}/tags", {"tag": {"key": "k", "value": "v"}}).status == 204
    after = talk(f"GET {BASE}/{server}/tags").json()["tags"]
    assert after == [*before, {"key": "k", "value": "v"}]
    assert talk(f"DELETE {BASE}/{server}/tags/k").status == 204
    assert talk(f"DELETE {BASE}/{server}/tags/k").status == 404
    assert talk(f"GET {BASE}/{server}/tags").json()["tags"] == before
    talk(f"DELETE {BASE}/{server}")
    assert talk(f"GET {BASE}/{server}/tags").status == 404


def test_numbers_identify_too() -> None:
    talk = Talk(gallery())
    volume = talk("POST /v1/volumes", {"name": "data", "size": 30}).json()
    assert volume["size"] == 30
    path = f"/v1/volumes/{volume['id']}"
    assert talk(f"GET {path}").json() == volume
    patched = talk(
        f"PATCH {path}",
        [{"op": "replace", "path": "/name", "value": "new"}],
        content_type="application/json-patch+json",
    )
    assert patched.json() == {**volume, "name": "new"}
    # What would break the schema of the answer is not shown.
    broken = [{"op": "replace", "path": "/size", "value": "huge"}]
    answer = talk(f"PATCH {path}", broken, content_type="application/json-patch+json")
    assert answer.json() == talk(f"GET {path}").json() == {**volume, "name": "new"}
    nowhere = [{"op": "replace", "path": "/none/x", "value": "x"}]
    answer = talk(f"PATCH {path}", nowhere, content_type="application/json-patch+json")
    assert answer.status == 409
    assert "operation 0" in answer.json()["error"]["message"]
    missing = [{"op": "replace", "path": "/name", "value": "x"}]
    assert talk(f"DELETE {path}").json()["id"] == volume["id"]
    assert talk(f"PATCH {path}", missing, content_type="application/json-patch+json").status == 404


def test_actions_answer_with_their_example() -> None:
    talk = Talk(gallery())
    assert talk(f"POST {BASE}/action", {"ids": []}).json() == {"job_id": "j-1"}
    assert talk(f"GET {BASE}/action").status in (404, 405)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_same_seed_same_story(seed: int) -> None:
    def story() -> list[bytes]:
        talk = Talk(gallery(), MockOptions(seed=seed))
        return [talk(f"POST {BASE}", SERVER).body, talk("GET /v1/volumes", headers=TRACED).body]

    assert story() == story()


TRACED = (TOKEN, ("X-Trace", "1"))


def test_faults_keep_deleted_and_forget_created() -> None:
    talk = Talk(pools(), MockOptions(faults=Faults(keep_deleted=True, forget_created=True)))
    name = talk("POST /v2/p/pools", CREATE).json()["metadata"]["name"]
    assert names(talk) == ["pool-a-86c1"]
    assert name != "pool-a-86c1"
    assert talk(f"GET /v2/p/pools/{name}").status == 404
    assert talk("DELETE /v2/p/pools/pool-a-86c1").status == 204
    assert talk("GET /v2/p/pools/pool-a-86c1").status == 200


def test_what_pages_mention_exists() -> None:
    def operation(example: object, **more: object) -> dict[str, object]:
        content = {"application/json": {"schema": {"type": "object"}, "example": example}}
        response = {"description": "OK", "content": content}
        return {"responses": {"200": response, "404": {"description": "No"}}, **more}

    job = operation({"job_id": "j-shown", "status": "SUCCESS"})
    schema = {"type": "object", "properties": {"job_id": {"type": "string"}}}
    job["responses"]["200"]["content"]["application/json"]["schema"] = schema  # type: ignore[index]
    parameter = {
        "name": "job_id",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "examples": ["j-parameter"]},
    }
    content = {
        "openapi": "3.1.1",
        "paths": {
            "/things": {"post": operation({"job_id": "j-told"})},
            "/jobs/{job_id}": {"get": {**job, "parameters": [parameter]}},
        },
    }
    talk = Talk(Document(content))
    for name in ("j-shown", "j-told", "j-parameter"):
        assert talk(f"GET /jobs/{name}").json()["job_id"] == name
    assert talk("GET /jobs/j-other").status == 404


def hooks() -> Document:
    """Things that stand right after their parent's placeholder, and are listed at `/list`."""
    hook = {
        "type": "object",
        "properties": {"hook_name": {"type": "string"}, "result": {"type": "string"}},
        "required": ["hook_name", "result"],
    }
    listed = {"type": "object", "properties": {"hooks": {"type": "array", "items": hook}}}

    def does(name: str, schema: object = None, *, takes: bool = False) -> dict[str, object]:
        body = {"application/json": {"schema": schema}}
        answer = {"description": "OK", **({"content": body} if schema else {})}
        node: dict[str, object] = {
            "operationId": name,
            "responses": {"200" if schema else "204": answer, "404": {"description": "Gone"}},
        }
        return node | ({"requestBody": {"content": body}} if takes else {})

    def named(*names: str) -> list[dict[str, object]]:
        return [
            {"name": one, "in": "path", "required": True, "schema": {"type": "string"}}
            for one in names
        ]

    change = {
        "type": "object",
        "properties": {"result": {"type": "string"}, "hook": {"type": "string"}},
    }
    update = does("Update", hook, takes=True)
    update["requestBody"] = {"content": {"application/json": {"schema": change}}}
    text = json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Hooks", "version": "1"},
            "paths": {
                "/hooks/{group_id}": {
                    "parameters": named("group_id"),
                    "post": does("Create", hook, takes=True),
                },
                "/hooks/{group_id}/list": {
                    "parameters": named("group_id"),
                    "get": does("List", listed),
                },
                "/hooks/{group_id}/{hook_name}": {
                    "parameters": named("group_id", "hook_name"),
                    "get": does("Show", hook),
                    "put": update,
                    "delete": does("Delete"),
                },
            },
        }
    )
    return parse_document(text, name="hooks.json")


def test_things_right_after_their_parents_placeholder_are_kept() -> None:
    talk = Talk(hooks())
    talk("POST /hooks/g", {"hook_name": "mine", "result": "go"})
    assert talk("PUT /hooks/g/mine", {"result": "stop", "hook": "mine"}).json()["result"] == "stop"
    assert talk("GET /hooks/g/mine").json() == {"hook_name": "mine", "result": "stop"}
    assert {"hook_name": "mine", "result": "stop"} in talk("GET /hooks/g/list").json()["hooks"]
    assert talk("DELETE /hooks/g/mine").status == 204
    assert talk("GET /hooks/g/mine").status == 404
    assert "mine" not in [one["hook_name"] for one in talk("GET /hooks/g/list").json()["hooks"]]
