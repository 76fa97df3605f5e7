"""Generated packages, each made once a run, and programs run beside them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.files import write_tree
from rst2openapi.openapi.document import Document, parse_document
from rst2openapi.outputs.client import ClientOptions, generate_client

POOLS = Path(__file__).parents[2] / "data" / "pools.yaml"

Generate = Callable[..., list[Diagnostic]]


@pytest.fixture(scope="session")
def pools() -> Path:
    return POOLS


@pytest.fixture(scope="session")
def pools_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package `pools_client`, generated from pools.yaml."""
    folder = tmp_path_factory.mktemp("pools") / "generated"
    document = parse_document(POOLS.read_text(encoding="utf-8"), name=POOLS.name)
    found: list[Diagnostic] = []
    write_tree(
        folder, generate_client(document, ClientOptions(package="pools_client"), found.append)
    )
    assert not found, found
    return folder


@pytest.fixture
def generate(tmp_path: Path) -> Generate:
    """Generate a package `made` in `tmp_path / "generated"` from a document's content."""

    def made(content: dict[str, Any]) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        options = ClientOptions(package="made")
        tree = generate_client(Document(content), options, found.append)
        write_tree(tmp_path / "generated", tree)
        return found

    return made


@pytest.fixture
def run_python(tmp_path: Path) -> Callable[[Path, str], Any]:
    """Run code beside a generated package; it leaves what the test wants to see in `result`."""

    def run(folder: Path, code: str) -> Any:
        program = f"import json, sys\nsys.path.insert(0, {str(folder)!r})\n{code}\n"
        done = subprocess.run(
            [sys.executable, "-W", "error", "-B", "-c", program + "print(json.dumps(result))"],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
