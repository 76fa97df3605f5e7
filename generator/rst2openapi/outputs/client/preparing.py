"""The copy of the document that openapi-python-client is given.

In: a document. Out: a new one that says the same in the words that the generator understands.
Nothing is generated here, and the document itself is never changed. `schemas` has the schemas,
`media` the media types.

- Global `security` goes to the operations, the only place where the generator looks.
- Deprecation, method, path and the page go into the docstring.
- Defaults of parameters stay, where everyone sees them.
- Answers that cannot have a body have none.
- A parameter of an operation that is called like a schema gets a class of its own name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi.document import METHODS, Document, JsonObject
from rst2openapi.openapi.pointers import escape
from rst2openapi.outputs.client.apart import keep_classes_apart
from rst2openapi.outputs.client.media import answer_media, body_media
from rst2openapi.outputs.client.schemas import SchemaCopy, Untyped, described

_WITHOUT_BODY = ("204", "205", "304")
"""Their answers hold no body, whatever a page shows (RFC 9110, §15.3.5, §15.3.6 and §15.4.5)."""

Unsent = Callable[[str, list[str]], None]
"""Called with the pointer of a body and the media types that the client cannot choose."""


def prepare(document: Document, untyped: Untyped, unsent: Unsent) -> JsonObject:
    """The copy; see the module for what differs from the document."""
    content = document.content
    components = content.get("components") or {}
    schemas = components.get("schemas") or {}
    copy = _DocumentCopy(
        schemas=SchemaCopy.of(schemas, untyped),
        unsent=unsent,
        security=content.get("security") or [],
        taken=frozenset(_letters(name) for name in schemas),
    )
    prepared = {
        "openapi": document.version,
        # As text, which `version: 1.0` is not in YAML.
        "info": {key: str(document.info.get(key, "")) for key in ("title", "version")},
        "paths": {
            path: copy.path_item(path, document.resolve(item))
            for path, item in content.get("paths", {}).items()
        },
        "components": {
            "securitySchemes": components.get("securitySchemes") or {},
            "schemas": copy.schemas.components(schemas),
            "parameters": {
                name: copy.parameter(node, f"/components/parameters/{escape(name)}")
                for name, node in (components.get("parameters") or {}).items()
            },
            "requestBodies": {
                name: copy.body(node, f"/components/requestBodies/{escape(name)}")
                for name, node in (components.get("requestBodies") or {}).items()
            },
            "responses": {
                name: copy.answer(node, f"/components/responses/{escape(name)}")
                for name, node in (components.get("responses") or {}).items()
            },
        },
    }
    keep_classes_apart(prepared)
    return prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class _DocumentCopy:
    """Copies the parts of one document."""

    schemas: SchemaCopy
    unsent: Unsent
    security: list[JsonObject]
    taken: frozenset[str]
    """The letters of the schemas' names."""

    def path_item(self, path: str, item: JsonObject) -> JsonObject:
        pointer = f"/paths/{escape(path)}"
        copied: JsonObject = {}
        if "parameters" in item:
            copied["parameters"] = self.parameters(item["parameters"], pointer)
        for method in METHODS:
            if method in item:
                call = f"{method.upper()} {path}"
                copied[method] = self.operation(item[method], f"{pointer}/{method}", call)
        return copied

    def operation(self, node: JsonObject, pointer: str, call: str) -> JsonObject:
        kept = ("operationId", "summary", "tags", "deprecated")
        copied: JsonObject = {key: node[key] for key in kept if key in node}
        requirements = node.get("security", self.security)
        # With an empty requirement it works without a token too (OpenAPI 3.1.1, §4.8.10).
        copied["security"] = requirements if all(requirements) else []
        copied["description"] = _docstring(node, call)
        if "parameters" in node:
            namesake = _letters(str(node.get("operationId"))) in self.taken
            copied["parameters"] = self.parameters(node["parameters"], pointer, own=namesake)
        if "requestBody" in node:
            copied["requestBody"] = self.body(node["requestBody"], f"{pointer}/requestBody")
        copied["responses"] = {
            str(status): self.answer(response, f"{pointer}/responses/{status}")
            if str(status) not in _WITHOUT_BODY
            else {"description": str(response.get("description", ""))}
            for status, response in (node.get("responses") or {}).items()
        }
        return copied

    def parameters(self, nodes: list[Any], pointer: str, *, own: bool = False) -> list[JsonObject]:
        """`own` says that their classes must not be called like those of a schema."""
        return [
            self.parameter(node, f"{pointer}/parameters/{place}", own=own)
            for place, node in enumerate(nodes)
        ]

    def parameter(self, node: JsonObject, pointer: str, *, own: bool = False) -> JsonObject:
        if "$ref" in node:
            return node
        copied = {key: value for key, value in node.items() if key not in ("examples", "example")}
        if "schema" in node:
            schema = self.schemas.copy(node["schema"], f"{pointer}/schema", keep_default=True)
            # The generator takes the docstring from the schema, people write it beside the name.
            description = described(node, with_default=False)
            if isinstance(schema, dict) and "$ref" not in schema:
                schema |= {"description": description} if description else {}
                if own:
                    _entitle(schema, f"{node['name']} {node['in']}")
            copied["schema"] = schema
        return copied

    def body(self, node: JsonObject, pointer: str) -> JsonObject:
        """A request body; the examples are left out."""
        copied = self._content(node, pointer)
        if "content" in copied:
            copied["content"], left_out = body_media(copied["content"])
            if left_out:
                self.unsent(pointer, left_out)
        return copied

    def answer(self, node: JsonObject, pointer: str) -> JsonObject:
        """A response; the examples are left out."""
        copied = self._content(node, pointer)
        if "content" in copied:
            copied["content"] = answer_media(copied["content"])
        return copied

    def _content(self, node: JsonObject, pointer: str) -> JsonObject:
        if "$ref" in node:
            return node
        kept = ("description", "required")
        copied: JsonObject = {key: node[key] for key in kept if key in node}
        if "content" in node:
            copied["content"] = {
                kind: self._media(media, f"{pointer}/content/{escape(kind)}")
                for kind, media in node["content"].items()
            }
        return copied

    def _media(self, node: JsonObject, pointer: str) -> JsonObject:
        if "schema" not in node:
            return {}
        return {"schema": self.schemas.copy(node["schema"], f"{pointer}/schema")}


def _entitle(schema: JsonObject, title: str) -> None:
    """Name the class of a parameter, or of its items."""
    schema["title"] = title
    items = schema.get("items")
    if isinstance(items, dict) and "$ref" not in items:
        items["title"] = f"{title} item"


def _docstring(node: JsonObject, call: str) -> str:
    page = (node.get("externalDocs") or {}).get("url")
    paragraphs = (
        "Deprecated." if node.get("deprecated") else "",
        str(node.get("description") or ""),
        f"Sends `{call}`.",
        f"Reference: {page}" if page else "",
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _letters(name: str) -> str:
    """What is left of a name in the generator's class names, whatever its case."""
    return "".join(char for char in name.lower() if char.isalnum())
