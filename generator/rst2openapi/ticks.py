"""Backticks around what is typed as it stands, as CommonMark has them.

In: any text. Out: marks that are longer than those in it, so that it ends where it should.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"`+")


def fence(text: str, shortest: int) -> str:
    """Backticks that stand around a text (CommonMark 0.31, §4.5 and §6.1), at least so many."""
    longest = max((len(run) for run in _RUNS.findall(text)), default=0)
    return "`" * max(shortest, longest + 1)


def code_span(text: str) -> str:
    """A text as inline code, in one line; blanks keep its own backticks from the marks."""
    text = " ".join(text.split())
    ticks = fence(text, 1)
    return f"{ticks} {text} {ticks}" if "`" in text else f"`{text}`"
