"""How many of what, in words."""

from __future__ import annotations

import pytest

from rst2openapi.counting import counted


@pytest.mark.parametrize(("number", "words"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages")])
def test_one_is_not_many(number: int, words: str) -> None:
    assert counted(number, "page") == words
