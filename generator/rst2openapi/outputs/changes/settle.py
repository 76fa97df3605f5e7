"""Schema nodes that say the same in other words, brought to one form.

In: a schema node as it stands in a document. Out: which component it stands for, and the node
with nothing but itself at its top: no reference, no `allOf`, no `null` among its alternatives.
"""

from __future__ import annotations

from typing import Any

from rst2openapi.openapi import Document, DocumentError, JsonObject
from rst2openapi.outputs.changes.facets import as_text


def component_of(node: Any) -> str:
    """The reference that a node is, plain, dressed with siblings, or nullable; or nothing."""
    if not isinstance(node, dict):
        return ""
    if isinstance(node.get("$ref"), str):
        return str(node["$ref"])
    parts = node.get("allOf")
    if isinstance(parts, list) and len(parts) == 1 and not node.get("properties"):
        return component_of(parts[0])
    options = _options(node)
    if len(options) == 2 and any(_is_null(one) for one in options):
        return component_of(next(one for one in options if not _is_null(one)))
    return ""


def dress_of(node: JsonObject) -> JsonObject:
    """What stands beside the reference of a node, `nullable` said in one way."""
    kept = {key: value for key, value in node.items() if key not in _BEARERS}
    if any(_is_null(one) for one in _options(node)):
        kept["nullable"] = True
    return kept


_BEARERS = ("$ref", "allOf", "oneOf", "anyOf")


def settle(node: Any, document: Document, above: frozenset[str] = frozenset()) -> JsonObject:
    """A node without references at its top; a boolean schema says nothing.

    `above` are the references that led to it.

    Raises:
        DocumentError: a reference leads nowhere or in a circle.
    """
    if not isinstance(node, dict):
        return {}
    if "$ref" in node:
        if (ref := str(node["$ref"])) in above:
            raise DocumentError(f"reference {ref} leads in a circle")
        dress = {key: value for key, value in node.items() if key != "$ref"}
        return _merge(settle(document.at(ref), document, above | {ref}), dress)
    parts = node.get("allOf")
    if isinstance(parts, list) and parts:
        merged: JsonObject = {}
        for part in (*parts, {key: value for key, value in node.items() if key != "allOf"}):
            merged = _merge(merged, settle(part, document, above))
        return merged
    return _without_null(node, document, above)


def _without_null(node: JsonObject, document: Document, above: frozenset[str]) -> JsonObject:
    for keyword in ("oneOf", "anyOf"):
        options = node.get(keyword)
        if not isinstance(options, list):
            continue
        rest = [one for one in options if not _is_null(one)]
        if not rest or (len(rest) == len(options) and len(rest) > 1):
            continue
        plain = {key: value for key, value in node.items() if key != keyword}
        if len(rest) < len(options):
            plain["nullable"] = True
        if len(rest) > 1:
            return {**plain, keyword: rest}
        return _merge(settle(rest[0], document, above), plain)
    return node


def _merge(left: JsonObject, right: JsonObject) -> JsonObject:
    merged = {**left, **right}
    if "properties" in left and "properties" in right:
        merged["properties"] = {**left["properties"], **right["properties"]}
    if "required" in left and "required" in right:
        merged["required"] = sorted({*left["required"], *right["required"]})
    return merged


def _options(node: JsonObject) -> list[Any]:
    options = node.get("oneOf") or node.get("anyOf") or []
    return options if isinstance(options, list) else []


def _is_null(node: Any) -> bool:
    return isinstance(node, dict) and node.get("type") == "null"


def alternatives(schema: JsonObject) -> dict[str, Any]:
    """The options of `oneOf` or `anyOf` by what people would call them."""
    named: dict[str, Any] = {}
    for option in _options(schema):
        name = ""
        if isinstance(option, dict):
            name = str(option.get("title") or component_of(option).rpartition("/")[2])
        named[name or as_text(option)] = option
    return named


def paired_alternatives(
    was: JsonObject, now: JsonObject, documents: tuple[Document, Document]
) -> tuple[list[tuple[str, Any, Any]], list[str], list[str]]:
    """Alternatives of both sides as pairs with their names, and the names of those gone or new.

    They pair by name; what is left pairs where it is equal, for a component may be renamed.
    """
    before, after = alternatives(was), alternatives(now)
    pairs = [(name, before[name], after[name]) for name in sorted({*before} & {*after})]
    gone = sorted({*before} - {*after})
    fresh = sorted({*after} - {*before})
    for name in list(gone):
        text = as_text(settle(before[name], documents[0]))
        twin = next((x for x in fresh if as_text(settle(after[x], documents[1])) == text), None)
        if twin is not None:
            gone.remove(name)
            fresh.remove(twin)
    return pairs, gone, fresh
