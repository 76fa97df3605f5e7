"""What stands between the backquotes of a reference: words and a target."""

from __future__ import annotations

import re

_ESCAPE = re.compile("\x00[ \n]?")
"""docutils' mark of a backslash; a blank behind it goes with it."""


def explicit_target(escaped: str) -> tuple[str, str]:
    """Split `text <target>`; without a target the text is its own."""
    if escaped.endswith(">") and not escaped.endswith("\x00>") and "<" in escaped:
        text, _, target = escaped[:-1].rpartition("<")
        if not text.endswith("\x00"):
            words, goal = unescaped(text).strip(), unescaped(target).strip()
            return (words or goal), goal
    text = unescaped(escaped).strip()
    return text, text


def unescaped(text: str) -> str:
    """A text without the marks of its backslashes."""
    return _ESCAPE.sub("", text)


def target_name(target: str) -> str:
    """A target as docutils compares names: no case, white space folded."""
    return " ".join(target.lower().split())
