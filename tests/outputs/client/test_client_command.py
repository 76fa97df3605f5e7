from __future__ import annotations

from pathlib import Path

import pytest

from rst2openapi.cli import main
from rst2openapi.files import read_tree


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as exit_:
        main(["client", *map(str, arguments)])
    code = exit_.value.code
    assert isinstance(code, int)
    return code


@pytest.fixture
def spec(pools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "openapi.yaml"
    file.write_bytes(pools.read_bytes())
    return file


BROKEN = "name: pool_name, in: path"
"""A path parameter that is called otherwise in the path."""


def test_write_then_check(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(spec, "-o", "out", "--check") == 1
    assert "out/README.md: missing" in capsys.readouterr().out
    assert run(spec, "-o", "out", "--package", "pc", "--package-version", "3.4") == 0
    assert 'version = "3.4"' in Path("out/pyproject.toml").read_text()
    assert run(spec, "-o", "out", "--package", "pc", "--package-version", "3.4", "--check") == 0

    Path("out/pc/client.py").write_text("x = 1\n")
    Path("out/pc/mine.py").write_text("x = 1\n")
    Path("out/pc/types.py").unlink()
    capsys.readouterr()
    assert run(spec, "-o", "out", "--package", "pc", "--package-version", "3.4", "--check") == 1
    assert capsys.readouterr().out.splitlines() == [
        "out/pc/client.py: differs",
        "out/pc/mine.py: stale",
        "out/pc/types.py: missing",
    ]
    assert Path("out/pc/client.py").read_text() == "x = 1\n"


def test_errors_leave_the_earlier_client(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(spec, "-o", "out") == 0
    before = read_tree(Path("out"))
    spec.write_text(spec.read_text().replace(BROKEN, BROKEN.replace("pool_name", "pool")))
    assert run(spec, "-o", "out") == 1
    assert read_tree(Path("out")) == before
    errors = capsys.readouterr().err
    assert "error O102 client-incomplete: GET /v2/{project_id}/pools/{pool_name}" in errors
    assert run(spec, "-o", "out", "--check") == 1
    capsys.readouterr()
    spec.write_text(spec.read_text().replace("description: OK", "description: [OK]"))
    assert run(spec, "-o", "out", "--check") == 1
    assert capsys.readouterr().out == "", "lists files of a client that there is not"
    spec.write_text(spec.read_text().replace("description: [OK]", "description: OK"))
    assert run(spec, "-o", "out", "--keep-going") == 1
    assert read_tree(Path("out")) != before


def test_configuration(spec: Path) -> None:
    Path("rst2openapi.toml").write_text(
        'spec = "openapi.yaml"\n[client]\noutput = "made"\npackage = "own"\nversion = "1.2"\n'
    )
    assert run() == 0
    assert Path("made/own/client.py").is_file()
    other = spec.with_name("other.yaml")
    other.write_bytes(spec.read_bytes())
    assert run(other, "-o", "foreign") == 0
    assert Path("foreign/pool_service_client").is_dir(), "the name leaked to another document"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.yaml"], "missing.yaml: no such file"),
        (["openapi.yaml", "--package", "../evil"], "package name '../evil'"),
        (["openapi.yaml", "--package-version", "next"], "package version 'next'"),
        (["broken.yaml"], "broken.yaml:2: not YAML"),
        (["list.yaml"], "not an OpenAPI 3 document"),
        (["openapi.yaml", "-o", "full"], "full: holds other files"),
        (["openapi.yaml", "-o", "list.yaml"], "list.yaml: is a file"),
    ],
)
def test_bad_usage(
    spec: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("broken.yaml").write_text("openapi: 3.1.1\n  x: [\n")
    Path("list.yaml").write_text("- 1\n")
    Path("full").mkdir()
    Path("full/thesis.txt").write_text("precious")
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err
    assert Path("full/thesis.txt").read_text() == "precious"
