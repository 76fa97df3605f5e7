"""A shelf holds what the last run took or put, however little of it was written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from rst2openapi.build.cache import Cache
from rst2openapi.build.held import HeldCache
from rst2openapi.build.shelf import Shelf
from rst2openapi.data import Data


class Thing(Data, frozen=True):
    """What is kept."""

    text: str


def thing(name):
    """What follows from a key; some things are much larger than others."""
    return Thing(name * (400 if name < "m" else 3))


def run(cache, names):
    """One run that needs some things: those that it had to make."""
    shelf = Shelf(cache, "a folder", "things")
    made = []
    for name in names:
        found = shelf.take(name, Thing)
        if found is None:
            made.append(name)
            shelf.put(name, thing(name))
        else:
            assert found == thing(name)
    shelf.save()
    return made


def written(cache):
    """The sizes of entries, by their names."""
    return {file.name: file.stat().st_size for file in cache.folder.glob("*/*")}


names = some.sets(some.sampled_from("abcdefghijklmnopqrstuvwxyz"), max_size=26).map(sorted)


@pytest.mark.parametrize("kind", [Cache, HeldCache])
@given(histories=some.lists(names, max_size=12))
@example(histories=["a", "aq", "", "a", "abq"])
def test_what_the_last_run_had_is_there(kind, histories):
    with tempfile.TemporaryDirectory() as folder:
        cache, last = kind(Path(folder)), []
        for needed in histories:
            assert run(cache, needed) == [one for one in needed if one not in last]
            if isinstance(cache, HeldCache):
                cache.write()
            last = needed


def test_little_is_written_where_little_has_changed(cache):
    run(cache, "abcdefgh")
    whole = written(cache)
    run(cache, "bcdefghz")
    (since,) = written(cache).keys() - whole.keys()
    assert written(cache) == whole | {since: written(cache)[since]}
    assert written(cache)[since] * 8 < sum(whole.values())


def test_much_is_written_whole(cache):
    run(cache, "abcdefgh")
    whole = written(cache)
    run(cache, "efghijkl")
    assert written(cache).keys() == whole.keys()
    assert run(cache, "efghijkl") == []


def test_changes_of_another_shelf_say_nothing(cache):
    """As when two runs at once have changed the same shelf, one of them much."""
    run(cache, "abcdefgh")
    (whole,) = cache.folder.glob("*/*")
    before = whole.read_bytes()
    run(cache, "abcdefghz")
    (since,) = set(cache.folder.glob("*/*")) - {whole}
    changes = since.read_bytes()
    run(cache, "ijkl")
    since.write_bytes(changes)
    assert run(cache, "ijklz") == ["z"]
    whole.write_bytes(before)
    since.write_bytes(changes)
    assert run(cache, "abcdefghz") == []


def test_damaged_changes_leave_the_whole(cache):
    run(cache, "abcdefgh")
    (whole,) = cache.folder.glob("*/*")
    run(cache, "bcdefghz")
    (since,) = set(cache.folder.glob("*/*")) - {whole}
    since.write_bytes(since.read_bytes()[:-1])
    assert run(cache, "abcdefghz") == ["z"]


def test_a_digest_is_that_of_the_results(cache):
    def digest(**results):
        shelf = Shelf(cache, "a folder", "things")
        for key, text in results.items():
            if shelf.take(key, Thing) is None:
                shelf.put(key, Thing(text))
        found = shelf.digest(list(results))
        shelf.save()
        return found

    one = digest(a="x", b="y", c="z" * 99)
    assert digest(a="x", b="y", c="z" * 99) == one
    assert digest(a="x", d="y", c="z" * 99) == one
    assert digest(a="x", e="other", c="z" * 99) != one
    assert digest(e="other", a="x", c="z" * 99) != one
    assert digest(a="x", d="y", c="z" * 99) == one


def test_what_is_put_again_has_another_digest(cache):
    shelf = Shelf(cache, "a folder", "things")
    shelf.put("a", Thing("x"))
    before = shelf.digest(["a"])
    shelf.put("a", Thing("y"))
    assert shelf.digest(["a"]) != before
