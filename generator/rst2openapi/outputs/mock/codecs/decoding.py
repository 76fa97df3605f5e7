"""Parameters from the wire to JSON values, by style, explode and type.

In: raw texts of a path, a query, headers or cookies, and a parameter object. Out: the values that
the text can stand for, most specific first; the validator picks the one that fits. Text is read
strictly: an integer is `-?(0|[1-9][0-9]*)`, a boolean is `true` or `false`, a number is a JSON
number; `+1`, ` 1`, `01`, `1.0` for an integer and `True` are strings.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import unquote_to_bytes

from rst2openapi.outputs.mock.messages import Request
from rst2openapi.outputs.mock.values.schema_types import ALL_TYPES, types_of
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LONGEST_NUMBER = 4000
"""Digits beyond which a text is no number; Python refuses longer integers."""

_DEEPEST = 100
"""Levels of nesting beyond which JSON is refused; what walks over it is recursive."""

Fields = Mapping[str, tuple[str, ...]]
"""Decoded values by name; a name may come several times."""


class NotJson(ValueError):
    """Text that is not JSON (RFC 8259), or JSON that nobody should send; says why."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parameters of a request stand."""

    path: Mapping[str, str]
    query: Fields
    cookies: Mapping[str, str]
    request: Request

    def texts(self, place: str, name: str) -> tuple[str, ...]:
        """Everything sent for a name at a place; empty where it was not sent."""
        match place:
            case "path":
                return (self.path[name],) if name in self.path else ()
            case "query":
                return self.query.get(name, ())
            case "header":
                value = self.request.header(name)
                return () if value is None else (value.strip(" \t"),)
            case _:
                return (self.cookies[name],) if name in self.cookies else ()


def read_parts(request: Request, values: Mapping[str, str]) -> Parts:
    """Take a request apart; `values` are the decoded path values."""
    return Parts(
        path=values,
        query=read_fields(request.query),
        cookies=_read_cookies(request.header("cookie") or ""),
        request=request,
    )


def read_fields(text: str) -> Fields:
    """Fields of a query or a form (application/x-www-form-urlencoded), percent-decoded."""
    if not text:
        return {}
    found: dict[str, list[str]] = {}
    for piece in text.split("&"):
        if piece:
            name, _, value = piece.partition("=")
            found.setdefault(_decode_field(name), []).append(_decode_field(value))
    return {name: tuple(values) for name, values in found.items()}


def _decode_field(text: str) -> str:
    raw = text.replace("+", " ").encode("utf-8", "surrogateescape")
    return unquote_to_bytes(raw).decode("utf-8", "surrogateescape")


def _read_cookies(text: str) -> dict[str, str]:
    if not text:
        return {}
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(text).items()}
    except CookieError:
        return {}


def decode(schemas: Schemas, parameter: Mapping[str, Any], parts: Parts) -> tuple[Any, ...] | None:
    """The values a parameter can stand for; None where it was not sent, empty where it is garbled.

    Styles as in OpenAPI 3.1.1, §4.8.12.2.2.
    """
    place, name = parameter["in"], parameter["name"]
    if "content" in parameter:
        texts = parts.texts(place, name)
        return None if not texts else _json_values(texts)
    schema = schemas.convert(parameter.get("schema", {}))
    style = parameter.get("style", "form" if place in ("query", "cookie") else "simple")
    explode = parameter.get("explode", style == "form")
    kinds = types_of(schemas, schema)
    if "object" in kinds and not kinds & {"string", "array"}:
        return _objects(schemas, schema, name, place, style=style, explode=explode, parts=parts)
    texts = parts.texts(place, name)
    if not texts:
        return None
    if not all(is_text(text) for text in texts):
        return ()
    texts = tuple(_without_prefix(text, name, style) for text in texts)
    if "array" in kinds and kinds != ALL_TYPES:
        found = _arrays(schemas, schema, texts, style=style, explode=explode)
        scalars = read_scalars(texts[0], kinds) if len(texts) == 1 else ()
        return (*found, *(one for one in scalars if kinds - {"array"} and one != texts[0]))
    if len(texts) > 1:
        return (list(texts),)
    return read_scalars(texts[0], kinds)


