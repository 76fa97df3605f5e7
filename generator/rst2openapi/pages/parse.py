"""Text of a page → `Page`: the shortest way that leaves no doubt.

In: a path and a text. Out: a `Page`, always; what is wrong with the text goes to the report.
No file is opened, no include followed, no transform run.
"""

from __future__ import annotations

from typing import Literal

from rst2openapi.diagnostics import Report
from rst2openapi.pages.direct import read_directly
from rst2openapi.pages.page import Page
from rst2openapi.rules import pages as rules
from rst2openapi.source import Span

Way = Literal["direct", "quick", "docutils"]
"""How a page is read: without docutils where nothing is in doubt, else like `quick`; by docutils
but for plain tables; by docutils alone. The page is the same."""

_CONTROLS = {*range(1, 0x20), 0x7F} - {*map(ord, "\t\n\r")}
_OTHER_LINE_BREAKS_OF_PYTHON = {*map(ord, "\x85\u2028\u2029")}
_STRAY = {
    **dict.fromkeys(_CONTROLS | _OTHER_LINE_BREAKS_OF_PYTHON, " "),
    0: "\N{REPLACEMENT CHARACTER}",
}


def parse_page(path: str, text: str, report: Report, *, way: Way = "direct") -> Page:
    """Read one page.

    In: the path relative to the docs folder (POSIX) and the text of the page. Out: the page; it is
    empty, and an error is reported, where docutils gives up. Never raises for what a page holds.
    """
    empty = Page(path=path, title=(), span=Span(path, 0))
    try:
        cleaned = _clean(path, text, report)
        page = read_directly(path, cleaned) if way == "direct" else None
        if page is not None:
            return page
        # Imported here: docutils takes longer to load than most pages to read.
        from rst2openapi.pages.by_docutils import read_by_docutils

        return read_by_docutils(path, cleaned, report, quick=way != "docutils")
    except Exception as error:  # whatever docutils throws is about the page
        reason = f"{type(error).__name__}: {error}"[:300]
        report(rules.UNREADABLE_PAGE.at(empty.span, reason=reason))
        return empty


def _clean(path: str, text: str, report: Report) -> str:
    """Keep line numbers those of an editor: only LF, CRLF and CR end a line."""
    text = text.removeprefix("\ufeff")
    cleaned = text.translate(_STRAY)
    if cleaned != text:
        report(rules.STRAY_CHARACTERS.at(Span(path, 0)))
    return cleaned
