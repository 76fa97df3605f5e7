"""The mock as an ASGI application: bytes off the wire, bytes onto it.

In: ASGI requests. Out: what `respond` says. Reads no more of a body than it may be long.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.requests import Request as Incoming
from starlette.responses import Response as Outgoing
from starlette.types import Receive, Scope, Send

from rst2openapi.openapi import Document
from rst2openapi.outputs.mock.messages import Request, Response
from rst2openapi.outputs.mock.options import MockOptions
from rst2openapi.outputs.mock.respond import Engine, build_engine, respond

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A field name (RFC 9110, §5.6.2)."""

Observe = Callable[[Request, Response], None]
"""Told of every exchange after it is answered."""


def create_app(
    document: Document, options: MockOptions | None = None, *, observe: Observe | None = None
) -> Starlette:
    """An ASGI application that behaves as a document says.

    Raises:
        DocumentError: a reference of the document leads nowhere.
    """
    engine = build_engine(document, options or MockOptions())
    app = Starlette()
    # Every method and path ends here; Starlette's own routes stop at line ends in paths.
    app.router.default = _Edge(engine, observe)
    return app


class _Edge:
    """The application behind Starlette's error handling."""

    def __init__(self, engine: Engine, observe: Observe | None) -> None:
        self._engine = engine
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        incoming = Incoming(scope, receive)
        try:
            body = await _read(incoming, self._engine.options.max_body)
        except ClientDisconnect:
            return
        request = Request(
            method=scope["method"],
            path=(scope.get("raw_path") or scope["path"].encode()).decode("latin-1"),
            query=scope["query_string"].decode("latin-1"),
            headers=tuple(
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, value in scope["headers"]
            ),
            body=body,
        )
        response = respond(self._engine, request)
        if self._observe is not None:
            self._observe(request, response)
        await _outgoing(response)(scope, receive, send)


async def _read(incoming: Incoming, limit: int) -> bytes:
    """The body, or one byte more than `limit` of it."""
    data = bytearray()
    async for chunk in incoming.stream():
        data += chunk
        if len(data) > limit:
            return bytes(data[: limit + 1])
    return bytes(data)


def _outgoing(response: Response) -> Outgoing:
    outgoing = Outgoing(response.body or None, status_code=response.status)
    for name, value in response.headers:
        # Names and values come from the document; what is no header must not reach the wire.
        if _NAME.fullmatch(name) and value.isascii() and value.isprintable():
            outgoing.headers.append(name, value)
    return outgoing
