"""Where something was written: the positions that travel with every fact."""

from __future__ import annotations

from rst2openapi.data import Data


class Span(Data, frozen=True, order=True):
    """A place in a page."""

    path: str
    """POSIX path of the page, relative to the docs folder."""
    line: int
    """1-based line of the first line of the thing; 0 where only the page is known."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path
