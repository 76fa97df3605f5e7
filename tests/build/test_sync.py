"""A trip does again only what its pages ask for, and ends where a trip from scratch would."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rst2openapi.build import find_project
from rst2openapi.build import sync as sync_module
from rst2openapi.build.cache import Cache
from rst2openapi.build.sync import sync_project
from rst2openapi.files import InputError

ROOT = Path(__file__).parents[2]
PAGE = "docs_src/resource_pool_management/obtaining_a_resource_pool.rst"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "docs_src", tmp_path / "p" / "docs_src")
    shutil.copy(ROOT / "rst2openapi.toml", tmp_path / "p")
    return tmp_path / "p"


@pytest.fixture
def generated(monkeypatch):
    """How often a client was generated in truth."""
    calls = []
    original = sync_module._client_files
    monkeypatch.setattr(
        sync_module, "_client_files", lambda *given: (calls.append(given), original(*given))[1]
    )
    return calls


def sync(root, cache=None):
    synced = sync_project(find_project(file=root / "rst2openapi.toml"), jobs=1, cache=cache)
    return {step.name: step.state for step in synced.steps}, synced.changes


def edit(root, old, new):
    page = root / PAGE
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def tree(root):
    return {
        file.relative_to(root): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and "docs_src" not in file.parts
    }


def test_a_trip_touches_what_depends_on_the_edit(root, tmp_path, generated):
    cache = Cache(tmp_path / "cache")
    assert sync(root, cache)[0]["client"] == "written"
    first = tree(root)
    assert set(sync(root, cache)[0].values()) == {"unchanged"}
    assert tree(root) == first
    assert len(generated) == 1

    # A comment is no part of the document: nobody asks for another client.
    edit(root, "\nURI\n---", "\n.. A remark of the author.\n\nURI\n---")
    assert sync(root, cache)[1] == ()
    assert len(generated) == 1

    edit(root, "shows a resource pool", "shows one resource pool")
    sync(root, cache)
    assert len(generated) == 2
    warm = tree(root)
    for name in ("generated", "site"):
        shutil.rmtree(root / name)
    (root / "spec" / "openapi.yaml").unlink()
    sync(root)
    assert tree(root) == warm


def trip(root, **ways):
    return sync_project(find_project(file=root / "rst2openapi.toml"), jobs=1, **ways)


def test_a_client_that_waits_is_said_to(root, tmp_path, generated):
    cache = Cache(tmp_path / "cache")
    waiting = trip(root, cache=cache, client_waits=True)
    assert waiting.waits
    assert {one.name: one.state for one in waiting.steps}["client"] == "waits"
    assert not generated
    assert not (root / "generated").exists()
    assert not trip(root, cache=cache).waits
    rest = trip(root, cache=cache, client_waits=True)
    assert not rest.waits
    assert [one.name for one in rest.steps] == ["document", "changelog", "client", "reference"]
    assert {one.state for one in rest.steps} == {"unchanged"}


@pytest.mark.parametrize(
    ("waits", "placed"), [(False, []), (True, ["CHANGELOG.md", "openapi.yaml"])]
)
def test_outputs_are_placed_when_all_are_made_or_at_once(root, monkeypatch, waits, placed):
    def fail(*_, **__):
        seen.extend(file.name for file in sorted((root / "spec").glob("*.[my]*")))
        raise InputError("no reference")

    seen = []
    monkeypatch.setattr(sync_module, "_reference_files", fail)
    monkeypatch.setattr(sync_module, "_client_files", lambda *_: {})
    with pytest.raises(InputError):
        trip(root, client_waits=waits)
    assert seen == placed
    assert sorted(file.name for file in root.glob("spec/*.[my]*")) == placed


def test_the_source_map_is_placed_with_its_document(root):
    trip(root, client_waits=True)
    assert sorted(file.name for file in (root / "spec").iterdir()) == [
        "CHANGELOG.md",
        "openapi.sources.json",
        "openapi.yaml",
    ]


def test_a_broken_document_in_place_is_named_and_stays(root):
    spec = root / "spec" / "openapi.yaml"
    spec.parent.mkdir()
    spec.write_text("openapi: 3.1.1\n<<<<<<< HEAD\n")
    with pytest.raises(InputError) as error:
        sync(root)
    assert str(error.value).splitlines() == [
        f"{spec}:3: not YAML: could not find expected ':'",
        "Changes are told against it; `rst2openapi build` makes it anew.",
    ]
    assert [one.name for one in spec.parent.iterdir()] == ["openapi.yaml"]
