"""Several mocks behind one address, with a start page and a way to talk to the mock itself.

In: ASGI requests. Out: what the mounted document answers, late or broken where that is asked for;
the start page at `/`; under `/__mock__` the journal and the reset. One event loop answers one
request after the other, so that clients never see each other's half-done work.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from starlette.types import Receive, Scope, Send

from rst2openapi.files import InputError
from rst2openapi.outputs.mock.codecs.decoding import read_fields
from rst2openapi.outputs.mock.codecs.media import accepts
from rst2openapi.outputs.mock.edge.app import Observe
from rst2openapi.outputs.mock.edge.chaos import Chaos, Fault
from rst2openapi.outputs.mock.edge.journal import Journal
from rst2openapi.outputs.mock.edge.services import Service
from rst2openapi.outputs.mock.edge.start_page import CONTROL, page_data, page_html
from rst2openapi.outputs.mock.edge.wire import read_request, send_half, send_response
from rst2openapi.outputs.mock.messages import Exchange, Request, Response, dump_json
from rst2openapi.outputs.mock.options import MockOptions
from rst2openapi.outputs.mock.respond import Engine, exchange, find_operation, send_documented

_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")
_JSON = (("Content-Type", "application/json"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class HubOptions:
    """Settings of the address, beside those of each mock."""

    latency: float = 0.0
    """Seconds that every answer waits."""
    fault_rate: float = 0.0
    """Share of the requests, 0 to 1, that get a documented error or a dropped connection."""
    journal_size: int = 500
    """Exchanges that are remembered."""


@dataclass(slots=True)
class Hub:
    """The ASGI application."""

    services: Mapping[str, Service]
    """By mount."""
    mock: MockOptions
    options: HubOptions
    observe: Observe | None = None
    journal: Journal = field(init=False)
    chaos: Chaos = field(init=False)
    hurry: asyncio.Event = field(default_factory=asyncio.Event)
    """Set where nobody may wait any longer: answers that are late go out at once."""

    def __post_init__(self) -> None:
        self.journal = Journal(self.options.journal_size)
        self.chaos = Chaos(self.options.fault_rate, self.mock.seed)

    @property
    def max_body(self) -> int:
        """Bytes of a request's body above which it is too long."""
        return self.mock.max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        request = await read_request(scope, receive, self.mock.max_body)
        if request is None:
            return
        response, broken = await self.answer(request)
        if broken:
            await send_half(send, response)
        else:
            await send_response(send, response, head=request.method == "HEAD")

    def at_once(self, request: Request) -> tuple[Response, bool] | None:
        """Answer a request and say whether to break the answer off; None where that takes a while.

        That is the case with a latency, and with what is not a request to a loaded document.
        """
        if self.options.latency or request.path.startswith(CONTROL):
            return None
        started = time.perf_counter()
        service, rest = self._place(request.path)
        engine = service.ready if service is not None else None
        if service is None or engine is None or self._is_start_page(engine, rest):
            return None
        told = self._exchange(engine, self._within(service, request, rest))
        return self._noted(request, service, told, started)

    async def answer(self, request: Request) -> tuple[Response, bool]:
        """Answer a request and say whether to break the answer off."""
        started = time.perf_counter()
        if request.path.startswith(CONTROL):
            return _without_body(request, await self._control(request)), False
        service, rest = self._place(request.path)
        told = await self._answer(service, request, rest)
        if self.options.latency and not self.hurry.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self.hurry.wait(), self.options.latency)
        return self._noted(request, service, told, started)

    def _noted(
        self,
        request: Request,
        service: Service | None,
        told: tuple[Response, str, Fault | None],
        started: float,
    ) -> tuple[Response, bool]:
        """Put an answer into the journal."""
        response, operation, fault = told
        response = _without_body(request, response)
        milliseconds = (time.perf_counter() - started) * 1000
        self.journal.add(
            request,
            response,
            at=time.time() - milliseconds / 1000,
            milliseconds=milliseconds,
            service=service.name if service else "",
            operation=operation,
            fault=fault.name if fault else "",
        )
        if self.observe is not None:
            self.observe(request, response)
        return response, fault is not None and fault.found is None

    def _place(self, path: str) -> tuple[Service | None, str]:
        """The service a path belongs to, and the path within it."""
        if "" in self.services:
            return self.services[""], path
        first, slash, rest = path[1:].partition("/")
        return self.services.get(f"/{first}"), f"{slash}{rest}"

    async def _answer(
        self, service: Service | None, request: Request, rest: str
    ) -> tuple[Response, str, Fault | None]:
        if service is None:
            if request.path == "/":
                return await self._start_page(request, list(self.services.values())), "", None
            name = request.path[1:].partition("/")[0]
            return _problem(404, f"no service {name!r}; / lists them"), "", None
        engine = service.ready
        if engine is None:
            try:
                engine = await asyncio.to_thread(service.engine)
            except InputError as error:
                return _problem(503, str(error)), "", None
        if self._is_start_page(engine, rest):
            return await self._start_page(request, [service]), "", None
        return self._exchange(engine, self._within(service, request, rest))

    @staticmethod
    def _is_start_page(engine: Engine, rest: str) -> bool:
        return rest in ("", "/") and not engine.router.matches("/")

    @staticmethod
    def _within(service: Service, request: Request, rest: str) -> Request:
        """The request as the service sees it."""
        return replace(request, path=rest, mount=service.mount) if service.mount else request

    def _exchange(self, engine: Engine, request: Request) -> tuple[Response, str, Fault | None]:
        if self.options.fault_rate:
            _, operation = find_operation(engine, request)
            fault = self.chaos.next(engine.answers, operation) if operation else None
            if fault is not None and operation is not None:
                found = fault.found or engine.answers.success(operation)
                return send_documented(engine, request, operation, found), operation.id, fault
        told: Exchange = exchange(engine, request)
        return told.response, told.operation.id if told.operation else "", None

    async def _start_page(self, request: Request, services: list[Service]) -> Response:
        if request.method not in ("GET", "HEAD"):
            return _problem(405, "the start page is for GET").with_header("Allow", "GET, HEAD")
        for service in services:
            if service.ready is None and not service.trouble:
                await asyncio.to_thread(_try, service)
        host = request.header("host") or ""
        base = f"http://{host}" if _HOST.fullmatch(host) else ""
        data = page_data(services, base)
        accept = request.header("accept") or ""
        if "text/html" in accept and accepts(accept, "text/html"):
            headers = (("Content-Type", "text/html; charset=utf-8"),)
            return Response(200, headers, page_html(data).encode())
        return Response(200, _JSON, dump_json(data))

    async def _control(self, request: Request) -> Response:
        path = request.path.removeprefix(CONTROL).rstrip("/")
        match request.method, path:
            case "GET" | "HEAD", "":
                return await self._start_page(request, list(self.services.values()))
            case "GET" | "HEAD", "/journal":
                return Response(
                    200, _JSON, dump_json(self.journal.shown(read_fields(request.query)))
                )
            case "DELETE", "/journal":
                self.journal.clear()
                return Response(204)
            case "POST", "/reset":
                self._reset()
                return Response(204)
            case _, "" | "/journal" | "/reset":
                return _problem(405, f"{request.method} is not for {request.path}")
        return _problem(404, "the mock knows /__mock__/journal and /__mock__/reset")

    def _reset(self) -> None:
        self.chaos.restart()
        for service in self.services.values():
            if service.ready is not None and service.ready.lifecycle is not None:
                service.ready.lifecycle.store.reset()


def _without_body(request: Request, response: Response) -> Response:
    return replace(response, body=b"") if request.method == "HEAD" and response.body else response


def _try(service: Service) -> None:
    try:
        service.engine()
    except InputError:
        return  # The start page says so.


def _problem(status: int, message: str) -> Response:
    body = {"error_code": f"Mock.{status:04}", "error_msg": message}
    return Response(status, _JSON, dump_json(body))
