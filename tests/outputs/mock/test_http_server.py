"""HTTP/1.1 on the wire: what is sent, byte by byte."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from mock_talk import gallery, pools

from rst2openapi.outputs.mock import MockOptions, serve
from rst2openapi.outputs.mock.edge.http_server import status_and_headers

GET = b"GET /v2/p/pools HTTP/1.1\r\nHost: a\r\nX-Auth-Token: t\r\n\r\n"
CREATE = (
    b'{"metadata":{"labels":{"os.modelarts/name":"mine"}},'
    b'"spec":{"type":"Dedicate","resources":[]}}'
)
HEAD = (
    b"POST /v2/p/pools HTTP/1.1\r\nHost: a\r\nX-Auth-Token: t\r\nContent-Type: application/json\r\n"
)


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    with serve(pools()) as url:
        found = urlsplit(url)
        yield found.hostname or "", found.port or 0


def talk(address: tuple[str, int], *pieces: bytes) -> bytes:
    """All that comes back until the server closes; the client says that it sends no more."""
    with socket.create_connection(address, timeout=20) as raw:
        for piece in pieces:
            raw.sendall(piece)
        raw.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: raw.recv(65536), b""))


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        (GET, b"HTTP/1.1 200 OK"),
        (GET.replace(b"GET /", b"GET http://a:1/"), b"HTTP/1.1 200 OK"),
        (GET.replace(b"/v2/p/pools", b"/v2/p/pools?limit=0"), b"HTTP/1.1 400 Bad Request"),
        (GET.replace(b"/v2/p/pools", b"/v2/p/pools?limit=1#x"), b"HTTP/1.1 200 OK"),
        (GET.replace(b"GET /v2/p/pools", b"OPTIONS *"), b"HTTP/1.1 404 Not Found"),
        (GET.replace(b"/v2/p/pools", b"v2"), b"HTTP/1.1 400 Bad Request"),
        (b"nonsense\r\n\r\n", b"HTTP/1.1 400 Bad Request"),
        (GET.replace(b"Host", b"A: " + b"x" * 3_000_000 + b"\r\nHost"), b"HTTP/1.1 431 "),
        (HEAD + b"Content-Length: %d\r\n\r\n" % len(CREATE) + CREATE, b"HTTP/1.1 201 Created"),
        (
            HEAD
            + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(CREATE)
            + CREATE
            + b"\r\n0\r\nX-Auth-Token: trailer\r\n\r\n",
            b"HTTP/1.1 201 Created",
        ),
        (HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n{", b"HTTP/1.1 400 Bad Request"),
    ],
)
def test_requests_in_every_form(address: tuple[str, int], sent: bytes, line: bytes) -> None:
    assert talk(address, sent).startswith(line)


def test_one_connection_answers_in_order(address: tuple[str, int]) -> None:
    bad = GET.replace(b"/pools", b"/pools/none")
    answers = talk(address, GET + bad, GET[:20], GET[20:] + bad).split(b"HTTP/1.1 ")[1:]
    assert [answer[:3] for answer in answers] == [b"200", b"404", b"200", b"404"]
    for answer in answers:
        head, _, body = answer.partition(b"\r\n\r\n")
        assert b"content-length: %d" % len(body) in head
        assert b"connection: close" not in head


@pytest.mark.parametrize(
    "sent",
    [GET.replace(b"1.1", b"1.0"), GET.replace(b"Host", b"Connection: close\r\nHost")],
)
def test_connections_close_when_asked_to(address: tuple[str, int], sent: bytes) -> None:
    with socket.create_connection(address, timeout=20) as raw:
        raw.sendall(sent)
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"connection: close\r\n" in answer


def test_heads_and_empty_answers_have_no_body(address: tuple[str, int]) -> None:
    answer = talk(address, GET.replace(b"GET", b"HEAD"))
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.endswith(b"\r\n\r\n")
    made = talk(address, HEAD + b"Content-Length: %d\r\n\r\n" % len(CREATE) + CREATE)
    name = made.partition(b'"name":"')[2].partition(b'"')[0]
    gone = talk(address, GET.replace(b"GET /v2/p/pools", b"DELETE /v2/p/pools/" + name))
    assert gone.startswith(b"HTTP/1.1 204 No Content\r\n")
    assert b"content-length" not in gone


def test_a_client_that_waits_is_told_to_go_on(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=20) as raw:
        raw.sendall(HEAD + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(CREATE))
        assert raw.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        raw.sendall(CREATE)
        assert raw.recv(100).startswith(b"HTTP/1.1 201 Created\r\n")


def test_the_answer_to_a_body_that_is_too_long_arrives() -> None:
    with serve(gallery(), MockOptions(max_body=1000)) as url:
        found = urlsplit(url)
        head = (
            b"POST /v1/files HTTP/1.1\r\nHost: a\r\nX-Auth-Token: t\r\nContent-Length: 5000000\r\n"
        )
        head += b"Content-Type: application/octet-stream\r\n\r\n"
        answer = talk((found.hostname or "", found.port or 0), head, *[b"x" * 100_000] * 50)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"connection: close" in answer
    assert b"larger than 1000 bytes" in answer


def test_clients_that_vanish_leave_nothing_behind() -> None:
    before = threading.active_count()
    with serve(pools()) as url:
        found = urlsplit(url)
        address = found.hostname or "", found.port or 0
        for piece in (b"", GET[:9], HEAD + b"Content-Length: 99\r\n\r\n{", GET * 50):
            raw = socket.create_connection(address, timeout=20)
            raw.sendall(piece)
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # reset
            raw.close()
        assert talk(address, GET).startswith(b"HTTP/1.1 200")
    assert threading.active_count() == before


def test_many_clients_at_once_make_different_things(address: tuple[str, int]) -> None:
    request = HEAD + b"Content-Length: %d\r\n\r\n" % len(CREATE) + CREATE

    def create(_: int) -> set[bytes]:
        answers = talk(address, request * 20).split(b"HTTP/1.1 201 Created")[1:]
        return {answer.partition(b'"name":"')[2].partition(b'"')[0] for answer in answers}

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(create, range(8)))
    assert len(set().union(*made)) == 160


def test_headers_of_the_document_cannot_split_the_head() -> None:
    headers = (("X-Good", "fine"), ("X-Bad", "a\r\nSet-Cookie: b"), ("X Bad", "a"))
    assert status_and_headers(299, headers) == b"HTTP/1.1 299 \r\nx-good: fine\r\n"
