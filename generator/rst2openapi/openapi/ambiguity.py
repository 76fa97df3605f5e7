"""Which path templates take the same request, and neither is the more concrete.

In: a document and its paths. Out: the paths with an example each. `/{a}/x` and `/y/{b}` both take
`/y/x`, and no rule says which of them is meant (OpenAPI 3.1.1, §4.8.8.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from rst2openapi.openapi.document import METHODS, Document, DocumentError, OperationEntry

Ambiguity = tuple[str, str, list[str], str]
"""A template, a method, the templates before it that take the same request, and a path of one."""


def ambiguous_paths(document: Document, paths: Sequence[str]) -> Iterator[Ambiguity]:
    """Each template for which an earlier one takes some of the same requests."""
    entries = {(one.path, one.method): one for one in document.operations()}
    split = [path.split("/") for path in paths]
    tree = _Tree()
    for place, (path, parts) in enumerate(zip(paths, split, strict=True)):
        found = [
            (method, paths[earlier], example)
            for earlier in tree.alike(parts)
            if (example := _cross(parts, split[earlier]))
            and (method := _shared_method(document, entries, (path, paths[earlier]), example))
        ]
        tree.add(parts, place)
        if found:
            method, _, example = found[0]
            yield path, method, [other for _, other, _ in found], example


class _Tree(Struct):
    """Templates by their segments, so that each is compared with the few that may be like it."""

    words: dict[str, _Tree] = field(default_factory=dict)
    placeholder: _Tree | None = None
    places: list[int] = field(default_factory=list)
    """Of the templates that end here."""

    def add(self, parts: Iterable[str], place: int) -> None:
        node = self
        for part in parts:
            if part[:1] == "{":
                node.placeholder = node.placeholder or _Tree()
                node = node.placeholder
            else:
                node = node.words.setdefault(part, _Tree())
        node.places.append(place)

    def alike(self, parts: Iterable[str]) -> list[int]:
        """Templates without a word where another word stands, in the order they were added."""
        nodes = [self]
        for part in parts:
            nodes = [inner for node in nodes for inner in node._inner(part)]
        return sorted(place for node in nodes for place in node.places)

    def _inner(self, part: str) -> Iterator[_Tree]:
        if part[:1] == "{":
            yield from self.words.values()
        elif part in self.words:
            yield self.words[part]
        if self.placeholder:
            yield self.placeholder


def _shared_method(
    document: Document,
    entries: Mapping[tuple[str, str], OperationEntry],
    paths: tuple[str, str],
    example: str,
) -> str:
    """A method for which both templates take an example's path; empty where there is none."""
    for method in METHODS:
        pair = [entries.get((path, method)) for path in paths]
        if all(one is not None and _takes(document, one, example) for one in pair):
            return method
    return ""


def _cross(one: list[str], two: list[str]) -> str:
    """A path that both templates match while neither is the more concrete; else nothing."""
    left = right = False
    found = []
    for a, b in zip(one, two, strict=True):
        if a != b and a[:1] != "{" and b[:1] != "{":
            return ""
        left, right = left or b[:1] == "{" != a[:1], right or a[:1] == "{" != b[:1]
        found.append(b if a[:1] == "{" else a)
    return "/".join(found) if left and right else ""


def _takes(document: Document, operation: OperationEntry, example: str) -> bool:
    """Whether the words of a path can be values of a template's placeholders."""
    try:
        schemas = {
            one["name"]: document.resolve(one.get("schema", {}))
            for one in document.parameters(operation)
            if one["in"] == "path"
        }
    except DocumentError:
        return True
    return all(
        part[:1] != "{" or word[:1] == "{" or _allows(schemas.get(part.strip("{}")), word)
        for part, word in zip(operation.path.split("/"), example.split("/"), strict=True)
    )


def _allows(schema: Mapping[str, Any] | None, word: str) -> bool:
    if not schema:
        return True
    if "enum" in schema:
        return word in schema["enum"]
    if schema.get("type") in ("integer", "number") or schema.get("format") == "uuid":
        return False
    low, high = schema.get("minLength", 0), schema.get("maxLength", len(word))
    if not low <= len(word) <= high:
        return False
    try:
        return re.search(schema.get("pattern", ""), word) is not None
    except re.error:
        return True
