"""Pages that are known from another run are those that would be made, and the others are made."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
import yaml

from rst2openapi.openapi import Document
from rst2openapi.outputs.reference import ReferenceOptions, build_portal, build_reference, site

SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"
CONTENT = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
CLIENT = {"README.md": b"x", "client/__init__.py": b"y"}


@pytest.fixture
def made(monkeypatch):
    """The operations whose pages were made in truth."""
    seen = []
    original = site._page

    def page(document, entry, shown):
        seen.append(entry.id)
        return original(document, entry, shown)

    monkeypatch.setattr(site, "_page", page)
    return seen


def edited(change):
    content = copy.deepcopy(CONTENT)
    change(content)
    return Document(content)


def operations(content):
    return [
        one for item in content["paths"].values() for one in item.values() if isinstance(one, dict)
    ]


def rename(content):
    operations(content)[1]["summary"] = "Another Title"


def describe_a_component(content):
    schemas = content["components"]["schemas"]
    name = next(one for one, node in schemas.items() if "Pool" in one and "properties" in node)
    schemas[name]["description"] = "Another description."


def move_the_server(content):
    content["servers"] = [{"url": "https://other.example.org"}]


def leave_one_out(content):
    path = next(iter(content["paths"]))
    del content["paths"][path]


def ask_for_nothing(content):
    content["security"] = []


def describe_a_parameter(content):
    next(iter(content["components"]["parameters"].values()))["description"] = "Other words."


@pytest.mark.parametrize(
    "change",
    [
        rename,
        describe_a_component,
        move_the_server,
        leave_one_out,
        ask_for_nothing,
        describe_a_parameter,
    ],
)
def test_a_site_is_what_it_would_be(change, memory, made):
    """Before a change, after it, and when it is taken back."""
    for document in (Document(CONTENT), edited(change), Document(CONTENT)):
        plain = build_reference(document, ReferenceOptions(client=CLIENT))
        made.clear()
        known = build_reference(document, ReferenceOptions(client=CLIENT, memory=memory))
        assert known == plain
    assert made == []


def test_only_what_depends_on_a_change_is_made(memory, made):
    build_reference(Document(CONTENT), ReferenceOptions(memory=memory))
    made.clear()
    build_reference(edited(rename), ReferenceOptions(memory=memory))
    # The operation itself, and those before and behind it, which name it.
    assert 1 <= len(made) < len(operations(CONTENT))
    made.clear()
    build_reference(Document(CONTENT), ReferenceOptions(memory=memory, client=CLIENT))
    assert made == []


def test_bytes_that_are_there_already_are_taken():
    ready = b"openapi: 3.1.1\n"
    files = build_reference(Document(CONTENT), ReferenceOptions(yaml=ready))
    assert files["openapi.yaml"] == ready


def test_a_portal_does_not_take_pages_of_a_single_reference(memory):
    service = site.Service(
        slug="pools", document=Document(CONTENT), options=ReferenceOptions(memory=memory)
    )
    build_reference(Document(CONTENT), ReferenceOptions(memory=memory))
    plain = site.Service(slug="pools", document=Document(CONTENT), options=ReferenceOptions())
    assert build_portal([service], "All") == build_portal([plain], "All")
