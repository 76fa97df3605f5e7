"""The mock of one document as an ASGI application.

In: ASGI requests. Out: what `respond` says.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from rst2openapi.openapi import Document
from rst2openapi.outputs.mock.edge.wire import read_request, send_response
from rst2openapi.outputs.mock.messages import Request, Response
from rst2openapi.outputs.mock.options import MockOptions
from rst2openapi.outputs.mock.respond import Engine, build_engine, respond

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
    app.router.default = Edge(engine, observe)
    return app


class Edge:
    """The mock of one document without a server."""

    def __init__(self, engine: Engine, observe: Observe | None) -> None:
        """`observe` is told of every exchange."""
        self._engine = engine
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        request = await read_request(scope, receive, self._engine.options.max_body)
        if request is None:
            return
        response, _ = self.at_once(request)
        await send_response(send, response, head=request.method == "HEAD")

    @property
    def max_body(self) -> int:
        """Bytes of a request's body above which it is too long."""
        return self._engine.options.max_body

    def at_once(self, request: Request) -> tuple[Response, bool]:
        """The answer; none is broken off."""
        response = respond(self._engine, request)
        if self._observe is not None:
            self._observe(request, response)
        return response, False

    async def answer(self, request: Request) -> tuple[Response, bool]:
        """The same, for those who can wait."""
        return self.at_once(request)
