"""A load generator for one machine: keep-alive connections, prepared requests, hardly any parsing.

In: an address, requests as bytes and a time. Out: a `Load`: answers by status and how long each
took.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import cast


@dataclass(slots=True)
class Load:
    """What came back."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    lost: int = 0
    """Connections that the server closed before an answer."""
    latencies: list[float] = field(default_factory=list)
    """Seconds from the first byte out to the last byte in."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return sum(self.statuses.values()) / self.seconds

    def percentile(self, share: float) -> float:
        """The latency that a share of the answers kept, in milliseconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


class _Connection(asyncio.Protocol):
    """Sends the next request when the last one is answered."""

    def __init__(self, run: _Run, offset: int) -> None:
        self.run, self.next = run, offset
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.buffer, self.sent = b"", 0.0
        self.transport: asyncio.Transport | None = None
        self.again: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self._send()

    def _send(self) -> None:
        assert self.transport is not None
        requests = self.run.requests
        self.sent = time.perf_counter()
        self.transport.write(requests[self.next % len(requests)])
        self.next += 1

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not _is_whole(self.buffer):
            return
        now = time.perf_counter()
        self.run.load.statuses[int(self.buffer[9:12])] += 1
        self.run.load.latencies.append(now - self.sent)
        self.buffer = b""
        if now < self.run.until and (self.run.count is None or self.run.left()):
            self._send()
        else:
            self._end()

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None
        if not self.ended.done():
            self.run.load.lost += 1
            self.buffer = b""
            self.again = asyncio.get_running_loop().create_task(self._reconnect())

    async def _reconnect(self) -> None:
        if time.perf_counter() >= self.run.until:
            self.ended.set_result(None)
            return
        try:
            await asyncio.sleep(0.01)
            await asyncio.get_running_loop().create_connection(lambda: self, *self.run.address)
        except OSError as error:
            self.ended.set_exception(error)

    def _end(self) -> None:
        self.ended.set_result(None)
        if self.transport is not None:
            self.transport.close()


def _is_whole(data: bytes) -> bool:
    head, found, body = data.partition(b"\r\n\r\n")
    if not found:
        return False
    lower = head.lower()
    place = lower.find(b"\r\ncontent-length:")
    if place >= 0:
        return len(body) >= int(lower[place + 17 :].partition(b"\r\n")[0])
    if b"\r\ntransfer-encoding: chunked" in lower:
        return body.endswith(b"0\r\n\r\n")
    return lower[9:12] in (b"204", b"304")


@dataclass(slots=True)
class _Run:
    address: tuple[str, int]
    requests: list[bytes]
    until: float
    count: int | None
    load: Load = field(default_factory=Load)
    given: int = 0

    def left(self) -> bool:
        """Whether another request is to be sent; counts it."""
        self.given += 1
        return self.count is not None and self.given <= self.count


async def _drive(host: str, port: int, run: _Run, connections: int) -> Load:
    loop = asyncio.get_running_loop()
    started = time.perf_counter()
    opened = [
        await loop.create_connection(lambda number=number: _Connection(run, number * 7), host, port)
        for number in range(connections)
    ]
    async with asyncio.timeout(run.until - started + 60):
        await asyncio.gather(*(protocol.ended for _, protocol in opened))
    run.load.seconds = time.perf_counter() - started
    return run.load


def drive(
    host: str,
    port: int,
    requests: list[bytes],
    *,
    connections: int,
    seconds: float,
    count: int | None = None,
) -> Load:
    """Send requests in turn over several connections for some seconds, or `count` of them."""
    run = _Run((host, port), requests, time.perf_counter() + seconds, count)
    try:
        import uvloop

        return uvloop.run(_drive(host, port, run, connections))
    except ImportError:
        return asyncio.run(_drive(host, port, run, connections))
