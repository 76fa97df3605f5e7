"""Which operations are about the same thing, and where its identity stands.

In: a document. Out: what each placeholder of a path identifies, the operations that list, make,
show, change and remove it, and its identity in the answers. Read from paths, `x-value-of` and
links; nothing is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import Document, OperationEntry, unescape

_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")
_SUFFIX = re.compile(r"(?:^|_)(id|name|uuid)$|(Id|Name)$")
_UPDATES = ("put", "patch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A kind of resource: the operations on `/pools` and `/pools/{pool_name}`."""

    item: str
    """Path that ends with the placeholder."""
    placeholder: str
    list: OperationEntry | None
    create: OperationEntry | None
    show: OperationEntry | None
    updates: tuple[OperationEntry, ...]
    delete: OperationEntry | None
    places: tuple[tuple[str, ...], ...]
    """Where an answer may hold the identity, the likeliest first."""


def placeholders(path: str) -> list[str]:
    """Names of a path's placeholders, in order."""
    return _PLACEHOLDER.findall(path)


def prefix_of(path: str, placeholder: str) -> str:
    """A path up to the end of a placeholder, names left out: what the placeholder identifies."""
    head = path.partition("{" + placeholder + "}")[0]
    return _PLACEHOLDER.sub("{}", head) + "{}"


def families(document: Document, selected: Sequence[OperationEntry]) -> list[Family]:
    """The kinds of resources that selected operations are about, in document order."""
    by_path: dict[str, dict[str, OperationEntry]] = {}
    for one in selected:
        by_path.setdefault(one.path, {})[one.method] = one
    found = []
    for path, methods in by_path.items():
        head, slash, last = path.rstrip("/").rpartition("/")
        match = _PLACEHOLDER.fullmatch(last)
        if not (slash and match):
            continue
        parent = by_path.get(head) or by_path.get(head + "/") or {}
        found.append(
            Family(
                item=path,
                placeholder=match[1],
                list=parent.get("get"),
                create=parent.get("post"),
                show=methods.get("get"),
                updates=tuple(methods[one] for one in _UPDATES if one in methods),
                delete=methods.get("delete"),
                places=tuple(_places(document, by_path, path, match[1])),
            )
        )
    return found


def _places(
    document: Document, by_path: Mapping[str, Mapping[str, OperationEntry]], path: str, name: str
) -> Iterator[tuple[str, ...]]:
    for operation in by_path[path].values():
        for parameter in document.parameters(operation):
            if (parameter["in"], parameter["name"]) == ("path", name):
                told = str(parameter.get("x-value-of", ""))
                if told:
                    yield tuple(told.split("."))
    yield (name,)
    suffix = _SUFFIX.search(name)
    if suffix:
        yield (suffix[0].strip("_").lower(),)
    else:
        yield from ((name, "id"), ("id",))


def linked_place(document: Document, creator: OperationEntry, family: Family) -> tuple[str, ...]:
    """Where the document's links say that a new resource's identity is; empty if they do not."""
    targets = {one.id for one in (family.show, family.delete, *family.updates) if one}
    for node in creator.node.get("responses", {}).values():
        for link in (document.resolve(node).get("links") or {}).values():
            link = document.resolve(link)
            if link.get("operationId") in targets:
                expression = str(link.get("parameters", {}).get(family.placeholder, ""))
                _, hash_, pointer = expression.partition("$response.body#/")
                if hash_:
                    return tuple(unescape(part) for part in pointer.split("/"))
    return ()


def identity(body: Any, family: Family, linked: tuple[str, ...] = ()) -> str:
    """The identity that an answer about one resource holds; empty where it is not to be found."""
    if linked:
        value = _at(body, linked)
        return value if value else ""
    for place in family.places:
        value = _at(body, place)
        if value:
            return value
    if isinstance(body, Mapping):
        wrapped = [value for value in body.values() if isinstance(value, Mapping)]
        if len(wrapped) == 1:
            for place in family.places:
                value = _at(wrapped[0], place)
                if value:
                    return value
    return ""


def _at(body: Any, place: tuple[str, ...]) -> str:
    for step in place:
        if not isinstance(body, Mapping):
            return ""
        body = body.get(step)
    if isinstance(body, bool) or not isinstance(body, str | int):
        return ""
    text = str(body)
    return text if text and "/" not in text else ""


def items_of(body: Any) -> list[Any]:
    """The resources that a list answers with: its only array of objects, at most two levels in."""
    if isinstance(body, list):
        return body if all(isinstance(one, Mapping) for one in body) else []
    if not isinstance(body, Mapping):
        return []
    arrays = [value for value in body.values() if _is_objects(value)]
    if not arrays:
        arrays = [
            value
            for inner in body.values()
            if isinstance(inner, Mapping)
            for value in inner.values()
            if _is_objects(value)
        ]
    return arrays[0] if len(arrays) == 1 else []


def _is_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, Mapping) for x in value)


def identities(body: Any, family: Family) -> list[str]:
    """The identities in the answer of a list, in its order."""
    found = (identity(one, family) for one in items_of(body))
    return [one for one in found if one]
