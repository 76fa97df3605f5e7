"""The wheel holds what the checkout holds, and works on its own (`pip`, `pipx`, `uvx`)."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_it_holds_every_file_of_the_package(wheel):
    package = ROOT / "generator"
    there = {
        file.relative_to(package).as_posix()
        for file in (package / "rst2openapi").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == there
    assert "rst2openapi/py.typed" in names


def test_it_makes_the_whole_trip(installed, tmp_path):
    shutil.copytree(ROOT / "docs_src", tmp_path / "docs_src")
    shutil.copy(ROOT / "rst2openapi.toml", tmp_path)
    found = shutil.which("rst2openapi", path=installed["PATH"])
    assert found is not None
    assert Path(found).parent == Path(installed["PIP_PREFIX"]) / "bin"
    subprocess.run([found, "sync", "--quiet"], cwd=tmp_path, env=installed, check=True)
    made = (tmp_path / "spec" / "openapi.yaml").read_bytes()
    assert made == (ROOT / "spec" / "openapi.yaml").read_bytes()
    assert (tmp_path / "site" / "index.html").is_file()
