"""OpenAPI Overlay 1.0: corrections to a document that its pages cannot say.

In: the text of an overlay, and a document. Out: the corrected document, and the actions that
matched nothing. A target is a JSONPath (RFC 9535). Opens no file.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from rst2openapi.openapi.document import Document, DocumentError

if TYPE_CHECKING:
    from jsonpath import JSONPathEnvironment

_KEYS = {"target", "description", "update", "remove"}


class Action(Struct, frozen=True, kw_only=True):
    """One correction (Overlay 1.0.0, §4.4.3)."""

    target: str
    """A JSONPath."""
    line: int
    """Of the overlay's file."""
    update: Any = None
    """What is merged into each object, or appended to each array, that the target selects."""
    remove: bool = False
    """The target is taken away, and `update` has no effect."""


class Overlay(Struct, frozen=True, kw_only=True):
    """The corrections of one file, in order."""

    name: str
    actions: tuple[Action, ...]


def parse_overlay(text: str, *, name: str) -> Overlay:
    """Read an overlay from YAML or JSON text; `name` is what messages call the file.

    Raises:
        DocumentError: no YAML, no Overlay 1.x, or an action that cannot be understood; with line.
    """
    # Imported here: most documents are corrected by nobody.
    from rst2openapi.openapi.yaml_reading import item_lines, parse_yaml

    content = parse_yaml(text, name=name)
    if not isinstance(content, dict) or not str(content.get("overlay", "")).startswith("1."):
        raise DocumentError(f"{name}:1: not an overlay: the top level has no `overlay: 1.x` field")
    listed = content.get("actions")
    if not isinstance(listed, list) or not listed:
        raise DocumentError(f"{name}:1: an overlay has a list of `actions`")
    actions = [
        _action(entry, where=f"{name}:{line}", line=line)
        for entry, line in zip(listed, item_lines(text, "actions"), strict=True)
    ]
    return Overlay(name=name, actions=tuple(actions))


def _action(entry: Any, *, where: str, line: int) -> Action:
    if not isinstance(entry, dict) or not isinstance(entry.get("target"), str):
        raise DocumentError(f"{where}: an action has a `target`, a JSONPath")
    unknown = sorted(key for key in entry if key not in _KEYS and not str(key).startswith("x-"))
    if unknown:
        known = ", ".join(sorted(_KEYS))
        raise DocumentError(f"{where}: unknown field {unknown[0]!r}; known are {known}")
    if not isinstance(entry.get("remove", False), bool):
        raise DocumentError(f"{where}: `remove` is true or false")
    if "update" not in entry and not entry.get("remove"):
        raise DocumentError(f"{where}: an action has `update`, or `remove: true`")
    _check_target(entry["target"], where)
    return Action(
        target=entry["target"],
        line=line,
        update=entry.get("update"),
        remove=bool(entry.get("remove")),
    )


def _check_target(target: str, where: str) -> None:
    from jsonpath import JSONPathError

    try:
        _environment().compile(target)
    except JSONPathError as error:
        reason = str(error).strip().splitlines()[0]
        raise DocumentError(f"{where}: {target!r} is no JSONPath: {reason}") from None


@cache
def _environment() -> JSONPathEnvironment:
    # Imported here: it takes long to load, and most documents have no overlay.
    from jsonpath import JSONPathEnvironment

    return JSONPathEnvironment(strict=True)


def apply_overlays(
    document: Document, overlays: Iterable[Overlay]
) -> tuple[Document, tuple[tuple[Overlay, Action], ...]]:
    """The document after all actions, in order, and the actions whose target selects nothing.

    Raises:
        DocumentError: an update fits no node that its target selects; with file and line.
    """
    content = copy.deepcopy(document.content)
    idle: list[tuple[Overlay, Action]] = []
    for overlay in overlays:
        for action in overlay.actions:
            places = [match.parts for match in _environment().finditer(action.target, content)]
            if not places:
                idle.append((overlay, action))
            where = f"{overlay.name}:{action.line}: {action.target}"
            if action.remove:
                _remove(content, places, where)
            else:
                for parts in places:
                    _update(_at(content, parts), action.update, where)
    return Document(content), tuple(idle)


def _remove(content: Any, places: Sequence[Sequence[str | int]], where: str) -> None:
    # From the back, so that the places of later items of an array stay what they were.
    for parts in sorted(places, key=_depth_first, reverse=True):
        if not parts:
            raise DocumentError(f"{where}: the whole document cannot be removed")
        del _at(content, parts[:-1])[parts[-1]]


def _depth_first(parts: Sequence[str | int]) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, part, "") if isinstance(part, int) else (1, 0, part) for part in parts)


def _at(content: Any, parts: Sequence[str | int]) -> Any:
    for part in parts:
        content = content[part]
    return content


def _update(node: Any, update: Any, where: str) -> None:
    if isinstance(node, list):
        node.append(copy.deepcopy(update))
    elif isinstance(node, dict) and isinstance(update, dict):
        _merge(node, update)
    else:
        raise DocumentError(
            f"{where}: an object takes an object and an array takes an item; "
            f"{type(update).__name__} does not fit {type(node).__name__}"
        )


def _merge(node: dict[str, Any], update: dict[str, Any]) -> None:
    """Objects are merged, arrays are joined, everything else is replaced."""
    for key, value in update.items():
        if isinstance(value, dict) and isinstance(node.get(key), dict):
            _merge(node[key], value)
        elif isinstance(value, list) and isinstance(node.get(key), list):
            node[key].extend(copy.deepcopy(value))
        else:
            node[key] = copy.deepcopy(value)
