"""Every object of a document that OpenAPI gives a meaning to.

In: a document's content. Out: objects with their pointers. Tells maps of names (a field may be
called `example`) from objects with keywords, and leaves data (examples, defaults) and extensions
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rst2openapi.openapi.document import JsonObject
from rst2openapi.openapi.pointers import escape

DATA = frozenset({"example", "examples", "default", "enum", "const", "value"})
"""Keywords whose values are data, not parts of the document."""

NAME_MAPS = frozenset(
    {
        "callbacks",
        "content",
        "headers",
        "links",
        "parameters",
        "pathItems",
        "paths",
        "patternProperties",
        "properties",
        "requestBodies",
        "responses",
        "schemas",
        "securitySchemes",
        "variables",
        "webhooks",
    }
)
"""Keywords whose values, where they are objects, map names that people gave."""


def objects(node: Any, at: str = "") -> list[tuple[str, JsonObject]]:
    """Objects with keywords, outer before inner."""
    found: list[tuple[str, JsonObject]] = []
    _gather(node, at, found, names=False)
    return found


def _gather(node: Any, at: str, found: list[tuple[str, JsonObject]], *, names: bool) -> None:
    """Gather the objects of a node; `names` says that it is a map of names."""
    if isinstance(node, list):
        for place, value in enumerate(node):
            if isinstance(value, (dict, list)):
                _gather(value, f"{at}/{place}", found, names=False)
        return
    if not isinstance(node, dict):
        return
    if not names:
        found.append((at, node))
    for key, value in node.items():
        if isinstance(value, (dict, list)) and (names or is_part(key)):
            is_map = not names and key in NAME_MAPS
            _gather(value, f"{at}/{escape(str(key))}", found, names=is_map)


def is_part(key: object) -> bool:
    """Whether a keyword's value is a part of the document."""
    return key not in DATA and not str(key).startswith("x-")


def inner_schemas(schema: Mapping[str, Any]) -> Iterator[Any]:
    """The schemas in a schema that openapi-spec-validator walks."""
    for several in ("allOf", "anyOf", "oneOf"):
        yield from schema.get(several, ())
    for one in ("not", "items"):
        if one in schema:
            yield schema[one]
    yield from schema.get("properties", {}).values()


def entries(node: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its value at any depth, data included."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key, value
            yield from entries(value)
    elif isinstance(node, list):
        for value in node:
            yield from entries(value)
