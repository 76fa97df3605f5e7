"""Documents that openapi-spec-validator surely passes, told without it.

In: the content of an OpenAPI 3.1 document that its meta-schema passes. Out: whether there is
nothing to find. Its checks are made here on plain data, in a fraction of the time and without
loading it; where one is not made in full, the answer is no, and the validator itself has to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

import jsonschema_rs

from rst2openapi.data import Data
from rst2openapi.openapi.document import METHODS, Document
from rst2openapi.openapi.fragments import Fragment, Fragments
from rst2openapi.openapi.metaschemas import schema_metaschema
from rst2openapi.openapi.pointers import escape, unescape
from rst2openapi.openapi.walk import entries, inner_schemas

_DIALECT = "https://spec.openapis.org/oas/3.1/dialect/base"
"""Of Schema Objects where a document names none (OpenAPI 3.1.1, §4.8.24.5)."""
_RANGES = {"int32": 1 << 31, "int64": 1 << 63}


def is_surely_sound(content: Mapping[str, Any], known: Fragments | None = None) -> bool:
    """Whether openapi-spec-validator has nothing to say; `False` says nothing.

    What is `known` of fragments is not looked at again.
    """
    try:
        return _Judge(content).is_sound(known or Fragments(Document(dict(content))))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError, re.error):
        return False


class _Sound(Data, frozen=True):
    """A fragment in which there is nothing to find."""


class _Judge:
    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self._components: Mapping[str, Any] = content.get("components", {})
        schemas = self._components.get("schemas", {})
        self._names = {f"#/components/schemas/{escape(name)}": name for name in schemas}
        self._judged: set[int] = set()

    def is_sound(self, parts: Fragments) -> bool:
        content = self._content
        tags = [tag["name"] for tag in content.get("tags", ())]
        ids = [
            operation["operationId"]
            for item in content["paths"].values()
            for method, operation in item.items()
            if method in METHODS and operation.get("operationId") is not None
        ]
        return (
            content.get("jsonSchemaDialect", _DIALECT) == _DIALECT
            and _are_distinct(tags)
            and _are_distinct(ids)
            and all(self._fragment(one, parts) for one in parts.every)
        )

    def _fragment(self, one: Fragment, parts: Fragments) -> bool:
        """Whether a path item or a schema is sound, which others are where they are used."""
        kind, _, name = one.pointer.rpartition("/")
        if kind not in ("/paths", "/components/schemas"):
            return True
        key = parts.of_reach(one, "sound")
        if parts.take(key, _Sound):
            return True
        is_sound = (
            self._path(unescape(name), one.node) if kind == "/paths" else self._schema(one.node)
        )
        if is_sound:
            parts.put(key, _Sound())
        return is_sound

    # --- paths --------------------------------------------------------------------------------
    def _path(self, url: str, item: Mapping[str, Any]) -> bool:
        if not url.startswith("/") or "$ref" in item:
            return False
        shared = self._parameters(item)
        return shared is not None and all(
            self._operation(url, operation, shared)
            for method, operation in item.items()
            if method in METHODS
        )

    def _operation(self, url: str, operation: Mapping[str, Any], shared: set[str]) -> bool:
        own = self._parameters(operation)
        if own is None:
            return False
        placeholders = {name for _, name, _, _ in Formatter().parse(url) if name}
        return placeholders == own | shared and all(
            self._response(code, self._resolved(response, "responses"))
            for code, response in operation.get("responses", {}).items()
        )

    def _parameters(self, holder: Mapping[str, Any]) -> set[str] | None:
        """The names of path parameters; None where the parameters are not surely sound."""
        found = [self._resolved(one, "parameters") for one in holder.get("parameters", ())]
        keys = [(one["name"], one["in"]) for one in found]
        if not _are_distinct(keys) or not all(
            self._schema(one["schema"]) for one in found if "schema" in one
        ):
            return None
        return {name for name, place in keys if place == "path"}

    def _response(self, code: str, response: Mapping[str, Any]) -> bool:
        return not code.startswith("x-") and all(
            self._schema(media["schema"])
            for media in response.get("content", {}).values()
            if "schema" in media
        )

    def _resolved(self, node: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
        """A parameter or response.

        Raises:
            KeyError: its reference leads nowhere near.
            ValueError: it leads to another reference.
        """
        if "$ref" not in node:
            return node
        head, _, name = node["$ref"].rpartition("/")
        if head != f"#/components/{kind}":
            raise KeyError(node["$ref"])
        found: Mapping[str, Any] = self._components[kind][unescape(name)]
        if "$ref" in found:
            raise ValueError("a reference to a reference")
        return found

    # --- schemas ------------------------------------------------------------------------------
    def _schema(self, schema: Any) -> bool:
        """Whether a schema that stands by itself is sound; each is judged once."""
        if isinstance(schema, bool) or id(schema) in self._judged:
            return True
        if not (
            isinstance(schema, dict)
            and schema_metaschema().is_valid(schema)
            and all(map(_is_usual, entries(schema)))
            and self._has_what_it_requires(schema)
            and self._walk(schema)
        ):
            return False
        self._judged.add(id(schema))
        return True

    def _walk(self, schema: Any) -> bool:
        """Whether the references and defaults in a schema are sound."""
        if isinstance(schema, bool):
            return True
        if "$ref" in schema and schema["$ref"] not in self._names:
            return False
        if "default" in schema and not _fits(schema["default"], schema):
            return False
        return all(map(self._walk, inner_schemas(schema)))

    def _has_what_it_requires(self, schema: Mapping[str, Any]) -> bool:
        """Of several schemas together one has to name what the outermost requires."""
        if "allOf" not in schema or not schema.get("required"):
            return True
        named = set(schema.get("properties", {}))
        for part in schema["allOf"]:
            named |= self._properties(part, frozenset())
        return named.issuperset(schema["required"])

    def _properties(self, schema: Any, seen: frozenset[str]) -> set[str]:
        """All names that a schema describes.

        Raises:
            ValueError: it holds itself.
        """
        if "$ref" in schema:
            name = self._names[schema["$ref"]]
            if name in seen or len(schema) > 1:
                raise ValueError("a schema that holds itself, or says more beside its reference")
            return self._properties(self._components["schemas"][name], seen | {name})
        found = set(schema.get("properties", {}))
        for word in ("allOf", "anyOf", "oneOf"):
            for part in schema.get(word, ()):
                found |= self._properties(part, seen)
        for word in ("items", "not"):
            if word in schema:
                found |= self._properties(schema[word], seen)
        return found


def _is_usual(entry: tuple[str, Any]) -> bool:
    """No other dialect, and no pattern that Python does not read.

    Raises:
        re.error: a pattern is none to Python.
    """
    key, value = entry
    if key == "pattern" and isinstance(value, str):
        re.compile(value)
    return key != "$schema"


_KINDS: dict[type, frozenset[str]] = {
    type(None): frozenset({"null"}),
    bool: frozenset({"boolean"}),
    int: frozenset({"integer", "number"}),
    float: frozenset({"number"}),
    str: frozenset({"string"}),
    list: frozenset({"array"}),
    dict: frozenset({"object"}),
}


def _fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a default surely fits its schema: one that says its types, and follows nothing."""
    said = list(entries(schema))
    if not _types(schema) & _KINDS[type(value)] or any(
        key in ("$ref", "pattern") for key, _ in said
    ):
        return False
    limits = [_RANGES[one] for key, one in said if key == "format" and one in _RANGES]
    is_within = not isinstance(value, int) or all(-one <= value < one for one in limits)
    return is_within and jsonschema_rs.Draft202012Validator(schema).is_valid(value)


def _types(schema: Mapping[str, Any]) -> frozenset[str]:
    said = schema.get("type", [])
    options = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    own = frozenset([said] if isinstance(said, str) else said)
    return own.union(*map(_types, options))


def _are_distinct(values: Iterable[Any]) -> bool:
    found = list(values)
    return len(set(found)) == len(found)
