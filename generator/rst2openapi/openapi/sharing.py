"""What operations have in common goes to `components` once.

In: the parts of all operations. Out: shared parameters and responses by name. A name depends on
what the thing says, never on a counter; where two things want one name, the one that more
operations use gets it and the other stays where it is used, so that every name stays readable.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec.json import encode

from rst2openapi.openapi.client_names import pascal_case
from rst2openapi.openapi.document import JsonObject
from rst2openapi.openapi.operations import OperationParts, Part
from rst2openapi.openapi.statuses import phrase

ENOUGH = 3
"""How many operations must say the same before it is said once for all."""


class Shared:
    """Parts that are said once: by what they say, and by name."""

    def __init__(
        self,
        parts: Iterable[tuple[str, Part]],
        names: Callable[[str, JsonObject], Iterator[str]],
    ) -> None:
        """`parts` are those that may be said once, each with its status; `names`, theirs."""
        said = [(status, _key(part.node), part) for status, part in parts]
        self._keys = {id(part.node): (key, part) for _, key, part in said}
        self.named = dict(sorted(_allot(said, names), key=lambda item: item[0]))
        self._names = {self._key(part.node): name for name, part in self.named.items()}

    def name_of(self, node: JsonObject) -> str | None:
        """The component that says the same; None where there is none."""
        return self._names.get(self._key(node))

    def _key(self, node: JsonObject) -> bytes:
        known = self._keys.get(id(node))
        return known[0] if known else _key(node)


def share_parameters(operations: Iterable[OperationParts]) -> Shared:
    """Parameters that at least `ENOUGH` operations describe in the same words."""
    parts = (("", part) for one in operations for part in one.parameters)
    return Shared(parts, lambda _, node: _parameter_names(node))


def share_responses(operations: Iterable[OperationParts]) -> Shared:
    """Error answers that at least `ENOUGH` operations describe in the same words."""
    parts = (
        (status, part)
        for one in operations
        for status, part in one.responses.items()
        if status[0] in "45d"
    )
    return Shared(parts, _response_names)


def _key(node: JsonObject) -> bytes:
    """What a node says, in any order."""
    try:
        return encode(node, order="deterministic")
    except (ValueError, TypeError, OverflowError):
        return _text(node).encode()


def _text(node: JsonObject) -> str:
    return json.dumps(node, sort_keys=True)


def _allot(
    parts: Iterable[tuple[str, bytes, Part]], names: Callable[[str, JsonObject], Iterator[str]]
) -> Iterator[tuple[str, Part]]:
    counts: Counter[tuple[str, bytes]] = Counter()
    first: dict[tuple[str, bytes], Part] = {}
    for status, key, part in parts:
        counts[status, key] += 1
        first.setdefault((status, key), part)
    taken: set[str] = set()
    told: set[bytes] = set()
    often = (
        (-count, said[0], _text(first[said].node), said)
        for said, count in counts.items()
        if count >= ENOUGH
    )
    for _, _, _, (status, key) in sorted(often):
        if key in told:
            continue
        for name in names(status, first[status, key].node):
            if name and name.lower() not in taken:
                taken.add(name.lower())
                told.add(key)
                yield name, first[status, key]
                break


def _parameter_names(node: JsonObject) -> Iterator[str]:
    name = _safe(node["name"])
    yield name
    yield f"{name}{node['in'].capitalize()}"


def _response_names(status: str, node: JsonObject) -> Iterator[str]:
    name = "DefaultError" if status == "default" else _safe(phrase(status))
    yield name
    for media in node.get("content", {}).values():
        if ref := media.get("schema", {}).get("$ref"):
            yield f"{name}{_safe(ref.rpartition('/')[2])}"


def _safe(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", pascal_case(re.sub(r"[^A-Za-z0-9]+", "_", name)))
