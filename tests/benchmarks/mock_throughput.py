"""How many requests a second the mock answers, beside Prism; and whether its memory stays flat.

    python tests/benchmarks/mock_throughput.py                  against Prism, about two minutes
    python tests/benchmarks/mock_throughput.py big.yaml         another document
    python tests/benchmarks/mock_throughput.py --memory         memory over many requests

Both servers run as their commands do, one process each, on the same document and pinned to the same
core; the client has another core to itself. The mix is one valid request for each operation that
deletes nothing, sent in turn over keep-alive connections. Lists are asked for two items, as many as
their examples hold: our mock remembers what the mix creates and would send ever longer lists, which
Prism never does. Rounds alternate, so that whatever else
the machine does hurts both. Besides rates, the processor time that a server takes for a request is
printed, which depends on other load the least. Prism comes from the npm registry into a temporary
folder, or from the folder named with `--prism`; it answers from examples (`dynamic` is off).

`--memory` sends as many requests as an hour at the measured rate would have, `--requests` at most,
with creations and deletions among them, and prints the resident memory of the mock as it goes.

Not part of the test run: figures depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "outputs" / "mock"))

from every_operation import judge, sample_request  # noqa: E402
from load import Load, drive  # noqa: E402

from rst2openapi.openapi import Document, OperationEntry, parse_document  # noqa: E402
from rst2openapi.outputs.mock import MockOptions, Request, build_engine, respond  # noqa: E402
from rst2openapi.outputs.mock.lists.list_words import PARAMETERS, Word  # noqa: E402
from rst2openapi.outputs.mock.memory.spots import squash  # noqa: E402

HOST = "127.0.0.1"
PRISM = "@stoplight/prism-cli"


@dataclass(slots=True)
class Server:
    """A running server and what was measured of it."""

    name: str
    process: subprocess.Popen[bytes]
    port: int
    rounds: list[Load] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    """Processor time of a request in microseconds, by round."""

    def measure(self, requests: list[bytes], connections: int, seconds: float) -> None:
        """One round."""
        before = processor_seconds(self.process.pid)
        load = drive(HOST, self.port, requests, connections=connections, seconds=seconds)
        spent = processor_seconds(self.process.pid) - before
        self.rounds.append(load)
        self.costs.append(spent / sum(load.statuses.values()) * 1e6)


def processor_seconds(pid: int) -> float:
    """User and system time of a process (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process (proc(5))."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def running(name: str, command: list[str], port: int, core: int | None) -> Iterator[Server]:
    """A server as a process of its own, pinned to a core; ended with the block."""

    def pin() -> None:
        if core is not None:
            os.sched_setaffinity(0, {core})

    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, preexec_fn=pin, **quiet)  # type: ignore[call-overload]
    try:
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection((HOST, port), timeout=1).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > until:
                    raise SystemExit(f"{name} did not start: {' '.join(command)}") from None
                time.sleep(0.1)
        yield Server(name, process, port)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server((HOST, 0)) as listener:
        return int(listener.getsockname()[1])


def on_wire(request: Request) -> bytes:
    """A request as bytes."""
    target = request.path + (f"?{request.query}" if request.query else "")
    headers = [("Host", f"{HOST}:1"), ("Accept", "application/json"), *request.headers]
    if request.body or request.method not in ("GET", "HEAD", "DELETE"):
        headers.append(("Content-Length", str(len(request.body))))
    lines = [f"{request.method} {target} HTTP/1.1", *(f"{key}: {one}" for key, one in headers)]
    return "\r\n".join([*lines, "", ""]).encode() + request.body


def request_mix(document: Document) -> list[bytes]:
    """A valid request for every operation that deletes nothing and has a success to answer."""
    engine = build_engine(document, MockOptions())
    mix = []
    for operation in document.operations():
        request = brief(document, operation, sample_request(engine, operation))
        if operation.method != "delete" and not judge(engine, operation, respond(engine, request)):
            mix.append(on_wire(request))
    return mix


def brief(document: Document, operation: OperationEntry, request: Request) -> Request:
    """A request for a list asks for two items, where it can."""
    names = [one["name"] for one in document.parameters(operation) if one["in"] == "query"]
    limits = [name for name in names if PARAMETERS.get(squash(name)) is Word.LIMIT]
    if operation.method != "get" or not limits or f"{limits[0]}=" in request.query:
        return request
    pieces = [piece for piece in (request.query, f"{limits[0]}=2") if piece]
    return replace(request, query="&".join(pieces))


def mock_command(document: Path, port: int) -> list[str]:
    """Our mock as its users start it."""
    return [sys.executable, "-m", "rst2openapi", "mock", str(document), "--port", str(port), "-q"]


