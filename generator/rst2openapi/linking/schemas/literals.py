"""Values as pages write them → JSON values of a type.

In: text and a kind. Out: the value, or `NO_VALUE` where the text is no value of that kind.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, Literal

from rst2openapi.model import Json
from rst2openapi.reading.json_text import NotJson, read_strict


class _No(Enum):
    VALUE = 0


NO_VALUE: Final = _No.VALUE
"""The text is no value of the kind (`None` is a JSON value)."""

Kind = Literal["string", "integer", "number", "boolean", "array", "object", "any"]

_INTEGER = re.compile(r"[+-]?\d{1,30}")
_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?")


def read_value(text: str, kind: Kind) -> Json | Literal[_No.VALUE]:
    """Read a literal; quotes around a string are marks, not part of it."""
    bare = text.strip()
    match kind:
        case "string":
            return _unquoted(bare)
        case "integer":
            return int(bare) if _INTEGER.fullmatch(bare) else NO_VALUE
        case "number":
            return _number(bare)
        case "boolean":
            return {"true": True, "false": False}.get(bare.lower(), NO_VALUE)
        case "array" | "object":
            return _structure(bare, list if kind == "array" else dict)
        case _:
            return NO_VALUE


def _number(text: str) -> int | float | Literal[_No.VALUE]:
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else NO_VALUE


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def _structure(text: str, kind: type) -> Json | Literal[_No.VALUE]:
    try:
        value = read_strict(text)
    except NotJson:
        return NO_VALUE
    return value if isinstance(value, kind) else NO_VALUE


_SPECIAL = re.compile(r"[.^$*+?()\[\]{}|\\]")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|<([^<>]*)>")
_NUMBERED = re.compile(r"num(ber)?|n|i|index|idx|no|count|digit|seq|port|year|month|day", re.I)


def template_pattern(template: str) -> str:
    """`vguser{num}` → `^vguser[0-9]+$`; what is between braces is a number where its name says so.

    The expression is in the common subset of ECMA-262 and Python.
    """
    parts: list[str] = []
    at = 0
    for hole in _PLACEHOLDER.finditer(template):
        parts.append(_SPECIAL.sub(r"\\\g<0>", template[at : hole.start()]))
        name = (hole.group(1) or hole.group(2) or "").strip()
        parts.append("[0-9]+" if _NUMBERED.fullmatch(name) else "[^{}<>]+")
        at = hole.end()
    parts.append(_SPECIAL.sub(r"\\\g<0>", template[at:]))
    return f"^{''.join(parts)}$"


def is_usable_pattern(pattern: str) -> bool:
    """Whether an expression can be compiled at all."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
