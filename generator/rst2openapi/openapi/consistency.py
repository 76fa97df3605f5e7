"""What validators overlook: names, templates and references that tools stumble over.

In: a document. Out: diagnostics.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from rst2openapi.data import Data
from rst2openapi.diagnostics import Report, Rule
from rst2openapi.openapi.ambiguity import ambiguous_paths
from rst2openapi.openapi.client_names import (
    SHADOWED,
    class_name,
    member_name,
    pascal_case,
    snake_case,
)
from rst2openapi.openapi.document import Document, DocumentError, JsonObject, OperationEntry
from rst2openapi.openapi.fragments import Fragment, Fragments, rest
from rst2openapi.openapi.pointers import escape, unescape
from rst2openapi.openapi.sources import SourceMap, span_of
from rst2openapi.rules.document import (
    NAME_SHADOWS,
    NAMES_COLLIDE,
    OPERATION_ID_TWICE,
    PATH_MALFORMED,
    PATHS_AMBIGUOUS,
    PATHS_IDENTICAL,
    PLACEHOLDER_TWICE,
    PLACEHOLDERS_DIFFER,
    REFERENCE_DANGLING,
)

Finding = tuple[Rule, str, dict[str, object]]
"""A rule, a pointer and the facts of its message."""


def check_consistency(
    document: Document, sources: SourceMap, report: Report, known: Fragments | None = None
) -> bool:
    """Report names, templates and references that do not fit together.

    What is `known` of fragments is not looked at again. Returns whether all references lead
    somewhere.
    """
    parts = known or Fragments(document)
    names = [_names(Fragment("", rest(document.content)), parts)] + [
        parts.recall(parts.of_text(one, "names"), _Names, partial(_names, one, parts))
        for one in parts.every
    ]
    dangling = list(_dangling(document, names))
    findings = dangling or [
        *_operation_ids(document),
        *(finding for one in _calls(document, parts) for finding in one.each),
        *_schema_names(document, names),
        *(_collision(*clash) for one in names for clash in one.clashes),
    ]
    for rule, pointer, facts in [*findings, *_paths(document)]:
        report(rule.at(span_of(pointer, sources), pointer=pointer, **facts))
    return not dangling


class _Names(Data, frozen=True):
    """What a part of the document refers to, and which fields a client cannot tell apart in it."""

    references: tuple[tuple[str, str], ...]
    """Where a reference stands, and where it leads."""
    clashes: tuple[tuple[str, str, str, str], ...]
    """Where a field stands, its name, that of another, and what a client calls both."""
    inner: tuple[tuple[str, str, str, str], ...]
    """Where a field stands that becomes a class, its name, its class, and that in snake case."""


def _names(part: Fragment, parts: Fragments) -> _Names:
    every = parts.objects(part)
    references = ((at, one["$ref"]) for at, one in every if isinstance(one.get("$ref"), str))
    fields = ((at, one["properties"]) for at, one in every if "properties" in one)
    clashes = (
        clash
        for at, names in fields
        if isinstance(names, dict)
        for clash in _colliding(names, f"{at}/properties")
    )
    return _Names(tuple(references), tuple(clashes), tuple(_inner_classes(part)))


def _dangling(document: Document, names: Iterable[_Names]) -> Iterator[Finding]:
    sound: set[str] = set()
    for pointer, ref in (found for one in names for found in one.references):
        if ref not in sound:
            try:
                document.at(ref)
                sound.add(ref)
            except DocumentError:
                yield REFERENCE_DANGLING, pointer, {"ref": ref}


def _operation_ids(document: Document) -> Iterator[Finding]:
    seen: dict[str, OperationEntry] = {}
    for one in document.operations():
        other = seen.setdefault(snake_case(one.id).replace("_", ""), one)
        if other is not one:
            where = f"{other.method.upper()} {other.path}"
            yield OPERATION_ID_TWICE, one.pointer, {"id": one.id, "other": where}


class _Findings(Data, frozen=True):
    """What does not fit together in a path item."""

    each: tuple[tuple[Rule, str, dict[str, Any]], ...]


def _calls(document: Document, parts: Fragments) -> Iterator[_Findings]:
    """What does not fit together in the operations of each path."""
    operations: dict[str, list[OperationEntry]] = defaultdict(list)
    for one in document.operations():
        operations[one.path].append(one)
    for item in parts.every:
        kind, _, path = item.pointer.rpartition("/")
        if kind == "/paths" and (own := operations.get(unescape(path))):
            key = parts.of_reach(item, "calls")
            yield parts.recall(key, _Findings, partial(_call_findings, document, own))


def _call_findings(document: Document, operations: Iterable[OperationEntry]) -> _Findings:
    found: list[Finding] = []
    for one in operations:
        parameters = document.parameters(one)
        found += _templates(one, parameters)
        found += _parameter_names(one, parameters)
    return _Findings(tuple(found))


def _templates(one: OperationEntry, parameters: Iterable[JsonObject]) -> Iterator[Finding]:
    names = re.findall(r"\{([^{}]*)\}", one.path)
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield PLACEHOLDER_TWICE, one.pointer, {"path": one.path, "name": name}
    described = {p["name"] for p in parameters if p["in"] == "path"}
    if described != set(names):
        facts: dict[str, object] = {
            "path": one.path,
            "template": ", ".join(sorted(names)) or "none",
            "parameters": ", ".join(sorted(described)) or "none",
        }
        yield PLACEHOLDERS_DIFFER, one.pointer, facts


def _schema_names(document: Document, names: Iterable[_Names]) -> Iterator[Finding]:
    schemas = document.content.get("components", {}).get("schemas", {})
    classes: dict[str, str] = {}
    for name in schemas:
        pointer = f"/components/schemas/{escape(name)}"
        python = class_name(name)
        if python in SHADOWED:
            yield NAME_SHADOWS, pointer, {"name": name}
        other = classes.setdefault(snake_case(python), name)
        if other != name:
            yield _collision(pointer, name, other, python)
    for pointer, name, python, snake in (found for one in names for found in one.inner):
        if snake in classes:
            yield _collision(pointer, name, classes[snake], python)


def _inner_classes(part: Fragment) -> Iterator[tuple[str, str, str, str]]:
    """Where a field of a schema stands that becomes a class, its name, and two forms of that."""
    kind, _, token = part.pointer.rpartition("/")
    fields = part.node.get("properties") if isinstance(part.node, dict) else None
    if kind != "/components/schemas" or not isinstance(fields, dict):
        return
    name = unescape(token)
    for field, node in fields.items():
        if _is_inline_class(node):
            python = pascal_case(name) + pascal_case(field)
            at = f"{part.pointer}/properties/{escape(field)}"
            yield at, f"{name}.{field}", python, snake_case(python)


def _is_inline_class(node: Any) -> bool:
    return isinstance(node, dict) and (
        ("enum" in node and node.get("type") != "boolean") or node.get("type") == "object"
    )


def _colliding(names: Iterable[str], at: str) -> Iterator[tuple[str, str, str, str]]:
    """Where a name stands, the name, another, and what a client calls both.

    These are names that are equal both in snake case and with only their signs stripped.
    """
    seen: dict[str, str] = {}
    for name in names:
        python = member_name(name)
        other = seen.setdefault(python, name)
        if other != name and re.sub(r"\W", "", name) == re.sub(r"\W", "", other):
            yield f"{at}/{escape(name)}", name, other, python


def _collision(pointer: str, name: str, other: str, python: str) -> Finding:
    return NAMES_COLLIDE, pointer, {"name": name, "other": other, "python": python}


def _parameter_names(one: OperationEntry, parameters: Iterable[JsonObject]) -> Iterator[Finding]:
    for location in ("path", "query", "header", "cookie"):
        names = [p["name"] for p in parameters if p["in"] == location]
        for clash in _colliding(names, f"{one.pointer}/parameters"):
            yield _collision(*clash)


def _paths(document: Document) -> Iterator[Finding]:
    paths = list(document.content.get("paths", {}))
    shapes: dict[str, str] = {}
    for path in paths:
        pointer = f"/paths/{escape(path)}"
        if why := _malformed(path):
            yield PATH_MALFORMED, pointer, {"path": path, "why": why}
        other = shapes.setdefault(re.sub(r"\{[^{}]*\}", "{}", path), path)
        if other != path:
            yield PATHS_IDENTICAL, pointer, {"path": path, "other": other}
    for path, method, others, example in ambiguous_paths(document, list(shapes.values())):
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        facts: dict[str, object] = {"path": path, "other": others[0] + more, "example": example}
        yield PATHS_AMBIGUOUS, f"/paths/{escape(path)}/{method}", facts


def _malformed(path: str) -> str:
    if not path.startswith("/"):
        return "does not start with a slash"
    if "?" in path or "#" in path:
        return "holds a query or a fragment"
    if path.count("{") != path.count("}"):
        return "has unpaired braces"
    return ""
