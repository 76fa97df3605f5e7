"""A sample of real pages: every row is in the document or spoken of, and no finding is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from rst2openapi.build.document import build_service
from rst2openapi.config import Config
from rst2openapi.diagnostics import Severity

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
SERVICES = sorted(one for one in CORPUS.iterdir() if one.is_dir()) if CORPUS.is_dir() else []
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SERVICES, reason="the corpus of real pages is absent"),
]


@pytest.mark.parametrize("docs", SERVICES[::6], ids=lambda docs: docs.name)
def test_no_row_is_lost(docs: Path) -> None:
    built = build_service(docs, Config())
    assert sum(page.rows_read for page in built.ledger) > 0
    assert [page for page in built.ledger if not page.is_balanced] == []
    assert [one for one in built.diagnostics if one.rule.severity is Severity.ERROR] == []