def is_text(text: str) -> bool:
    """Whether a text can be sent as UTF-8; lone surrogates stand for bytes that were not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_scalars(text: str, kinds: frozenset[str]) -> tuple[Any, ...]:
    """What one text can stand for among the types a schema admits, most specific first."""
    return tuple(_scalars(text, kinds)) or (text,)


def _scalars(text: str, kinds: frozenset[str]) -> Iterator[Any]:
    short = len(text) < _LONGEST_NUMBER
    if "integer" in kinds and short and _INTEGER.fullmatch(text):
        yield int(text)
    elif "number" in kinds and short and _NUMBER.fullmatch(text) and math.isfinite(float(text)):
        yield float(text)
    if "boolean" in kinds and text in ("true", "false"):
        yield text == "true"
    if "null" in kinds and text in ("null", ""):
        yield None
    if "string" in kinds:
        yield text


def read_json(data: bytes) -> Any:
    """JSON by the letter (RFC 8259): UTF-8, no repeated keys, no NaN, no numbers out of range.

    Raises:
        NotJson: says what is wrong and where.
    """
    try:
        text = data.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse_constant, parse_float=_finite
        )
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()  # escapes may name half a character
        if text.count("[") + text.count("{") >= _DEEPEST:
            _measure(value)
    except UnicodeDecodeError as error:
        raise NotJson(f"not UTF-8 at byte {error.start}") from None
    except UnicodeEncodeError:
        raise NotJson("a string holds half of a surrogate pair") from None
    except json.JSONDecodeError as error:
        raise NotJson(
            f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        ) from None
    except RecursionError:
        raise NotJson("nested too deeply") from None
    except NotJson:
        raise
    except ValueError as error:
        raise NotJson(f"not JSON: {error}") from None
    return value


def _measure(value: Any) -> None:
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return
    raise NotJson("nested too deeply")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise NotJson(f"the key {twice!r} comes twice")
    return found


def _refuse_constant(text: str) -> float:
    raise NotJson(f"{text} is not JSON")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise NotJson(f"the number {text[:20]} is out of range")
    return value


def _json_values(texts: tuple[str, ...]) -> tuple[Any, ...]:
    try:
        return (read_json(texts[0].encode()),) if len(texts) == 1 else ()
    except (NotJson, UnicodeEncodeError):
        return ()


def _without_prefix(text: str, name: str, style: str) -> str:
    """Drop what the styles `label` (`.a`) and `matrix` (`;name=a`) put before a value."""
    if style == "label":
        return text.removeprefix(".")
    if style == "matrix":
        return text.removeprefix(";").removeprefix(name).removeprefix("=")
    return text


_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def _split(text: str, style: str, *, explode: bool) -> list[str]:
    separator = _SEPARATORS.get(style, ",")
    if explode and style == "label":
        separator = "."
    return text.split(separator)


def _arrays(
    schemas: Schemas, schema: Schema, texts: tuple[str, ...], *, style: str, explode: bool
) -> tuple[Any, ...]:
    found = schemas.resolve(schema)
    items = types_of(schemas, found.get("items", {})) if isinstance(found, dict) else ALL_TYPES
    if explode and style == "form":
        pieces = list(texts)
    elif explode and style == "matrix":
        pieces = [piece.partition("=")[2] or piece for piece in texts[0].split(";")]
    elif len(texts) > 1:
        pieces = list(texts)
    else:
        pieces = _split(texts[0], style, explode=explode)
    read = [read_scalars(piece, items) for piece in pieces]
    lists: list[Any] = [[values[0] for values in read], [values[-1] for values in read]]
    if pieces == [""]:
        lists.append([])
    return tuple(one for index, one in enumerate(lists) if one not in lists[:index])


def _objects(
    schemas: Schemas,
    schema: Schema,
    name: str,
    place: str,
    *,
    style: str,
    explode: bool,
    parts: Parts,
) -> tuple[Any, ...] | None:
    found = schemas.resolve(schema)
    properties = found.get("properties", {}) if isinstance(found, dict) else {}
    pairs: list[tuple[str, str]] = []
    if style == "deepObject":
        prefix = f"{name}["
        for key, values in parts.query.items():
            if key.startswith(prefix) and key.endswith("]"):
                member = _without_index(key[len(prefix) : -1])
                pairs += [(member, value) for value in values]
    elif style == "form" and explode:
        for key in properties:
            pairs += [(key, value) for value in parts.texts(place, key)]
    else:
        texts = parts.texts(place, name)
        if not texts:
            return None
        pairs = _pairs(
            _split(_without_prefix(texts[0], name, style), style, explode=explode), explode
        )
    if not pairs:
        return None
    if not all(is_text(key) and is_text(value) for key, value in pairs):
        return ()
    texts_of: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        texts_of[key] = (*texts_of.get(key, ()), value)
    return (
        {key: _member(schemas, properties.get(key, {}), texts) for key, texts in texts_of.items()},
    )


def _without_index(key: str) -> str:
    """`a` of `a`, `a][` and `a][0`: how lists stand in a deep object is up to everyone."""
    name, brackets, index = key.partition("][")
    return name if brackets and (not index or index.isdecimal()) else key


def _pairs(pieces: list[str], explode: bool) -> list[tuple[str, str]]:
    if explode:
        return [(piece.partition("=")[0], piece.partition("=")[2]) for piece in pieces]
    return list(zip(pieces[::2], pieces[1::2], strict=False))


def _member(schemas: Schemas, schema: Schema, texts: tuple[str, ...]) -> Any:
    """The value of a member of an object; the last text counts where it is no list."""
    kinds = types_of(schemas, schema)
    if "array" in kinds and kinds != ALL_TYPES:
        return _arrays(schemas, schema, texts, style="form", explode=True)[0]
    return read_scalars(texts[-1], kinds)[0]
