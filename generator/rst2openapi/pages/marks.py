"""Inline marks that cannot mean anything else: text of a paragraph → `Prose`.

In: the text of one paragraph. Out: its runs, or None where docutils has to look itself: anything
but strong text, literals, references to labels and escaped characters, each where the reST
specification ("Inline markup recognition rules") leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from runpy import run_path

from rst2openapi.files import package_file
from rst2openapi.pages.page import Inline, Link, Literal, Prose, Strong, Text

_INSIDE = r"[^\s*`\\](?:[^*`\\]*[^\s*`\\])?"
_END = r"(?=$|[\s\\.,;!?)\]}>'\"/-]|:(?![A-Za-z0-9]))"
_MARK = re.compile(
    rf"""
    \*\*(?P<strong>{_INSIDE})\*\*{_END}
    | ``(?P<literal>{_INSIDE})``{_END}
    | :(?P<role>(?:std:)?(?:num)?ref):`(?P<reference>{_INSIDE})`{_END}
    | \\(?P<escaped>.)
    | (?P<text>(?:[^*`\\|@_:]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])
        |(?<=[\s(])_(?=[\s).,;])|:(?!(?:std:)?(?:num)?ref:`))+)
    """,
    re.VERBOSE | re.DOTALL,
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9.+-]*):(?=[^\s\\])")
_OPENERS = "([{<\"'"


def plain_prose(text: str, split_reference: Callable[[str], tuple[str, str]]) -> Prose | None:
    """The runs of a paragraph, line feeds as blanks.

    `split_reference` makes text and label of what stands between the backquotes of a reference.
    """
    runs: list[Inline] = []
    written: list[str] = []
    at = 0
    while at < len(text):
        match = _MARK.match(text, at)
        if match is None or (match.lastgroup == "text" and _has_address(match["text"])):
            return None
        kind = match.lastgroup
        if kind == "text":
            written.append(match["text"])
        elif kind == "escaped":
            written.append(match["escaped"].strip())
        elif not _may_start(text, at, match.end()):
            return None
        else:
            runs += _text(written)
            runs.append(_run(match, split_reference))
            written.clear()
        at = match.end()
    return (*runs, *_text(written))


def _has_address(text: str) -> bool:
    """Whether docutils might see a standalone hyperlink, which needs a scheme that it knows."""
    for match in _SCHEME.finditer(text):
        parts = match[1].lower().split("-")
        if any("-".join(parts[at:]) in _schemes() for at in range(len(parts))):
            return True
    return False


@cache
def _schemes() -> Mapping[str, str]:
    """The schemes that docutils knows; a table of its own file, read without all the rest."""
    table = package_file("docutils", "utils", "urischemes.py")
    found: Mapping[str, str] = run_path(str(table))["schemes"]
    return found


def _may_start(text: str, at: int, end: int) -> bool:
    """Whether a mark may start here: after a blank, or after a bracket that it does not fill."""
    before = text[at - 1] if at else " "
    return before.isspace() or (before in _OPENERS and text[at + 2 : at + 3].isalnum())


def _run(match: re.Match[str], split_reference: Callable[[str], tuple[str, str]]) -> Inline:
    if match["strong"] is not None:
        return Strong(_flat(match["strong"]))
    if match["literal"] is not None:
        return Literal(_flat(match["literal"]))
    words, label = split_reference(match["reference"])
    return Link(_flat(words), label=label)


def _text(written: list[str]) -> list[Inline]:
    text = _flat("".join(written))
    return [Text(text)] if text else []


def _flat(text: str) -> str:
    return text.replace("\n", " ")
