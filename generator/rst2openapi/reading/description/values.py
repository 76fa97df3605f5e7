"""What looks like a value: of which kinds, in which shapes, alone and in lists.

In: marked text. Out: values as written. Whether a list of values closes a field is decided in
`enums`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Literal as OneOf

from msgspec import Struct

from rst2openapi.reading.description.marking import unmarked
from rst2openapi.reading.draft import ArrayType, ScalarType, TypeExpr, UnknownType
from rst2openapi.reading.vocabulary.cell_words import EnumWords
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.templates import MARK_CLOSE, MARK_OPEN

_O, _C = MARK_OPEN, MARK_CLOSE

Kind = OneOf["string", "integer", "number", "boolean", "other"]


def value_kind(type_: TypeExpr) -> Kind:
    """What one value of a type is; of an array, one item. Untyped cells hold strings."""
    match type_:
        case ArrayType(item):
            return "other" if isinstance(item, ArrayType) else value_kind(item)
        case ScalarType(kind):
            return "other" if kind == "null" else kind
        case UnknownType():
            return "string"
        case _:
            return "other"


_INTEGER = re.compile(r"[-+]?\d{1,20}")
_NUMBER = re.compile(r"[-+]?\d{1,20}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,3})?")


def fits(value: str, kind: Kind) -> bool:
    """Tell whether a value as written can be of a kind."""
    match kind:
        case "integer":
            return _INTEGER.fullmatch(value) is not None
        case "number":
            return _NUMBER.fullmatch(value) is not None
        case "boolean":
            return value.lower() in ("true", "false")
        case "string":
            return True
        case "other":
            return False


# 1-100, 0 ~ 5, 10.0.0.0/8-24: ranges; yyyy-MM-dd, HH:mm, xxx, 192.168.x.x: layouts
_RANGE = re.compile(r"\d[\d.,/]*\s*(?:[-~–]|to)\s*\d[\d.,/]*", re.IGNORECASE)
_LAYOUT = re.compile(r"yyyy|[Hh]{2}:[Mm]{2}|[Mm]{2}-[Dd]{2}|x{3,}|X{3,}|(?:[._-][xX]){2}|\*{2,}")
_TOKEN = re.compile(
    r"[\w.:/+*@#$%{}<>=!~&|^?\[\]-](?:[\w.:;/+*@#$%{}<>=!~&|^?()\[\]-]{0,98}[^\s;,])?"
)
_ALTERNATIVES = re.compile(  # REMOVE/REDUCE and 0/false are two values each
    r"[A-Z]{3,}(?:/[A-Z]{3,})+|(?:\d+|true|false|yes|no)(?:/(?:\d+|true|false|yes|no))+"
)
_OPERATOR = re.compile(r"[<>=!~&|^*+/%-]{1,3}")
_PHRASE = re.compile(r"[\w.:/+*@#$%{}<>=!~&|^?\[\]()-]+(?: [\w.:/+*@#$%{}<>=!~&|^?\[\]()-]+){1,4}")
_TEMPLATE = re.compile(r"\{[^{}\s]+\}")


def clean_value(text: str) -> str:
    """A value without the quotes and the punctuation that slipped into its marks."""
    value = unmarked(text).strip()
    value = value.rstrip(",;:") if len(value) > 1 else value
    if len(value) > 1 and not _OPERATOR.fullmatch(value):
        value = value.removesuffix(".") if value[-2:] != ".." else value
    if value in ('""', "''", "“”"):
        return ""
    for left, right in (('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’")):
        if len(value) > 2 and value.startswith(left) and value.endswith(right):
            value = value[1:-1]
    return value


def looks_like_value(value: str, not_values: Collection[str], *, phrase: bool = False) -> bool:
    """Tell whether a text can be one value; `phrase` allows a few words.

    Ranges (`1-100`), layouts (`yyyy-MM-dd`) and words such as `N/A` are no values.
    """
    if not value or value.lower() in not_values or len(value) > 100:
        return False
    if _ALTERNATIVES.fullmatch(value):
        return False
    if _RANGE.fullmatch(value) or _LAYOUT.search(value) or value.endswith(("...", "…")):
        return False
    if any(value.count(left) != value.count(right) for left, right in ("()", "[]", "{}")):
        return False  # `[1, 50]` is one thing
    if _TOKEN.fullmatch(value):
        return _OPERATOR.fullmatch(value) is not None or any(c.isalnum() for c in value)
    return phrase and len(value) <= 60 and _PHRASE.fullmatch(value) is not None


def is_template(value: str) -> bool:
    """`vguser{num}` stands for many values."""
    return _TEMPLATE.search(value) is not None


def stands_alone(value: str, plain: Collection[str]) -> bool:
    """Tell whether an unmarked word reads as a value: digits, capitals, underscores.

    An ordinary lower-case word does not.
    """
    return value.lower() in plain or any(c.isupper() or c.isdigit() or c == "_" for c in value)


def is_part(value: str, values: Collection[str], texts: Iterable[str]) -> bool:
    """Whether a text shows a value as a part of something: `hh` of `hh:mm`, `key` of `key=value`.

    Not of another of the `values`; a number is a part of anything.
    """
    if fits(value, "integer"):
        return False
    inside = re.compile(rf"(?<![A-Za-z0-9]){re.escape(value)}(?![A-Za-z0-9])")
    return any(
        inside.search(token) is not None and token != value and token not in values
        for text in texts
        if value in text
        for token in map(_bare, unmarked(text).split())
    )


def _bare(word: str) -> str:
    """A word without the signs around it, and without a note in parentheses behind it."""
    sign = ".,;:[]'\"“”‘’"
    return word.strip(f"{sign}()").partition("(")[0].rstrip(sign)


class ListedValue(Struct, frozen=True):
    """One value of a run of values."""

    value: str
    note: str = ""
    """What stands in parentheses after it, marked."""
    is_marked: bool = True


_RUN_VALUE = re.compile(
    rf"\s*(?:{_O}(?P<marked>[^{_O}{_C}]+){_C}|[\"“](?P<quoted>[^\"“”{_O}{_C}]+)[\"”]"
    rf"|(?P<plain>[^\s,;()/\"{_O}{_C}]+))(?:\s*\((?P<note>[^()]*)\))?"
)
_NOTED = re.compile(r"([\w.-]+)\(([A-Za-z][A-Za-z -]+)\)")
"""A note that slipped into the mark of its value: `SATA(end of sale)`."""


@cache
def _separator(words: frozenset[str]) -> re.Pattern[str]:
    joint = either(words)
    return re.compile(rf"\s*(?:,\s*{joint}\s|,|\b{joint}\b|/|、)\s*(?=\S)")


def read_run(text: str, words: EnumWords) -> tuple[tuple[ListedValue, ...], str]:
    """Read `**a**, **b** (meaning), or **c**` from the start of a text.

    Out: the values, and the text after the last of them.
    """
    values: list[ListedValue] = []
    position = ended = 0
    while (found := _RUN_VALUE.match(text, position)) is not None:
        raw = found["marked"] or found["quoted"] or found["plain"]
        noted = _NOTED.fullmatch(raw) if found["marked"] and not found["note"] else None
        raw, note = noted.groups() if noted else (raw, found["note"] or "")
        value = ListedValue(clean_value(raw), note, found["plain"] is None)
        ends = found["plain"] is not None and raw[-1:] in ".:;"
        if found["plain"] is not None and values and raw.removesuffix(".") in words.prose:
            return tuple(values), text[ended:]
        values.append(value)
        position = ended = found.end()
        if ends:
            position = found.end("plain") - 1
            break
        separator = _separator(words.separators).match(text, position)
        if separator is None and not raw.endswith(","):
            break
        position = separator.end() if separator else len(text) - len(text[position:].lstrip())
    return tuple(values), text[position:]


_ITEM = re.compile(
    rf"(?:{_O}(?P<marked>[^{_O}{_C}]+){_C}|[\"“'](?P<quoted>[^\"“”'{_O}{_C}]+)[\"”'])"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_PLAIN_PHRASE = re.compile(r"(?P<value>[^:：]{1,60})(?P<rest>[:：]\s+.*)", re.DOTALL)
_REST = re.compile(
    r"\s*(?:\((?P<note>[^()]*(?:\([^()]*\)[^()]*)*)\))?\s*(?P<sign>[-–—=](?=\s)|[:：;,.]?)\s*"
    r"(?P<meaning>.*)",
    re.DOTALL,
)


@cache
def _plain_item(verbs: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        r"(?P<value>[^\s:：(]+)(?P<rest>\s*(?:[:：](?:\s.*)?|\(.*|[;,.]?)|\s+[-–—=]\s+.*"
        rf"|\s+{either(verbs)}\w*\s.*)",
        re.DOTALL,
    )


@cache
def _verb(verbs: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"{either(verbs)}\w*\s", re.IGNORECASE)


@cache
def _goes_on(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"{either(words)}\b|/|{_O}")


class ItemValue(Struct, frozen=True, kw_only=True):
    """A list item read as `value: meaning`."""

    value: str
    meaning: str = ""
    """Marked."""
    note: str = ""
    """What stands in parentheses right after the value, marked."""
    is_marked: bool = False
    is_sentence: bool = False
    """The value is the beginning of a sentence: `**a** is …`."""


def read_item(text: str, words: EnumWords) -> ItemValue | None:
    """Read a list item as a value and its meaning; None where it is written otherwise.

    `The value **a** indicates …` begins with the value as well.
    """
    lead, mark, rest = text.partition(f" {_O}")
    if mark and lead.lower() in words.leading:
        text = f"{_O}{rest}"
    item = _ITEM.fullmatch(text)
    if item is not None:
        raw, rest = item["marked"] or item["quoted"], item["rest"]
        if raw.rstrip().endswith((":", "：")):
            if rest[:1].strip():
                return None  # `**compute:**\ *zone*`: the beginning of a value
            return ItemValue(value=clean_value(raw), meaning=rest.strip(), is_marked=True)
        return _item_value(raw, rest, words, is_marked=True)
    plain = _plain_item(words.verbs).fullmatch(text) or _PLAIN_PHRASE.fullmatch(text)
    if plain is None or _O in plain["value"]:
        return None
    return _item_value(plain["value"].strip(), plain["rest"], words, is_marked=False)


def _item_value(raw: str, rest: str, words: EnumWords, *, is_marked: bool) -> ItemValue | None:
    found = _REST.fullmatch(rest)
    if found is None:
        return None
    meaning = found["meaning"].strip()
    is_sentence = bool(meaning) and not found["sign"] and not _verb(words.verbs).match(meaning)
    if _goes_on(words.separators | words.spans).match(meaning) and not found["sign"]:
        return None  # `**a** or **b**: …`
    return ItemValue(
        value=clean_value(raw),
        meaning=meaning,
        note=(found["note"] or "").strip(),
        is_marked=is_marked,
        is_sentence=is_sentence and not found["note"],
    )
