"""Only what an edit has to do with is made anew, in whichever process, and the rest is kept."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from functools import partial
from pathlib import Path

import pytest

from rst2openapi.build import apart, beside, crew, document, workshop
from rst2openapi.build.cache import Cache
from rst2openapi.build.document import build_service
from rst2openapi.build.hands import Hands
from rst2openapi.build.held import HeldCache
from rst2openapi.build.outcome import build_outcome
from rst2openapi.build.sources import PageSet, find_pages
from rst2openapi.build.stumbling import StageFailed
from rst2openapi.config import Config
from rst2openapi.files import InputError
from rst2openapi.linking import LayOut, link
from rst2openapi.linking.neighbourhoods import bench

DOCS = Path(__file__).parents[2] / "docs_src"
PAGE = "resource_pool_management/obtaining_a_resource_pool.rst"


@pytest.fixture
def made(monkeypatch):
    """The neighbourhoods that were made in truth."""
    seen = []
    original = bench.make_part

    def make_part(laid, *rest):
        seen.append(tuple(laid.atlas.pages))
        return original(laid, *rest)

    monkeypatch.setattr(bench, "make_part", make_part)
    return seen


def said(built):
    return built.data("yaml"), built.source_map, repr(built.diagnostics), repr(built.ledger)


def edit(page: Path, before: str, after: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert before in text
    page.write_text(text.replace(before, after, 1), encoding="utf-8")


def operation_pages(docs: Path) -> list[Path]:
    return [one for one in sorted(docs.rglob("*.rst")) if "\nURI\n" in one.read_text()]


def test_a_row_that_changes_makes_its_own_page_anew(docs, cache, made):
    build_service(docs, Config(), cache=cache)
    made.clear()
    edit(docs / PAGE, "String", "Object")
    built = build_service(docs, Config(), cache=cache)
    assert made == [(PAGE,)]
    assert said(built) == said(build_service(docs, Config()))


def test_what_all_pages_share_makes_all_that_need_it_anew(docs, cache, made):
    build_service(docs, Config(), cache=cache)
    every = len(made)
    made.clear()
    index = docs / "resource_pool_management" / "index.rst"
    title, rule, *_ = index.read_text(encoding="utf-8").split("\n\n", 1)[-1].split("\n", 2)
    edit(index, f"{title}\n{rule}", f"Other {title}\n{'=' * (len(title) + 6)}")
    built = build_service(docs, Config(), cache=cache)
    assert said(built) == said(build_service(docs, Config()))
    assert {index.relative_to(docs).as_posix(), PAGE} <= {path for group in made for path in group}
    assert every > 1


def test_a_page_that_goes_and_comes_back_is_kept_for_one_run(docs, cache, made):
    build_service(docs, Config(), cache=cache)
    text = (docs / PAGE).read_text()
    (docs / PAGE).unlink()
    without = build_service(docs, Config(), cache=cache)
    assert said(without) == said(build_service(docs, Config()))
    (docs / PAGE).write_text(text)
    again = build_service(docs, Config(), cache=cache)
    assert said(again) == said(build_service(docs, Config()))


@pytest.mark.parametrize("build", [build_service, partial(build_outcome, format="yaml")])
def test_after_an_edit_of_prose_the_document_that_was_there_is_taken(
    docs, cache, build, monkeypatch
):
    before = build(docs, Config(), cache=cache)
    with (docs / PAGE).open("a", encoding="utf-8") as page:
        page.write("\nA remark that no table has to do with.\n")
    scratch = build(docs, Config())
    told = []
    monkeypatch.setattr(document, "join", lambda *_: pytest.fail("put together again"))
    after = build(docs, Config(), cache=cache, progress=lambda *step: told.append(step[0]))
    assert repr(after) == repr(before)
    assert repr(after.diagnostics) == repr(scratch.diagnostics)
    assert after.source_map == scratch.source_map
    again = build(docs, Config(), cache=cache)
    assert repr(again) == repr(before)


def test_another_configuration_of_the_same_pages_is_another_document(docs, cache):
    build_service(docs, Config(), cache=cache)
    older = build_service(docs, Config(openapi="3.0"), cache=cache)
    assert older.document.version.startswith("3.0")
    with (docs / PAGE).open("a", encoding="utf-8") as page:
        page.write("\nA remark.\n")
    assert build_service(docs, Config(), cache=cache).document.version.startswith("3.1")
    older = build_service(docs, Config(openapi="3.0"), cache=cache)
    assert older.document.version.startswith("3.0")


@pytest.mark.parametrize("kind", [Cache, HeldCache])
@pytest.mark.parametrize("seed", range(4))
def test_a_history_of_edits_ends_as_a_build_from_scratch(docs, tmp_path, kind, seed):
    dice, cache = random.Random(seed), kind(tmp_path / "cache")
    for _ in range(4):
        page = dice.choice(sorted(docs.rglob("*.rst")))
        lines = page.read_text(encoding="utf-8").split("\n")
        other = dice.choice(sorted(docs.rglob("*.rst"))).read_text(encoding="utf-8").split("\n")
        at, start = dice.randrange(len(lines)), dice.randrange(len(other))
        match dice.randrange(3):
            case 0:
                del lines[at]
            case 1:
                lines[at:at] = other[start : start + 12]
            case 2:
                lines[at] = lines[at].replace("String", "Integer").replace("Yes", "No")
        page.write_text("\n".join(lines), encoding="utf-8")
        assert said(build_service(docs, Config(), cache=cache)) == said(
            build_service(docs, Config())
        )
        if isinstance(cache, HeldCache) and dice.random() < 0.5:
            cache.write()


# --- several processes ----------------------------------------------------------------------------
@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(workshop, "_WORTH_A_CREW", 0)


@pytest.mark.parametrize("jobs", [2, 3, 40])
def test_several_processes_come_to_the_same(docs, cache, at_once, jobs):
    plain = said(build_service(docs, Config()))
    assert said(build_service(docs, Config(), jobs=jobs)) == plain
    assert said(build_service(docs, Config(), jobs=jobs, cache=cache)) == plain
    assert said(build_service(docs, Config(), cache=cache)) == plain


def test_processes_that_are_no_copies_of_this_one_come_to_the_same(docs, at_once, monkeypatch):
    """As where processes cannot be copied, or other threads are about."""
    plain = said(build_service(docs, Config()))
    monkeypatch.setattr(beside, "can_copy", lambda: False)
    assert said(build_service(docs, Config(), jobs=2)) == plain


def test_no_process_is_left_behind(docs, at_once, monkeypatch):
    build_service(docs, Config(), jobs=3)
    assert not multiprocessing.active_children()
    monkeypatch.setattr(document, "join", lambda *_: 1 / 0)
    with pytest.raises(StageFailed):
        build_service(docs, Config(), jobs=3)
    assert not multiprocessing.active_children()


def test_neighbours_that_two_processes_have_read_are_linked_as_well(docs, at_once, monkeypatch):
    """All pages are one neighbourhood here, and no process has read them all."""
    plain = said(build_service(docs, Config()))
    monkeypatch.setattr(crew, "_SHARE", 1)
    monkeypatch.setattr(link, "neighbourhoods", lambda outlines, _: [tuple(sorted(outlines))])
    assert said(build_service(docs, Config(), jobs=2)) == plain


ODD = """

