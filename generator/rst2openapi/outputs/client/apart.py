"""Classes of the generated client that would meet under one name.

In: the prepared copy of a document. Out: the same copy, in which a schema written in place has a
title where the class that the generator makes of it would be called like another. The generator
names such a class after what it stands in (`ListJobs` + `status`), so that it can meet a component
(`ListJobsStatus`) or the field of one (`ListJob` + `sStatus`); it then drops one of them, or, where
only upper and lower case differ, writes both to one file.
"""

from __future__ import annotations

from typing import Any

from rst2openapi.openapi.document import METHODS, JsonObject

Shape = tuple[str, str]
"""The exact name of a class and its values: equal enumerations of one name are one class."""


def keep_classes_apart(prepared: JsonObject) -> None:
    """Give titles to the schemas whose classes would meet; changes `prepared`."""
    components = prepared["components"]
    classes = _Classes({_letters(name): (name, "") for name in components["schemas"]})
    for name, schema in components["schemas"].items():
        classes.inside(schema, name, "", "")
    for item in prepared["paths"].values():
        for method in METHODS:
            operation = item.get(method) or {}
            parent = str(operation.get("operationId") or "")
            for node in (*operation.get("parameters", ()), *item.get("parameters", ())):
                name = str(node.get("$ref", "")).rpartition("/")[2]
                one = components["parameters"].get(name, node)
                if parent and "schema" in one:
                    classes.visit(one["schema"], str(one["name"]), parent, str(one["in"]))


class _Classes:
    """The classes so far, by the letters of their names."""

    def __init__(self, taken: dict[str, Shape]) -> None:
        self._taken = taken

    def visit(self, schema: Any, name: str, parent: str, kind: str) -> None:
        """A schema written in place, called `name` in `parent`; `kind` is what a title adds."""
        if not isinstance(schema, dict) or "$ref" in schema:
            return
        name = str(schema.get("title") or name)
        if _has_class(schema):
            values = str(schema.get("enum", ""))
            if self._meets(parent + name, values):
                name = f"{name} {kind or ('value' if values else 'content')}"
                schema["title"] = name
            self._taken.setdefault(_letters(parent + name), (parent + name, values))
        self.inside(schema, parent + name, name, parent)

    def inside(self, schema: Any, own: str, name: str, parent: str) -> None:
        """What is written in a schema whose class is called `own`; `name` in `parent` if any."""
        if not isinstance(schema, dict):
            return
        for field, node in (schema.get("properties") or {}).items():
            self.visit(node, field, own, "")
        self.visit(schema.get("additionalProperties"), "AdditionalProperty", own, "")
        holder, stem = (parent, name) if name else ("", own)
        self.visit(schema.get("items"), f"{stem}_item", holder, "")
        for word in ("oneOf", "anyOf"):
            for place, node in enumerate(schema.get(word) or ()):
                self.visit(node, f"{stem}_type_{place}", holder, "")

    def _meets(self, name: str, values: str) -> bool:
        found = self._taken.get(_letters(name))
        return found is not None and not (values and found == (name, values))


def _has_class(schema: JsonObject) -> bool:
    """Whether the generator makes a class of a schema: of enumerations and of objects."""
    if isinstance(schema.get("enum"), list):
        return schema.get("type") != "boolean"
    return bool(schema.get("properties")) or schema.get("type") == "object"


def _letters(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())
