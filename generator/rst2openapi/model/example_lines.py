"""Where in the text of an example a value stands.

In: text that looks like JSON, however sloppily written, and the path of a value. Out: a line.
Whether the text is JSON, and what its values are, is not decided here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

Path = tuple[str | int, ...]
"""Keys and indexes from the outermost value inwards."""


def line_in(text: str, path: Path) -> int:
    """0-based line of the value at a path; of what holds it, where the text does not show it."""
    places = _places(text)
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 0)


@lru_cache(maxsize=256)
def is_whole(text: str) -> bool:
    """Whether every bracket of a text has its other half, so that what is inside what is sure."""
    opened: list[str] = []
    for found in _TOKEN.finditer(text):
        token = found.group()
        if token in "{[":
            opened.append("}" if token == "{" else "]")
        elif token in "}]" and (not opened or opened.pop() != token):
            return False
    return not opened


def path_text(path: Path) -> str:
    """A path as people write it, the same for all items of a list: `spec.nodes[].flavor`."""
    text = ""
    for part in path:
        text += "[]" if isinstance(part, int) else f".{part}" if text else part
    return text


_TOKEN = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[{}\[\]:,]|//[^\n]*|[^\s{}\[\]:,\"']+|[\"']",
    re.DOTALL,
)


class _Open(Struct):
    """A bracket that is not closed yet."""

    is_array: bool
    path: Path
    index: int = 0
    key: str | None = None
    """The key whose value comes next."""

    def inner(self) -> Path:
        """The path of what comes next."""
        return (*self.path, self.index if self.is_array else self.key or "")


@lru_cache(maxsize=256)
def _places(text: str) -> Mapping[Path, int]:
    """The line of each value, counted at its key where it has one."""
    places: dict[Path, int] = {}
    stack: list[_Open] = []
    line = at = 0
    for found in _TOKEN.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        _take(found.group(), line, stack, places)
    return places


def _take(token: str, line: int, stack: list[_Open], places: dict[Path, int]) -> None:
    top = stack[-1] if stack else None
    if token in "{[":
        path = top.inner() if top else ()
        places.setdefault(path, line)
        stack.append(_Open(token == "[", path))
    elif token in "}]":
        if stack:
            stack.pop()
        if stack and not stack[-1].is_array:
            stack[-1].key = None
    elif top is None or token == ":" or token.startswith("//"):
        return
    elif token == ",":
        top.index += 1
        top.key = None
    elif top.is_array:
        places.setdefault(top.inner(), line)
    elif top.key is None:
        top.key = _key(token)
        places.setdefault(top.inner(), line)
    else:
        top.key = None


def _key(token: str) -> str:
    try:
        return str(json.loads(token))
    except ValueError:
        return token.strip("\"'")
