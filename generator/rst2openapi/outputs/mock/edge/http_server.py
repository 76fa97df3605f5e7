"""HTTP/1.1 for the mock, at the speed of C.

In: connections of clients. Out: each request to the hub, its answer to the client, in order.
httptools reads, uvloop moves the bytes where there is one. A request that can be answered at once
costs no task. Bodies that are too long, and what is no HTTP, end their connection only. Decides
nothing about answers.
"""

from __future__ import annotations

import asyncio
from collections import deque
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Protocol, cast

import httptools

from rst2openapi.outputs.mock.edge.wire import BODYLESS, encode_headers
from rst2openapi.outputs.mock.messages import Headers, Request, Response, dump_json

_LONGEST_HEAD = 64 * 1024
"""Bytes received, before a request line and headers are whole, above which they are refused."""
_LINGER = 2.0
"""Seconds that a client may go on sending what nobody reads, to see the answer."""
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class Answerer(Protocol):
    """What answers requests."""

    @property
    def max_body(self) -> int:
        """Bytes of a body; one more is read, so that it can be seen to be too long."""

    def at_once(self, request: Request) -> tuple[Response, bool] | None:
        """The answer and whether to break it off; None where it takes a while."""

    async def answer(self, request: Request) -> tuple[Response, bool]:
        """The answer and whether to break it off."""


class HttpServer:
    """All connections of one listener."""

    def __init__(self, answerer: Answerer) -> None:
        """`answerer` is asked about every request."""
        self.answerer = answerer
        self.connections: set[Connection] = set()
        self.ending = False

    def connect(self) -> Connection:
        """A protocol for a new connection."""
        return Connection(self)

    async def end(self, patience: float) -> None:
        """Finish running answers, for some seconds at most, and close all connections."""
        self.ending = True
        for connection in list(self.connections):
            connection.end_if_idle()
        until = asyncio.get_running_loop().time() + patience
        while self.connections and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.01)
        for connection in list(self.connections):
            connection.abort()


