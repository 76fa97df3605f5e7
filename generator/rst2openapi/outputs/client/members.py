"""Names of enumeration members, made from their values.

In: the values of an enumeration. Out: one Python constant name for each value. A name depends on
the values only, never on their order, so that a value that is added renames no other.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

Value = str | int


def member_names(values: Sequence[Value], given: Sequence[object] = ()) -> tuple[str, ...]:
    """One distinct upper-case name for each of distinct `values`.

    `given` are the names that the document suggests (`x-enum-varnames`); they are taken if they
    are as many as the values, usable and distinct.
    """
    wanted = tuple(_constant(str(name)) for name in given)
    if len(wanted) == len(values) and all(wanted) and len(set(wanted)) == len(wanted):
        return wanted
    names = [_plain(value) for value in values]
    for way in _WAYS:
        counts = Counter(names)
        if max(counts.values(), default=1) == 1:
            break
        names = [
            way(value) if counts[name] > 1 else name
            for name, value in zip(names, values, strict=True)
        ]
    return tuple(names)


def _plain(value: Value) -> str:
    """`vm.cpu` is VM_CPU, `-1` VALUE_NEGATIVE_1, `2d` VALUE_2D, the empty string EMPTY."""
    if isinstance(value, int):
        return f"VALUE_NEGATIVE_{-value}" if value < 0 else f"VALUE_{value}"
    if not value.strip():
        return "EMPTY" if not value else "BLANK"
    text = _constant(value)
    if text:
        return text
    words = re.sub(r"[^A-Za-z0-9]+", "_", value).strip("_").upper()
    if words:
        negative = "NEGATIVE_" if re.fullmatch(r"-[0-9.]+", value) else ""
        return f"VALUE_{negative}{words}"
    return _spelled(value)


def _constant(text: str) -> str:
    """Text as a constant name, or nothing where it cannot be one."""
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", text) if not text.isupper() else text
    name = re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_").upper()
    return name if name.isidentifier() else ""


def _cased(value: Value) -> str:
    """Values that differ in upper and lower case only say which they are."""
    text = str(value)
    kind = "LOWER" if text.islower() else "UPPER" if text.isupper() else "MIXED"
    return f"{_plain(value)}_{kind}_CASE"


def _spelled(value: Value) -> str:
    """Values that differ in punctuation have it spelled out: `a-b` is A_HYPHEN_MINUS_B."""
    words = [
        char if char.isascii() and char.isalnum() else f" {unicodedata.name(char, hex(ord(char)))} "
        for char in str(value)
    ]
    return _constant("".join(words).upper()) or _hashed(value)


def _hashed(value: Value) -> str:
    return f"VALUE_{hashlib.sha256(str(value).encode()).hexdigest()[:8].upper()}"


_WAYS: tuple[Callable[[Value], str], ...] = (_cased, _spelled, _hashed)
"""Tried in turn on the values whose names are still equal."""
