"""The container file: its commands are run in a folder that stands for the image."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = re.findall(
    r"^([A-Z]+)\s+(.*)$", (ROOT / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.fixture
def image(tmp_path, pip_environment):
    """Replay the file: absolute places lie below a folder, the user is not made."""
    root = tmp_path / "image"
    root.mkdir()
    workdir = root
    for word, rest in LINES:
        match word:
            case "WORKDIR":
                workdir = root / rest.strip("/")
                workdir.mkdir(parents=True, exist_ok=True)
            case "COPY" if not rest.startswith("--from"):
                *sources, target = rest.split()
                for source in sources:
                    copy(ROOT / source, workdir / target)
            case "RUN" if "useradd" not in rest:
                script = re.sub(r"(?<=\s)/(?=wheels)", f"{root}/", rest)
                subprocess.run(
                    ["bash", "-euc", script], cwd=workdir, env=pip_environment, check=True
                )
    return root


def copy(source, target):
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def test_it_builds_and_its_entry_point_works(image, pip_environment, tmp_path):
    entry = json.loads(next(rest for word, rest in LINES if word == "ENTRYPOINT"))
    shutil.copytree(ROOT / "tests" / "build" / "history" / "pages", tmp_path / "work" / "docs_src")
    done = subprocess.run(
        [*entry, "build", "docs_src", "-o", "openapi.yaml"],
        cwd=tmp_path / "work",
        env=pip_environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "work" / "openapi.yaml").is_file()
    assert not (image / "wheels").exists()


def test_what_it_copies_is_let_through():
    ignored = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    copied = {
        source
        for word, rest in LINES
        if word == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    }
    assert {f"!{one}" for one in copied} == {one for one in ignored if one.startswith("!")}


def test_it_does_not_run_as_root():
    users = [rest for word, rest in LINES if word == "USER"]
    assert users == ["reader"]
