"""Request bodies from bytes to values, by media type.

In: bytes and a Content-Type. Out: the value that the schema is held against, or what is wrong with
the bytes. JSON in all its spellings, forms, multipart and text are read; other types are bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from functools import lru_cache
from typing import Any

from rst2openapi.outputs.mock.codecs.decoding import (
    NotJson,
    is_text,
    read_fields,
    read_json,
    read_scalars,
)
from rst2openapi.outputs.mock.values.schema_types import types_of
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas


@dataclass(frozen=True, slots=True)
class Opaque:
    """Bytes that no schema is held against."""

    data: bytes


def pick_media_type(documented: Iterable[str], content_type: str) -> str | None:
    """The documented media type that a Content-Type means; the narrowest wins.

    Ranges such as `application/*` count (OpenAPI 3.1.1, §4.8.13), parameters do not.
    """
    sent = essence(content_type)
    main = sent.partition("/")[0]
    types = list(documented)
    for wanted in (sent, f"{main}/*", "*/*"):
        for one in types:
            if essence(one) == wanted:
                return one
    return None


@lru_cache(maxsize=1024)
def essence(media_type: str) -> str:
    """A media type without its parameters, lower case."""
    return media_type.partition(";")[0].strip().lower()


@lru_cache(maxsize=1024)
def is_json(media_type: str) -> bool:
    """Whether a media type is JSON or has the suffix `+json` (RFC 6839, §3.1)."""
    kind = essence(media_type)
    return kind.endswith(("/json", "+json"))


def read_body(schemas: Schemas, media: Mapping[str, Any], content_type: str, data: bytes) -> Any:
    """The value a body stands for; `Opaque` where it is not ours to read.

    Raises:
        NotJson: the bytes are not what the Content-Type says.
    """
    kind = essence(content_type)
    if is_json(kind):
        return read_json(data)
    schema = schemas.convert(media.get("schema", {}))
    if kind == "application/x-www-form-urlencoded":
        fields = read_fields(data.decode("utf-8", "surrogateescape"))
        return _read_form(schemas, schema, fields)
    if kind.startswith("multipart/"):
        return _read_multipart(schemas, schema, content_type, data)
    if kind.startswith("text/") and "string" in types_of(schemas, schema):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise NotJson(f"not UTF-8 at byte {error.start}") from None
    return Opaque(data)


def _read_form(schemas: Schemas, schema: Schema, fields: Mapping[str, tuple[str, ...]]) -> Any:
    found = schemas.resolve(schema)
    properties = found.get("properties", {}) if isinstance(found, dict) else {}
    value: dict[str, Any] = {}
    for name, texts in fields.items():
        if not is_text(name) or not all(is_text(text) for text in texts):
            raise NotJson(f"the field {name!r} is not UTF-8")
        value[name] = _read_field(schemas, properties.get(name, {}), texts)
    return value


def _read_field(schemas: Schemas, schema: Schema, texts: tuple[str, ...]) -> Any:
    """One field of a form; objects and arrays of objects are JSON (OpenAPI 3.1.1, §4.8.15)."""
    kinds = types_of(schemas, schema)
    if "array" in kinds and "string" not in kinds:
        found = schemas.resolve(schema)
        items = types_of(schemas, found.get("items", {})) if isinstance(found, dict) else kinds
        if len(texts) == 1 and (whole := _try_json(texts[0], list)) is not None:
            return whole
        return [_read_item(text, items) for text in texts]
    if len(texts) > 1:
        return list(texts)
    return _read_item(texts[0], kinds)


def _read_item(text: str, kinds: frozenset[str]) -> Any:
    if "object" in kinds and "string" not in kinds and (whole := _try_json(text, dict)) is not None:
        return whole
    return read_scalars(text, kinds)[0]


def _try_json(text: str, kind: type) -> Any:
    try:
        value = read_json(text.encode())
    except NotJson:
        return None
    return value if isinstance(value, kind) else None


def _read_multipart(schemas: Schemas, schema: Schema, content_type: str, data: bytes) -> Any:
    """The parts of a form by name; files as text where they are UTF-8, else as their byte count."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=HTTP).parsebytes(head + data)
    if not message.is_multipart():
        raise NotJson("not multipart: the boundary of the Content-Type does not occur")
    found = schemas.resolve(schema)
    properties = found.get("properties", {}) if isinstance(found, dict) else {}
    texts: dict[str, list[str]] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if isinstance(name, str):
            raw = payload if isinstance(payload, bytes) else b""
            texts.setdefault(name, []).append(raw.decode("utf-8", "replace"))
    return {
        name: _read_field(schemas, properties.get(name, {}), tuple(values))
        for name, values in texts.items()
        if is_text(name)
    }
