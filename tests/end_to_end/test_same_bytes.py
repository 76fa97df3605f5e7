"""Output is a function of input: same bytes for any hash seed and any number of processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def build(target: Path, *arguments: str, seed: str) -> tuple[bytes, bytes]:
    subprocess.run(
        [sys.executable, "-m", "rst2openapi", "build", "-q", "-o", str(target), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        timeout=300,
    )
    return target.read_bytes(), target.with_name(f"{target.stem}.sources.json").read_bytes()


@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_seed_and_jobs_do_not_matter(tmp_path, version):
    one = build(tmp_path / "a.yaml", "-j1", "--openapi", version, seed="0")
    other = build(tmp_path / "b.yaml", "-j2", "--openapi", version, seed="4711")
    assert one == other


def test_yaml_and_json_say_the_same(tmp_path):
    from rst2openapi.openapi import parse_document

    as_yaml, _ = build(tmp_path / "a.yaml", seed="1")
    as_json, _ = build(tmp_path / "b.json", seed="2")
    assert parse_document(as_yaml.decode(), name="yaml") == parse_document(
        as_json.decode(), name="json"
    )


def test_what_is_committed_is_current():
    done = subprocess.run(
        [sys.executable, "-m", "rst2openapi", "sync", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, f"run `rst2openapi sync` and commit\n{done.stderr}"
