"""JSON as people write it → values.

In: text. Out: a value, where reading stopped, and the first place that is no JSON (RFC 8259).
Strict JSON is read by the standard reader; what it refuses is read by a small tolerant one:
trailing and missing commas, comments, ellipses, Python literals, line breaks in strings, single
quotes, unquoted words and keys (field guide, section 10). Raises only `NotJson`.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

from msgspec import Struct

from rst2openapi.reading.draft import Json

_MAX_DEPTH = 200


class NotJson(ValueError):
    """The text holds no value that can be read, not even leniently."""


class JsonText(Struct, frozen=True):
    """A value read from text."""

    value: Json
    end: int
    """Offset behind the value."""
    fault: int | None = None
    """Offset of the first thing that is no JSON; None where the value is strict."""


def read_json(text: str) -> JsonText:
    """Read the JSON value at the start of a text.

    Raises:
        NotJson: there is none.
    """
    start = len(text) - len(text.lstrip())
    try:
        value, end = _STRICT.raw_decode(text, start)
        found = JsonText(value, end)
    except (json.JSONDecodeError, RecursionError, ValueError):
        reader = _Tolerant(text, start)
        value = reader.read_document()
        found = JsonText(value, reader.at, reader.fault)
    half = _half_escape(text, start, found.end)
    if half is None:
        return found
    return JsonText(_whole(found.value), found.end, half if found.fault is None else found.fault)


def _half_escape(text: str, start: int, end: int) -> int | None:
    """Where half a character is escaped: a surrogate without the other (RFC 7493, section 2.1)."""
    if "\\u" not in text:
        return None
    pairs = _SURROGATES.finditer(text, start, end)
    return next((one.start() for one in pairs if one["half"]), None)


_SURROGATES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\."
)


def _whole(value: Json) -> Json:
    """The value with U+FFFD for each half character, which no encoding of Unicode has."""
    match value:
        case str():
            return _HALF.sub("\ufffd", value)
        case list():
            return [_whole(part) for part in value]
        case dict():
            return {_HALF.sub("\ufffd", key): _whole(part) for key, part in value.items()}
        case _:
            return value


_HALF = re.compile("[\ud800-\udfff]")


def read_strict(text: str) -> Json:
    """Read a text that is one JSON value of any kind, and nothing else.

    Raises:
        NotJson: it is not.
    """
    try:
        value: Json = _STRICT.decode(text)
    except (ValueError, RecursionError):
        raise NotJson("no strict JSON") from None
    if _half_escape(text, 0, len(text)) is not None:
        raise NotJson("half a character")
    return value


def without_ellipses(value: Json) -> Json:
    """The value without items of lists that only say `and so on`: `"......"`."""
    if isinstance(value, dict):
        return {key: without_ellipses(part) for key, part in value.items()}
    if not isinstance(value, list):
        return value
    kept = [part for part in value if not (isinstance(part, str) and _DOTS.fullmatch(part))]
    return [without_ellipses(part) for part in (kept or value)]


_DOTS = re.compile(r"\s*(?:\.{3,}|…+)\s*")


def _refuse(constant: str) -> NoReturn:
    """NaN and Infinity are no JSON, although the standard reader takes them."""
    raise ValueError(constant)


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(text)
    return value


_STRICT = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
_SPACE = re.compile(r"[\s\u00a0\u3000]*")
_COMMENT = re.compile(r"//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/|#[^\n]*")
_ELLIPSIS = re.compile(r"\.{2,}|…+|,?\s*\.{3,}")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[ \t]*(?:[,\]}#\n]|//|/\*|$))")
_WORD = re.compile(r"[^\s,\[\]{}\"':]+")
_KEY = re.compile(r"[^\s,\[\]{}\"':]+(?:\s*(?=:))")
# An unquoted value runs to the end of its line or to the next comma or bracket.
_BARE = re.compile(r"[^,\[\]{}\"'\n]+")
_PLACEHOLDER = re.compile(r"\$?\{[ ]?\w[\w .-]{0,60}\}|<[^<>\n]{1,60}>")
_LITERALS: dict[str, Json] = {
    "true": True,
    "false": False,
    "null": None,
    "True": True,
    "False": False,
    "None": None,
    "TRUE": True,
    "FALSE": False,
    "NULL": None,
}
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "‘": "’"}
_LONE_QUOTE = re.compile(r"[\"'][ \t]*(?:[,\]}\n]|$)")
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_AFTER_STRING = re.compile(r"[\s\u00a0]*(?:[,:\]}]|//|/\*|$|\n)")


class _Tolerant:
    """A recursive reader that goes on where strict ones stop, and remembers the first fault."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.at = start
        self.fault: int | None = None

    def read_document(self) -> Json:
        self.skip()
        if self.peek() not in ("{", "["):
            raise NotJson("neither an object nor an array")
        value = self.read_container(0)
        if self.fault is None:
            self.fault = self.at
        return value

    def note(self, at: int | None = None) -> None:
        if self.fault is None:
            self.fault = self.at if at is None else at

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def skip(self) -> None:
        """Pass over blanks, comments and ellipses."""
        while True:
            blank = _SPACE.match(self.text, self.at)
            if blank is not None:
                self.at = blank.end()
            aside = _COMMENT.match(self.text, self.at) or _ELLIPSIS.match(self.text, self.at)
            if aside is None:
                return
            self.note()
            self.at = aside.end()

    def read_container(self, depth: int) -> Json:
        if depth > _MAX_DEPTH:
            raise NotJson("nested too deeply")
        opened = self.peek()
        self.at += 1
        return self.read_object(depth) if opened == "{" else self.read_array(depth)

    def read_object(self, depth: int) -> dict[str, Json]:
        found: dict[str, Json] = {}
        while not self.is_closed("}"):
            if self.peek() == "{" and not _PLACEHOLDER.match(self.text, self.at):
                found.update(self.read_inner_object(depth))
                continue
            key = self.read_key()
            self.skip()
            if self.peek() in (":", "："):
                if self.peek() == "：":
                    self.note()
                self.at += 1
                self.skip()
            else:
                self.note()
            found[key] = self.read_value(depth)
            self.pass_comma("}")
        return found

    def read_inner_object(self, depth: int) -> dict[str, Json]:
        """Read an object that stands where a key should: one brace too many."""
        self.note()
        inner = self.read_container(depth + 1)
        self.pass_comma("}")
        return inner if isinstance(inner, dict) else {}

    def read_array(self, depth: int) -> list[Json]:
        found: list[Json] = []
        while not self.is_closed("]"):
            found.append(self.read_value(depth))
            self.pass_comma("]")
        return found

    def is_closed(self, closer: str) -> bool:
        """Whether the container ends here; a wrong bracket and the end of the text end it too."""
        self.skip()
        char = self.peek()
        if char == closer:
            self.at += 1
            return True
        if char in ("", "}", "]"):
            self.note()
            if char == "" and not self.text[: self.at].strip(" \t\r\n{["):
                raise NotJson("nothing but an opening bracket")
            return True
        return False

    def pass_comma(self, closer: str) -> None:
        self.skip()
        before = self.at
        while self.peek() in (",", ";", "，") and self.peek():
            if self.peek() != ",":
                self.note()
            self.at += 1
            self.skip()
        if self.at == before:
            if self.peek() != closer:
                self.note()
        elif self.peek() == closer:
            self.note(before)

    def read_key(self) -> str:
        if self.peek() in _QUOTES:
            return self.read_string()
        self.note()
        word = _PLACEHOLDER.match(self.text, self.at) or _KEY.match(self.text, self.at)
        word = word or _WORD.match(self.text, self.at)
        if word is None:
            raise NotJson("no key")
        self.at = word.end()
        return word.group().strip()

    def read_value(self, depth: int) -> Json:
        char = self.peek()
        if char in ("{", "[") and char:
            placeholder = _PLACEHOLDER.match(self.text, self.at)
            if placeholder is None or ":" in placeholder.group():
                return self.read_container(depth + 1)
            return self.read_bare(placeholder)
        if char in _QUOTES:
            return self.read_string()
        number = _NUMBER.match(self.text, self.at)
        if number is not None:
            self.at = number.end()
            return _number(number.group())
        bare = _BARE.match(self.text, self.at)
        if bare is None:
            self.note()
            if char in ("", ",", "}", "]"):
                return None
            raise NotJson("no value")
        return self.read_bare(bare)

    def read_bare(self, match: re.Match[str]) -> Json:
        """Read a literal, or words without quotes; a comment ends them."""
        text = re.split(r"//|/\*", match.group(), maxsplit=1)[0] or match.group()
        self.at = match.start() + len(text)
        word = text.strip()
        if word in ("true", "false", "null"):
            return _LITERALS[word]
        self.note(match.start())
        if _LONE_QUOTE.match(self.text, self.at):  # the opening quote is missing: az-1",
            self.at += 1
        return _LITERALS.get(word, word)

    def read_string(self) -> str:
        """Read a quoted string; raw line breaks and stray escapes are kept."""
        opened = self.peek()
        closer = _QUOTES[opened]
        if opened != '"':
            self.note()
        self.at += 1
        parts: list[str] = []
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == "\\" and self.at + 1 < len(self.text):
                parts.append(self.read_escape())
                continue
            self.at += 1
            if char == closer or (opened in "“”" and char in '”"'):
                if _AFTER_STRING.match(self.text, self.at) or not self.is_inner_quote(closer):
                    return "".join(parts)
                self.note(self.at - 1)
            elif char < " ":
                self.note(self.at - 1)
            parts.append(char)
        self.note()
        raise NotJson("a string without an end")

    def is_inner_quote(self, closer: str) -> bool:
        """Whether a quote stands inside a string: another one ends the value on the same line."""
        end = self.text.find("\n", self.at)
        line = self.text[self.at : end if end != -1 else len(self.text)]
        rest = line.find(closer)
        if rest == -1 or re.match(r"\s*[\"'\[{]", line):
            return False
        return bool(_AFTER_STRING.match(line, rest + 1)) and ":" not in line[: rest + 1]

    def read_escape(self) -> str:
        char = self.text[self.at + 1]
        if char == "u":
            digits = self.text[self.at + 2 : self.at + 6]
            if re.fullmatch(r"[0-9A-Fa-f]{4}", digits):
                return self.read_unicode(int(digits, 16))
        self.at += 2
        if char in '"\\/':
            return char
        if char in _ESCAPES:
            return _ESCAPES[char]
        self.note(self.at - 2)
        return "\\" + char

    def read_unicode(self, code: int) -> str:
        """Read an escape by code unit, two of them where they are a surrogate pair."""
        self.at += 6
        pair = re.match(r"\\u([dD][c-fC-F][0-9A-Fa-f]{2})", self.text[self.at : self.at + 6])
        if 0xD800 <= code < 0xDC00 and pair is not None:
            self.at += 6
            return chr(0x10000 + ((code - 0xD800) << 10) + (int(pair.group(1), 16) - 0xDC00))
        return chr(code)


def _number(text: str) -> int | float | str:
    """Give the number of a literal; text where it is longer than any number in use."""
    if len(text) > 400:
        return text
    try:
        return _finite(text) if any(mark in text for mark in ".eE") else int(text)
    except ValueError:
        return text
