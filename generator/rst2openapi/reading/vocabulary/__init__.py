"""The words that reading knows: those of pages and those of table cells.

In: additions from the configuration. Out: a `Vocabulary`. Words are data in TOML files beside this
one; nothing here interprets a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rst2openapi.data import Data
from rst2openapi.near import nearest
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.cells import load_cell_words
from rst2openapi.reading.vocabulary.page_words import PageWords
from rst2openapi.reading.vocabulary.pages import load_page_words

__all__ = ["CellWords", "PageWords", "Vocabulary", "load_vocabulary"]

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Vocabulary(Data, frozen=True, kw_only=True):
    """All words."""

    pages: PageWords
    cells: CellWords


def load_vocabulary(extra: Mapping[str, Any] = _NOTHING) -> Vocabulary:
    """Load the built-in words and add those of `[vocabulary.pages.…]` and `[vocabulary.cells.…]`.

    Raises:
        ValueError: an unknown key, or words of the wrong shape.
    """
    for key in extra:
        if key not in ("pages", "cells"):
            near = nearest(key, ("pages", "cells")) or "pages"
            raise ValueError(f"vocabulary: unknown table {key!r}; did you mean {near!r}?")
    return Vocabulary(
        pages=load_page_words(extra.get("pages")), cells=load_cell_words(extra.get("cells"))
    )
