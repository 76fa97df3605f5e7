"""A page over which a stage stumbles costs itself, and not its service."""

from __future__ import annotations

import pytest

from rst2openapi.build import document, workshop
from rst2openapi.build.document import build_service
from rst2openapi.build.leaving_out import without_stumbling
from rst2openapi.build.outcome import build_outcome
from rst2openapi.build.stumbling import ProcessGone, StageFailed, stage
from rst2openapi.config import Config
from rst2openapi.files import InputError
from rst2openapi.linking.neighbourhoods import bench

PAGES = [f"{name}.rst" for name in "abcdefghij"]
PAGE = "resource_pool_management/obtaining_a_resource_pool.rst"


def making(*stumbling):
    """What stumbles where all pages of one of some sets are there; and the calls."""
    calls = []

    def make(taken, left_out):
        calls.append((list(taken), dict(left_out)))
        for some in stumbling:
            if set(some) <= {path[0] for path in taken}:
                raise StageFailed(f"linking failed: {some}")
        return list(taken), dict(left_out)

    return make, calls


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_a_stage_stumbles_over_is_left_out(page):
    make, _ = making(page[0])
    assert without_stumbling(PAGES, make) == (
        [one for one in PAGES if one != page],
        {page: f"linking failed: {page[0]}"},
    )


def test_nothing_is_done_twice_where_nothing_stumbles():
    make, calls = making()
    assert without_stumbling(PAGES, make) == (PAGES, {})
    assert len(calls) == 1


def test_of_two_pages_that_do_not_go_together_the_later_is_left_out():
    make, _ = making("ch", "bi")
    taken, left_out = without_stumbling(PAGES, make)
    assert [path[0] for path in taken] == list("abcdefgj")
    assert left_out == {"h.rst": "linking failed: ch", "i.rst": "linking failed: bi"}


def test_what_happens_with_any_page_is_no_page_s_fault():
    make, calls = making("")
    with pytest.raises(StageFailed, match="linking failed"):
        without_stumbling(PAGES, make)
    assert len(calls) < len(PAGES)


def test_a_page_alone_is_not_left_out():
    make, calls = making("a")
    with pytest.raises(StageFailed):
        without_stumbling(PAGES[:1], make)
    assert len(calls) == 1


def test_only_so_many_pages_are_left_out():
    make, _ = making(*"abcdef")
    with pytest.raises(StageFailed, match="linking failed: f"):
        without_stumbling(PAGES, make)
    make, _ = making(*"bcdef")
    assert [path[0] for path in without_stumbling(PAGES, make)[0]] == list("aghij")


def test_what_does_not_happen_again_is_no_page_s_fault():
    calls = []

    def make(taken, left_out):
        calls.append(taken)
        if len(calls) == 1:
            raise StageFailed("linking failed: once")

    with pytest.raises(StageFailed, match="once"):
        without_stumbling(PAGES, make)
    assert len(calls) == 2


@pytest.mark.parametrize("error", [ProcessGone("gone"), InputError("no page")])
def test_what_is_no_defect_is_told_at_once(error):
    calls = []

    def make(taken, left_out):
        calls.append(taken)
        raise error

    with pytest.raises(type(error), match=str(error)):
        without_stumbling(PAGES, make)
    assert len(calls) == 1


# --- with pages -----------------------------------------------------------------------------------
def _said(built):
    return built.data("yaml"), built.source_map


@pytest.fixture
def defect(monkeypatch):
    """A defect in linking one page."""
    original = bench.make_part

    def make_part(laid, *rest):
        if PAGE in laid.atlas.pages:
            raise KeyError("a defect")
        return original(laid, *rest)

    monkeypatch.setattr(bench, "make_part", make_part)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_document_is_that_of_the_other_pages(docs, cache, defect, monkeypatch, jobs):
    monkeypatch.setattr(workshop, "_WORTH_A_CREW", 0)
    for kept in (None, cache, cache):
        built = build_service(docs, Config(), jobs=jobs, cache=kept)
        found = [one for one in built.diagnostics if one.rule.code == "B105"]
        assert [one.span.path for one in found] == [PAGE]
        assert "linking failed: KeyError: 'a defect'" in found[0].message
        rest = build_service(docs, Config(exclude=(PAGE,)))
        assert _said(built) == _said(rest)
        assert built.pages == rest.pages + 1
        codes = [one.rule.code for one in built.diagnostics if one.rule.code != "B105"]
        assert codes == [one.rule.code for one in rest.diagnostics]


def test_what_was_left_out_is_there_again_after_the_defect_is_mended(docs, cache, monkeypatch):
    whole = build_outcome(docs, Config(), format="yaml")
    with monkeypatch.context() as broken:
        original = bench.make_part

        def make_part(laid, *rest):
            return 1 / 0 if PAGE in laid.atlas.pages else original(laid, *rest)

        broken.setattr(bench, "make_part", make_part)
        without = build_outcome(docs, Config(), format="yaml", cache=cache)
    assert without.operations == whole.operations - 1
    assert repr(build_outcome(docs, Config(), format="yaml", cache=cache)) == repr(whole)


@pytest.mark.parametrize("name", ["emit_document", "check_document"])
def test_later_stages_lose_a_page_as_well(docs, monkeypatch, name):
    """Each knows the page by what it has become."""
    original = getattr(document, name)

    def stumble(one, *rest):
        if "obtaining_a_resource_pool.rst" in repr(one):
            raise RecursionError
        return original(one, *rest)

    monkeypatch.setattr(document, name, stumble)
    built = build_service(docs, Config())
    assert [one.span.path for one in built.diagnostics if one.rule.code == "B105"] == [PAGE]
    rest = build_service(docs, Config(exclude=(PAGE,)))
    assert _said(built) == _said(rest)


def test_the_cause_is_known_to_who_looks_for_it():
    def make(taken, left_out):
        with stage("emitting"):
            raise KeyError("why")

    with pytest.raises(StageFailed) as error:
        without_stumbling(PAGES, make)
    assert isinstance(error.value.__cause__, KeyError)
