"""The mock on a socket: in the foreground for people, in a thread for tests.

In: a document and options. Out: a base URL that answers. Listens on the loopback interface unless
told otherwise.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from rst2openapi.files import InputError
from rst2openapi.openapi import Document
from rst2openapi.outputs.mock.app import Observe, create_app
from rst2openapi.outputs.mock.options import MockOptions

_PATIENCE = 10.0
"""Seconds for a server to start or to finish what it is doing."""


@contextmanager
def serve(
    document: Document, options: MockOptions | None = None, *, observe: Observe | None = None
) -> Iterator[str]:
    """Run a mock on a free loopback port in a thread; yields its base URL, without a final slash.

    Raises:
        DocumentError: a reference of the document leads nowhere.
        InputError: the server does not start.
    """
    listener = _listen("127.0.0.1", 0)
    server = _server(create_app(document, options, observe=observe))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True, name="mock")
    thread.start()
    try:
        _await_start(server, thread)
        yield _url(listener)
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)
        listener.close()


def run(
    document: Document,
    options: MockOptions,
    *,
    host: str,
    port: int,
    ready: Callable[[str], None],
    observe: Observe | None = None,
) -> None:
    """Run a mock until it is interrupted; `ready` is told the base URL before the first request.

    Raises:
        DocumentError: a reference of the document leads nowhere.
        InputError: the port is taken or not ours to take.
    """
    app = create_app(document, options, observe=observe)
    listener = _listen(host, port)
    try:
        ready(_url(listener))
        _server(app).run([listener])
    except KeyboardInterrupt:
        # uvicorn raises the signal again once it has shut down.
        return
    finally:
        listener.close()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{host}:{port}: cannot listen: {error}") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise InputError(f"{host}:{port}: cannot listen: {error.strerror}") from None
    return listener


def _server(app: Starlette) -> uvicorn.Server:
    # Parts that are loaded by what happens to be installed would make runs differ.
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=2,
        )
    )


def _await_start(server: uvicorn.Server, thread: threading.Thread) -> None:
    until = time.monotonic() + _PATIENCE
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            raise InputError("the mock did not start")
        time.sleep(0.005)


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"
