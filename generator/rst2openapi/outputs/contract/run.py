"""Drive Schemathesis: its own command line, engine and configuration file, in a process apart."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from rst2openapi.files import InputError
from rst2openapi.openapi import Document
from rst2openapi.outputs.contract.options import ContractOptions
from rst2openapi.outputs.contract.report import STOPPED_BY_USER, ContractReport, read_events
from rst2openapi.outputs.contract.settings import (
    EVENTS,
    TOKEN_VARIABLE,
    UnknownOperation,
    select_operations,
    settings_text,
)

OnScenario = Callable[[str, str], None]
"""Called with the phase and the operation of each finished scenario."""

INTERRUPTED = -int(signal.SIGINT)
"""Exit code of a run that was cut short."""

_POLL = 0.2
_CONNECT_TIMEOUT = 5.0
_PATIENCE = 5.0
"""Seconds for Schemathesis to write its reports once it is told to stop."""


def run_contract(
    document: Document, options: ContractOptions, on_scenario: OnScenario = lambda *_: None
) -> ContractReport:
    """Test an endpoint against a document.

    A KeyboardInterrupt ends the run, not the caller: the report holds what was found until then.

    Raises:
        InputError: the URL cannot be used or reached, a filter matches nothing, or Schemathesis
            refused the document.
    """
    try:
        operations = select_operations(document, options)
    except UnknownOperation as error:
        raise InputError(str(error)) from None
    if not operations:
        raise InputError(
            "no operation to test: the document's operations all change things; "
            "add --allow-writes to send them"
            if not options.allow_writes
            else "no operation to test: the filters leave none"
        )
    reach(options.url)
    labels = [f"{one.method.upper()} {one.path}" for one in operations]
    with tempfile.TemporaryDirectory(prefix="rst2openapi-test-") as name:
        folder = Path(name)
        reports = options.report_dir.resolve() if options.report_dir else folder
        reports.mkdir(parents=True, exist_ok=True)
        events = reports / EVENTS
        events.unlink(missing_ok=True)
        spec = folder / "openapi.json"
        spec.write_text(json.dumps(document.content), encoding="utf-8")
        settings = folder / "schemathesis.toml"
        settings.write_text(settings_text(document, options, reports=reports), encoding="utf-8")
        code, talk = _drive(folder, settings, spec, events, options, on_scenario)
        lines = events.read_text(encoding="utf-8").splitlines() if events.exists() else []
    if code != INTERRUPTED and (code not in (0, 1) or not lines):
        raise InputError(f"Schemathesis could not run: {_reason(talk)}")
    report = read_events(lines, document, labels)
    if code == INTERRUPTED:
        report.stopped = STOPPED_BY_USER
    return report


def reach(url: str) -> None:
    """Make sure that something listens at a URL.

    Raises:
        InputError: it is no http(s) URL, or nothing answers there.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: not an http:// or https:// URL")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        socket.create_connection((parts.hostname, port), timeout=_CONNECT_TIMEOUT).close()
    except ValueError as error:
        raise InputError(f"{url}: {error}") from None
    except OSError as error:
        raise InputError(f"{url}: cannot be reached: {error.strerror or error}") from None


def _drive(
    folder: Path,
    settings: Path,
    spec: Path,
    events: Path,
    options: ContractOptions,
    on_scenario: OnScenario,
) -> tuple[int, str]:
    """Run Schemathesis to its end; its exit code (`INTERRUPTED` where cut short) and its words."""
    environment = {**os.environ, TOKEN_VARIABLE: options.token, "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-P", "-m", "rst2openapi.outputs.contract.engine"]
    output = folder / "output.txt"
    seen = 0
    with output.open("wb") as sink:
        process = subprocess.Popen(
            [*command, "--config-file", str(settings), "run", str(spec)],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=sink,
            stderr=subprocess.STDOUT,
            # A terminal's Ctrl+C would reach it twice: there and through _stop.
            start_new_session=True,
        )
        try:
            while process.poll() is None:
                time.sleep(_POLL)
                seen = _follow(events, seen, on_scenario)
            code = process.returncode
        except KeyboardInterrupt:
            _stop(process, signal.SIGINT)
            code = INTERRUPTED
        finally:
            _stop(process, signal.SIGTERM)
            if process.stdin:
                process.stdin.close()
    _follow(events, seen, on_scenario)
    return code, output.read_text(encoding="utf-8", errors="replace")


def _stop(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Ask a process to end, give it time to write its reports, then end it."""
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(timeout=_PATIENCE)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            process.kill()
            process.wait()


def _follow(events: Path, seen: int, on_scenario: OnScenario) -> int:
    """Report the scenarios that were written since the last look; how far was read."""
    if not events.exists():
        return seen
    with events.open("rb") as file:
        file.seek(seen)
        data = file.read()
    whole = data.rfind(b"\n") + 1
    for line in data[:whole].splitlines():
        if line.startswith(b'{"ScenarioFinished"'):
            scenario = json.loads(line)["ScenarioFinished"]
            on_scenario(
                str(scenario.get("phase", "")),
                str((scenario.get("recorder") or {}).get("label", "")),
            )
    return seen + whole


def _reason(talk: str) -> str:
    lines = [line.strip() for line in talk.splitlines() if line.strip()]
    return " ".join(lines[-6:])[:600] or "it said nothing"
