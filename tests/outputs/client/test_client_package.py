"""The package that pools.yaml becomes, as its users meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rst2openapi.files import read_tree

Run = Callable[[Path, str], Any]


def test_is_an_installable_typed_package(pools_package: Path) -> None:
    project = tomllib.loads((pools_package / "pyproject.toml").read_text())
    assert project["project"]["name"] == "pools-client"
    assert project["project"]["version"] == "2"
    assert project["build-system"]["build-backend"] == "hatchling.build"
    assert (pools_package / "pools_client" / "py.typed").is_file()


def test_readme_names_a_real_call(pools_package: Path, run_python: Run) -> None:
    readme = (pools_package / "README.md").read_text()
    code = readme.split("```python\n")[1].split("```")[0]
    answered = code.replace(
        ") as client:",
        ", httpx_args={'transport': httpx.MockTransport(lambda request: "
        "httpx.Response(200, json={'kind': 'PoolList', 'items': []}))}) as client:",
    )
    result = run_python(
        pools_package,
        "import httpx, io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()) as out:\n"
        + "".join(f"    {line}\n" for line in answered.splitlines())
        + "result = out.getvalue()",
    )
    assert result == "{'kind': 'PoolList', 'items': []}\n"


def test_formatted_and_without_machine_traces(pools_package: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--check", "--no-cache", "."],
        cwd=pools_package,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert not [name for name, data in read_tree(pools_package).items() if b"/tmp" in data]


def test_every_module_imports(pools_package: Path, run_python: Run) -> None:
    result = run_python(
        pools_package,
        "import pkgutil, importlib, pools_client\n"
        "result = [importlib.import_module(m.name).__name__ for m in\n"
        "          pkgutil.walk_packages(pools_client.__path__, 'pools_client.')]",
    )
    assert "pools_client.api.pool_management.patch_pool" in result


def test_mypy_strict(pools_package: Path, tmp_path: Path) -> None:
    command = ["mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}", "pools_client"]
    _assert_clean(command, cwd=pools_package)


def test_pyright(pools_package: Path) -> None:
    try:
        subprocess.run(
            [sys.executable, "-m", "pyright", "--version"],
            capture_output=True,
            timeout=120,
            check=True,
            env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("pyright cannot fetch its program here")
    _assert_clean(["pyright", "--pythonpath", sys.executable, "pools_client"], cwd=pools_package)


def _assert_clean(command: list[str], *, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_example_comes_out_as_it_went_in(pools_package: Path, pools: Path) -> None:
    script = Path(__file__).with_name("roundtrip.py")
    done = subprocess.run(
        [sys.executable, str(script), str(pools), str(pools_package), "pools_client"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == {"tried": 14, "wrong": []}


def test_call(pools_package: Path, run_python: Run) -> None:
    """What goes over the wire for a PATCH, and what comes back for a refusal."""
    result = run_python(
        pools_package,
        """
import httpx
from pools_client import BASE_URL, AuthenticatedClient
from pools_client.api.pool_management import patch_pool
from pools_client.models import Error, PoolResource, PoolSpecUpdate, PoolUpdate

def answer(request):
    result.update(method=request.method, url=str(request.url), body=json.loads(request.content),
                  type=request.headers["content-type"], token=request.headers["x-auth-token"])
    return httpx.Response(404, json={"error_code": "Pools.0404"})

result = {}
client = AuthenticatedClient(BASE_URL, "secret", httpx_args={
    "transport": httpx.MockTransport(answer)})
body = PoolUpdate(spec=PoolSpecUpdate(resources=[PoolResource(flavor="f", count=3)]))
refusal = patch_pool.sync("p1", "a/b", client=client, body=body)
assert isinstance(refusal, Error)
result["refusal"] = refusal.error_code
""",
    )
    assert result == {
        "method": "PATCH",
        "url": "https://pools.example.org/v2/p1/pools/a%2Fb",
        "body": {"spec": {"resources": [{"flavor": "f", "count": 3}]}},
        "type": "application/merge-patch+json",
        "token": "secret",
        "refusal": "Pools.0404",
    }


def test_names_keep_their_words(pools_package: Path) -> None:
    source = (pools_package / "pools_client/models/pool_create_metadata_labels.py").read_text()
    assert "os_modelarts_name: str\n" in source
    assert "os_modelarts_workspace_id: str | Unset = UNSET\n" in source


def test_docstring_of_an_operation(pools_package: Path) -> None:
    source = (pools_package / "pools_client/api/pool_management/list_pools.py").read_text()
    for text in ("Listing Resource Pools", "This API lists resource pools.", "limit: int | Unset"):
        assert text in source
    assert "Sends `GET /v2/{project_id}/pools`." in source
    assert "continue_ (str | Unset): Paging marker." in source


def test_values_that_the_document_does_not_list(pools_package: Path, run_python: Run) -> None:
    result = run_python(
        pools_package,
        """
import copy, pickle
from pools_client.models import PoolStatus, PoolStatusPhase
status = PoolStatus.from_dict({"phase": "Pausing"})
phase = status.phase
assert isinstance(phase, PoolStatusPhase) and phase == "Pausing"
assert phase == PoolStatusPhase("Pausing") and hash(phase) == hash(PoolStatusPhase("Pausing"))
assert phase not in list(PoolStatusPhase)
assert PoolStatusPhase("Running") is PoolStatusPhase.RUNNING
assert pickle.loads(pickle.dumps(phase)) == phase and copy.deepcopy(phase) == phase
try:
    PoolStatusPhase(7)
except ValueError as error:
    result = [status.to_dict(), str(phase), str(error)]
""",
    )
    assert result == [{"phase": "Pausing"}, "Pausing", "7 is not a valid PoolStatusPhase"]


@pytest.mark.parametrize(
    ("model", "answer"),
    [
        ("PoolMetadata", {"creationTimestamp": None, "labels": None}),
        ("PoolList", {"items": None}),
    ],
)
def test_null_where_the_document_says_nothing_of_it(
    pools_package: Path, run_python: Run, model: str, answer: dict[str, None]
) -> None:
    code = f"from pools_client.models import {model}\nresult = {model}.from_dict({answer!r})"
    assert run_python(pools_package, f"{code}.to_dict()") == {}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-01-16T03:10:40Z", "2026-01-16T03:10:40Z"),
        ("2026-01-16T03:10:40.120Z", "2026-01-16T03:10:40.120Z"),
        ("2026-01-16T03:10:40.123456Z", "2026-01-16T03:10:40.123456Z"),
        ("2026-01-16T03:10:40+08:00", "2026-01-16T03:10:40+08:00"),
    ],
)
def test_times_keep_their_spelling(
    pools_package: Path, run_python: Run, text: str, written: str
) -> None:
    code = "from pools_client.models import PoolMetadata\nresult = PoolMetadata.from_dict("
    result = run_python(pools_package, f"{code}{{'creationTimestamp': {text!r}}}).to_dict()")
    assert result == {"creationTimestamp": written}


def test_same_bytes_for_any_hash_seed(pools: Path, pools_package: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rst2openapi", "client", pools, "-q"]
    command += ["--package", "pools_client"]
    for seed in ("1", "2"):
        subprocess.run(
            [*command, "-o", tmp_path / seed],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        assert read_tree(tmp_path / seed) == read_tree(pools_package)
