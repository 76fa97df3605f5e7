"""Media types of answers: which one a client gets, and how values become bytes in it.

In: a response object, an Accept header, values. Out: a media type with its object, bytes, header
texts. Knows no schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rst2openapi.outputs.mock.codecs.bodies import essence, is_json
from rst2openapi.outputs.mock.messages import dump_json


def pick_media(node: Mapping[str, Any], *, accept: str | None) -> tuple[str, Mapping[str, Any]]:
    """The media type to answer with, and its object; empty where there is no body.

    What `accept` lists goes first, then JSON. A request that accepts none of them gets the first:
    RFC 9110, §12.5.1 allows to disregard the header.
    """
    content: Mapping[str, Any] = node.get("content") or {}
    if not content:
        return "", {}
    names = sorted(content, key=lambda name: not is_json(name))
    chosen = next((name for name in names if accepts(accept, name)), names[0])
    concrete = chosen if "*" not in chosen else "application/json"
    return concrete, content[chosen]


@lru_cache(maxsize=1024)
def accepts(accept: str | None, media_type: str) -> bool:
    """Whether an Accept header lists a media type (RFC 9110, §12.5.1; weights are not compared)."""
    if not accept:
        return True
    kind = essence(media_type)
    for piece in accept.split(","):
        wanted, _, weight = piece.partition(";")
        wanted = wanted.strip().lower()
        if weight.replace(" ", "") in ("q=0", "q=0.0"):
            continue
        if wanted in (kind, "*/*", f"{kind.partition('/')[0]}/*"):
            return True
    return False


def encode(media_type: str, value: Any) -> bytes:
    """A body as it is sent."""
    if is_json(media_type):
        return dump_json(value)
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return dump_json(value) if value else b""


def simple_text(value: Any, *, explode: bool) -> str:
    """A header value in style `simple` (OpenAPI 3.1.1, §4.8.12.2.2)."""
    match value:
        case bool():
            return str(value).lower()
        case None:
            return ""
        case list():
            return ",".join(simple_text(one, explode=explode) for one in value)
        case dict():
            between = "=" if explode else ","
            return ",".join(
                f"{key}{between}{simple_text(one, explode=explode)}" for key, one in value.items()
            )
        case _:
            return str(value)
