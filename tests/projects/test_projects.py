"""References that other people could have written, read by configuration alone.

A folder holds pages, their `rst2openapi.toml`, and `expected.yaml`, the document that a careful
human would write from them. `pytest --update` rewrites it.
"""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
import yaml

from rst2openapi.build import find_project
from rst2openapi.build.document import build_service
from rst2openapi.config import Config, parse_config
from rst2openapi.outputs.client import ClientOptions, generate_client
from rst2openapi.outputs.mock import serve

PROJECTS = sorted(one.parent for one in Path(__file__).parent.glob("*/rst2openapi.toml"))


@pytest.fixture(params=PROJECTS, ids=lambda one: one.name)
def folder(request):
    return request.param


def build(folder):
    project = find_project(file=folder / "rst2openapi.toml")
    return build_service(project.docs, project.config)


def test_the_document_is_what_a_careful_human_would_write(folder, request):
    built = build(folder)
    assert [str(one) for one in built.diagnostics] == []
    expected = folder / "expected.yaml"
    if request.config.getoption("--update"):
        expected.write_bytes(built.data("yaml"))
    assert built.data("yaml") == expected.read_bytes()


def test_it_is_the_configuration_that_makes_it(folder):
    project = find_project(file=folder / "rst2openapi.toml")
    built = build_service(project.docs, Config())
    assert built.operations < build(folder).operations


def test_a_client_and_a_mock_come_of_it(folder):
    document = build(folder).document
    found = []
    options = ClientOptions(package="some_client")
    files = dict(generate_client(document, options, found.append))
    assert found == []
    assert any(name.endswith("client.py") for name in files)
    schemes = document.content["components"]["securitySchemes"].values()
    keys = {one["name"]: "k" for one in schemes}
    assert keys
    with serve(document) as url:
        for operation in document.operations():
            if operation.method == "get" and "{" not in operation.path.replace("{desk}", "d"):
                query = {
                    one["name"]: "2026-03-01"
                    for one in document.parameters(operation)
                    if one["in"] == "query" and one.get("required")
                }
                path = operation.path.replace("{desk}", "d")
                answer = httpx.get(f"{url}{path}", params=query, headers=keys)
                assert answer.status_code == 200, answer.text
                assert httpx.get(f"{url}{path}", params=query).status_code == 401


def test_every_line_of_the_configuration_is_needed(folder):
    """A word that changes nothing teaches the wrong thing."""
    text = (folder / "rst2openapi.toml").read_text(encoding="utf-8")
    assert yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))["paths"]
    needless = [line for line in _word_lists(text) if _same_without(folder, text, line)]
    assert needless == []


def _word_lists(text):
    vocabulary = text[text.index("[vocabulary") :]
    return [line for line in vocabulary.splitlines() if "=" in line]


def _same_without(folder, text, line):
    config = parse_config(text.replace(f"{line}\n", "", 1), name="rst2openapi.toml")
    built = build_service(folder / config.docs, config)
    return not built.diagnostics and built.data("yaml") == (folder / "expected.yaml").read_bytes()
