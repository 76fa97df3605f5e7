"""Bytes off the wire and onto it: ASGI events as plain requests and responses.

In: ASGI scopes and events. Out: a `Request`, or what a `Response` is on the wire. Reads no more of
a body than it may be long. Decides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from starlette.types import Receive, Scope, Send

from rst2openapi.outputs.mock.messages import Headers, Request, Response

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A field name (RFC 9110, §5.6.2)."""

BODYLESS = frozenset({204, 205, 304})
"""Statuses of answers that never have a body (RFC 9110, §6.4.1)."""


async def read_request(scope: Scope, receive: Receive, max_body: int) -> Request | None:
    """The request of an ASGI scope; None where the client left before it was whole.

    The body ends one byte after `max_body`, so that it can be seen to be too long.
    """
    body = await _read(receive, max_body)
    if body is None:
        return None
    return Request(
        method=scope["method"],
        path=(scope.get("raw_path") or scope["path"].encode()).decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers=tuple(
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
        ),
        body=body,
    )


async def _read(receive: Receive, limit: int) -> bytes | None:
    data: bytes = b""
    while True:
        event = await receive()
        if event["type"] == "http.disconnect":
            return None
        chunk: bytes = event.get("body", b"")
        data += chunk
        if len(data) > limit:
            return data[: limit + 1]
        if not event.get("more_body", False):
            return data


async def send_response(send: Send, response: Response, *, head: bool = False) -> None:
    """Send a response; `head` says that the request was a HEAD, whose length is not told."""
    headers = list(encode_headers(response.headers))
    if not head and response.status >= 200 and response.status not in BODYLESS:
        headers.append((b"content-length", str(len(response.body)).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body})


async def send_half(send: Send, response: Response) -> None:
    """Begin a response and never end it: the server closes the connection."""
    headers = [*encode_headers(response.headers)]
    headers.append((b"content-length", str(len(response.body) + 1).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    half = response.body[: len(response.body) // 2]
    await send({"type": "http.response.body", "body": half, "more_body": True})


@lru_cache(maxsize=4096)
def encode_headers(headers: Headers) -> tuple[tuple[bytes, bytes], ...]:
    """Headers as bytes; what is no header does not reach the wire.

    Names and values come from the document, which may hold anything.
    """
    return tuple(
        (name.lower().encode(), value.encode())
        for name, value in headers
        if _NAME.fullmatch(name) and value.isascii() and value.isprintable()
    )
