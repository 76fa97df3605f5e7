"""`rst2openapi test` as a person runs it: a process, an exit code, a report."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.contract import PHASES
from rst2openapi.outputs.mock import Exchange, MockOptions, Response, serve

SPEC = Path(__file__).parents[2] / "spec" / "openapi.yaml"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rst2openapi", "test", str(SPEC), "--seed", "1", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        check=False,
    )


def test_the_mock_keeps_the_contract(tmp_path: Path) -> None:
    done = run(tmp_path, "--mock", "--max-examples", "2", "--report-dir", "reports")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    last = done.stdout.splitlines()[-2:]
    assert last[0] == "phases: " + ", ".join(f"{name} success" for name in PHASES)
    assert last[1].startswith("20 operations, ")
    assert "; no failure. Seed 1." in last[1]
    assert json.loads((tmp_path / "reports" / "report.json").read_text())["success"] is True
    assert {"junit.xml", "report.html", "report.sarif"} <= {
        one.name for one in (tmp_path / "reports").iterdir()
    }
    assert [one.name for one in tmp_path.iterdir()] == ["reports"], "leaves files behind"


@pytest.fixture
def broken() -> Iterator[str]:
    document: Document = parse_document(SPEC.read_text(encoding="utf-8"), name=SPEC.name)

    def fail(exchange: Exchange) -> Response | None:
        return replace(exchange.response, status=503) if exchange.operation else None

    with serve(document, MockOptions(token="t", alter=fail)) as url:
        yield url


def test_a_broken_endpoint_does_not(broken: str, tmp_path: Path) -> None:
    limits = ("--max-examples", "2", "--include", "ShowPoolStatistics", "--phase", "walks")
    done = run(tmp_path, "--url", broken, "--token", "t", *limits, "--json")
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    (operation,) = report["operations"]
    assert operation["source"].endswith("obtaining_resource_pool_statistics.rst")
    (failure,) = (one for one in operation["failures"] if one["check"] == "not_a_server_error")
    page, _, line = failure["place"].rpartition(":")
    assert page == operation["source"]
    assert int(line) > 0
    assert failure["verdict"] == "endpoint"
    assert failure["curl"].startswith("curl -i -H")
