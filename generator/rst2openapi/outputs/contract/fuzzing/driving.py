"""Drive Schemathesis: its own command line, engine and configuration file, in a process apart.

In: a document, options and what is left of the budget. Out: a report, filled further while the
process runs. The process is ended in order where the run is interrupted or its time is up.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rst2openapi.files import InputError
from rst2openapi.openapi import Document
from rst2openapi.outputs.contract.fuzzing.events import take_line
from rst2openapi.outputs.contract.fuzzing.governing import BUDGET_SPENT
from rst2openapi.outputs.contract.fuzzing.reviewing import Review
from rst2openapi.outputs.contract.fuzzing.settings import EVENTS, TOKEN_VARIABLE, settings_text
from rst2openapi.outputs.contract.options import ContractOptions
from rst2openapi.outputs.contract.report import CUT_SHORT, STOPPED_BY_USER, ContractReport
from rst2openapi.outputs.contract.sending.budget import Budget, requests_spent, time_spent
from rst2openapi.outputs.contract.sending.credentials import Credentials
from rst2openapi.outputs.contract.verdicts.judging import is_json
from rst2openapi.outputs.contract.verdicts.schemas import Schemas

OnScenario = Callable[[str, str], None]

_WRITTEN = frozenset(
    {
        "application/octet-stream",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/yaml",
        "multipart/form-data",
        "text/plain",
        "text/xml",
        "text/yaml",
    }
)
"""Media types of requests that Schemathesis can write, JSON aside."""

_POLL = 0.1
_PATIENCE = 5.0
"""Seconds for Schemathesis to write its reports once it is told to stop."""


def drive(
    document: Document,
    options: ContractOptions,
    credentials: Credentials,
    budget: Budget,
    folder: Path,
    report: ContractReport,
    on_scenario: OnScenario,
) -> None:
    """Run Schemathesis to its end, or to the end of what the run may spend.

    Raises:
        InputError: Schemathesis refused the document.
        KeyboardInterrupt: the run was interrupted; the report holds what was found until then.
    """
    reports = options.report_dir.resolve() if options.report_dir else folder
    reports.mkdir(parents=True, exist_ok=True)
    events = reports / EVENTS
    events.unlink(missing_ok=True)
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(document.content), encoding="utf-8")
    settings = folder / "schemathesis.toml"
    settings.write_text(settings_text(document, options, reports=reports), encoding="utf-8")
    labels = {f"{one.method.upper()} {one.path}": one for one in document.operations()}
    review = Review(document, Schemas(document), options.url, labels)
    process = _Process(folder, settings, spec, events, report, on_scenario, review)
    code, reason = process.run(_environment(document, options, credentials, budget, folder), budget)
    talk = (folder / "output.txt").read_text(encoding="utf-8", errors="replace")
    if not process.seen and code not in (0, 1) and not reason:
        raise InputError(f"Schemathesis could not run: {_last_words(talk)}")
    if reason == BUDGET_SPENT:
        reason = requests_spent(options.max_requests or 0)
        report.errors[:] = [one for one in report.errors if BUDGET_SPENT not in one]
    if reason:
        report.stopped = reason
    elif not process.ended and not report.stopped:
        report.stopped = CUT_SHORT


def _environment(
    document: Document,
    options: ContractOptions,
    credentials: Credentials,
    budget: Budget,
    folder: Path,
) -> dict[str, str]:
    left = budget.requests_left()
    return {
        **os.environ,
        "PYTHONWARNINGS": "ignore",
        TOKEN_VARIABLE: credentials.token,
        "RST2OPENAPI_CONTRACT_TOKEN_COMMAND": options.token_command,
        "RST2OPENAPI_CONTRACT_HOOK": options.auth_hook,
        "RST2OPENAPI_CONTRACT_FOLDER": str(Path.cwd()),
        "RST2OPENAPI_CONTRACT_REQUESTS": "" if left is None else str(left),
        "RST2OPENAPI_CONTRACT_MEDIA": " ".join(_odd_media_types(document)),
        "RST2OPENAPI_CONTRACT_REASON": str(folder / "reason.txt"),
        "RST2OPENAPI_CONTRACT_MADE": str(folder / "made.ndjson"),
    }


def _odd_media_types(document: Document) -> list[str]:
    """Media types of requests that Schemathesis has no serializer for."""
    found: dict[str, None] = {}
    for operation in document.operations():
        body = document.resolve(operation.node.get("requestBody", {}))
        for media_type in body.get("content", {}):
            if not is_json(media_type) and media_type not in _WRITTEN and " " not in media_type:
                found[media_type] = None
    return list(found)


class _Process:
    """Schemathesis at work."""

    def __init__(
        self,
        folder: Path,
        settings: Path,
        spec: Path,
        events: Path,
        report: ContractReport,
        on_scenario: OnScenario,
        review: Review,
    ) -> None:
        self.folder, self.settings, self.spec, self.events = folder, settings, spec, events
        self.report, self.on_scenario, self.review = report, on_scenario, review
        self.seen = 0
        """Bytes of the events that were read."""
        self.ended = False
        """Whether the events came to their end."""

    def run(self, environment: dict[str, str], budget: Budget) -> tuple[int, str]:
        """The exit code, and why the process was stopped, if it was."""
        reason, told = "", self.folder / "reason.txt"
        command = [sys.executable, "-P", "-m", "rst2openapi.outputs.contract.fuzzing.engine"]
        with (self.folder / "output.txt").open("wb") as sink:
            process = subprocess.Popen(
                [*command, "--config-file", str(self.settings), "run", str(self.spec)],
                cwd=self.folder,
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
                    self.follow()
                    if budget.left() <= 0:
                        reason = time_spent(budget.max_time or 0)
                    if reason or told.exists():
                        _stop(process, signal.SIGINT)
            except KeyboardInterrupt:
                _stop(process, signal.SIGINT)
                self.follow()
                self.report.stopped = STOPPED_BY_USER
                raise
            finally:
                _stop(process, signal.SIGTERM)
                if process.stdin:
                    process.stdin.close()
        self.follow()
        if not reason and told.exists():
            reason = told.read_text(encoding="utf-8")
        return process.returncode, reason

    def follow(self) -> None:
        """Take what was written since the last look."""
        if not self.events.exists():
            return
        with self.events.open("rb") as file:
            file.seek(self.seen)
            data = file.read()
        whole = data.rfind(b"\n") + 1
        for line in data[:whole].splitlines():
            self.ended |= line.startswith(b'{"EngineFinished"')
            scenario = take_line(line, self.report, self.review)
            if scenario is not None:
                self.on_scenario(*scenario)
        self.seen += whole


def _stop(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Ask a process to end, give it time to write its reports, then end it."""
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(timeout=_PATIENCE)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            process.kill()
            process.wait()


def _last_words(talk: str) -> str:
    lines = [line.strip() for line in talk.splitlines() if line.strip()]
    return " ".join(lines[-6:])[:600] or "it said nothing"
