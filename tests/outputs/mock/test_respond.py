"""Single answers: what is refused, how, and what a client can ask for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mock_talk import TOKEN, Talk, gallery, pools

from rst2openapi.openapi import Document
from rst2openapi.outputs.mock import Exchange, Faults, MockOptions, Request, Response, respond

POOLS = Talk(pools())
GALLERY = Talk(gallery())
TRACED = (TOKEN, ("X-Trace", "1"))
SERVER = {"server": {"name": "web-9", "flavor": "small"}}


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("GET /v2/p/pools?limit=0", 400, "'limit': 0 is less than the minimum of 1"),
        ("GET /v2/p/pools?limit=1&limit=2", 400, "'limit'"),
        ("GET /v2/p/pools?limit=1.0", 400, '"1.0" is not of type "integer"'),
        ("GET /v2/p/pools?status=gone", 400, "'status'"),
        ("GET /v2//pools", 400, "'project_id' is empty"),
        ("GET /v2/%ff/pools", 400, "'project_id' cannot be decoded"),
        ("GET /v2/" + "x" * 65 + "/pools", 400, "longer than 64"),
        ("GET /v2/" + "x" * 65 + "/pools/a", 404, "longer than 64"),
        ("GET /v2/p/pools/none", 404, "there is no pool 'none'"),
        ("GET /elsewhere", 404, "no such path"),
        ("GET /v2/p/pools/", 404, ""),
        ("QUERY /v2/p/pools", 405, "QUERY"),
        ("TRACE /v2/p/pools", 405, "TRACE"),
        ("PUT /v2/p/pools/pool-a-86c1", 405, "PUT"),
    ],
)
def test_refusals_say_why(line: str, status: int, said: str) -> None:
    response = POOLS(line)
    assert response.status == status
    assert said in response.json()["error_msg"]
    assert (response.header("allow") is not None) == (status == 405)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (None, "the body is missing"),
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[]", "object"),
        (b'{"spec": {}, "spec": {}}', "twice"),
        ({"metadata": {"labels": {}}}, "spec"),
        ({"metadata": {"labels": {"os.modelarts/name": "x"}}, "spec": {}}, "/metadata/labels/"),
    ],
)
def test_bad_bodies_say_where(body: object, said: str) -> None:
    response = POOLS("POST /v2/p/pools", body)
    assert response.status == 400
    assert said in response.json()["error_msg"]


@pytest.mark.parametrize(
    ("content_type", "status"),
    [("application/json; charset=utf-8", 201), ("APPLICATION/JSON", 201), ("text/plain", 400)],
)
def test_media_types_of_requests(content_type: str, status: int) -> None:
    body = {
        "metadata": {"labels": {"os.modelarts/name": "mine"}},
        "spec": {"type": "Dedicate", "resources": []},
    }
    assert POOLS("POST /v2/p/pools", body, content_type=content_type).status == status


def test_415_where_it_is_documented() -> None:
    response = GALLERY("POST /v1/files", b"x", content_type="image/png")
    assert response.status == 415
    assert response.body == b""


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/x-www-form-urlencoded", b"size=3&kind=a", 200),
        ("application/x-www-form-urlencoded", b"size=0&kind=a", 400),
        ("application/x-www-form-urlencoded", b"kind=a", 400),
        ("application/x-www-form-urlencoded", b"size=%ff", 400),
        ("application/octet-stream", b"\xff\x00", 200),
        ("multipart/form-data", b"--x--", 400),
        ("multipart/form-data; boundary=x", b"no boundary", 400),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\xff\r\n'
            b'--x\r\nContent-Disposition: form-data; name="size"\r\n\r\n4\r\n--x--\r\n',
            200,
        ),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="size"\r\n\r\n4\r\n--x--\r\n',
            400,
        ),
    ],
)
def test_forms_and_files(content_type: str, body: bytes, status: int) -> None:
    assert GALLERY("POST /v1/files", body, content_type=content_type).status == status


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("ids=1&ids=2", 200),
        ("ids=1&ids=x", 422),
        ("zones=a,b", 200),
        ("zones=a,d", 422),
        ("filter[size]=3&filter[name]=x", 200),
        ("filter[size]=0", 422),
        ("filter[colour]=red", 422),
        ("encrypted=true", 200),
        ("encrypted=1", 422),
        ("ratio=0.5", 200),
        ("ratio=2", 422),
        ("revision=-9223372036854775808", 200),
        ("revision=9223372036854775808", 422),
        ("since=2026-01-16T03:10:40Z", 200),
        ("since=2026-13-16T03:10:40Z", 422),
        ("owner=x", 422),
        ("unknown=1", 200),
    ],
)
def test_parameters_of_many_kinds(query: str, status: int) -> None:
    assert GALLERY(f"GET /v1/volumes?{query}", headers=TRACED).status == status


@pytest.mark.parametrize("trace", [None, "", "0", "x", "1.0"])
def test_required_headers(trace: str | None) -> None:
    headers = (TOKEN,) if trace is None else (TOKEN, ("X-Trace", trace))
    response = GALLERY("GET /v1/volumes", headers=headers)
    assert response.status == 422
    assert "X-Trace" in response.json()["error"]["message"]


@pytest.mark.parametrize(
    ("headers", "options", "status"),
    [
        ((), MockOptions(), 401),
        ((("X-Auth-Token", ""),), MockOptions(), 401),
        ((("X-Auth-Token", " "),), MockOptions(), 401),
        ((("x-auth-token", "t"),), MockOptions(), 200),
        ((("X-Auth-Token", "t"),), MockOptions(token="t"), 200),
        ((("X-Auth-Token", "u"),), MockOptions(token="t"), 401),
        ((), MockOptions(faults=Faults(ignore_credentials=True)), 200),
    ],
)
def test_credentials(
    headers: tuple[tuple[str, str], ...], options: MockOptions, status: int
) -> None:
    response = Talk(pools(), options)("GET /v2/p/pools", headers=headers)
    assert response.status == status
    assert (response.header("www-authenticate") is not None) == (status == 401)


@pytest.mark.parametrize(
    ("scheme", "sent", "status"),
    [
        ({"type": "http", "scheme": "bearer"}, ("Authorization", "Bearer x"), 200),
        ({"type": "http", "scheme": "bearer"}, ("Authorization", "Basic x"), 401),
        ({"type": "http", "scheme": "basic"}, ("Authorization", "Basic x"), 200),
        ({"type": "http", "scheme": "basic"}, ("Authorization", "Basic"), 401),
        ({"type": "apiKey", "in": "cookie", "name": "c"}, ("Cookie", "c=1"), 200),
        ({"type": "apiKey", "in": "cookie", "name": "c"}, ("Cookie", "d=1"), 401),
        ({"type": "oauth2", "flows": {}}, ("Authorization", "Bearer x"), 200),
        ({"type": "mutualTLS"}, ("X", "x"), 200),
    ],
)
def test_security_schemes(scheme: dict[str, object], sent: tuple[str, str], status: int) -> None:
    content = {
        "openapi": "3.1.1",
        "security": [{"S": []}],
        "components": {"securitySchemes": {"S": scheme}},
        "paths": {"/x": {"get": {"responses": {"200": {"description": "OK"}}}}},
    }
    assert Talk(Document(content))("GET /x", headers=(sent,)).status == status


def test_preferences() -> None:
    def prefer(text: str) -> Response:
        return POOLS("GET /v2/p/pools", headers=(TOKEN, ("Prefer", text)))

    assert prefer("code=400").json()["error_msg"] == "Bad request"
    assert prefer("code=418").status == 200
    assert prefer("example=two").json()["items"][0]["metadata"]["name"] == "pool-a-86c1"
    assert prefer("dynamic=true").json() != prefer("example=two").json()
    assert prefer("dynamic=true").body == prefer("dynamic=true").body
    assert prefer("code=400; dynamic=true").header("preference-applied") == "code, dynamic"


def test_head_and_options() -> None:
    head = POOLS("HEAD /v2/p/pools")
    assert (head.status, head.body) == (200, b"")
    options = POOLS("OPTIONS /v2/p/pools", headers=())
    assert options.header("allow") == "GET, HEAD, OPTIONS, POST"


def test_a_concrete_path_gives_way_only_to_what_fits() -> None:
    assert GALLERY("GET /v1/p1/servers/action").status == 405
    assert GALLERY("POST /v1/p1/servers/action", {}).status == 200


@pytest.mark.parametrize(
    ("keys", "status"),
    [
        (["x-note", "404", "201", "200"], 200),
        ([204, 400], 204),
        (["2XX"], 200),
        (["302", "404"], 302),
        (["default"], 200),
        (["404"], 404),
        ([], 200),
    ],
)
def test_which_answer_is_success(keys: list[object], status: int) -> None:
    responses = {key: {"description": ""} for key in keys}
    document = Document({"openapi": "3.1.1", "paths": {"/x": {"get": {"responses": responses}}}})
    engine = Talk(document).engine
    assert respond(engine, Request("GET", "/x")).status == status


def test_large_bodies() -> None:
    talk = Talk(pools(), MockOptions(max_body=100))
    assert talk("POST /v2/p/pools", b" " * 101).status == 400
    assert "larger than 100" in talk("POST /v2/p/pools", b" " * 101).json()["error_msg"]


def test_accept_picks_a_media_type() -> None:
    content = {
        "openapi": "3.1.1",
        "paths": {
            "/x": {
                "get": {
                    "responses": {
                        "200": {
                            "description": "OK",
                            "content": {
                                "text/plain": {"example": "hello"},
                                "application/json": {"example": {"a": 1}},
                            },
                        },
                        "406": {"description": "No"},
                    }
                }
            }
        },
    }
    talk = Talk(Document(content))
    assert talk("GET /x", headers=()).json() == {"a": 1}
    assert talk("GET /x", headers=(("Accept", "text/*"),)).body == b"hello"
    assert talk("GET /x", headers=(("Accept", "image/png"),)).status == 406
    assert talk("GET /x", headers=(("Accept", "image/png, */*;q=0.1"),)).status == 200


def test_faults_are_switches() -> None:
    talk = Talk(pools(), MockOptions(faults=Faults(accept_anything=True, any_method=True)))
    assert talk("GET /v2/p/pools?limit=0").status == 200
    request = Request("PURGE", "/v2/p/pools", headers=(TOKEN,))
    assert respond(talk.engine, request).status == 200


def test_alter_has_the_last_word() -> None:
    def alter(exchange: Exchange) -> Response | None:
        if exchange.operation is None or exchange.operation.id != "ShowPool":
            return None
        body = exchange.response.json()
        del body["spec"]
        return replace(exchange.response.with_json(body), status=500).with_header("X-A", "b")

    talk = Talk(pools(), MockOptions(alter=alter))
    assert talk("GET /v2/p/pools").status == 200
    response = respond(talk.engine, Request("GET", "/v2/p/pools/pool-a-86c1", headers=(TOKEN,)))
    assert response.status == 500
    assert "spec" not in response.json()
    assert response.header("x-a") == "b"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
bodies = st.one_of(
    st.binary(max_size=40),
    json_values.map(lambda value: json.dumps(value).encode()),
    json_values.map(lambda value: json.dumps({"server": value, "tag": value}).encode()),
)
paths = st.sampled_from(
    [
        "/v1/p1/servers",
        "/v1/p1/servers/2f1b0a3e-6c1d-4a8e-9a57-0f3f1d2c4b5a",
        "/v1/p1/servers/2f1b0a3e-6c1d-4a8e-9a57-0f3f1d2c4b5a/tags",
        "/v1/p1/servers/2f1b0a3e-6c1d-4a8e-9a57-0f3f1d2c4b5a/tags/%00",
        "/v1/p1/servers/action",
        "/v1/volumes",
        "/v1/volumes/1",
        "/v1/files",
        "/v1/tree",
        "/v1/files/a.txt",
    ]
) | st.text(st.sampled_from("/%v1ps.{}\u00ff\n"), max_size=12).map(lambda text: f"/{text}")


@settings(max_examples=400, deadline=None)
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "LINK"]),
    path=paths,
    query=st.text(st.sampled_from("limit=offser&%[]+\x00\u00ff12,"), max_size=20),
    body=bodies,
    content_type=st.sampled_from(
        [
            "application/json",
            "application/json-patch+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/\u00ff",
            ";",
            "",
        ]
    ),
)
def test_nothing_a_client_sends_breaks_the_mock(
    method: str, path: str, query: str, body: bytes, content_type: str
) -> None:
    headers = (*TRACED, ("Content-Type", content_type), ("Cookie", query), ("Prefer", query))
    request = Request(method, path, query, headers, body)
    response = respond(GALLERY.engine, request)
    assert response.status < 500
    if method != "HEAD":
        GALLERY.judge(f"{method} {path}", response)
