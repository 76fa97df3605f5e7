"""Bad input, through the real command: a clear message, the right exit code, earlier outputs
untouched, never a traceback.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = "resource_pool_management/obtaining_a_resource_pool.rst"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rst2openapi", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A project whose document is in place."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "docs_src", folder / "docs_src")
    shutil.copy(ROOT / "rst2openapi.toml", folder)
    done = run("build", "-j1", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def project(built, tmp_path) -> Path:
    shutil.copytree(built, tmp_path / "p")
    return tmp_path / "p"


def with_unknown_type(data: bytes) -> bytes:
    return data.replace(b"| String |", b"| Strign |", 1)


def with_dangling_reference(data: bytes) -> bytes:
    return data.replace(b"__response_poolmetadata>", b"__response_pool-etadata>", 1)


def with_malformed_table(data: bytes) -> bytes:
    start = data.index(b"+--")
    end = data.index(b"\n", start)
    return data[:start] + data[start : end - 1] + b"-" + data[end:]


def without_utf8(data: bytes) -> bytes:
    return data + b"\nCaf\xe9\n"


EDITS = [
    (with_unknown_type, 1, r":\d+: error R105 unknown-type: .*'Strign'"),
    (with_dangling_reference, 1, r":\d+: error L110 dangling-reference: .*pool-etadata"),
    (with_malformed_table, 1, r":\d+: error P002 malformed-table: "),
    (without_utf8, 2, r":\d+: error B101 page-unreadable: not UTF-8: byte 0xe9"),
]


@pytest.mark.parametrize("command", ["build", "sync"])
@pytest.mark.parametrize(("edit", "code", "message"), EDITS, ids=[e[0].__name__ for e in EDITS])
def test_a_bad_page_leaves_the_document_as_it_was(project, command, edit, code, message):
    page = project / "docs_src" / PAGE
    before = (project / "spec" / "openapi.yaml").read_bytes()
    page.write_bytes(edit(page.read_bytes()))
    done = run(command, "-j1", cwd=project)
    assert done.returncode == code
    assert re.search(re.escape(PAGE) + message, done.stderr), done.stderr
    assert "fix:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "spec" / "openapi.yaml").read_bytes() == before
    assert not (project / "generated").exists()
    assert not list(project.rglob(".openapi*"))


def test_keep_going_writes_what_could_be_read(project):
    page = project / "docs_src" / PAGE
    page.write_bytes(without_utf8(page.read_bytes()))
    done = run("build", "-j1", "--keep-going", cwd=project)
    assert done.returncode == 2
    text = (project / "spec" / "openapi.yaml").read_text()
    assert "operationId: PatchPool" in text
    assert "operationId: ShowPool\n" not in text


MISTAKES = {
    "missing folder": (["build", "nowhere"], "error: nowhere: no such folder"),
    "folder without pages": (["build", "empty"], "error: empty: holds no .rst page"),
    "missing document": (["mock", "nowhere.yaml"], "error: nowhere.yaml: no such file"),
    "not OpenAPI": (["client", "no.yaml", "-o", "out"], "error: no.yaml:1: not an OpenAPI 3"),
    "not YAML": (["diff", "broken.yaml", "broken.yaml"], "error: broken.yaml:2: not YAML"),
    "not JSON": (["reference", "broken.json"], "error: broken.json:1: not JSON"),
    "not UTF-8": (["mock", "latin.yaml"], "error: latin.yaml:2: not UTF-8"),
    "unreachable URL": (
        ["test", "spec/openapi.yaml", "--url", "http://127.0.0.1:9"],
        "error: http://127.0.0.1:9: cannot be reached",
    ),
    "no URL": (["test", "spec/openapi.yaml", "--url", "ftp://host"], "not an http:// or https://"),
    "neither URL nor mock": (["test", "spec/openapi.yaml"], "--mock"),
    "unknown filter": (
        ["test", "spec/openapi.yaml", "--mock", "--include", "Nonsense"],
        "no operation, path or tag 'Nonsense'",
    ),
    "unknown command": (["bild"], "No such command 'bild'"),
    "unknown rule": (["explain", "X999"], "no rule 'X999'"),
    "unknown pointer": (["explain", "spec/openapi.yaml", "/nothing"], "nothing at /nothing"),
    "unknown key": (["build", "--config", "bad.toml"], "did you mean 'docs'?"),
    "not TOML": (["build", "--config", "broken.toml"], "broken.toml: not TOML"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_plainly(project, name):
    (project / "empty").mkdir()
    (project / "no.yaml").write_text("swagger: '2.0'\n")
    (project / "broken.yaml").write_text("a:\n - [}\n")
    (project / "broken.json").write_text('{"openapi": }')
    (project / "latin.yaml").write_bytes(b"openapi: 3.1.0\ninfo: {title: Caf\xe9}\n")
    (project / "bad.toml").write_text('doks = "docs_src"\n')
    (project / "broken.toml").write_text("docs = \n")
    arguments, message = MISTAKES[name]
    done = run(*arguments, cwd=project)
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "out").exists()
