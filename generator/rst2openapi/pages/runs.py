"""Runs of text next to each other, as `Prose` has them."""

from __future__ import annotations

from collections.abc import Iterable

from rst2openapi.pages.page import Inline, Link, Prose, Text


def merged(runs: Iterable[Inline]) -> Prose:
    """Join neighbouring text and drop what is empty."""
    result: list[Inline] = []
    for run in runs:
        if not run.text and not isinstance(run, Link):
            continue
        last = result[-1] if result else None
        if isinstance(run, Text) and isinstance(last, Text):
            result[-1] = Text(last.text + run.text)
        else:
            result.append(run)
    return tuple(result)


def flat(text: str) -> str:
    """A text on one line."""
    return text.replace("\n", " ")


def of_address(text: str, url: str) -> Inline:
    """What readers see in a hyperlink: `tag:white` has a scheme for docutils alone."""
    is_text = url == text and not url.startswith(_ADDRESSES)
    return Text(text) if is_text else Link(text, url=url)


_ADDRESSES = ("http:", "https:", "ftp:", "mailto:")
