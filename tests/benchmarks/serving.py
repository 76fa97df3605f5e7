"""The mock under load."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from load import drive
from measuring import Case
from mock_throughput import (
    HOST,
    free_port,
    mock_command,
    processor_seconds,
    request_mix,
    resident_megabytes,
    running,
)

from rst2openapi.openapi import parse_document


def mock_rate(spec: Path, *, seconds: float = 5, connections: int = 16) -> float:
    """Answers a second to a mix of valid requests, the load on the same machine."""
    mix = request_mix(parse_document(spec.read_text(encoding="utf-8"), name=spec.name))
    port = free_port()
    with running("mock", mock_command(spec, port), port, None) as server:
        drive(HOST, server.port, mix, connections=connections, seconds=1)
        return drive(HOST, server.port, mix, connections=connections, seconds=seconds).rate


class Serving(Case):
    """From the start of a mock to its first answer."""

    def run(self, round_: int, environment: Mapping[str, str]) -> None:
        """Start, ask once, end."""
        port = free_port()
        started = time.perf_counter()
        with running(self.name, [*self.command, str(port)], port, None) as server:
            ask = b"GET /__mock__/journal HTTP/1.1\r\nHost: mock\r\n\r\n"
            drive(HOST, port, [ask], connections=1, seconds=60, count=1)
            self.seconds.append(time.perf_counter() - started)
            self.processor.append(processor_seconds(server.process.pid))
            self.peak = max(self.peak, int(resident_megabytes(server.process.pid) * 1e6))


assert os.name == "posix", "the figures of processes are read from /proc"
