"""Addresses that stand in text without a mark (reST specification, "Standalone Hyperlinks").

In: text between inline marks, backslashes as docutils marks them. Out: runs, or None where docutils
has to look itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from runpy import run_path

from rst2openapi.files import package_file
from rst2openapi.pages.page import Inline, Text
from rst2openapi.pages.runs import flat, of_address
from rst2openapi.pages.targets import unescaped

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9.+-]*):(?=\S)")
_OF_MAIL = r"[-_!~*'{|}/\#?^`&=+$%a-zA-Z0-9\x00]"
_MAIL = re.compile(rf"{_OF_MAIL}@{_OF_MAIL}")


def address_runs(text: str) -> list[Inline] | None:
    """The runs of a text in which addresses may stand."""
    if not _may_hold_address(text):
        return [Text(flat(unescaped(text)))]
    # Which other characters an address may stand beside, docutils has long tables of.
    return list(_runs(text)) if text.isascii() else None


def _may_hold_address(text: str) -> bool:
    """Whether docutils might see an address, which needs a scheme that it knows, or a mailbox."""
    if "@" in text and _MAIL.search(text):
        return True
    for match in _SCHEME.finditer(text) if ":" in text else ():
        parts = match[1].lower().split("-")
        if any("-".join(parts[at:]) in _schemes() for at in range(len(parts))):
            return True
    return False


def _runs(text: str) -> Iterator[Inline]:
    """Addresses and what stands around them.

    The first that looks like one decides: where its scheme is unknown, all of it is text.
    """
    while match := _address().search(text):
        scheme = match["scheme"]
        if scheme and scheme.lower() not in _schemes():
            break
        yield from _runs(text[: match.start()])
        words = flat(unescaped(match["whole"]))
        yield of_address(words, words if scheme else f"mailto:{words}")
        text = text[match.end() :]
    yield Text(flat(unescaped(text)))


@cache
def _address() -> re.Pattern[str]:
    """Of ASCII; compiled when there first is something that looks like an address."""
    of_it = r"[-_.!~*'()\[\];/:@&=+$,%a-zA-Z0-9\x00]"
    last = rf"(?:[_~*/=+a-zA-Z0-9]|{of_it}(?=>))"
    return re.compile(
        rf"""
        (?:^|(?<=[\s"'(<\[{{/:-]))
        (?P<whole>
          (?P<scheme>[a-zA-Z][a-zA-Z0-9.+-]*):
          (?://?)?{of_it}*{last} (?:\?{of_it}*{last})? (?:\#{of_it}*{last})?
        | {_OF_MAIL}+(?:\.{_OF_MAIL}+)*(?<!\x00)@{_OF_MAIL}+(?:\.{_OF_MAIL}*)*{last}
        )
        (?=$|[\s\x00\\.,;!?/:"')>\]}}-])
        """,
        re.VERBOSE,
    )


@cache
def _schemes() -> Mapping[str, str]:
    """The schemes that docutils knows; a table of its own file, read without all the rest."""
    table = package_file("docutils", "utils", "urischemes.py")
    found: Mapping[str, str] = run_path(str(table))["schemes"]
    return found