def prism_command(folder: Path, document: Path, port: int) -> list[str]:
    """Prism as its users start it, without its log."""
    tool = folder / "node_modules" / ".bin" / "prism"
    if not tool.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is needed to fetch Prism")
        print(f"installing {PRISM} ...", flush=True)
        subprocess.run(
            [npm, "install", "--silent", "--no-audit", "--no-fund", PRISM], cwd=folder, check=True
        )
    return [str(tool), "mock", str(document), "-p", str(port), "-h", HOST, "-v", "silent"]


def spread(values: list[float], unit: str) -> str:
    """The median and the range of a few figures."""
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:9.2f} {unit} ({low:.2f} to {high:.2f})"


def show(server: Server) -> None:
    """Print what was measured of a server."""
    statuses = sum(
        (load.statuses for load in server.rounds), start=server.rounds[0].statuses.copy()
    )
    statuses -= server.rounds[0].statuses
    good = sum(count for status, count in statuses.items() if 200 <= status < 300)
    print(f"{server.name}: {good / statuses.total():.1%} of {statuses.total()} answers are 2xx")
    lost = sum(one.lost for one in server.rounds)
    if lost:
        print(f"  {lost} connections were closed before an answer")
    print(f"  rate            {spread([one.rate for one in server.rounds], 'requests/s')}")
    for share in (0.5, 0.99):
        figures = [one.percentile(share) for one in server.rounds]
        print(f"  p{share * 100:.0f}             {spread(figures, 'ms')}")
    print(f"  processor time  {spread(server.costs, 'microseconds a request')}")


def compare(options: argparse.Namespace, mix: list[bytes], cores: tuple[int | None, ...]) -> None:
    """Our mock and Prism in turn."""
    with ExitStack() as stack:
        folder = options.prism or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ports = free_port(), free_port()
        commands = (
            ("rst2openapi mock", mock_command(options.document, ports[0])),
            ("prism mock", prism_command(folder, options.document, ports[1])),
        )
        servers = [
            stack.enter_context(running(name, command, port, cores[1]))
            for (name, command), port in zip(commands, ports, strict=True)
        ]
        for server in servers:
            drive(HOST, server.port, mix, connections=options.connections, seconds=2)  # warm up
        for number in range(options.rounds):
            for server in servers if number % 2 == 0 else servers[::-1]:
                server.measure(mix, options.connections, options.seconds)
        for server in servers:
            show(server)
    ours, theirs = servers
    pairs = zip(ours.rounds, theirs.rounds, strict=True)
    print(f"ratio of rates    {spread([one.rate / other.rate for one, other in pairs], 'times')}")
    costs = statistics.median(theirs.costs) / statistics.median(ours.costs)
    print(f"ratio of processor times {costs:.2f} times")


def watch_memory(
    options: argparse.Namespace, mix: list[bytes], cores: tuple[int | None, ...]
) -> None:
    """Our mock over as many requests as it answers in an hour."""
    port = free_port()
    command = mock_command(options.document, port)
    with running("rst2openapi mock", command, port, cores[1]) as server:
        first = drive(HOST, port, mix, connections=options.connections, seconds=5)
        wanted = min(int(first.rate * 3600), options.requests)
        print(f"{first.rate:.0f} requests/s; {wanted} requests are sent")
        seen: list[float] = []
        steps = 20
        for number in range(1, steps + 1):
            drive(
                HOST,
                port,
                mix,
                connections=options.connections,
                seconds=3600,
                count=wanted // steps,
            )
            seen.append(resident_megabytes(server.process.pid))
            print(f"  {number * wanted // steps:>9} requests  {seen[-1]:8.1f} MB", flush=True)
    half = seen[steps // 2 :]
    print(f"growth over the second half: {half[-1] - half[0]:+.1f} MB of {half[0]:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("document", nargs="?", type=Path, default=ROOT / "spec" / "openapi.yaml")
    parser.add_argument("--prism", type=Path, help="folder in which Prism is installed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--requests", type=int, default=1_000_000, help="at most, with --memory")
    options = parser.parse_args()
    mix = request_mix(parse_document(options.document.read_text(), name=options.document.name))
    available = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    cores: tuple[int | None, ...] = (None, None)
    if len(available) > 1:
        cores = available[0], available[1]
        os.sched_setaffinity(0, {available[0]})
    clients = f"{options.connections} connections"
    print(f"{options.document.name}: {len(mix)} requests in the mix, {clients}", flush=True)
    (watch_memory if options.memory else compare)(options, mix, cores)


if __name__ == "__main__":
    main()
