"""Text that matches a regular expression.

In: a pattern of the common subset of ECMA 262 and Python, and a random source. Out: one text that
matches. Lookarounds and back references are not understood; the caller validates what it gets.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

_PRINTABLE = "".join(chr(code) for code in range(32, 127))
_WORD = string.ascii_letters + string.digits + "_"
_CLASSES = {"d": string.digits, "w": _WORD, "s": " "}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_LARGEST_REPEAT = 10_000


class PatternError(ValueError):
    """A pattern with something that this file does not understand."""


@dataclass(frozen=True, slots=True)
class _Chars:
    choices: str


@dataclass(frozen=True, slots=True)
class _Group:
    alternatives: tuple[tuple[_Repeat, ...], ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    node: _Chars | _Group
    least: int = 1
    most: int | None = 1


def matching_text(pattern: str, rng: Random, *, spread: int, widest: bool = False) -> str:
    """One text that the pattern matches; `spread` is how far repetitions go beyond their minimum.

    They go anywhere up to that, or to its end where the `widest` text is wanted.

    Raises:
        PatternError: the pattern is not understood.
    """
    return _draw_group(_parse(pattern), rng, spread, widest=widest)


@lru_cache(maxsize=512)
def _parse(pattern: str) -> _Group:
    reader = _Reader(pattern)
    group = reader.group()
    if reader.at < len(pattern):
        raise PatternError(f"unexpected {pattern[reader.at]!r} at {reader.at}")
    return group


def _draw_group(group: _Group, rng: Random, spread: int, *, widest: bool) -> str:
    pieces = []
    for repeat in rng.choice(group.alternatives):
        most = repeat.least + spread if repeat.most is None else repeat.most
        top = max(repeat.least, min(most, repeat.least + spread))
        count = top if widest else rng.randint(repeat.least, top)
        for _ in range(count):
            match repeat.node:
                case _Chars(choices):
                    pieces.append(rng.choice(choices))
                case _Group():
                    pieces.append(_draw_group(repeat.node, rng, spread, widest=widest))
    return "".join(pieces)


@dataclass(slots=True)
class _Reader:
    """Recursive descent over one pattern."""

    text: str
    at: int = 0
    depth: int = 0

    def group(self) -> _Group:
        """Alternatives up to a closing bracket or the end."""
        self.depth += 1
        if self.depth > 50:
            raise PatternError("nested too deeply")
        alternatives: list[tuple[_Repeat, ...]] = []
        current: list[_Repeat] = []
        while self.at < len(self.text) and self.text[self.at] != ")":
            char = self.text[self.at]
            self.at += 1
            if char == "|":
                alternatives.append(tuple(current))
                current = []
            elif char in "^$" or (char == "\\" and self._peek() in "bBAZz"):
                # An anchor inside a word would never match; the caller's validation finds out.
                self.at += char == "\\"
            else:
                current.append(self._repeat(_Repeat(self._atom(char))))
        self.depth -= 1
        return _Group((*alternatives, tuple(current)))

    def _peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else "\0"

    def _atom(self, char: str) -> _Chars | _Group:
        if char == "(":
            return self._bracket()
        if char == "[":
            return _Chars(self._char_class())
        if char == ".":
            return _Chars(_WORD)
        if char == "\\":
            return _Chars(self._escape())
        if char in "*+?":
            raise PatternError(f"nothing to repeat at {self.at - 1}")
        return _Chars(char)

    def _bracket(self) -> _Group:
        if self._peek() == "?":
            self.at += 1
            if self._peek() == "P":
                self.at += 1
            if self._peek() == ":":
                self.at += 1
            elif self._peek() == "<" and self.text[self.at + 1 : self.at + 2] not in ("=", "!"):
                end = self.text.find(">", self.at)
                if end < 0:
                    raise PatternError("a group's name does not end")
                self.at = end + 1
            else:
                raise PatternError("a kind of group that is not understood")
        found = self.group()
        if self._peek() != ")":
            raise PatternError("a group does not end")
        self.at += 1
        return found

    def _repeat(self, found: _Repeat) -> _Repeat:
        char = self._peek()
        if char in "*+?":
            self.at += 1
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[char]
        elif char == "{" and (bounds := self._bounds()) is not None:
            least, most = bounds
        else:
            return found
        if self._peek() in "?+":
            self.at += 1
        return replace(found, least=least, most=most)

    def _bounds(self) -> tuple[int, int | None] | None:
        end = self.text.find("}", self.at)
        low, comma, high = self.text[self.at + 1 : end].partition(",") if end > 0 else ("", "", "")
        if not low.isdigit() or (high and not high.isdigit()):
            return None
        self.at = end + 1
        least = int(low)
        most = int(high) if high else None if comma else least
        if least > _LARGEST_REPEAT:
            raise PatternError("repeated too often")
        return least, most

    def _escape(self) -> str:
        char = self._peek()
        self.at += 1
        if char in _CLASSES:
            return _CLASSES[char]
        if char.lower() in _CLASSES and char.isupper():
            return "".join(one for one in _PRINTABLE if one not in _CLASSES[char.lower()])
        if char in "xu":
            return self._code_point(2 if char == "x" else 4)
        if char in "pP" and self._peek() == "{":
            return self._property(negated=char == "P")
        if char.isdigit() and char != "0":
            raise PatternError("a back reference")
        return _ESCAPES.get(char, char)

    def _property(self, *, negated: bool) -> str:
        end = self.text.find("}", self.at)
        name = self.text[self.at + 1 : end]
        self.at = end + 1
        if end < 0 or negated or name[:1] not in "LN":
            raise PatternError("a character property that is not understood")
        return string.ascii_letters if name.startswith("L") else string.digits

    def _code_point(self, digits: int) -> str:
        piece = self.text[self.at : self.at + digits]
        try:
            char = chr(int(piece, 16))
        except ValueError:
            raise PatternError("an escape that is not hexadecimal") from None
        self.at += digits
        return char

    def _char_class(self) -> str:
        negated = self._peek() == "^"
        self.at += negated
        chosen: list[str] = []
        first = True
        while first or self._peek() != "]":
            if self.at >= len(self.text):
                raise PatternError("a character class does not end")
            first = False
            low = self._class_member()
            following = self.text[self.at : self.at + 2]
            if len(low) == 1 and following[:1] == "-" and following not in ("-]", "-"):
                self.at += 1
                chosen.append(_range(low, self._class_member()))
            else:
                chosen.append(low)
        self.at += 1
        members = set("".join(chosen))
        pool = (one for one in _PRINTABLE if one not in members) if negated else sorted(members)
        found = "".join(pool)
        if not found:
            raise PatternError("a character class without members")
        # Letters and digits read better than what else the class may hold.
        return "".join(one for one in found if one.isascii() and one.isalnum()) or found

    def _class_member(self) -> str:
        char = self._peek()
        self.at += 1
        if char != "\\":
            return char
        if self._peek() == "b":
            self.at += 1
            return "\b"
        return self._escape()


def _range(low: str, high: str) -> str:
    if len(high) != 1 or not 0 <= ord(high) - ord(low) < 0x110000:
        raise PatternError("a range that is not one")
    last = min(ord(high), ord(low) + 512)
    codes = (code for code in range(ord(low), last + 1) if not 0xD800 <= code <= 0xDFFF)
    return "".join(chr(code) for code in codes)
