"""Media types in the words that openapi-python-client understands.

In: the `content` of a request body or an answer. Out: the same with what the generator can send
and read: JSON, forms, files and text. It skips operations whose media type it does not know, and
of two media types with one schema it would always send the last.
"""

from __future__ import annotations

import json

from rst2openapi.openapi.document import JsonObject

FILE = "application/octet-stream"
"""Sent and read as bytes, whatever they hold."""

_TEXT = "text/x-answer"
"""Any `text/…` is read as text; this one is no document's, so that no override meets it."""

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_BINARY: JsonObject = {"schema": {"type": "string", "format": "binary"}}
_TEXTUAL = ("xml", "yaml", "javascript", "csv", "html")


def is_json(kind: str) -> bool:
    """Whether a media type is JSON, `+json` included (RFC 6838, §4.2.8)."""
    base = _base(kind)
    return base == "application/json" or base.endswith("+json")


def answer_media(content: JsonObject) -> JsonObject:
    """The one media type that the client reads: JSON before text before bytes.

    The client does not look at the type of an answer, so that its name does not matter.
    """
    for kind, media in content.items():
        schema = media.get("schema")
        is_binary = isinstance(schema, dict) and schema.get("format") == "binary"
        if is_json(kind) and not is_binary:
            return {kind: media}
    for kind in content:
        if _base(kind).startswith("text/") or _base(kind).endswith(_TEXTUAL):
            return {_TEXT: {"schema": {"type": "string"}}}
    return {FILE: _BINARY} if content else {}


def body_media(content: JsonObject) -> tuple[JsonObject, list[str]]:
    """What the client can send, and the media types left out: JSON wins over its equals."""
    kept: JsonObject = {}
    left_out: list[str] = []
    seen: set[str] = set()
    for kind in sorted(content, key=lambda kind: not is_json(kind)):
        media = content[kind] if is_json(kind) or _base(kind) in _FORMS else _BINARY
        same = json.dumps(media, sort_keys=True, default=str)
        if same in seen:
            left_out.append(kind)
        else:
            seen.add(same)
            kept[kind] = media
    return kept, left_out


def file_types(prepared: JsonObject) -> list[str]:
    """The media types of prepared request bodies that the generator must be told are files."""
    bodies = [
        operation.get("requestBody") or {}
        for item in prepared["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict)
    ]
    bodies += prepared["components"]["requestBodies"].values()
    kinds = {kind for body in bodies for kind in body.get("content") or ()}
    return sorted(
        kind for kind in kinds if not is_json(kind) and _base(kind) not in (*_FORMS, FILE)
    )


def _base(kind: str) -> str:
    return kind.partition(";")[0].strip().lower()
