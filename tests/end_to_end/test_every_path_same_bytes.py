"""However a document comes to be, it is the same: whatever reads its pages, cold or warm, any jobs.

Three services of the shared corpus by default, all of them with RST2OPENAPI_ALL_SERVICES=1.
"""

from __future__ import annotations

import os
import random
from functools import partial
from pathlib import Path

import pytest

from rst2openapi.build import reading
from rst2openapi.build.cache import Cache
from rst2openapi.build.document import build_service
from rst2openapi.build.outcome import build_outcome
from rst2openapi.config import Config
from rst2openapi.linking import link

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"


def services():
    if not CORPUS.is_dir():
        return []
    found = sorted(one for one in CORPUS.iterdir() if one.is_dir())
    if os.environ.get("RST2OPENAPI_ALL_SERVICES"):
        return found
    small = [one for one in found if sum(1 for _ in one.rglob("*.rst")) < 80]
    return random.Random(7).sample(small, 3)


def said(outcome):
    return outcome.data, outcome.source_map, [repr(one) for one in outcome.diagnostics]


@pytest.mark.parametrize(
    "docs",
    [
        ROOT / "docs_src",
        *(pytest.param(one, id=one.name, marks=pytest.mark.corpus) for one in services()),
    ],
)
def test_every_path_ends_alike(docs, tmp_path, monkeypatch):
    outcome = partial(build_outcome, docs, Config(), format="yaml")
    plain = said(outcome())
    cache = Cache(tmp_path / "cache")
    assert said(outcome(cache=cache)) == plain  # fills the cache
    assert said(outcome(cache=cache)) == plain  # takes all of it from there
    assert said(outcome(jobs=2)) == plain
    # Pages are kept, and what was made of them is not.
    kept = build_service(docs, Config(), cache=cache)
    assert (kept.data("yaml"), kept.source_map) == plain[:2]
    monkeypatch.setattr(link, "neighbourhoods", lambda outlines, _: [tuple(sorted(outlines))])
    assert said(outcome()) == plain  # pages that share no table may as well be linked together
    monkeypatch.undo()
    slow = partial(reading.parse_page, way="docutils")
    monkeypatch.setattr(reading, "parse_page", slow)
    assert said(outcome()) == plain


@pytest.mark.corpus
def test_the_services_are_there():
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not here")
    assert len(services()) >= 3
