"""The command line: help, lint, explain, completion, sync."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from rst2openapi.cli import COMMANDS, group

ROOT = Path(__file__).parents[2]

PAGE = """\
:original_name: ShowBay.html

.. _ShowBay:

Querying a Bay
==============

Function
--------

This API shows a bay.

URI
---

GET /v1/bays/{bay_id}

.. table:: **Table 1** Path Parameters

   ========= ========= ====== ===============
   Parameter Mandatory Type   Description
   ========= ========= ====== ===============
   bay_id    Yes       String Number of a bay.
   ========= ========= ====== ===============

Response Parameters
-------------------

**Status code: 200**

.. table:: **Table 2** Response body parameters

   ========= ======= ==============
   Parameter Type    Description
   ========= ======= ==============
   depth     Integer Depth in metres.
   ========= ======= ==============

Example Responses
-----------------

**Status code: 200**

.. code-block::

   { "depth" : 12 }

Status Codes
------------

=========== ===========
Status Code Description
=========== ===========
200         OK
=========== ===========
"""

LINE = PAGE.splitlines().index("   depth     Integer Depth in metres.") + 1


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rst2openapi", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples(name):
    done = CliRunner().invoke(group, [name, "--help"])
    assert done.exit_code == 0
    assert "Examples:" in done.output
    assert f"rst2openapi {name}" in done.output


def test_help_does_not_load_the_rooms():
    script = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from rst2openapi.cli import group\n"
        "assert CliRunner().invoke(group, ['--help']).exit_code == 0\n"
        "print([m for m in ('docutils', 'yaml', 'rich', 'starlette') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_completes_commands(shell):
    done = CliRunner().invoke(group, ["completion", shell])
    assert done.exit_code == 0
    assert "_RST2OPENAPI_COMPLETE" in done.output


@pytest.fixture
def docs(tmp_path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "bay.rst").write_text(PAGE)
    return folder


def test_lint_finds_nothing_in_a_good_page(docs):
    done = run("lint", "docs", "--level", "warning", cwd=docs.parent)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github"])
def test_lint_names_file_line_and_rule(docs, format_):
    (docs / "bay.rst").write_text(PAGE.replace("depth     Integer", "depth     Intger "))
    done = run("lint", "docs", "--format", format_, cwd=docs.parent)
    assert done.returncode == 1, done.stderr
    assert "R105" in done.stdout
    assert "docs/bay.rst" in done.stdout.replace("\\/", "/")
    assert str(LINE) in done.stdout
    if format_ in ("json", "sarif"):
        json.loads(done.stdout)


def test_lint_selects_and_ignores_rules(docs):
    (docs / "bay.rst").write_text(PAGE.replace("depth     Integer", "depth     Intger "))
    assert "R105" not in run("lint", "docs", "--ignore", "R1", cwd=docs.parent).stdout
    assert "R105" in run("lint", "docs", "--select", "R105", cwd=docs.parent).stdout


def test_explain_says_where_a_part_comes_from(docs):
    spec = docs.parent / "openapi.yaml"
    assert run("build", "docs", "-o", str(spec), cwd=docs.parent).returncode == 0
    done = run("explain", str(spec), "ShowBay")
    assert done.stdout.endswith("bay.rst:5\n"), done.stdout
    assert run("explain", "R105").stdout.startswith("R105 unknown-type\n")
    assert run("explain", "unknown-type").stdout == run("explain", "R105").stdout


def test_build_prints_to_standard_output(docs):
    done = run("build", "docs/bay.rst", "-o", "-", "-q", cwd=docs.parent)
    assert done.returncode == 0
    assert done.stdout.startswith("openapi: 3.1")
    assert [one.name for one in docs.parent.iterdir()] == ["docs"]


def test_build_check_knows_what_is_current(docs):
    here = docs.parent
    assert run("build", "docs", "-o", "a.yaml", "--check", cwd=here).returncode == 1
    assert not (here / "a.yaml").exists()
    assert run("build", "docs", "-o", "a.yaml", cwd=here).returncode == 0
    assert run("build", "docs", "-o", "a.yaml", "--check", cwd=here).returncode == 0


# --- sync ----------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def synced(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "docs").mkdir()
    (folder / "docs" / "bay.rst").write_text(PAGE)
    (folder / "rst2openapi.toml").write_text('docs = "docs"\n[client]\npackage = "bays"\n')
    done = run("sync", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "the first document of this project" in done.stderr
    return folder


def stamps(folder: Path) -> dict[str, int]:
    return {
        str(file.relative_to(folder)): file.stat().st_mtime_ns
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_sync_makes_all_parts(synced):
    for part in ("spec/openapi.yaml", "spec/openapi.sources.json", "site/index.html"):
        assert (synced / part).is_file()
    assert (synced / "generated" / "bays" / "py.typed").is_file()


def test_sync_writes_nothing_when_nothing_changed(synced):
    before = stamps(synced)
    done = run("sync", cwd=synced)
    assert done.returncode == 0
    assert done.stderr.count("unchanged") == len(("document", "client", "reference"))
    assert stamps(synced) == before
    assert run("sync", "--check", cwd=synced).returncode == 0


def test_sync_says_what_changed_and_check_writes_nothing(synced, tmp_path):
    project = tmp_path / "p"
    shutil.copytree(synced, project)
    page = project / "docs" / "bay.rst"
    page.write_text(page.read_text().replace("depth     Integer", "depth     String "))
    before = stamps(project)
    done = run("sync", "--check", cwd=project)
    assert done.returncode == 1
    assert "out of date" in done.stderr
    assert stamps(project) == before
    done = run("sync", cwd=project)
    assert done.returncode == 0
    assert "response-type-widened" in done.stderr
    assert "[response-type-widened] (ShowBay)" in done.stderr


# --- the end of a process -------------------------------------------------------------------------
def test_what_is_printed_arrives_whole_though_the_process_ends_at_once():
    """Longer than a pipe holds; standard output is no terminal and so written late."""
    done = run("build", "docs_src", "-o", "-", "-q", "--no-cache")
    assert done.returncode == 0
    assert done.stdout == (ROOT / "spec" / "openapi.yaml").read_text(encoding="utf-8")
    assert len(done.stdout) > 1 << 16


def test_a_reader_that_is_gone_is_no_traceback():
    command = [sys.executable, "-m", "rst2openapi", "build", "docs_src", "-o", "-", "-q"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert process.returncode != 0
    assert b"Traceback" not in told
