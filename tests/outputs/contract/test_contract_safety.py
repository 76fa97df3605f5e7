"""What a run never does: change things unasked, call others, give the token away, live on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rst2openapi.cli import main
from rst2openapi.files import InputError
from rst2openapi.openapi import Document
from rst2openapi.outputs.contract import (
    ALL_CHECKS,
    ContractOptions,
    ContractReport,
    case_files,
    report_files,
    report_text,
    run_contract,
    settings_text,
)
from rst2openapi.outputs.mock import Exchange, MockOptions, Response, serve

RunMock = Callable[..., ContractReport]
SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"
SECRET = "s3cr3t-of-this-test"
SAFE = {"GET", "HEAD", "OPTIONS"}


def test_only_safe_methods_unless_allowed(run_mock: RunMock) -> None:
    """In every phase and with every check, stateful tests and unexpected methods included."""
    sent: set[str] = set()

    def note(exchange: Exchange) -> Response | None:
        sent.add(exchange.request.method)
        return None

    settings: dict[str, Any] = {"checks": ALL_CHECKS, "max_examples": 3}
    report = run_mock({"alter": note}, allow_writes=False, **settings)
    assert report.is_success, report_text(report)
    assert "stateful skipped (no links" in report_text(report)
    assert report.cases > 100
    assert "GET" in sent
    assert sent <= SAFE
    assert {one.split()[0] for one in report.operations} <= SAFE
    some = {"include": ("ShowPool", "CreatePool"), "phases": ("examples", "coverage")}
    run_mock({"alter": note}, **settings, **some)
    assert sent - SAFE, "what this test looks at would not show a write"


def test_redirects_are_not_followed(document: Document, run_mock: RunMock) -> None:
    """They would carry the token to whoever the endpoint names."""
    called: list[str] = []
    with serve(document, observe=lambda request, _: called.append(request.path)) as other:

        def away(exchange: Exchange) -> Response | None:
            moved = replace(exchange.response, status=307)
            return moved.with_header("Location", f"{other}{exchange.request.path}")

        report = run_mock({"alter": away}, include=("ShowPoolStatistics",), allow_writes=False)
    assert not called
    assert not report.is_success


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(None, id="the document as it is"),
        pytest.param("X-Plain", id="a header that sounds harmless"),
    ],
)
def test_the_token_is_nowhere(
    document: Document, tmp_path: Path, change: str | None, capfd: pytest.CaptureFixture[str]
) -> None:
    content = json.loads(json.dumps(document.content))
    if change:
        content["components"]["securitySchemes"]["X-Auth-Token"]["name"] = change
    changed = Document(content)
    options = ContractOptions(
        url="http://127.0.0.1:1",
        token=SECRET,
        headers={"X-Extra": f"{SECRET}-too"},
        include=("ShowPoolStatistics",),
        checks=ALL_CHECKS,
        max_examples=3,
        report_dir=tmp_path / "reports",
        seed=1,
    )
    assert SECRET not in settings_text(changed, replace(options, headers={}), reports=tmp_path)

    def fail(exchange: Exchange) -> Response | None:
        return replace(exchange.response, status=500) if exchange.operation else None

    with serve(changed, MockOptions(token=SECRET, alter=fail)) as url:
        report = run_contract(changed, replace(options, url=url))
    assert report.failures
    for name, text in {**report_files(report, "Pools"), **case_files(report)}.items():
        (tmp_path / "reports" / name).write_text(text, encoding="utf-8")
    files = [file for file in (tmp_path / "reports").rglob("*") if file.is_file()]
    assert len(files) >= 6
    found = [file.name for file in files if SECRET.encode() in file.read_bytes()]
    assert not found
    assert SECRET not in repr(report)
    assert SECRET not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"url": "http://127.0.0.1:1"}, "cannot be reached"),
        ({"url": "http://no-such-host.invalid"}, "cannot be reached"),
        ({"url": "ftp://127.0.0.1"}, "not an http:// or https:// URL"),
        ({"url": "127.0.0.1:80"}, "not an http:// or https:// URL"),
        ({"url": "http://127.0.0.1:99999"}, "Port out of range"),
        ({"include": ("NoSuchPool",)}, "'NoSuchPool'"),
        ({"exclude": ("NoSuchPool",)}, "'NoSuchPool'"),
        ({"include": ("CreatePool",)}, "--allow-writes"),
        ({"include": ("ShowPool",), "exclude": ("ShowPool",)}, "no operation to test"),
    ],
)
def test_bad_input(document: Document, changes: dict[str, Any], message: str) -> None:
    options = ContractOptions(**{"url": "http://127.0.0.1:1", **changes})
    with pytest.raises(InputError, match=message):
        run_contract(document, options)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name the endpoint with --url"),
        (("--mock", "--url", "http://127.0.0.1:1"), "name the endpoint with --url"),
        (("--url", "http://127.0.0.1:1"), "cannot be reached"),
        (("--url", "nonsense"), "not an http:// or https:// URL"),
        (("--mock", "--include", "NoSuchPool"), "'NoSuchPool'"),
        (("--mock", "-H", "nonsense"), "NAME:VALUE"),
        (("--mock", "--rate-limit", "often"), "often"),
    ],
)
def test_bad_input_of_the_command(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["test", str(SPEC), *arguments])
    assert exit_.value.code == 2
    errors = capsys.readouterr().err
    assert message in errors
    assert "Traceback" not in errors


def children(process: int) -> list[int]:
    """Processes that a process started, by the kernel's own list."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(one) for one in listed]


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_for(what: Callable[[], object], *, seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.1)
    return bool(what())


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_cut_short(tmp_path: Path, how: signal.Signals) -> None:
    reports = tmp_path / "reports"
    events = reports / "events.ndjson"
    command = [sys.executable, "-m", "rst2openapi", "test", str(SPEC), "--mock", "--seed", "1"]
    process = subprocess.Popen(
        [*command, "--max-examples", "2000", "--report-dir", str(reports)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        # A shell starts what runs in its background with interrupts ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert wait_for(lambda: events.exists() and "ScenarioFinished" in events.read_text())
        started = children(process.pid)
        assert started
        process.send_signal(how)
        output, errors = process.communicate(timeout=30)
        assert wait_for(lambda: not any(map(is_alive, started)), seconds=5)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    assert "Traceback" not in errors
    assert "ScenarioFinished" in events.read_text()
    if how == signal.SIGKILL:
        return
    assert process.returncode == 130
    assert "stopped: interrupted" in output
    report = json.loads((reports / "report.json").read_text())
    assert report["success"] is False
    assert report["stopped"] == "interrupted"
    assert sum(one["calls"] for one in report["operations"]) > 0
