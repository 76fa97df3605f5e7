"""What is kept between runs changes nothing but the time that they take."""

from __future__ import annotations

import hashlib
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from rst2openapi.build import cache as cache_module
from rst2openapi.build import hands, reading
from rst2openapi.build.cache import Cache, default_folder, key_of
from rst2openapi.build.document import Ready, build_service
from rst2openapi.build.outcome import Outcome
from rst2openapi.build.packing import packed
from rst2openapi.config import Config
from rst2openapi.data import Data


class Some(Data, frozen=True):
    """What is kept."""

    data: bytes


DOCS = Path(__file__).parents[2] / "docs_src"
PAGE = "resource_pool_management/obtaining_a_resource_pool.rst"


@pytest.fixture
def read(monkeypatch):
    """The pages that were read in truth."""
    seen = []
    original = hands.read
    monkeypatch.setattr(hands, "read", lambda *task: (seen.append(task[1]), original(*task))[1])
    return seen


def entries(cache):
    return sorted(file for file in cache.folder.glob("*/*") if file.is_file())


def same(one, other):
    """Equal to the byte: what is kept must not differ in what equality passes over, as spans."""
    return repr(one.diagnostics) == repr(other.diagnostics) and (
        (one.data("yaml"), one.source_map, repr(one.ledger))
        == (other.data("yaml"), other.source_map, repr(other.ledger))
    )


def test_a_second_run_reads_no_page(docs, cache, read):
    plain = build_service(docs, Config())
    cold = build_service(docs, Config(), cache=cache)
    read.clear()
    warm = build_service(docs, Config(), cache=cache)
    assert read == []
    assert same(plain, cold)
    assert same(plain, warm)
    for format in ("yaml", "json"):
        for _ in range(2):
            ready = build_service(docs, Config(), cache=cache, format=format)
            assert ready.ready == Ready(format, plain.data(format), plain.source_map)


def test_one_edit_reads_one_page(docs, cache, read):
    build_service(docs, Config(), cache=cache)
    text = (docs / PAGE).read_text(encoding="utf-8")
    (docs / PAGE).write_text(text.replace("Resource Pool", "Pool of Resources", 1))
    read.clear()
    warm = build_service(docs, Config(), cache=cache)
    assert read == [PAGE]
    assert same(warm, build_service(docs, Config()))


def test_a_page_that_moves_is_read_again(docs, cache, read):
    build_service(docs, Config(), cache=cache)
    (docs / PAGE).rename(docs / PAGE.replace("obtaining_a", "showing_a"))
    read.clear()
    warm = build_service(docs, Config(), cache=cache)
    assert read == [PAGE.replace("obtaining_a", "showing_a")]
    assert same(warm, build_service(docs, Config()))


def test_beside_a_page_that_cannot_be_read_the_others_are_read_again(docs, cache):
    (docs / "broken.rst").write_bytes(b"Broken\xff\n======\n")
    before = build_service(docs, Config(), cache=cache)
    assert "B101" in {one.rule.code for one in before.diagnostics}
    text = (docs / PAGE).read_text(encoding="utf-8")
    (docs / PAGE).write_text(text.replace("Resource Pool", "Pool of Resources", 1))
    after = build_service(docs, Config(), cache=cache)
    assert same(after, build_service(docs, Config()))
    assert not same(after, before)


def test_other_words_and_other_settings_are_other_results(docs, cache, read):
    build_service(docs, Config(), cache=cache)
    read.clear()
    words = {"pages": {"sections": {"uri": ["Endpoint"]}}}
    build_service(docs, Config(vocabulary=words), cache=cache)
    assert len(read) == len(list(docs.rglob("*.rst")))
    read.clear()
    older = build_service(docs, Config(openapi="3.0"), cache=cache)
    assert read == []
    assert older.document.version.startswith("3.0")


def test_another_program_is_another_key(monkeypatch):
    before = key_of(b"a")
    monkeypatch.setattr(cache_module, "_program", lambda: b"another")
    assert key_of(b"a") != before


def test_a_package_that_is_not_there_is_told_from_one_that_is():
    assert cache_module._package("no_such_package") == "no_such_package is not there"
    assert cache_module._package("msgspec") != "msgspec is not there"


def test_parts_of_a_key_do_not_run_together():
    assert key_of(b"ab", b"c") != key_of(b"a", b"bc")


class Evil:
    def __reduce__(self):
        return (Path.touch, (Path("owned"),))


def damaged(kind, raw):
    head = raw.index(b"\n", len(cache_module._MAGIC)) + 1
    match kind:
        case "empty":
            return b""
        case "cut off":
            return raw[: len(raw) // 2]
        case "one bit":
            return raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:]
        case "another format":
            return b"x" + raw[1:]
        case "no MessagePack":
            body = b"\xc1"
        case "a program":
            body = pickle.dumps(Evil())
        case "other data":
            body = packed([1, "x", {"a": None}])
    return raw[:head] + hashlib.sha256(body).digest() + body


KINDS = (
    "empty",
    "cut off",
    "one bit",
    "another format",
    "no MessagePack",
    "a program",
    "other data",
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_entry_is_made_anew(kind, docs, cache, tmp_path, monkeypatch):
    plain = build_service(docs, Config())
    reading._vocabulary.cache_clear()  # as in another process
    build_service(docs, Config(), cache=cache, format="yaml")
    before = [file.read_bytes() for file in entries(cache)]
    for file in entries(cache):
        file.write_bytes(damaged(kind, file.read_bytes()))
    monkeypatch.chdir(tmp_path)
    reading._vocabulary.cache_clear()
    built = build_service(docs, Config(), cache=cache, format="yaml")
    assert same(replace(built, ready=None), plain)
    assert built.data("yaml") == plain.data("yaml")
    assert [file.read_bytes() for file in entries(cache)] == before
    assert not (tmp_path / "owned").exists()


def test_a_folder_that_cannot_be_used_is_as_good_as_none(docs, tmp_path):
    (tmp_path / "file").write_text("no folder")
    cache = Cache(tmp_path / "file")
    assert same(build_service(docs, Config(), cache=cache), build_service(docs, Config()))
    cache.prune()


def test_runs_at_the_same_time_share_a_folder(docs, cache):
    with ThreadPoolExecutor(4) as pool:
        built = list(pool.map(lambda _: build_service(docs, Config(), cache=cache), range(4)))
    assert all(same(one, built[0]) for one in built)
    assert not [file for file in entries(cache) if file.name.startswith(".new-")]


def test_an_entry_of_another_kind_is_none(cache):
    cache.store("aa1", Some(b"x"))
    assert cache.load("aa1", Outcome) is None


def test_what_was_not_used_for_longest_goes_first(cache):
    import os

    for number, key in enumerate(("aa1", "aa2", "bb3")):
        cache.store(key, Some(b"x" * 1000))
        os.utime(cache._file(key), (number, number))
    assert cache.load("aa1", Some) == Some(b"x" * 1000)
    size = cache._file("aa1").stat().st_size
    cache.prune(2 * size)
    assert cache.load("aa2", Some) is None
    assert cache.load("aa1", Some) == cache.load("bb3", Some) == Some(b"x" * 1000)
    cache.prune(0, every=60)  # which was done just now
    assert cache.load("aa1", Some)
    cache.prune(0)
    assert cache.load("aa1", Some) is None


def test_the_folder_is_where_people_look_for_it(monkeypatch):
    monkeypatch.delenv("RST2OPENAPI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert default_folder() == Path("/x/rst2openapi")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/a")
    assert default_folder() == Path("/home/a/.cache/rst2openapi")
