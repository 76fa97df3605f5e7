"""The copy of the document that openapi-python-client is given.

In: a document. Out: a new one that says the same in the words that the generator understands.
Nothing is generated here, and the document itself is never changed.

- `title` wins over a schema's key in the generator, and equal titles drop schemas; it stays only
  on the variants of a union, which it names.
- Defaults of properties go into the description: a client that sends what nobody asked for would
  change things in a PATCH. Defaults of parameters stay, where everyone sees them.
- Enumerations get a name for every member; those that have no Python form lose their list.
- Global `security` goes to the operations, the only place where the generator looks.
- Deprecation, method, path and the page go into the docstring.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rst2openapi.openapi.document import METHODS, Document, JsonObject, escape
from rst2openapi.outputs.client.members import member_names

Untyped = Callable[[str, list[Any]], None]
"""Called with the pointer and the values of an enumeration that stays untyped."""

_UNIONS = ("oneOf", "anyOf")


def prepare(document: Document, untyped: Untyped) -> JsonObject:
    """The copy; see the module for what differs from the document."""
    content = document.content
    components = content.get("components") or {}
    security = content.get("security") or []
    return {
        **{key: value for key, value in content.items() if key in ("openapi", "info")},
        "paths": {
            path: _path_item(path, document.resolve(item), security, untyped)
            for path, item in content.get("paths", {}).items()
        },
        "components": {
            **{key: components[key] for key in ("securitySchemes",) if key in components},
            **{
                kind: {
                    name: change(node, f"/components/{kind}/{escape(name)}", untyped)
                    for name, node in (components.get(kind) or {}).items()
                }
                for kind, change in _COMPONENTS.items()
                if components.get(kind)
            },
        },
    }


def _path_item(
    path: str, item: JsonObject, security: list[JsonObject], untyped: Untyped
) -> JsonObject:
    pointer = f"/paths/{escape(path)}"
    prepared: JsonObject = {}
    if "parameters" in item:
        prepared["parameters"] = _parameters(item["parameters"], pointer, untyped)
    for method in METHODS:
        if method in item:
            prepared[method] = _operation(
                item[method], f"{pointer}/{method}", f"{method.upper()} {path}", security, untyped
            )
    return prepared


def _operation(
    node: JsonObject, pointer: str, call: str, security: list[JsonObject], untyped: Untyped
) -> JsonObject:
    kept = ("operationId", "summary", "tags", "deprecated", "responses", "requestBody")
    prepared: JsonObject = {key: node[key] for key in kept if key in node}
    requirements = node.get("security", security)
    # An empty requirement means that the call also works without a token (OpenAPI 3.1.1, §4.8.10).
    prepared["security"] = requirements if all(requirements) else []
    prepared["description"] = _docstring(node, call)
    if "parameters" in node:
        prepared["parameters"] = _parameters(node["parameters"], pointer, untyped)
    if "requestBody" in node:
        prepared["requestBody"] = _content(node["requestBody"], f"{pointer}/requestBody", untyped)
    prepared["responses"] = {
        str(status): _content(response, f"{pointer}/responses/{status}", untyped)
        for status, response in (node.get("responses") or {}).items()
    }
    return prepared


def _docstring(node: JsonObject, call: str) -> str:
    page = (node.get("externalDocs") or {}).get("url")
    paragraphs = (
        "Deprecated." if node.get("deprecated") else "",
        str(node.get("description") or ""),
        f"Sends `{call}`." + (f" Reference: {page}" if page else ""),
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _parameters(nodes: list[Any], pointer: str, untyped: Untyped) -> list[JsonObject]:
    return [
        _parameter(node, f"{pointer}/parameters/{place}", untyped)
        for place, node in enumerate(nodes)
    ]


def _parameter(node: JsonObject, pointer: str, untyped: Untyped) -> JsonObject:
    if "$ref" in node:
        return node
    prepared = {key: value for key, value in node.items() if key not in ("examples", "example")}
    if "schema" in node:
        schema = _schema(node["schema"], f"{pointer}/schema", untyped, keep_default=True)
        # The generator takes the docstring from the schema, people write it beside the name.
        description = _described(node, keep_default=True)
        if description and "$ref" not in schema:
            schema["description"] = description
        prepared["schema"] = schema
    return prepared


def _content(node: JsonObject, pointer: str, untyped: Untyped) -> JsonObject:
    """A request body or a response: the examples are left out."""
    if "$ref" in node:
        return node
    kept = ("description", "required")
    prepared: JsonObject = {key: node[key] for key in kept if key in node}
    if "content" in node:
        prepared["content"] = {
            kind: {
                "schema": _schema(
                    media["schema"], f"{pointer}/content/{escape(kind)}/schema", untyped
                )
            }
            if "schema" in media
            else {}
            for kind, media in node["content"].items()
        }
    return prepared


def _schema(
    node: Any,
    pointer: str,
    untyped: Untyped,
    *,
    keep_title: bool = False,
    keep_default: bool = False,
) -> Any:
    if not isinstance(node, dict) or "$ref" in node:
        return node
    prepared = {key: value for key, value in node.items() if key not in ("examples", "default")}
    if not keep_title:
        prepared.pop("title", None)
    if keep_default and "default" in node:
        prepared["default"] = node["default"]
    description = _described(node, keep_default=keep_default)
    if description:
        prepared["description"] = description
    for key, value in node.items():
        if key in ("properties", "patternProperties"):
            prepared[key] = {
                name: _schema(part, f"{pointer}/{key}/{escape(name)}", untyped)
                for name, part in value.items()
            }
        elif key in ("items", "additionalProperties"):
            prepared[key] = _schema(value, f"{pointer}/{key}", untyped)
        elif key in ("allOf", *_UNIONS):
            prepared[key] = [
                _schema(part, f"{pointer}/{key}/{place}", untyped, keep_title=key in _UNIONS)
                for place, part in enumerate(value)
            ]
    if isinstance(node.get("enum"), list):
        _name_members(prepared, node, pointer, untyped)
    return prepared


def _described(node: JsonObject, *, keep_default: bool) -> str:
    """The description with what else a reader of the docstring wants to know."""
    text = str(node.get("description") or node.get("title") or "")
    if node.get("deprecated") and not text.lower().startswith("deprecated"):
        text = f"Deprecated. {text}".rstrip()
    default = node.get("default")
    if default is None or keep_default:
        return text
    shown = f'"{default}"' if isinstance(default, str) else str(default)
    return f"{text} Where absent, the service takes {shown}.".lstrip()


def _name_members(prepared: JsonObject, node: JsonObject, pointer: str, untyped: Untyped) -> None:
    """Distinct values with distinct names; a list that no Python enumeration can hold goes."""
    values = list({(type(value), str(value)): value for value in node["enum"]}.values())
    solid = [value for value in values if value is not None]
    kinds = {type(value) for value in solid}
    if not solid or kinds <= {bool}:
        return
    if kinds not in ({str}, {int}):
        del prepared["enum"]
        prepared.pop("default", None)
        untyped(pointer, values)
        return
    given = node.get("x-enum-varnames") or []
    names = dict(zip(map(str, node["enum"]), given, strict=False))
    prepared["x-enum-varnames"] = list(
        member_names(solid, [names[str(value)] for value in solid if str(value) in names])
    )
    # A null that `nullable` already says would make a union of equal enumerations.
    prepared["enum"] = solid if node.get("nullable") else values


_COMPONENTS: dict[str, Callable[[Any, str, Untyped], Any]] = {
    "schemas": _schema,
    "parameters": _parameter,
    "requestBodies": _content,
    "responses": _content,
}
