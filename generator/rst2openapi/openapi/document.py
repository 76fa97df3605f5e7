"""The document as the outputs see it: operations, references, pointers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rst2openapi.data import Data
from rst2openapi.openapi.pointers import escape, unescape

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""Fixed fields of the Path Item Object that are operations (OpenAPI 3.1.1, §4.8.9)."""

JsonObject = dict[str, Any]


class DocumentError(ValueError):
    """A file that is no OpenAPI 3 document; the message says where and why."""


class OperationEntry(Data, frozen=True):
    """One operation of a document, references of its parts resolved on demand."""

    path: str
    method: str
    """Lower case, as in the document."""
    node: JsonObject
    item: JsonObject
    """The path item it stands in."""

    @property
    def id(self) -> str:
        """The operationId, or `METHOD path` where there is none."""
        return str(self.node.get("operationId") or f"{self.method.upper()} {self.path}")

    @property
    def pointer(self) -> str:
        """JSON Pointer (RFC 6901) of the operation."""
        return f"/paths/{escape(self.path)}/{self.method}"


class Document(Data, frozen=True):
    """An OpenAPI 3.0 or 3.1 document."""

    content: JsonObject

    @property
    def version(self) -> str:
        """The `openapi` field, e.g. `3.1.1`."""
        return str(self.content["openapi"])

    @property
    def info(self) -> JsonObject:
        """The Info Object (OpenAPI 3.1.1, §4.8.2); empty where there is none."""
        found = self.content.get("info")
        return found if isinstance(found, dict) else {}

    def operations(self) -> Iterator[OperationEntry]:
        """Every operation, in document order."""
        for path, item in self.content.get("paths", {}).items():
            resolved = self.resolve(item)
            for method in METHODS:
                if method in resolved:
                    yield OperationEntry(path, method, resolved[method], resolved)

    def parameters(self, operation: OperationEntry) -> list[JsonObject]:
        """Parameters of an operation, those of its path item included and overridden.

        Raises:
            DocumentError: a reference leads nowhere, or to what is no parameter.
        """
        found: dict[tuple[str, str], JsonObject] = {}
        for node in (*operation.item.get("parameters", ()), *operation.node.get("parameters", ())):
            parameter = self.parameter(node)
            found[(parameter["in"], parameter["name"])] = parameter
        return list(found.values())

    def parameter(self, node: JsonObject) -> JsonObject:
        """A parameter, or what a reference to one leads to.

        Raises:
            DocumentError: the reference leads nowhere, or to what is no parameter.
        """
        found = self.resolve(node)
        if not isinstance(found, dict) or not {"in", "name"} <= found.keys():
            raise DocumentError(f"reference {node['$ref']} leads to what is no parameter")
        return found

    def resolve(self, node: Any) -> Any:
        """Follow local `$ref`s until something else is found.

        Raises:
            DocumentError: a reference leads nowhere, in a circle, out of the document, or to what
                is no object.
        """
        seen: set[str] = set()
        while isinstance(node, Mapping) and isinstance(node.get("$ref"), str):
            ref = node["$ref"]
            if ref in seen:
                raise DocumentError(f"reference {ref} leads in a circle")
            seen.add(ref)
            node = self.at(ref)
            if not isinstance(node, Mapping | bool):
                raise DocumentError(f"reference {ref} leads to what is no object")
        return node

    def at(self, pointer: str) -> Any:
        """The node at a JSON Pointer, with or without a leading `#`.

        Raises:
            DocumentError: there is nothing there.
        """
        if not pointer.startswith(("#/", "/")):
            raise DocumentError(f"reference {pointer} leads out of the document")
        node: Any = self.content
        for part in pointer.removeprefix("#").split("/")[1:]:
            key = unescape(part)
            try:
                node = node[int(key)] if isinstance(node, list) else node[key]
            except (KeyError, IndexError, ValueError, TypeError):
                raise DocumentError(f"nothing at {pointer}") from None
        return node


def parse_document(text: str, *, name: str) -> Document:
    """Read an OpenAPI 3 document from YAML or JSON text.

    `name` is what messages call the file.

    Raises:
        DocumentError: not YAML or JSON, or no OpenAPI 3 document; with line where there is one.
    """
    # Imported here, as below: who makes documents of pages reads none.
    from rst2openapi.openapi.yaml_reading import parse_yaml

    content = parse_yaml(text, name=name)
    if not isinstance(content, dict) or not str(content.get("openapi", "")).startswith("3."):
        raise DocumentError(
            f"{name}:1: not an OpenAPI 3 document: the top level has no `openapi: 3.x` field"
        )
    from rst2openapi.openapi.shape import flaw_of, line_at

    if flaw := flaw_of(content):
        line = line_at(text, flaw.path)
        at = f"{name}:{line}" if line else name
        raise DocumentError(f"{at}: not an OpenAPI 3 document: {flaw}")
    return Document(content)
