"""The smallest real services through the gates of the tools that people use next.

Whole-corpus figures are measured elsewhere; this is the part that a developer can wait for.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from rst2openapi.build.document import build_service
from rst2openapi.config import Config
from rst2openapi.diagnostics import Diagnostic, Severity
from rst2openapi.files import write_tree
from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.client import ClientOptions, generate_client

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real pages is absent"),
]
SERVICES = 3
VALIDATORS = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator}
IMPORT_ALL = """
import importlib, pathlib
modules = sorted(pathlib.Path("real").rglob("*.py"))
for module in modules:
    importlib.import_module(".".join(module.with_suffix("").parts))
print(len(modules))
"""


def smallest() -> list[Path]:
    if not CORPUS.is_dir():
        return []
    folders = [folder for folder in CORPUS.iterdir() if folder.is_dir()]
    return sorted(folders, key=lambda one: (len(list(one.rglob("*.rst"))), one.name))[:SERVICES]


def built(service: Path, version: str) -> Document:
    """The document as its readers get it: from its bytes; it must hold something."""
    found = build_service(service, replace(Config(), openapi=version))
    broken = [one for one in found.diagnostics if one.rule.severity is Severity.ERROR]
    assert not [one for one in broken if one.rule.code.startswith("D")], broken
    assert found.operations
    return parse_document(found.data("yaml").decode(), name="openapi.yaml")


@pytest.mark.parametrize("version", VALIDATORS)
@pytest.mark.parametrize("service", smallest(), ids=lambda one: one.name)
def test_the_document_is_valid(service: Path, version: str) -> None:
    document = built(service, version)
    assert document.version.startswith(version)
    errors = [str(one) for one in VALIDATORS[version](document.content).iter_errors()]
    assert errors == []


@pytest.mark.parametrize("version", VALIDATORS)
@pytest.mark.parametrize("service", smallest(), ids=lambda one: one.name)
def test_the_client_has_every_operation_and_imports(
    service: Path, version: str, tmp_path: Path
) -> None:
    document = built(service, version)
    found: list[Diagnostic] = []
    tree = generate_client(document, ClientOptions(package="real"), found.append)
    assert [one for one in found if one.rule.severity is not Severity.NOTE] == []
    modules = [
        name
        for name in tree
        if name.startswith("real/api/") and name.count("/") == 3 and "__init__" not in name
    ]
    assert len(modules) == len(list(document.operations()))
    write_tree(tmp_path / "client", tree)
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", IMPORT_ALL],
        cwd=tmp_path / "client",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > len(modules)
