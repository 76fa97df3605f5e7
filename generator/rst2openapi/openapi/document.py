"""The document as the outputs see it: operations, references, pointers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from rst2openapi.collecting import no_collections
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


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """YAML 1.2's JSON schema: dates stay strings, only true/false are booleans.

    A key is the text that is written: `200:` has no quotes in most documents (OpenAPI 3.1.1, §4.3).
    """

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        if isinstance(node, yaml.MappingNode):
            self.flatten_mapping(node)
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.constructor.ConstructorError(
                        None, None, "a key is no text", key.start_mark
                    )
                key.tag = _TEXT
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


_TEXT = "tag:yaml.org,2002:str"


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", __import__("re").compile(r"^(?:true|false)$"), list("tf")
)


def parse_document(text: str, *, name: str) -> Document:
    """Read an OpenAPI 3 document from YAML or JSON text.

    `name` is what messages call the file.

    Raises:
        DocumentError: not YAML or JSON, or no OpenAPI 3 document; with line where there is one.
    """
    content = parse_yaml(text, name=name)
    if not isinstance(content, dict) or not str(content.get("openapi", "")).startswith("3."):
        raise DocumentError(
            f"{name}:1: not an OpenAPI 3 document: the top level has no `openapi: 3.x` field"
        )
    # Imported here: who makes documents of pages reads none.
    from rst2openapi.openapi.shape import flaw_of, line_at

    if flaw := flaw_of(content):
        line = line_at(text, flaw.path)
        at = f"{name}:{line}" if line else name
        raise DocumentError(f"{at}: not an OpenAPI 3 document: {flaw}")
    return Document(content)


def parse_yaml(text: str, *, name: str) -> Any:
    """What YAML or JSON text holds; `name` is what messages call the file.

    Raises:
        DocumentError: it is neither; with line where there is one.
    """
    try:
        if text.lstrip().startswith("{"):
            return _characters(json.loads(text), text)
        with no_collections():
            return yaml.load(text, Loader=_Loader)
    except UnicodeEncodeError:
        raise DocumentError(f"{name}: not JSON: an escape names half a character") from None
    except json.JSONDecodeError as error:
        raise DocumentError(f"{name}:{error.lineno}: not JSON: {error.msg}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DocumentError(f"{name}:{line}: not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise DocumentError(f"{name}: not YAML: {error}") from None


def _characters(value: Any, text: str) -> Any:
    """The value, whose escapes name whole characters.

    Raises:
        UnicodeEncodeError: one names half of a surrogate pair.
    """
    if "\\ud" in text or "\\uD" in text:
        json.dumps(value, ensure_ascii=False).encode()
    return value
