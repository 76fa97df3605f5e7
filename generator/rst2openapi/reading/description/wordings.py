"""What a sentence says, by the wordings of the vocabulary.

In: text without marks, wordings. Out: whether one occurs in it.
"""

from __future__ import annotations

from rst2openapi.reading.vocabulary.cells import CellWords
from rst2openapi.reading.vocabulary.templates import Templates


def matches(templates: Templates, text: str) -> bool:
    """Tell whether any wording occurs in a text."""
    return templates.occur_in(text)


def is_restricted(text: str, words: CellWords) -> bool:
    """Tell whether a sentence holds in some cases only; `text` is without marks."""
    said = words.statements
    return matches(said.conditions, text) and not matches(said.unconditional, text)