Example Response
----------------

.. code-block::

   {"name": "\\ud800", "size": 123456789012345678901234567890}
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_kept_is_made_by_the_process_that_needs_it(docs, cache, at_once, jobs):
    """Half a character and a number of a hundred bits: neither has a place in MessagePack."""
    for page in operation_pages(docs)[:3]:
        with page.open("a", encoding="utf-8") as file:
            file.write(ODD)
    plain = said(build_service(docs, Config()))
    assert "123456789012345678901234567890" in plain[0].decode()
    assert said(build_service(docs, Config(), jobs=jobs)) == plain
    assert said(build_service(docs, Config(), jobs=jobs, cache=cache)) == plain
    edit(docs / PAGE, "String", "Object")
    changed = said(build_service(docs, Config()))
    assert said(build_service(docs, Config(), jobs=jobs, cache=cache)) == changed
    assert said(build_service(docs, Config(), jobs=jobs, cache=cache)) == changed


def test_what_goes_wrong_in_another_process_is_told_with_its_place(docs, at_once, monkeypatch):
    def make_part(*_):
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(bench, "make_part", make_part)
    with pytest.raises(StageFailed, match=r"linking failed: ZeroDivisionError: a defect \(linking"):
        build_service(docs, Config(), jobs=2)


def test_a_process_that_is_gone_is_told(docs, at_once, monkeypatch):
    monkeypatch.setattr(bench, "make_part", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(StageFailed, match="a process that reads pages has ended"):
        build_service(docs, Config(), jobs=2)


def test_what_another_process_does_not_finish_is_done_here(docs, at_once, monkeypatch):
    """It came to grief, or is gone, or cannot be told."""
    plain = said(build_service(docs, Config(), format="yaml"))
    here, original = os.getpid(), apart.find_validity

    def stumble(end, *rest, **more):
        if os.getpid() != here:
            end()
        return original(*rest, **more)

    for end in (lambda: 1 / 0, lambda: os.kill(os.getpid(), signal.SIGKILL)):
        monkeypatch.setattr(apart, "find_validity", partial(stumble, end))
        assert said(build_service(docs, Config(), jobs=2, format="yaml")) == plain
    monkeypatch.setattr(apart, "find_validity", original)
    monkeypatch.setattr(apart, "_apart_from", lambda *_: None)  # has no name to be found by
    assert said(build_service(docs, Config(), jobs=2, format="yaml")) == plain


def test_another_process_does_what_it_is_told(docs, at_once, monkeypatch):
    """Else the test above would prove nothing."""
    plain = said(build_service(docs, Config(), format="yaml"))
    monkeypatch.setattr(document, "in_format", lambda *_: pytest.fail("written here"))
    assert said(build_service(docs, Config(), jobs=2, format="yaml")) == plain


def test_wrong_words_are_told_once_and_not_by_each_process(docs, at_once):
    with pytest.raises(InputError, match="vocabulary: "):
        build_service(docs, Config(vocabulary={"no such list": ["x"]}), jobs=2)


def test_a_page_that_changes_between_two_looks_is_told(docs, cache):
    root, paths = find_pages(docs, ())
    hands = Hands(PageSet(root, paths, {}), cache)
    hands.drafts.known = {PAGE: "the key of other bytes"}
    with pytest.raises(InputError, match=r"obtaining_a_resource_pool\.rst: changed while it was"):
        list(hands.lay_out([LayOut((PAGE,), ())]))


# --- ahead of what is asked for -------------------------------------------------------------------
@pytest.fixture
def laid_out(monkeypatch):
    """The neighbourhoods whose tables were put in place in truth."""
    seen = []
    original = bench.lay_out

    def lay_out(drafts, *rest):
        seen.append(tuple(one.path for one in drafts))
        return original(drafts, *rest)

    monkeypatch.setattr(bench, "lay_out", lay_out)
    return seen


def going_ahead(docs: Path) -> Hands:
    hands = Hands(PageSet(*find_pages(docs, ()), {}), None)
    list(hands.read([PAGE]))
    hands.lay_out_ahead(PAGE)
    return hands


def test_a_page_alone_is_laid_out_when_it_is_read(docs, laid_out):
    hands = going_ahead(docs)
    assert laid_out == [(PAGE,)]
    ahead = list(hands.lay_out([LayOut((PAGE,), ())]))
    assert laid_out == [(PAGE,)]
    assert ahead == list(
        Hands(PageSet(*find_pages(docs, ()), {}), None).lay_out([LayOut((PAGE,), ())])
    )


def test_a_page_with_neighbours_is_laid_out_with_them(docs, laid_out):
    pair = tuple(one.relative_to(docs).as_posix() for one in operation_pages(docs)[:2])
    hands = going_ahead(docs)
    list(hands.lay_out([LayOut(pair, ())]))
    assert laid_out == [(PAGE,), pair]


def test_what_stumbles_ahead_stumbles_when_it_is_asked_for(docs, monkeypatch):
    monkeypatch.setattr(bench, "lay_out", lambda *_: 1 / 0)
    hands = going_ahead(docs)
    with pytest.raises(ZeroDivisionError):
        list(hands.lay_out([LayOut((PAGE,), ())]))
