"""The mock on a socket."""

from __future__ import annotations

import concurrent.futures
import signal
import socket
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import httpx
import pytest
from mock_talk import HERE, TOKEN, gallery, pools

from rst2openapi.files import InputError
from rst2openapi.openapi import Document
from rst2openapi.outputs.mock import MockOptions, Request, Response, run, serve

POOLS = HERE.parents[1] / "data" / "pools.yaml"
HEADERS = dict([TOKEN])
CREATE = {
    "metadata": {"labels": {"os.modelarts/name": "mine"}},
    "spec": {"type": "Dedicate", "resources": []},
}


def test_a_server_for_the_length_of_a_block() -> None:
    seen: list[tuple[str, int]] = []

    def observe(request: Request, response: Response) -> None:
        seen.append((f"{request.method} {request.path}?{request.query}", response.status))

    before = threading.active_count()
    with serve(pools(), observe=observe) as url:
        answer = httpx.get(f"{url}/v2/p/pools?limit=3", headers=HEADERS)
        assert answer.json()["items"][0]["metadata"]["name"] == "pool-a-86c1"
    assert seen == [("GET /v2/p/pools?limit=3", 200)]
    assert threading.active_count() == before
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


def test_two_servers_do_not_share() -> None:
    with serve(pools()) as one, serve(pools()) as other:
        made = httpx.post(f"{one}/v2/p/pools", json=CREATE, headers=HEADERS)
        name = made.json()["metadata"]["name"]
        assert httpx.get(f"{one}/v2/p/pools/{name}", headers=HEADERS).status_code == 200
        assert httpx.get(f"{other}/v2/p/pools/{name}", headers=HEADERS).status_code == 404


def test_many_at_once() -> None:
    with (
        serve(pools()) as url,
        httpx.Client(headers=HEADERS) as client,
        concurrent.futures.ThreadPoolExecutor(8) as threads,
    ):

        def create(_: int) -> str:
            answer = client.post(f"{url}/v2/p/pools", json=CREATE)
            return str(answer.json()["metadata"]["name"])

        names = list(threads.map(create, range(40)))
        assert len(set(names)) == 40
        assert len(client.get(f"{url}/v2/p/pools").json()["items"]) == 41


@pytest.mark.parametrize("path", ["/v2/p/pools/a%0Ab", "/v2/%00/pools/a", "/v2/%ff/pools/a"])
def test_odd_paths_get_documented_errors(path: str) -> None:
    with serve(pools()) as url:
        answer = httpx.get(url + path, headers=HEADERS)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["error_code"]


def test_chunked_and_endless_bodies() -> None:
    with serve(gallery(), MockOptions(max_body=10_000)) as url:
        chunks = (b"x" * 100 for _ in range(3))
        headers = {**HEADERS, "Content-Type": "application/octet-stream"}
        assert httpx.post(f"{url}/v1/files", content=chunks, headers=headers).text == "stored"
        large = httpx.post(f"{url}/v1/files", content=b"x" * 20_000, headers=headers)
        assert large.status_code == 400
        assert "larger than 10000" in large.json()["error"]["message"]


def test_headers_of_the_document_cannot_split_the_answer() -> None:
    headers = {
        "X-Good": {"schema": {"type": "string"}, "example": "fine"},
        "X-Bad": {"schema": {"type": "string"}, "example": "a\r\nSet-Cookie: b"},
        "X Bad\r\n": {"schema": {"type": "string"}, "example": "a"},
        "X-Umlaut": {"schema": {"type": "string"}, "example": "\u4e2d"},
    }
    responses = {"200": {"description": "OK", "headers": headers}}
    document = Document({"openapi": "3.1.1", "paths": {"/x": {"get": {"responses": responses}}}})
    with serve(document) as url:
        answer = httpx.get(f"{url}/x")
    assert answer.status_code == 200
    assert {"x-good": "fine"}.items() <= dict(answer.headers).items()
    assert not {"x-bad", "set-cookie", "x-umlaut"} & set(answer.headers)


def test_what_is_not_http_ends_the_connection_only() -> None:
    with serve(pools()) as url:
        port = urlsplit(url).port
        with socket.create_connection(("127.0.0.1", port or 0), timeout=5) as raw:
            raw.sendall(b"\x00\xff nonsense\r\n\r\n")
            assert raw.recv(100).startswith(b"HTTP/1.1 400")
        assert httpx.get(f"{url}/v2/p/pools", headers=HEADERS).status_code == 200


def test_a_taken_port_is_bad_usage() -> None:
    with serve(pools()) as url:
        port = urlsplit(url).port or 0
        with pytest.raises(InputError, match=f"127.0.0.1:{port}: cannot listen"):
            run(pools(), MockOptions(), host="127.0.0.1", port=port, ready=print)


def test_the_command_serves_until_interrupted() -> None:
    command = [sys.executable, "-m", "rst2openapi", "mock", str(POOLS), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            url = line.partition(": ")[0]
            assert "6 operations" in line
            assert httpx.get(f"{url}/v2/p/pools", headers=HEADERS).status_code == 200
            assert process.stderr.readline() == "GET /v2/p/pools -> 200\n"
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()
