"""Links from an answer to the operations that its values lead to (OpenAPI 3.1.1, §4.8.20).

In: a finished document. Out: the same with `links` on the answers of creating operations. A link
is drawn only where the value's place is known: the page says it (`x-value-of`), or a property of
the answer carries the placeholder's name, or `id` or `name` stands where it would.
"""

from __future__ import annotations

import re
from collections import defaultdict

from rst2openapi.openapi.document import Document, JsonObject, OperationEntry
from rst2openapi.openapi.pointers import escape

_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")
_MAX_LINKS = 12
"""Links an answer at most; more would bury the answer itself."""


def add_links(document: Document) -> None:
    """Draw links from each creating operation to those that take what it made; in place."""
    operations = list(document.operations())
    below = _below(operations)
    for creator in operations:
        if creator.method == "post" and (takers := below.get(creator.path.rstrip("/"))):
            _link(document, creator, takers)


def _below(operations: list[OperationEntry]) -> dict[str, list[tuple[OperationEntry, str]]]:
    """By the path of a collection: operations on one of its items or on what belongs to one.

    Each with the placeholder of the item: `/ships/{id}` and `/ships/{id}/crew` are below `/ships`.
    """
    found: dict[str, list[tuple[OperationEntry, str]]] = defaultdict(list)
    for one in operations:
        *above, last = one.path.split("/")
        if item := _PLACEHOLDER.fullmatch(last):
            found["/".join(above)].append((one, item[1]))
        elif (
            above and (item := _PLACEHOLDER.fullmatch(above[-1])) and not _PLACEHOLDER.search(last)
        ):
            found["/".join(above[:-1])].append((one, item[1]))
    return found


def _link(
    document: Document, creator: OperationEntry, takers: list[tuple[OperationEntry, str]]
) -> None:
    for status, node in creator.node.get("responses", {}).items():
        if not status.startswith("2") or "$ref" in node:
            continue
        schema = _json_schema(document, node)
        if schema is None:
            continue
        wrapper = _wrapper(document, schema)
        links: JsonObject = {}
        for taker, placeholder in sorted(takers, key=lambda one: (len(one[0].path), one[0].path)):
            if len(links) == _MAX_LINKS:
                break
            pointer = _value_place(document, schema, wrapper, taker, placeholder)
            if pointer and "operationId" in taker.node:
                links[taker.id] = {
                    "operationId": taker.id,
                    "parameters": {
                        **_same_parameters(creator),
                        placeholder: f"$response.body#{pointer}",
                    },
                }
        if links:
            node["links"] = links


def _json_schema(document: Document, response: JsonObject) -> JsonObject | None:
    for media_type, content in response.get("content", {}).items():
        if "json" in media_type and isinstance(content.get("schema"), dict):
            schema = document.resolve(content["schema"])
            return schema if isinstance(schema, dict) else None
    return None


def _same_parameters(creator: OperationEntry) -> JsonObject:
    """The parent's own identity goes along (runtime expressions, OpenAPI 3.1.1, §4.8.20.4)."""
    return {name: f"$request.path.{name}" for name in _PLACEHOLDER.findall(creator.path)}


def _wrapper(document: Document, schema: JsonObject) -> str:
    """The one member of an answer that has members itself; empty where there are more, or none."""
    wrappers = [
        name
        for name, part in _properties(document, schema).items()
        if _properties(document, document.resolve(part))
    ]
    return wrappers[0] if len(wrappers) == 1 else ""


def _value_place(
    document: Document, schema: JsonObject, wrapper: str, taker: OperationEntry, placeholder: str
) -> str:
    """Where the answer holds the value of a placeholder, as a JSON pointer; empty if unknown."""
    told = next(
        (
            str(one.get("x-value-of", ""))
            for one in document.parameters(taker)
            if one["in"] == "path" and one["name"] == placeholder
        ),
        "",
    )
    if told:
        return _pointer(document, schema, told.split("."))
    names = _names(placeholder)
    ways = [[name] for name in names] + [[wrapper, name] for name in names if wrapper]
    return next(filter(None, (_pointer(document, schema, way) for way in ways)), "")


def _names(placeholder: str) -> list[str]:
    """How a property may be called that holds the value of a placeholder, the likeliest first."""
    suffix = re.search(r"(?:^|_)(id|name|uuid)$|(Id|Name)$", placeholder)
    return [placeholder, suffix[0].strip("_").lower()] if suffix else [placeholder]


def _properties(document: Document, schema: object) -> JsonObject:
    if not isinstance(schema, dict):
        return {}
    found: JsonObject = dict(schema.get("properties", {}))
    for part in schema.get("allOf", ()):
        found |= _properties(document, document.resolve(part))
    return found


def _pointer(document: Document, schema: JsonObject, steps: list[str]) -> str:
    pointer, node = "", schema
    for step in steps:
        members = _properties(document, node)
        if step not in members:
            return ""
        node = document.resolve(members[step])
        pointer += f"/{escape(step)}"
    return pointer
