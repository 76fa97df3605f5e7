"""The mock on a socket: in the foreground for people, in a thread for tests.

In: a document and options. Out: a base URL that answers. Listens on the loopback interface unless
told otherwise.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType

from rst2openapi.files import InputError
from rst2openapi.openapi import Document
from rst2openapi.outputs.mock.edge.app import Edge, Observe
from rst2openapi.outputs.mock.edge.http_server import HttpServer
from rst2openapi.outputs.mock.edge.hub import Hub, HubOptions
from rst2openapi.outputs.mock.edge.services import Service, Source, mount_services
from rst2openapi.outputs.mock.edge.watching import watching
from rst2openapi.outputs.mock.options import MockOptions
from rst2openapi.outputs.mock.respond import build_engine

_LAST_CALL = 0.1
"""Seconds in which a server that ends still takes what was on its way."""
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
    edge = Edge(build_engine(document, options or MockOptions()), observe)
    listener = _listen("127.0.0.1", 0)
    started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()
    thread = threading.Thread(
        target=_serve_in_thread, args=(edge, listener, started), daemon=True, name="mock"
    )
    thread.start()
    try:
        try:
            loop, ended = started.result(_PATIENCE)
        except TimeoutError:
            raise InputError("the mock did not start") from None
        try:
            yield _url(listener)
        finally:
            loop.call_soon_threadsafe(ended.set)
    finally:
        thread.join(_PATIENCE)
        listener.close()


def _serve_in_thread(
    edge: Edge,
    listener: socket.socket,
    started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]],
) -> None:
    async def serve_edge() -> None:
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        server = HttpServer(edge)
        acceptor = await loop.create_server(server.connect, sock=listener)
        started.set_result((loop, ended))
        await ended.wait()
        acceptor.close()
        await server.end(2)

    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(serve_edge())
    except Exception as error:
        if not started.done():
            started.set_exception(error)
            return
        raise


def run(
    document: Document,
    options: MockOptions,
    *,
    host: str,
    port: int,
    ready: Callable[[str], None],
    observe: Observe | None = None,
) -> None:
    """Run a mock until SIGINT or SIGTERM; `ready` is told the base URL before the first request.

    Raises:
        InputError: a reference of the document leads nowhere, or the port is taken or not ours to
            take.
    """
    source = Source("mock", "the document", lambda: document)
    services = mount_services([source], options)
    services[""].engine()
    run_services(
        services, options, HubOptions(), host=host, port=port, ready=ready, observe=observe
    )


def run_services(
    services: Mapping[str, Service],
    options: MockOptions,
    hub: HubOptions,
    *,
    host: str,
    port: int,
    ready: Callable[[str], None],
    observe: Observe | None = None,
    watch: Callable[[str], None] | None = None,
) -> None:
    """Run several mocks at one address until SIGINT or SIGTERM; running answers are finished.

    `ready` is told the base URL before the first request. With `watch`, documents that change are
    loaded again and `watch` is told of it. Every document is loaded in the background from the
    start, or at once where a request needs it.

    Raises:
        InputError: the port is taken or not ours to take.
    """
    app = Hub(services, options, hub, observe)
    listener = _listen(host, port)
    ended = threading.Event()
    loader = threading.Thread(target=_load_all, args=(services, ended), daemon=True)
    try:
        with ExitStack() as stack:
            if watch is not None:
                stack.enter_context(watching(services.values(), watch))
            stack.callback(loader.join, 10)
            stack.callback(ended.set)
            loader.start()
            with asyncio.Runner(loop_factory=_loop_factory()) as runner:
                runner.run(_serve_hub(app, listener, lambda: ready(_url(listener))))
    finally:
        listener.close()


async def _serve_hub(app: Hub, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until a signal; a second one does not wait for running answers."""
    loop = asyncio.get_running_loop()
    signals = [asyncio.Event(), asyncio.Event()]

    def stop() -> None:
        next((one for one in signals if not one.is_set()), signals[-1]).set()

    server = HttpServer(app)
    with _on_signals(loop, stop):
        acceptor = await loop.create_server(server.connect, sock=listener)
        ready()
        await signals[0].wait()
        app.hurry.set()
        await asyncio.sleep(_LAST_CALL)
        acceptor.close()
        end = loop.create_task(server.end(_PATIENCE))
        twice = loop.create_task(signals[1].wait())
        await asyncio.wait({end, twice}, return_when=asyncio.FIRST_COMPLETED)
        twice.cancel()
        if not end.done():
            end.cancel()
            await server.end(0)


@contextmanager
def _on_signals(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` in the loop on SIGINT and SIGTERM."""

    def handle(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop)

    with ExitStack() as stack:
        for number in (signal.SIGINT, signal.SIGTERM):
            stack.callback(signal.signal, number, signal.signal(number, handle))
        yield


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop, which does not exist for Windows; None for what there is."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def _load_all(services: Mapping[str, Service], ended: threading.Event) -> None:
    for service in services.values():
        if ended.is_set():
            return
        with suppress(InputError):  # the start page and every answer of the service say so
            service.engine()


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


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"
