"""The pre-commit hooks: what they run, in a repository of pages."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS = {
    one["id"]: one
    for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}


@pytest.fixture
def folder(tmp_path, installed):
    history = ROOT / "tests" / "build" / "history"
    shutil.copytree(history / "pages", tmp_path / "pages")
    shutil.copy(history / "rst2openapi.toml", tmp_path)
    subprocess.run(["rst2openapi", "sync", "-q"], cwd=tmp_path, env=installed, check=True)
    return tmp_path


def run(hook, folder, environment):
    """pre-commit runs the entry, split as a shell would, without a shell."""
    assert HOOKS[hook]["pass_filenames"] is False
    command = shlex.split(HOOKS[hook]["entry"])
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("hook", sorted(HOOKS))
def test_a_hook_passes_what_is_right_and_stops_what_is_not(hook, folder, installed):
    assert run(hook, folder, installed).returncode == 0
    page = folder / "pages" / "books" / "obtaining_a_book.rst"
    text = page.read_text(encoding="utf-8")
    text = text.replace("book_id   Yes", "tome_id   Yes").replace("pages     Int", "sheets    Int")
    page.write_text(text, encoding="utf-8")
    done = run(hook, folder, installed)
    assert done.returncode == 1
    assert "obtaining_a_book.rst" in done.stderr + done.stdout


def test_hooks_run_where_pages_change():
    pattern = re.compile(HOOKS["rst2openapi-lint"]["files"])
    assert pattern.search("docs/a/b.rst")
    assert not pattern.search("docs/a/b.md")
    assert "files" not in HOOKS["rst2openapi-sync"]  # an output may be what is behind
    assert {one["language"] for one in HOOKS.values()} == {"python"}
