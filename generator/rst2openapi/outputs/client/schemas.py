"""Schemas in the words that openapi-python-client understands.

In: the schemas of a document. Out: new ones that say the same. What is changed, and why:

- `title` wins over a schema's key in the generator, and equal titles drop schemas; it stays only
  on the variants of a union, which it names.
- Defaults of properties go into the description: a client that sends what nobody asked for would
  change things in a PATCH.
- Enumerations get a name for every member; those that have no Python form lose their list.
- An object that may be null becomes the object, and null moves to where it is used; the variants
  of a union among the components become components. The generator visits both twice otherwise,
  and drops them for having made their parts already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi.document import JsonObject
from rst2openapi.openapi.pointers import escape
from rst2openapi.outputs.client.members import member_names

Untyped = Callable[[str, list[Any]], None]
"""Called with the pointer and the values of an enumeration that stays untyped."""

_PREFIX = "#/components/schemas/"
_UNIONS = ("oneOf", "anyOf")


@dataclass(frozen=True, slots=True)
class SchemaCopy:
    """Copies schemas of one document."""

    untyped: Untyped
    nullable: frozenset[str]
    """References to objects that may be null."""

    @classmethod
    def of(cls, schemas: Mapping[str, Any], untyped: Untyped) -> SchemaCopy:
        """For a document with these component schemas."""
        return cls(
            untyped, frozenset(_PREFIX + name for name, node in schemas.items() if _null_ok(node))
        )

    def components(self, schemas: Mapping[str, Any]) -> JsonObject:
        """All component schemas, with the variants of unions beside them."""
        found: JsonObject = {}
        for name, node in schemas.items():
            pointer = f"/components/schemas/{escape(name)}"
            if _PREFIX + name in self.nullable:
                kept = {key: value for key, value in node.items() if key != "nullable"}
                node = {**kept, "type": "object"}
            for key in _UNIONS:
                if isinstance(node, dict) and isinstance(node.get(key), list):
                    parts = [
                        self._variant(part, f"{pointer}/{key}/{place}", name, place, schemas, found)
                        for place, part in enumerate(node[key])
                    ]
                    node = {**node, key: parts}
            found[name] = self.copy(node, pointer)
        return found

    def _variant(
        self,
        part: Any,
        pointer: str,
        union: str,
        place: int,
        schemas: Mapping[str, Any],
        found: JsonObject,
    ) -> Any:
        """A reference to the variant, which is put into `found`; itself where it is no object."""
        if not isinstance(part, dict) or not part.get("properties"):
            return part
        title = "".join(char if char.isalnum() else "_" for char in str(part.get("title") or place))
        name = f"{union}_{title}"
        if name in schemas or name in found:
            return part
        found[name] = self.copy(part, pointer)
        return {"$ref": _PREFIX + name}

    def copy(
        self, node: Any, pointer: str, *, keep_title: bool = False, keep_default: bool = False
    ) -> Any:
        """One schema and all below it."""
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return {"oneOf": [node, {"type": "null"}]} if node["$ref"] in self.nullable else node
        dropped = {"examples"} | (set() if keep_title else {"title"})
        copied = {key: value for key, value in node.items() if key not in dropped}
        if not keep_default:
            copied.pop("default", None)
        if description := described(node, with_default=not keep_default):
            copied["description"] = description
        for key, value in node.items():
            if key in _PARTS:
                copied[key] = _PARTS[key](self, value, f"{pointer}/{key}")
        if isinstance(node.get("enum"), list):
            self._name_members(copied, node, pointer)
        return copied

    def _named(self, parts: JsonObject, pointer: str) -> JsonObject:
        return {name: self.copy(part, f"{pointer}/{escape(name)}") for name, part in parts.items()}

    def _variants(self, parts: list[Any], pointer: str) -> list[Any]:
        return [
            self.copy(part, f"{pointer}/{place}", keep_title=True)
            for place, part in enumerate(parts)
        ]

    def _merged(self, parts: list[Any], pointer: str) -> list[Any]:
        """Parts of an `allOf`: the references must stay references."""
        return [
            part
            if isinstance(part, dict) and "$ref" in part
            else self.copy(part, f"{pointer}/{place}")
            for place, part in enumerate(parts)
        ]

    def _name_members(self, copied: JsonObject, node: JsonObject, pointer: str) -> None:
        """Distinct values with distinct names; a list that no Python enumeration can hold goes."""
        values = list({(type(value), str(value)): value for value in node["enum"]}.values())
        solid = [value for value in values if value is not None]
        kinds = {type(value) for value in solid}
        if not solid or kinds <= {bool}:
            return
        if kinds not in ({str}, {int}):
            del copied["enum"]
            copied.pop("default", None)
            self.untyped(pointer, values)
            return
        given = dict(zip(map(str, node["enum"]), node.get("x-enum-varnames") or [], strict=False))
        copied["x-enum-varnames"] = list(
            member_names(solid, [given[str(value)] for value in solid if str(value) in given])
        )
        # A null that `nullable` already says would make a union of equal enumerations.
        copied["enum"] = solid if node.get("nullable") else values


_PARTS: dict[str, Callable[[SchemaCopy, Any, str], Any]] = {
    "properties": SchemaCopy._named,
    "patternProperties": SchemaCopy._named,
    "items": SchemaCopy.copy,
    "additionalProperties": SchemaCopy.copy,
    "oneOf": SchemaCopy._variants,
    "anyOf": SchemaCopy._variants,
    "allOf": SchemaCopy._merged,
}


def described(node: JsonObject, *, with_default: bool) -> str:
    """The description with what else a reader of the docstring wants to know."""
    text = str(node.get("description") or node.get("title") or "")
    if node.get("deprecated") and not text.lower().startswith("deprecated"):
        text = f"Deprecated. {text}".rstrip()
    default = node.get("default")
    if default is None or not with_default or "default" in text.lower():
        return text
    shown = f'"{default}"' if isinstance(default, str) else str(default)
    return f"{text} Where absent, the service takes {shown}.".lstrip()


def _null_ok(node: Any) -> bool:
    """Whether a schema is an object with properties, or null (3.1 and 3.0 spelling)."""
    if not isinstance(node, dict) or not node.get("properties"):
        return False
    kind = node.get("type")
    if isinstance(kind, list):
        return set(kind) == {"object", "null"}
    return node.get("nullable") is True
