"""A cache that holds what was kept last gives the same, and writes it when it is told to."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest

from rst2openapi.build import shelf as shelf_module
from rst2openapi.build.cache import Cache
from rst2openapi.build.document import build_service
from rst2openapi.build.held import HeldCache
from rst2openapi.build.shelf import Shelf
from rst2openapi.build.sources import PageSet, find_pages
from rst2openapi.config import Config
from rst2openapi.data import Data
from rst2openapi.linking.evidence import examples
from rst2openapi.linking.sharing import renaming
from rst2openapi.model import keys
from rst2openapi.openapi import fragments


class Some(Data, frozen=True):
    """What is kept."""

    data: bytes


class Other(Data, frozen=True):
    """Another kind of it."""

    data: bytes


@pytest.fixture
def held(tmp_path):
    return HeldCache(tmp_path / "cache")


def test_it_reaches_the_folder_when_it_is_written(held):
    held.store("ab" * 32, Some(b"1"))
    assert held.load("ab" * 32, Some) == Some(b"1")
    assert held.load("ab" * 32, Other) is None
    assert Cache(held.folder).load("ab" * 32, Some) is None
    held.write()
    assert Cache(held.folder).load("ab" * 32, Some) == Some(b"1")


def test_what_another_process_kept_is_seen(held):
    Cache(held.folder).store("cd" * 32, Some(b"2"))
    assert held.load("cd" * 32, Some) == Some(b"2")


def test_another_process_gets_the_folder(held):
    held.store("ab" * 32, Some(b"1"))
    other = pickle.loads(pickle.dumps(held))
    assert type(other) is Cache
    assert other.folder == held.folder


def test_only_the_last_results_and_what_shelves_hold_stay(held):
    shelf = Shelf(held, "a thing", "some")
    shelf.put("k", Some(b"1"))
    shelf.save()
    held.store("ab" * 32, Some(b"1"))
    held.write()
    held.store("cd" * 32, Some(b"2"))
    held.write()
    assert [type(one).__name__ for one in held._held.values()] == ["Kept", "Some"]
    held.write()
    assert [type(one).__name__ for one in held._held.values()] == ["Kept"]


def test_what_was_taken_is_not_unpacked_again(held, monkeypatch):
    first = Shelf(held, "a thing", "some")
    first.put("k", Some(b"1"))
    first.put("gone", Some(b"2"))
    first.save()
    second = Shelf(held, "a thing", "some")
    assert second.take("k", Some) == Some(b"1")
    assert second.take("gone", Some) == Some(b"2")
    second.save()
    monkeypatch.setattr(shelf_module, "unpacked", lambda *_: pytest.fail("unpacked again"))
    third = Shelf(held, "a thing", "some")
    assert third.take("k", Some) == Some(b"1")
    third.save()
    assert list(held.at_hand(third._key)) == ["k"]
    monkeypatch.undo()
    assert third.take("k", Other) == Other(b"1")


def test_pages_that_stay_are_looked_at_once(docs, held, monkeypatch):
    root, paths = find_pages(docs, ())
    pages = PageSet(root, paths, {})
    fresh = pages.keys(Cache(held.folder))
    later = time.time_ns() + 60 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)
    assert pages.keys(held) == fresh
    read = []
    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: (read.append(file), original(file))[1])
    assert pages.keys(held) == fresh
    assert read == []
    assert pages.keys(Cache(held.folder)) == fresh
    assert len(read) == len(paths)
    read.clear()
    page = root / paths[3]
    text = page.read_text(encoding="utf-8")
    page.write_text(text.swapcase(), encoding="utf-8")
    changed = pages.keys(held)
    assert [file for file in read if file.suffix == ".rst"] == [page]
    assert [
        at for at, (one, other) in enumerate(zip(fresh, changed, strict=True)) if one != other
    ] == [3]
    assert PageSet(root, paths, {"pages": {}}).keys(held) != changed


def test_a_page_that_has_just_changed_is_looked_at_again(docs, held, monkeypatch):
    """Of the same size at the same time it may be another one yet."""
    root, paths = find_pages(docs, ())
    pages = PageSet(root, paths, {})
    pages.keys(held)
    read = []
    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: (read.append(file), original(file))[1])
    pages.keys(held)
    assert [file for file in read if file.suffix == ".rst"] == [root / path for path in paths]


def test_nothing_is_drawn_on_what_is_held(docs, held):
    """Links of an answer follow from other pages: they go when these go."""
    everything = sorted(docs.rglob("*.rst"))
    followers = [one for one in everything if "pools/{" in one.read_text(encoding="utf-8")]

    def shorten():
        for page in followers:
            page.unlink()

    def retype():
        page = docs / "job_management" / "obtaining_job_statistics_discarded.rst"
        text = page.read_text(encoding="utf-8")
        assert "Integer" in text
        page.write_text(text.replace("Integer", "Number"), encoding="utf-8")

    linked = []
    for edit in (lambda: None, retype, shorten):
        edit()
        built = build_service(docs, Config(), cache=held)
        assert built.data("yaml") == build_service(docs, Config()).data("yaml")
        made = built.document.content["paths"]["/v2/{project_id}/pools"]["post"]
        linked.append("links" in made["responses"]["201"])
        held.write()
    assert linked == [True, True, False]


def test_what_an_edit_does_not_touch_is_looked_at_once(docs, held, monkeypatch):
    """Neither named, nor compared with examples, nor told in bytes again."""
    looked = []

    def watch(module, name, told):
        original = getattr(module, name)

        def watched(*given):
            looked.append((name, told(*given)))
            return original(*given)

        monkeypatch.setattr(module, name, watched)

    watch(renaming, "map_ties_of_operation", lambda operation, _: operation.id)
    watch(renaming, "unite", lambda schemas: schemas[0].origin)
    watch(examples, "observe", lambda operation, _: operation.id)
    watch(keys, "_look", lambda thing: getattr(thing, "id", None) or thing.name)
    watch(fragments, "_text", lambda fragment, _: fragment.pointer)
    page = docs / "job_management" / "obtaining_job_statistics_discarded.rst"
    text = page.read_text(encoding="utf-8")
    counts = []
    # At first nothing is known; then what was kept is taken out for the first time.
    for kind in ("Boolean", "Number", "Integer"):
        page.write_text(text.replace("Integer", kind), encoding="utf-8")
        looked.clear()
        build_service(docs, Config(), cache=held)
        held.write()
        counts.append({name: [one for what, one in looked if what == name] for name, _ in looked})
    everything, *_, last = counts
    assert last.keys() == everything.keys()
    for name in everything:
        own = last[name]
        if name == "_text":  # path items are put together anew each time
            own = [one for one in own if not one.startswith("/paths")]
        assert len(own) <= 9, (name, own)
        assert len(everything[name]) > 12, name
