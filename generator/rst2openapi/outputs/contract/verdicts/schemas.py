"""Schemas of the document as validators: JSON Schema 2020-12, formats asserted.

In: a document. Out: for each schema, by its place in the document, what is wrong with a value.
Where a value differs from its schema is said as a place in the value and as a place in the
document. Knows nothing of requests.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from rst2openapi.openapi import Document, DocumentError, escape

_BASE = "urn:contract"
_NAME_MAPS = frozenset({"properties", "patternProperties", "$defs", "schemas"})
_DATA = frozenset({"enum", "const", "default", "example", "examples", "required", "links"})
_DEEPEST = 60

Step = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One way in which a value breaks its schema."""

    path: tuple[Step, ...]
    """Where in the value."""
    keyword: str
    """Of JSON Schema, e.g. `type`."""
    message: str
    expected: str
    got: str
    pointer: str
    """JSON Pointer of what the document says about that place."""


@dataclass(slots=True, weakref_slot=True)
class Schemas:
    """Validators of one document, compiled when first needed."""

    document: Document
    _compiled: dict[str, jsonschema_rs.Validator | None] = field(default_factory=dict)
    _registry: jsonschema_rs.Registry | None = None

    def flaws(self, pointer: str, value: Any) -> list[Flaw]:
        """What is wrong with a value of the schema at a pointer; nothing where it cannot be run."""
        validator = self._validator(pointer)
        if validator is None:
            return []
        try:
            errors = list(validator.iter_errors(value))
        except (ValueError, RecursionError):
            return []
        return [self._flaw(pointer, inner) for error in errors for inner in _innermost(error)]

    def is_valid(self, pointer: str, value: Any) -> bool:
        """Whether a value fits the schema at a pointer."""
        validator = self._validator(pointer)
        try:
            return validator is None or validator.is_valid(value)
        except (ValueError, RecursionError):
            return False

    def parts(self, pointer: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """A schema and all it is composed of, references followed, each with its pointer."""
        yield from self._parts(pointer, frozenset())

    def _parts(self, pointer: str, seen: frozenset[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        if pointer in seen or len(seen) > _DEEPEST:
            return
        try:
            node = self.document.at(pointer)
        except DocumentError:
            return
        if not isinstance(node, Mapping):
            return
        yield pointer, node
        seen = seen | {pointer}
        ref = node.get("$ref")
        if isinstance(ref, str) and ref.startswith("#"):
            yield from self._parts(ref.removeprefix("#"), seen)
        for word in ("allOf", "anyOf", "oneOf"):
            for number in range(len(node.get(word, ()))):
                yield from self._parts(f"{pointer}/{word}/{number}", seen)

    def properties(self, pointer: str) -> dict[str, str]:
        """Properties of a schema by name, each with the pointer of its own schema."""
        return {
            str(name): f"{at}/properties/{escape(str(name))}"
            for at, part in self.parts(pointer)
            for name in part.get("properties", {})
        }

    def below(self, pointer: str, step: Step) -> str:
        """The schema of a member or item; empty where nothing is said about it."""
        if isinstance(step, str):
            found = self.properties(pointer).get(step)
            if found:
                return found
        word = "items" if isinstance(step, int) else "additionalProperties"
        for at, part in self.parts(pointer):
            if isinstance(part.get(word), Mapping):
                return f"{at}/{word}"
        return ""

    def place(self, pointer: str, path: tuple[Step, ...]) -> str:
        """The pointer of what is said about a place in a value, as near as there is something."""
        for step in path:
            inner = self.below(pointer, step)
            if not inner:
                break
            pointer = inner
        return pointer

    def _flaw(self, pointer: str, error: jsonschema_rs.ValidationError) -> Flaw:
        kind: Any = error.kind
        path = tuple(error.instance_path)
        if kind.name == "required":
            path = (*path, str(kind.property))
        expected, got = _sides(kind, error)
        return Flaw(
            path=path,
            keyword=str(kind.name),
            message=" ".join(error.message.split())[:300],
            expected=expected,
            got=got,
            pointer=self.place(pointer, path),
        )

    def _validator(self, pointer: str) -> jsonschema_rs.Validator | None:
        if pointer not in self._compiled:
            self._compiled[pointer] = self._compile(pointer)
        return self._compiled[pointer]

    def _compile(self, pointer: str) -> jsonschema_rs.Validator | None:
        if self._registry is None:
            old = self.document.version.startswith("3.0")
            content: Any = {
                key: _modern(self.document.content[key], old=old)
                for key in ("paths", "components")
                if key in self.document.content
            }
            self._registry = jsonschema_rs.Registry(
                [(_BASE, content)], draft=jsonschema_rs.Draft202012
            )
        fragment = quote(pointer, safe="/~!$&'()*+,;=:@-._")
        try:
            return jsonschema_rs.Draft202012Validator(
                {"$ref": f"{_BASE}#{fragment}"},
                registry=self._registry,
                validate_formats=True,
                formats={"byte": _is_base64},
            )
        except (ValueError, jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError):
            return None


def _is_base64(text: str) -> bool:
    """The format `byte` (OpenAPI 3.0.3, §4.4)."""
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _innermost(error: jsonschema_rs.ValidationError) -> Iterator[jsonschema_rs.ValidationError]:
    """The errors of the variant that comes nearest, where no variant fits."""
    context = getattr(error.kind, "context", None)
    if error.kind.name not in ("anyOf", "oneOf", "oneOfNotValid") or not context:
        yield error
        return
    typed = [
        branch
        for branch in context
        if not any(
            inner.kind.name == "type" and list(inner.instance_path) == list(error.instance_path)
            for inner in branch
        )
    ]
    if len(typed) == 1:
        for inner in typed[0]:
            yield from _innermost(inner)
    else:
        yield error


def _sides(kind: Any, error: jsonschema_rs.ValidationError) -> tuple[str, str]:
    """What was expected and what came, in a few words each."""
    got = shorten(error.instance)
    match kind.name:
        case "type":
            return f"type {' or '.join(kind.types)}", got
        case "enum":
            return f"one of {', '.join(shorten(one, 40) for one in kind.options)}"[:200], got
        case "const":
            return shorten(kind.expected_value), got
        case "required":
            return f"property {kind.property!r}", f"only {_keys(error.instance)}"
        case "format":
            return f"format {kind.format}", got
        case "additionalProperties" | "unevaluatedProperties":
            return "no properties beyond those documented", _keys(error.instance)
        case _:
            value = getattr(kind, "limit", None)
            rule = f"{kind.name} {value}" if value is not None else str(kind.name)
            return rule, got


def _keys(value: Any) -> str:
    return ", ".join(map(str, value)) or "none" if isinstance(value, Mapping) else shorten(value)


def shorten(value: Any, most: int = 120) -> str:
    """A value as JSON that fits a line."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def path_text(path: tuple[Step, ...]) -> str:
    """A place as people write it: `spec.resources[0].flavor`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text or "the body"


def _modern(node: Any, *, old: bool, names: bool = False) -> Any:
    """Schemas as an answer is judged: what only requests carry is not required.

    Where `old`, keywords of OpenAPI 3.0 become those of JSON Schema 2020-12.
    """
    if isinstance(node, list):
        return [_modern(value, old=old) for value in node]
    if not isinstance(node, dict):
        return node
    found = {
        key: value
        if not names and key in _DATA
        else _modern(value, old=old, names=not names and key in _NAME_MAPS)
        for key, value in node.items()
    }
    if names:
        return found
    if old:
        found = _from_30(found)
    members, required = found.get("properties"), found.get("required")
    if isinstance(members, dict) and isinstance(required, list):
        found["required"] = [
            name
            for name in required
            if not (isinstance(members.get(name), dict) and members[name].get("writeOnly") is True)
        ]
    return found


def _from_30(found: dict[str, Any]) -> dict[str, Any]:
    for bound in ("minimum", "maximum"):
        exclusive = f"exclusive{bound.capitalize()}"
        if isinstance(found.get(exclusive), bool) and found.pop(exclusive) and bound in found:
            found[exclusive] = found.pop(bound)
    if found.pop("nullable", None) is True:
        return {"anyOf": [found, {"type": "null"}]}
    return found
