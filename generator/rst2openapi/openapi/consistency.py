"""What validators overlook: names, templates and references that tools stumble over.

In: a document. Out: diagnostics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rst2openapi.diagnostics import Report, Rule
from rst2openapi.openapi.ambiguity import ambiguous_paths
from rst2openapi.openapi.client_names import (
    SHADOWED,
    class_name,
    member_name,
    pascal_case,
    snake_case,
)
from rst2openapi.openapi.document import Document, DocumentError, JsonObject, OperationEntry, escape
from rst2openapi.openapi.sources import SourceMap, span_of
from rst2openapi.openapi.walk import objects
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
Places = Sequence[tuple[str, JsonObject]]
"""Pointers and what stands there."""


def check_consistency(document: Document, sources: SourceMap, report: Report) -> None:
    """Report names, templates and references that do not fit together."""
    every = objects(document.content)
    dangling = list(_references(document, every))
    findings = dangling or [
        *_operation_ids(document),
        *_templates(document),
        *_schema_names(document),
        *_member_names(every),
        *_parameter_names(document),
    ]
    for rule, pointer, facts in [*findings, *_paths(document)]:
        report(rule.at(span_of(pointer, sources), pointer=pointer, **facts))


def _references(document: Document, every: Places) -> Iterator[Finding]:
    sound: set[str] = set()
    for pointer, node in every:
        ref = node.get("$ref")
        if isinstance(ref, str) and ref not in sound:
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


def _templates(document: Document) -> Iterator[Finding]:
    for one in document.operations():
        names = re.findall(r"\{([^{}]*)\}", one.path)
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield PLACEHOLDER_TWICE, one.pointer, {"path": one.path, "name": name}
        described = {p["name"] for p in document.parameters(one) if p["in"] == "path"}
        if described != set(names):
            facts: dict[str, object] = {
                "path": one.path,
                "template": ", ".join(sorted(names)) or "none",
                "parameters": ", ".join(sorted(described)) or "none",
            }
            yield PLACEHOLDERS_DIFFER, one.pointer, facts


def _schema_names(document: Document) -> Iterator[Finding]:
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
    for name, schema in schemas.items():
        for field, node in schema.get("properties", {}).items():
            python = pascal_case(name) + pascal_case(field)
            if _is_inline_class(node) and snake_case(python) in classes:
                pointer = f"/components/schemas/{escape(name)}/properties/{escape(field)}"
                yield _collision(pointer, f"{name}.{field}", classes[snake_case(python)], python)


def _is_inline_class(node: Any) -> bool:
    return isinstance(node, dict) and (
        ("enum" in node and node.get("type") != "boolean") or node.get("type") == "object"
    )


def _member_names(every: Places) -> Iterator[Finding]:
    """Fields of one object that a client cannot tell apart."""
    for at, node in every:
        fields = node.get("properties")
        if isinstance(fields, dict):
            yield from _colliding(fields, f"{at}/properties")


def _colliding(names: Iterable[str], at: str) -> Iterator[Finding]:
    """Names that are equal both in snake case and with only their signs stripped."""
    seen: dict[str, str] = {}
    for name in names:
        python = member_name(name)
        other = seen.setdefault(python, name)
        if other != name and re.sub(r"\W", "", name) == re.sub(r"\W", "", other):
            yield _collision(f"{at}/{escape(name)}", name, other, python)


def _collision(pointer: str, name: str, other: str, python: str) -> Finding:
    return NAMES_COLLIDE, pointer, {"name": name, "other": other, "python": python}


def _parameter_names(document: Document) -> Iterator[Finding]:
    for one in document.operations():
        for location in ("path", "query", "header", "cookie"):
            names = [p["name"] for p in document.parameters(one) if p["in"] == location]
            yield from _colliding(names, f"{one.pointer}/parameters")


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
