"""Every output takes a document that people wrote by hand, in other words than ours."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

GARDEN = Path(__file__).parents[1] / "data" / "garden.yaml"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rst2openapi", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        check=False,
    )


def test_the_reference(tmp_path: Path) -> None:
    done = run(tmp_path, "reference", str(GARDEN), "-o", "site")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "operations" / "createPlant.md").read_text()
    assert "* `Herb` (object)\n  * `edible` (boolean; required)\n" in page
    assert "`height` (number; range more than 0)" in page
    listed = (tmp_path / "site" / "operations" / "listPlants.md").read_text()
    assert "- Credentials: oauth or basic, or none" in listed
    assert "### default\n\nIt did not work." in listed


def test_a_client_that_type_checks(tmp_path: Path) -> None:
    done = run(tmp_path, "client", str(GARDEN), "-o", "client")
    assert done.returncode == 0, done.stderr
    assert 'version = "1.0"' in (tmp_path / "client" / "pyproject.toml").read_text()
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "garden_client"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path / "client",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_a_mock_that_keeps_its_contract(tmp_path: Path) -> None:
    done = run(tmp_path, "test", str(GARDEN), "--mock", "--seed", "1", "--max-examples", "5")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 operations, " in done.stdout
    assert "; no failure. Seed 1." in done.stdout


def test_what_changed(tmp_path: Path) -> None:
    content = yaml.safe_load(GARDEN.read_text())
    del content["paths"]["/plants"]["get"]["responses"][200]["content"]["application/xml"]
    content["paths"]["/plants"]["post"]["responses"][202] = {"description": "It will grow."}
    (tmp_path / "new.yaml").write_text(yaml.safe_dump(content))
    # The same as JSON, whose keys are text: no change of anything.
    (tmp_path / "same.json").write_text(json.dumps(yaml.safe_load(GARDEN.read_text())))
    assert run(tmp_path, "diff", str(GARDEN), "same.json").stdout.startswith("no changes\n")
    told = run(tmp_path, "diff", str(GARDEN), "new.yaml").stdout
    assert "GET /plants: media type application/xml of status 200 removed" in told
    assert "POST /plants: success status 202 added" in told
    assert "1 breaking, 1 warning, 0 info" in told


@pytest.mark.parametrize(
    "command",
    [
        ("reference", "bad.yaml", "-o", "out"),
        ("client", "bad.yaml", "-o", "out"),
        ("diff", str(GARDEN), "bad.yaml"),
        ("test", "bad.yaml", "--mock"),
        ("mock", "bad.yaml", "--port", "0"),
        ("explain", "bad.yaml", "listPlants"),
    ],
    ids=lambda command: command[0],
)
def test_one_that_is_none_is_named_with_its_line(command: tuple[str, ...], tmp_path: Path) -> None:
    text = GARDEN.read_text().replace(
        "      parameters:\n        - name: limit",
        "      parameters: limit\n      x:\n        - name: limit",
    )
    (tmp_path / "bad.yaml").write_text(text)
    line = text[: text.index("parameters: limit")].count("\n") + 1
    done = run(tmp_path, *command)
    assert done.returncode == 2
    assert done.stderr == (
        f"error: bad.yaml:{line}: not an OpenAPI 3 document: "
        "/paths/~1plants/get/parameters is a text, not a list\n"
    )
    assert not (tmp_path / "out").exists()
