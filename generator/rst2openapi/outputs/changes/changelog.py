"""The change log of the API, and the version of its client that goes with it.

In: the text of a change log, changes and a day. Out: the text with one entry more, newest first,
and the version that it heads. The log is for people as well: what they write into it stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rst2openapi.outputs.changes.advice import advise
from rst2openapi.outputs.changes.catalogue import Change
from rst2openapi.outputs.changes.report import change_markdown

_HEAD = "# Changes of the API\n\nOne entry for each change set, the newest first.\n"
_HEADING = re.compile(r"^##[ \t]+v?(\d+\.\d+\.\d+)(?![\w.])[^\n]*", re.MULTILINE | re.ASCII)
_ANY_HEADING = re.compile(r"^##[ \t]", re.MULTILINE)
_NUMBERS = re.compile(r"\d+", re.ASCII)
_WORDS_ONLY = "Descriptions, examples or the order of parts; calls and answers stay as they are.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """What one run brought."""

    changes: tuple[Change, ...]
    day: date
    first: str = ""
    """What to say where there is no document to compare with; else empty."""


def log_version(text: str) -> str:
    """The version of the newest entry; empty where there is none."""
    match = _HEADING.search(text)
    return match[1] if match else ""


def first_version(stated: str) -> str:
    """The version that a log starts with: that of the document, in three numbers.

    `v2` gives `2.0.0`; what holds no number gives `0.1.0` (Semantic Versioning 2.0.0, §2).
    """
    numbers = [str(int(one)) for one in _NUMBERS.findall(stated)[:3]]
    return ".".join([*numbers, "0", "0"][:3]) if numbers else "0.1.0"


def next_version(text: str, changes: Sequence[Change], *, start: str) -> str:
    """The version after `changes` for a log that stands at `text`; `start` where it is empty."""
    version = log_version(text)
    return advise(changes, version).after if version else first_version(start)


def add_entry(text: str, version: str, entry: ChangeSet) -> str:
    """The log with an entry on top; everything else in it stays to the byte."""
    told = entry.first or change_markdown(entry.changes, heading="###") or _WORDS_ONLY
    lines = f"## {version} ({entry.day.isoformat()})\n\n{told.rstrip()}\n"
    if not text.strip():
        return f"{_HEAD}\n{lines}"
    match = _ANY_HEADING.search(text)
    if match is None:
        return f"{text.rstrip()}\n\n{lines}"
    return f"{text[: match.start()]}{lines}\n{text[match.start() :]}"
