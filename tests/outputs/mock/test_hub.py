"""Several mocks at one address, and the mock as something to talk to."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from every_operation import troubles
from mock_talk import HERE, TOKEN, gallery, pools

from rst2openapi.files import InputError
from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.mock import Hub, HubOptions, MockOptions, Source, mount_services
from rst2openapi.outputs.mock.edge.watching import watching

HEADERS = dict([TOKEN])
POOLS = HERE.parents[1] / "data" / "pools.yaml"


class Client:
    """Asks a hub without a socket."""

    def __init__(self, app: Hub) -> None:
        self.app = app

    def __call__(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {**HEADERS, **more.pop("headers", {})}

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url="http://mock") as client:
                return await client.request(method, path, headers=headers, **more)

        return asyncio.run(ask())


def hub(*sources: Source, **options: float) -> Hub:
    chosen = sources or (
        Source("pools", "pools.yaml", pools),
        Source("my gallery", "gallery.yaml", gallery),
    )
    mock = MockOptions()
    return Hub(mount_services(chosen, mock), mock, HubOptions(**options))  # type: ignore[arg-type]


@pytest.fixture
def client() -> Client:
    return Client(hub())


def test_every_operation_answers_a_valid_request() -> None:
    assert list(troubles(pools())) == []
    assert list(troubles(gallery())) == []


DOCUMENTS = sorted(Path(os.environ.get("MOCK_DOCUMENTS", "/nowhere")).glob("*.yaml"))


@pytest.mark.corpus
@pytest.mark.skipif(not DOCUMENTS, reason="MOCK_DOCUMENTS names no folder of documents")
@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_operations_of_real_documents_answer(file: Path) -> None:
    assert list(troubles(parse_document(file.read_text(), name=file.name))) == []


def test_each_document_has_a_mount(client: Client) -> None:
    page = client("GET", "/").json()
    assert [service["url"] for service in page["services"]] == [
        "http://mock/pools",
        "http://mock/my-gallery",
    ]
    assert {"GET", "POST"} <= {one["method"] for one in page["services"][0]["operations"]}
    assert client("GET", "/pools/v2/p/pools").json()["items"]
    assert client("GET", "/v2/p/pools").status_code == 404
    html = client("GET", "/", headers={"Accept": "text/html,*/*;q=0.8"})
    assert html.headers["content-type"].startswith("text/html")
    assert "http://mock/my-gallery" in html.text


def test_one_document_stays_at_the_root() -> None:
    client = Client(hub(Source("pools", "pools.yaml", pools)))
    assert client("GET", "/v2/p/pools").status_code == 200
    assert client("GET", "/").json()["services"][0]["url"] == "http://mock"


def test_equal_names_are_numbered_and_none_is_the_mocks_own() -> None:
    names = ("a", "a", "__mock__")
    sources = [Source(name, name, pools) for name in names]
    assert list(mount_services(sources, MockOptions())) == ["/a", "/a-2", "/service-mock"]


def test_a_document_that_cannot_be_used_costs_its_mount_only() -> None:
    def fail() -> Document:
        raise InputError("bad.yaml: broken")

    client = Client(hub(Source("pools", "pools.yaml", pools), Source("bad", "bad.yaml", fail)))
    assert client("GET", "/bad/x").status_code == 503
    assert client("GET", "/").json()["services"][1]["error"] == "bad.yaml: broken"
    assert client("GET", "/pools/v2/p/pools").status_code == 200


def test_the_journal_tells_all_but_secrets(client: Client) -> None:
    secret = "s3cret-value"
    client("GET", f"/pools/v2/p/pools?limit=2&token={secret}", headers={"X-Auth-Token": secret})
    client("POST", "/pools/v2/p/pools", json={"password": secret, "list": [{"api_key": secret}]})
    text = client("GET", "/__mock__/journal").text
    assert secret not in text
    first, last = client("GET", "/__mock__/journal").json()["entries"]
    assert (first["service"], first["status"], first["method"]) == ("pools", 200, "GET")
    assert last["request"]["body"]["password"] == "[redacted]"
    assert first["query"] == "limit=2&token=[redacted]"
    assert len(client("GET", "/__mock__/journal?limit=1").json()["entries"]) == 1
    assert client("DELETE", "/__mock__/journal").status_code == 204
    assert client("GET", "/__mock__/journal").json()["entries"] == []


def test_the_journal_is_limited() -> None:
    client = Client(hub(journal_size=3))
    for _ in range(5):
        client("GET", "/pools/v2/p/pools")
    found = client("GET", "/__mock__/journal").json()
    assert [entry["number"] for entry in found["entries"]] == [3, 4, 5]


def test_reset_brings_back_the_start(client: Client) -> None:
    body = {
        "metadata": {"labels": {"os.modelarts/name": "mine"}},
        "spec": {"type": "Dedicate", "resources": []},
    }
    before = client("GET", "/pools/v2/p/pools").json()
    client("POST", "/pools/v2/p/pools", json=body)
    assert client("GET", "/pools/v2/p/pools").json() != before
    assert client("POST", "/__mock__/reset").status_code == 204
    assert client("GET", "/pools/v2/p/pools").json() == before


def test_faults_are_documented_and_the_same_for_a_seed() -> None:
    def run() -> list[str]:
        one = hub(fault_rate=0.5)
        client = Client(one)
        for _ in range(30):
            with suppress(AssertionError):  # what the transport says of a half answer
                client("GET", "/pools/v2/p/pools")
        return [entry["fault"] for entry in one.journal.shown({})["entries"]]

    first = run()
    assert first == run()
    assert {"", "drop"} < set(first)


def test_a_changed_document_is_loaded_again() -> None:
    stamps, told = [1], threading.Event()
    documents = [pools()]
    source = Source("a", "a.yaml", lambda: documents[-1], lambda: stamps[-1])
    services = mount_services([source], MockOptions())
    old = services[""].engine()
    with watching(services.values(), lambda _: told.set(), every=0.01):
        documents.append(gallery())
        stamps.append(2)
        assert told.wait(5)
    assert services[""].engine() is not old


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("openapi: 3.1.0\npaths: [", "a.yaml:3: not YAML"),
        ("swagger: '2.0'", "not an OpenAPI 3 document"),
        ("openapi: 3.1.0\npaths: {/a: {$ref: '#/components/b'}}", "nothing at #/components/b"),
        (None, "a.yaml: no such file"),
    ],
)
def test_a_document_that_is_broken_leaves_the_old_one(text: str | None, said: str) -> None:
    stamps, news = [1], []
    told = threading.Event()

    def load() -> Document:
        if len(stamps) == 1:
            return pools()
        if text is None:
            raise InputError("a.yaml: no such file")
        return parse_document(text, name="a.yaml")

    def tell(text: str) -> None:
        news.append(text)
        told.set()

    services = mount_services([Source("a", "a.yaml", load, lambda: stamps[-1])], MockOptions())
    old = services[""].engine()
    with watching(services.values(), tell, every=0.01):
        stamps.append(2)
        assert told.wait(5)
    assert services[""].engine() is old
    assert said in news[0]
    assert news[0].endswith("; the mock goes on with what it read before")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_running_answers_finish_before_the_end(tmp_path: Path, number: signal.Signals) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_bytes(POOLS.read_bytes())
    (tmp_path / "other.json").write_text("{}")
    options = ["--port", "0", "--latency", "20000", "-q"]
    command = [sys.executable, "-m", "rst2openapi", "mock", str(tmp_path), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            assert "2 services" in line
            url = line.partition(": ")[0]
            address = urlsplit(url)
            with socket.create_connection((address.hostname or "", address.port or 0)) as raw:
                raw.settimeout(15)  # less than the answer would wait
                raw.sendall(b"GET /one/v2/p/pools HTTP/1.1\r\nHost: a\r\nX-Auth-Token: any\r\n\r\n")
                process.send_signal(number)
                answer = b"".join(iter(lambda: raw.recv(65536), b""))
            assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
            assert b"pool-a-86c1" in answer
            assert process.wait(10) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()
