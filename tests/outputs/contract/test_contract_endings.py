"""A run that ends otherwise than planned: clear words, what was found is kept, nothing lives on."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from rst2openapi.openapi import Document
from rst2openapi.outputs.contract import ALL_CHECKS, ContractOptions, ContractReport, run_contract
from rst2openapi.outputs.mock import Exchange, Response

RunMock = Callable[..., ContractReport]
SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"
LISTS = ("ListPools", "ListNetworks", "ShowPoolStatistics")
LIVE = {"allow_writes": True, "throwaway": True, "checks": ALL_CHECKS, "seed": 1}


@contextmanager
def endpoint(behave: Callable[[socket.socket], None]) -> Iterator[str]:
    """Something that accepts connections and does with them as it likes."""
    listener = socket.create_server(("127.0.0.1", 0))
    kept: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            kept.append(connection)
            threading.Thread(target=behave, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()
        for one in kept:
            one.close()


def silent(connection: socket.socket) -> None:
    """Never answers."""


def dripping(connection: socket.socket) -> None:
    """A byte now and then: each comes in time, the answer never ends."""
    try:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while True:
            connection.sendall(b"x")
            time.sleep(0.05)
    except OSError:
        return


def rude(connection: socket.socket) -> None:
    """Hangs up at once."""
    connection.close()


@pytest.mark.parametrize("phases", [("walks",), ("examples", "coverage")], ids=["walk", "engine"])
@pytest.mark.parametrize(
    ("behave", "message"),
    [(silent, "no answer within 0.3"), (dripping, "no answer within 0.3"), (rude, "no answer")],
    ids=["silent", "dripping", "rude"],
)
def test_an_endpoint_that_does_not_answer(
    document: Document, phases: tuple[str, ...], behave: Any, message: str
) -> None:
    started = time.monotonic()
    with endpoint(behave) as url:
        options = ContractOptions(
            url=url, phases=phases, request_timeout=0.3, include=LISTS, max_examples=3
        )
        report = run_contract(document, options)
    assert time.monotonic() - started < 60
    assert not report.is_success
    if phases == ("walks",):
        assert report.stopped.startswith("the endpoint ")
        assert any(message in one for one in report.errors)
    else:
        assert report.errors or report.stopped or report.failures


def test_an_endpoint_that_is_killed(run_mock: RunMock, tmp_path: Path) -> None:
    """In the middle of a walk: the report says so, with what was found until then."""
    code = (
        "import sys\n"
        "from rst2openapi.openapi import parse_document\n"
        "from rst2openapi.outputs.mock import serve\n"
        "text = open(sys.argv[1], encoding='utf-8').read()\n"
        "with serve(parse_document(text, name='spec')) as url:\n"
        "    print(url, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    mock = subprocess.Popen(
        [sys.executable, "-c", code, str(SPEC)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert mock.stdout is not None
    url = mock.stdout.readline().strip()
    reports = tmp_path / "reports"
    with started("--url", url, "--token", "t", "--report-dir", str(reports)) as process:
        assert wait_for(lambda: (reports / "report.json").exists())
        mock.kill()
        mock.communicate()
        output, errors = process.communicate(timeout=60)
    assert process.returncode == 1, errors
    assert "Traceback" not in output + errors
    report = json.loads((reports / "report.json").read_text())
    assert report["success"] is False
    assert report["stopped"] or report["errors"]
    assert sum(one["calls"] for one in report["operations"]) > 0
    assert "127.0.0.1" in output


@contextmanager
def started(*arguments: str, **more: Any) -> Iterator[subprocess.Popen[str]]:
    """`rst2openapi test` as a process that gets interrupts."""
    process = subprocess.Popen(
        [sys.executable, "-m", "rst2openapi", "test", str(SPEC), "--seed", "1", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        # A shell starts what runs in its background with interrupts ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **more,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def wait_for(what: Callable[[], object], *, seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    return bool(what())


def slow(exchange: Exchange) -> Response | None:
    time.sleep(0.02)
    return None


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_walk_that_is_interrupted(tmp_path: Path, how: signal.Signals) -> None:
    """Reports of every kind are there, and say that they are of a part."""
    reports = tmp_path / "reports"
    with started(
        "--mock", "--phase", "walks", "--rate-limit", "20/s", "--report-dir", str(reports)
    ) as process:
        assert wait_for(lambda: (reports / "report.json").exists())
        process.send_signal(how)
        output, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "stopped: interrupted" in output
    assert {"report.json", "report.html", "report.sarif", "junit.xml"} <= {
        one.name for one in reports.iterdir()
    }
    report = json.loads((reports / "report.json").read_text())
    assert report["stopped"] == "interrupted"
    assert sum(one["calls"] for one in report["operations"]) > 0
    assert "stopped: interrupted" in (reports / "report.html").read_text()


def test_a_walk_that_is_killed_leaves_what_it_found(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    with started(
        "--mock", "--phase", "walks", "--rate-limit", "20/s", "--report-dir", str(reports)
    ) as process:
        assert wait_for(lambda: (reports / "report.json").exists())
        process.kill()
        process.communicate(timeout=30)
    report = json.loads((reports / "report.json").read_text())
    assert report["success"] is False
    assert report["stopped"] == "the run ended before its time"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_requests": 15}, "the budget of 15 requests is spent"),
        ({"max_requests": 15, "phases": ("coverage",)}, "the budget of 15 requests is spent"),
        ({"max_time": 1, "rate_limit": "5/s"}, "the budget of 1 seconds is spent"),
        (
            {"max_time": 2, "phases": ("fuzzing",), "max_examples": 5000},
            "the budget of 2 seconds is spent",
        ),
    ],
    ids=["requests", "requests of the engine", "time", "time of the engine"],
)
def test_budgets(run_mock: RunMock, options: dict[str, Any], message: str) -> None:
    calls: list[str] = []

    def count(exchange: Exchange) -> Response | None:
        calls.append(exchange.request.path)
        return None

    begun = time.monotonic()
    report = run_mock({"alter": count}, **{**LIVE, **options})
    assert report.stopped == message
    assert not report.is_success
    assert not report.failures
    assert not report.errors
    assert time.monotonic() - begun < 60
    if "max_requests" in options:
        # Some calls are no HTTP, and refused before the mock sees them.
        assert options["max_requests"] - 3 <= len(calls) <= options["max_requests"]


def test_a_rate_is_kept(run_mock: RunMock) -> None:
    times: list[float] = []

    def note(exchange: Exchange) -> Response | None:
        times.append(time.monotonic())
        return None

    run_mock({"alter": note}, **{**LIVE, "rate_limit": "20/s", "max_requests": 12})
    assert len(times) == 12
    assert times[-1] - times[0] >= 0.5


def test_workers_find_the_same(run_mock: RunMock) -> None:
    def fail(exchange: Exchange) -> Response | None:
        known = exchange.operation is not None and exchange.operation.id.startswith("List")
        good = exchange.response.status == 200
        return exchange.response.with_json([]) if known and good else None

    def found(workers: int) -> set[tuple[str, str]]:
        report = run_mock({"alter": fail}, **{**LIVE, "phases": ("walks",), "workers": workers})
        return {(one.operation, one.check) for one in report.failures}

    assert found(1) == found(4) != set()
