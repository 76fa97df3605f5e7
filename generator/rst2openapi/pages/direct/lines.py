"""Where blocks of lines end, and how far they are indented.

Lines are stripped at their right. A block of indented lines goes on over blank lines, as docutils'
`StringList.get_indented` has it; blank lines at its end are not its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.pages import grid
from rst2openapi.pages.direct.doubt import Doubt


def indented_end(lines: Sequence[str], at: int) -> int:
    """The first line at or behind `at` that is at the margin and not blank; else the end."""
    while at < len(lines) and lines[at][:1] in _INSIDE:
        at += 1
    return at


_INSIDE = ("", " ")


def blank_end(lines: Sequence[str], at: int) -> int:
    """The first blank line at or behind `at`; else the end."""
    while at < len(lines) and lines[at]:
        at += 1
    return at


def without_blanks(lines: Sequence[str], at: int, end: int) -> tuple[int, int]:
    """The range without the blank lines around it."""
    while at < end and not lines[at]:
        at += 1
    while at < end and not lines[end - 1]:
        end -= 1
    return at, end


def dedented(lines: Sequence[str], at: int, end: int) -> list[str]:
    """Lines of a range without the indentation that is common to them."""
    return list(grid.dedented(list(lines[at:end])))


def needs_blank_before(lines: Sequence[str], end: int) -> None:
    """Docutils complains of a block whose end no blank line shows.

    Raises:
        Doubt: there is none.
    """
    if end < len(lines) and lines[end - 1]:
        raise Doubt
