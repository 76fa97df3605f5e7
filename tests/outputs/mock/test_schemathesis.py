"""The mock before the strictest client there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from mock_talk import HERE, gallery

from rst2openapi.outputs.mock import MockOptions, serve


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    # The header is given, so Schemathesis need not make it up; it still probes without it.
    options = "--checks all --generation-with-security-parameters false --seed 1 --no-color"
    limits = "--max-examples 8 --generation-database none"
    with serve(gallery(), MockOptions(token="right")) as url:
        run = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", str(HERE / "gallery.yaml")),
                *("--url", url, "-H", "X-Auth-Token:right", *options.split(), *limits.split()),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert run.returncode == 0, run.stdout
    assert re.search(r"Tested: 17\b", run.stdout)
    assert "✅ Stateful" in run.stdout
