"""The committed document under the linters that API teams use; needs npx and the npm registry."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

SPEC = Path(__file__).parents[2] / "spec" / "openapi.yaml"
REDOCLY = "@redocly/cli@2.77.0"
SPECTRAL = "@stoplight/spectral-cli@6.16.3"


def npx(package: str, *arguments: str, cwd: Path) -> str:
    """Standard output of a package's command; skips where the package cannot be had."""
    if shutil.which("npx") is None:
        pytest.skip("npx is not installed")
    try:
        ready = subprocess.run(
            ["npx", "--yes", package, "--version"], cwd=cwd, capture_output=True, timeout=300
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"{package} takes too long to come")
    if ready.returncode != 0:
        pytest.skip(f"{package} cannot be had here")
    done = subprocess.run(
        ["npx", "--yes", package, *arguments], cwd=cwd, capture_output=True, text=True, timeout=300
    )
    return done.stdout


@pytest.mark.npm
def test_redocly_recommended_finds_nothing(tmp_path):
    said = npx(
        REDOCLY,
        *("lint", "--extends", "recommended", "--format", "json", str(SPEC)),
        cwd=tmp_path,
    )
    found = json.loads(said)
    assert found["problems"] == []
    assert (found["totals"]["errors"], found["totals"]["warnings"]) == (0, 0)


@pytest.mark.npm
def test_spectral_oas_finds_nothing(tmp_path):
    (tmp_path / "ruleset.yaml").write_text('extends: ["spectral:oas"]\n')
    said = npx(
        SPECTRAL,
        *("lint", "--ruleset", "ruleset.yaml", "--format", "json", str(SPEC)),
        cwd=tmp_path,
    )
    assert json.JSONDecoder().raw_decode(said)[0] == []