class Connection(asyncio.Protocol):
    """One connection: requests in, answers out, one after the other."""

    def __init__(self, server: HttpServer) -> None:
        """`server` keeps the connection."""
        self._server = server
        self._parser: Any = httptools.HttpRequestParser(self)
        self._transport: asyncio.Transport | None = None
        self._waiting: deque[tuple[Request, bool]] = deque()
        self._task: asyncio.Task[None] | None = None
        self._in_head, self._head_size = False, 0
        self._deaf = False
        """Whether what the client still sends is passed over."""
        self._reset()

    def _reset(self) -> None:
        self._target, self._body = b"", bytearray()
        self._headers: list[tuple[str, str]] = []
        self._in_body = False

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self._transport = cast("asyncio.Transport", transport)
        self._server.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection and what was being answered."""
        self._server.connections.discard(self)
        self._transport = None
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def pause_writing(self) -> None:
        """A client that does not read is not read either."""
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        """It reads again."""
        if self._transport is not None:
            self._transport.resume_reading()

    def data_received(self, data: bytes) -> None:
        """Read on."""
        if self._deaf:
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self._deaf = True  # nothing is known to upgrade to
        except httptools.HttpParserError:
            self._refuse(400, "this is not HTTP/1.1")
        else:
            # httptools shows a header when it is whole, however long it takes.
            self._head_size = self._head_size + len(data) if self._in_head else 0
            if self._head_size > _LONGEST_HEAD:
                self._refuse(431, "the headers are too long")

    # What httptools calls.

    def on_message_begin(self) -> None:
        """A new request."""
        self._reset()
        self._in_head = True

    def on_url(self, url: bytes) -> None:
        """A piece of the request target."""
        self._target += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; trailers are passed over."""
        if not self._in_body:
            self._headers.append((name.decode("latin-1"), value.decode("latin-1")))

    def on_headers_complete(self) -> None:
        """Tell a client that asks whether to go on that it may (RFC 9110, §10.1.1)."""
        self._in_head, self._in_body = False, True
        for name, value in self._headers:
            if len(name) == 6 and name.lower() == "expect" and value.lower() == "100-continue":
                idle = self._task is None and not self._waiting
                if idle and self._transport is not None:
                    self._transport.write(_CONTINUE)

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        if self._deaf:
            return
        self._body += body
        limit = self._server.answerer.max_body
        if len(self._body) > limit:
            del self._body[limit + 1 :]
            self._deaf = True
            self._take(keep=False)

    def on_message_complete(self) -> None:
        """The request is whole."""
        if not self._deaf:
            self._take(keep=self._parser.should_keep_alive())

    # Requests and answers.

    def _take(self, *, keep: bool) -> None:
        place = _split(self._target)
        if place is None:
            self._refuse(400, "the request target is no path")
            return
        method = self._parser.get_method().decode("latin-1")
        request = Request(method, *place, tuple(self._headers), bytes(self._body))
        self._waiting.append((request, keep))
        if self._task is None:
            self._go_on()

    def _go_on(self) -> None:
        """Answer what waits, as far as that can be done at once."""
        while self._waiting and self._transport is not None:
            request, keep = self._waiting.popleft()
            reply = self._server.answerer.at_once(request)
            if reply is None:
                self._task = asyncio.get_running_loop().create_task(self._later(request, keep))
                return
            self._send(request, *reply, keep=keep)

    async def _later(self, request: Request, keep: bool) -> None:
        response, broken = await self._server.answerer.answer(request)
        self._task = None
        self._send(request, response, broken, keep=keep)
        self._go_on()

    def _send(self, request: Request, response: Response, broken: bool, *, keep: bool) -> None:
        if self._transport is None:
            return
        keep = keep and not broken and not (self._server.ending and not self._waiting)
        head = status_and_headers(response.status, response.headers)
        bodyless = response.status in BODYLESS or response.status < 200
        body = b"" if bodyless else response.body
        # The answer to a HEAD has no body, and what it would have been is not told.
        if not bodyless and request.method != "HEAD":
            head += b"content-length: %d\r\n" % (len(body) + broken)
        if not keep:
            head += b"connection: close\r\n"
        if broken:
            body = body[: len(body) // 2]
        self._transport.write(head + b"\r\n" + body)
        if not keep:
            self._close()

    def _refuse(self, status: int, message: str) -> None:
        """Answer what cannot be understood, and end the connection."""
        self._deaf = True
        self._waiting.clear()
        if self._task is None:
            body = dump_json({"error_code": f"Mock.{status:04}", "error_msg": message})
            response = Response(status, (("Content-Type", "application/json"),), body)
            self._send(Request("GET", "/"), response, False, keep=False)

    def _close(self) -> None:
        """End the connection; what the client still sends is read for a while, and passed over.

        Closing at once would reset the connection, and the client might never see the answer.
        """
        self._waiting.clear()
        transport = self._transport
        if transport is None:
            return
        if not self._deaf or not transport.can_write_eof():
            transport.close()
            return
        transport.write_eof()
        asyncio.get_running_loop().call_later(_LINGER, transport.close)

    def end_if_idle(self) -> None:
        """Close the connection unless something is being answered."""
        if self._task is None and not self._waiting and self._transport is not None:
            self._transport.close()

    def abort(self) -> None:
        """Close the connection whatever is going on."""
        if self._transport is not None:
            self._transport.abort()


def _split(target: bytes) -> tuple[str, str] | None:
    """Path and query of a request target (RFC 9112, §3.2); None where it has none."""
    if not target.startswith(b"/") and target != b"*":
        try:
            found = httptools.parse_url(target)
        except httptools.HttpParserInvalidURLError:
            return None
        if not found.host:
            return None
        return (found.path or b"/").decode("latin-1"), (found.query or b"").decode("latin-1")
    path, _, query = target.partition(b"#")[0].partition(b"?")
    return path.decode("latin-1"), query.decode("latin-1")


@lru_cache(maxsize=4096)
def status_and_headers(status: int, headers: Headers) -> bytes:
    """The status line and the headers as bytes, without the empty line at the end."""
    phrase = HTTPStatus(status).phrase if status in _STATUSES else ""
    lines = [f"HTTP/1.1 {status} {phrase}".encode()]
    lines += [name + b": " + value for name, value in encode_headers(headers)]
    return b"\r\n".join(lines) + b"\r\n"


_STATUSES = frozenset(status.value for status in HTTPStatus)
