"""Reference tokens of JSON Pointers (RFC 6901).

In: a token as it is, or as a pointer has it. Out: the other.
"""

from __future__ import annotations


def escape(part: str) -> str:
    """One reference token of a JSON Pointer (RFC 6901, §3)."""
    return part.replace("~", "~0").replace("/", "~1")


def unescape(part: str) -> str:
    """What one reference token of a JSON Pointer stands for (RFC 6901, §4)."""
    return part.replace("~1", "/").replace("~0", "~")
