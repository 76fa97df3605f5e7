"""An OpenStack Keystone on loopback, and our command line as a person runs it."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PYTHON = Path(__file__).parents[2] / ".keystone" / "bin" / "python"
"""Keystone pins other versions than we do; its environment is its own."""
SERVER = Path(__file__).parent / "keystone" / "server.py"


@dataclass(frozen=True)
class Keystone:
    """A running one, and who may do everything there."""

    url: str
    password: str
    user: str = "admin"
    project: str = "admin"
    domain: str = "Default"


@contextmanager
def running_keystone(folder: Path) -> Iterator[Keystone]:
    """A fresh one; it ends with the block, and with this process in whatever way that ends."""
    password = secrets.token_hex()
    log = folder / "server.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [str(PYTHON), str(SERVER), str(folder), password],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        )
    assert process.stdin and process.stdout
    try:
        url = process.stdout.readline().strip()
        assert url, log.read_text(encoding="utf-8", errors="replace")[-4000:]
        yield Keystone(url, password)
    finally:
        process.stdin.close()
        process.stdout.close()
        try:
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
            process.wait()


def rst2openapi(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rst2openapi", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        check=False,
    )
