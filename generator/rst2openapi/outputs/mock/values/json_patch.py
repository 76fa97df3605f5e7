"""JSON Patch (RFC 6902).

In: a document and a list of operations. Out: the changed document, or `PatchFailed`.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from rst2openapi.openapi import unescape


class PatchFailed(ValueError):
    """A patch that cannot be applied; says which operation and why."""


def apply_patch(document: Any, patch: Any) -> Any:
    """The document after all operations.

    Raises:
        PatchFailed: an operation is malformed, points to nothing, or a test fails.
    """
    root = {"": copy.deepcopy(document)}
    for number, step in enumerate(patch if isinstance(patch, list) else [patch]):
        try:
            _apply(root, step)
        except (KeyError, IndexError, ValueError, TypeError, AttributeError) as error:
            reason = error.args[0] if error.args else "it is malformed"
            raise PatchFailed(f"operation {number} of the patch: {reason}") from None
    return root[""]


def _apply(root: dict[str, Any], step: Mapping[str, Any]) -> None:
    path = step["path"]
    match step["op"]:
        case "add":
            _add(root, path, step["value"])
        case "remove":
            _remove(root, path)
        case "replace":
            _remove(root, path)
            _add(root, path, step["value"])
        case "move":
            _add(root, path, _remove(root, step["from"]))
        case "copy":
            _add(root, path, copy.deepcopy(_get(root, step["from"])))
        case "test":
            if _get(root, path) != step["value"]:
                raise ValueError(f"the test of {path} fails")
        case other:
            raise ValueError(f"{other!r} is no operation")


def _keys(pointer: str) -> list[str]:
    if pointer and not pointer.startswith("/"):
        raise ValueError(f"{pointer!r} is no JSON Pointer")
    return [unescape(part) for part in pointer.split("/")]


def _get(root: Any, pointer: str) -> Any:
    node = root
    for key in _keys(pointer):
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


def _parent(root: Any, pointer: str) -> tuple[Any, str]:
    *before, last = _keys(pointer)
    node = root
    for key in before:
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node, last


def _add(root: Any, pointer: str, value: Any) -> None:
    node, key = _parent(root, pointer)
    if isinstance(node, list):
        place = len(node) if key == "-" else int(key)
        if not 0 <= place <= len(node):
            raise IndexError(f"{pointer} is beyond the end")
        node.insert(place, value)
    else:
        node[key] = value


def _remove(root: Any, pointer: str) -> Any:
    node, key = _parent(root, pointer)
    return node.pop(int(key)) if isinstance(node, list) else node.pop(key)
