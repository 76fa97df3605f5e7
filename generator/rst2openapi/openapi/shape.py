"""Whether a document has the shape of one: objects, lists and texts where all readers rely on them.

In: what a file holds. Out: what is out of shape first, and where. That is far less than the
meta-schema of OpenAPI asks for (`check` says what it finds): documents of others are read as long
as they can be.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema_rs
import yaml
from msgspec import Struct

from rst2openapi.openapi.pointers import escape

Steps = Sequence[str | int]
"""Keys and indexes that lead to a place."""


class Flaw(Struct, frozen=True):
    """A place of a document that cannot be read as what it should be."""

    path: Steps
    why: str
    """`is null, not an object`."""

    def __str__(self) -> str:
        return "".join(f"/{escape(str(step))}" for step in self.path) + f" {self.why}"


def flaw_of(content: Any) -> Flaw | None:
    """What is out of shape first; None where all is well."""
    for error in _shape().iter_errors(content):
        kind: Any = error.kind
        path = tuple(error.instance_path)
        if kind.name == "required":
            return Flaw(path, f"has no {kind.property!r}")
        if kind.name == "enum":
            return Flaw(path, f"is {error.instance!r}, not one of {', '.join(kind.options)}")
        if kind.name == "minItems":
            return Flaw(path, "is an empty list")
        wanted = " or ".join(_WORDS[one] for one in kind.types)
        return Flaw(path, f"is {_word(error.instance)}, not {wanted}")
    return None


def line_at(text: str, path: Steps) -> int | None:
    """The line, from 1 on, at which YAML or JSON text writes what a path leads to."""
    try:
        node: Any = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return None
    line: int | None = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == str(step)]
            if not found:
                return line
            key, node = found[-1]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


@cache
def _shape() -> jsonschema_rs.Validator:
    text = files(__package__).joinpath("shape.json").read_text(encoding="utf-8")
    return jsonschema_rs.Draft202012Validator(json.loads(text))


_WORDS = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
}


def _word(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            return _WORDS["object"]
        case list():
            return _WORDS["array"]
        case str():
            return _WORDS["string"]
        case _:
            return _WORDS["number"]
