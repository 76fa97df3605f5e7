"""JSON data → YAML in block style, as PyYAML writes it, several times faster.

In: mappings, lists and scalars of JSON. Out: text, or None where PyYAML has to write it. Five of
six strings of a document are written more than once: each different one is written once, by PyYAML
where there is anything to weigh, and what is left is to put them one below another.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Set
from typing import Any

from msgspec import Struct

_LONGEST_KEY = 120
"""Bytes up to which a key surely stands on the line of its value (YAML 1.1, §9.3.2)."""

Write = Callable[[list[str]], str]
"""Writes a list of strings as a YAML document in block style."""


class _Block(Struct, frozen=True):
    """A string of several lines: what stands on the first, and the others without indentation."""

    head: str
    lines: tuple[str, ...]


_Scalar = str | _Block


Block = tuple[int, int]
"""A mapping by its identity, and how far it is indented."""


def yaml_text(
    content: Mapping[str, Any], write: Write, blocks: dict[Block, str] | None = None
) -> str | None:
    """The document of a mapping; None where a key or a value is unusual.

    Of `blocks`, those that have a text already are not written again, and others get theirs.

    Raises:
        ValueError: a number that JSON does not have.
    """
    texts = {} if blocks is None else blocks
    strings: dict[str, None] = {}
    _gather(content, strings, {node for (node, _), text in texts.items() if text})
    written = _written(strings, write)
    if not content or written is None:
        return None
    writer = _Writer(written, texts)
    try:
        writer.block(content, 0)
    except _Unusual:
        return None
    writer.lines.append("")
    return "\n".join(writer.lines)


class _Unusual(Exception):
    """A key of several lines, or data of no JSON type."""


def _gather(node: Any, found: dict[str, None], done: Set[int]) -> None:
    """Every string of a node, keys included, each once; mappings that are `done` are left out."""
    if isinstance(node, str):
        found[node] = None
    elif isinstance(node, dict):
        if id(node) not in done:
            for key, value in node.items():
                _gather(key, found, done)
                _gather(value, found, done)
    elif isinstance(node, list):
        for value in node:
            _gather(value, found, done)


def _written(strings: Iterable[str], write: Write) -> dict[str, _Scalar] | None:
    """Each string as it stands behind a key or a dash."""
    found: dict[str, _Scalar] = {}
    others: list[str] = []
    for string in strings:
        if _PLAIN.fullmatch(string) and string.lower() not in _NO_STRINGS:
            found[string] = string
        elif _REFERENCE.fullmatch(string):
            found[string] = f"'{string}'"
        else:
            others.append(string)
    if not others:
        return found
    parts = re.split(r"\n- ", "\n" + write(others).removesuffix("\n"))[1:]
    if len(parts) != len(others) or any(part.startswith("|+") for part in parts):
        return None  # after lines that are kept to the last, a document may need an end of its own
    found.update(zip(others, map(_scalar, parts), strict=True))
    return found


# Three of four strings are of these kinds, for which there is nothing to weigh (YAML 1.1, §9.1.3).
_PLAIN = re.compile(r"[A-Za-z][\w ./(),;'\"+*=<>&!|@%^~$\[\]{}?-]{0,1000}[A-Za-z0-9.)]", re.ASCII)
_NO_STRINGS = frozenset({"false", "no", "null", "off", "on", "true", "yes"})
"""What YAML 1.1 takes for booleans and null."""
_REFERENCE = re.compile(r"#/[\w/]{1,200}", re.ASCII)
"""Would be a comment, and is quoted therefore."""


def _scalar(part: str) -> _Scalar:
    head, *lines = part.split("\n")
    return _Block(head, tuple(line.removeprefix("  ") for line in lines)) if lines else head


class _Writer:
    """Writes nodes line by line."""

    def __init__(self, written: Mapping[str, _Scalar], blocks: dict[Block, str]) -> None:
        self.lines: list[str] = []
        self._written = written
        self._blocks = blocks
        self._keys: dict[Any, str] = {}
        """Keys come again and again."""

    def block(self, node: Any, indent: int) -> None:
        """A mapping or a list that is not empty, each entry on lines of its own."""
        pad = " " * indent
        if isinstance(node, dict):
            for key, value in node.items():
                known = self._keys.get(key)
                self._entry(f"{pad}{known or self._key(key)}:", value, indent)
        else:
            for value in node:
                self._item(f"{pad}-", value, indent)

    def _key(self, key: Any) -> str:
        is_plain = isinstance(key, str) and key.isprintable()
        text = self._written.get(key) if is_plain else None
        if not isinstance(text, str) or len(text.encode()) > _LONGEST_KEY:
            raise _Unusual
        self._keys[key] = text
        return text

    def _entry(self, head: str, value: Any, indent: int) -> None:
        """A value behind its key; a list below is not indented, as PyYAML has it."""
        if isinstance(value, str):
            self._string(head, value, indent)
        elif value and isinstance(value, dict):
            self.lines.append(head)
            self._mapping(value, indent + 2)
        elif value and isinstance(value, list):
            self.lines.append(head)
            self.block(value, indent)
        else:
            self.lines.append(f"{head} {_other(value)}")

    def _mapping(self, node: dict[Any, Any], indent: int) -> None:
        """A mapping that is not empty, of which the text may be known or wanted."""
        place = (id(node), indent)
        if text := self._blocks.get(place):
            self.lines.append(text)
            return
        at = len(self.lines)
        self.block(node, indent)
        if place in self._blocks:
            self._blocks[place] = "\n".join(self.lines[at:])

    def _item(self, head: str, value: Any, indent: int) -> None:
        """An item behind its dash; the first line of what it holds goes on behind it."""
        if value and isinstance(value, (dict, list)):
            at = len(self.lines)
            self.block(value, indent + 2)
            self.lines[at] = f"{head} {self.lines[at][indent + 2 :]}"
        else:
            self._entry(head, value, indent)

    def _string(self, head: str, value: str, indent: int) -> None:
        text = self._written[value]
        if isinstance(text, str):
            self.lines.append(f"{head} {text}")
            return
        pad = " " * (indent + 2)
        self.lines.append(f"{head} {text.head}")
        self.lines += [f"{pad}{line}" if line else "" for line in text.lines]


def _other(value: Any) -> str:
    """What is neither a string nor holds anything."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return float_text(value)
        case dict():
            return "{}"
        case list():
            return "[]"
        case _:
            raise _Unusual


def float_text(number: float) -> str:
    """Exponents with a point and a sign: YAML 1.1 takes `1e+20` for a string.

    Raises:
        ValueError: the number is infinite, or none.
    """
    if not math.isfinite(number):
        raise ValueError("not a JSON number")
    text = repr(number)
    if "e" in text:
        mantissa, _, exponent = text.partition("e")
        mantissa = mantissa if "." in mantissa else f"{mantissa}.0"
        text = f"{mantissa}e{exponent if exponent[0] in '+-' else f'+{exponent}'}"
    return text
