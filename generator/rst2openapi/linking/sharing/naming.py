"""Names of components: unique, stable, and meaningful to a reader.

In: classes of equal schemas with their base name and where they are used. Out: a name for each.

A name depends on nothing but the structures of the same base name and the operations that use them:
pages without a table of that name rename nothing, wherever they stand. Of several structures under
one base name, one keeps the bare name: that of the answers before that of the requests, then the
one with the most operations, then the first by path. The others are called after their own use:
side, group or operation, never a counter. (Calling all of them after their uses moves no fewer
names when pages come and go, and reads worse.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rst2openapi.linking.words import fold, own_title, pascal, words

RESERVED = frozenset(
    """client authenticatedclient response unset any mapping typevar httpstatus file union datetime
    date optional literal list dict enum type errors bytesio self object string integer number
    boolean array none true false exception model types""".split()  # noqa: SIM905
)
"""Names that shadow imports of generated code or mean a type."""


class Use(Struct, frozen=True):
    """Where a component is used."""

    operation: str
    tag: str
    side: str
    path: str


class Candidate(Struct, frozen=True, kw_only=True):
    """A class of equal schemas that needs a name."""

    id: str
    base: str
    uses: tuple[Use, ...]
    parent: str = ""
    """Base name of the schema that holds it."""
    order: str
    """Key of its first table: the last resort of every tie."""

    @property
    def side(self) -> str:
        """`response` where any answer uses it."""
        return "response" if any(use.side == "response" for use in self.uses) else "request"

    @property
    def operations(self) -> tuple[str, ...]:
        """Operations that use it, by path."""
        return tuple(dict.fromkeys(use.operation for use in sorted(self.uses, key=_by_path)))

    @property
    def tags(self) -> frozenset[str]:
        """Groups whose operations use it."""
        return frozenset(use.tag for use in self.uses)


def _by_path(use: Use) -> tuple[str, str]:
    return (use.path, use.operation)


def base_name(text: str) -> str:
    """A valid component name from what a page calls a thing; empty where nothing is left."""
    name = pascal(text)
    if name and name[0].isdigit():
        name = f"Item{name}"
    return f"{name}Object" if fold(name) in RESERVED else name


def thing_name(text: str) -> str:
    """A component name from what a page calls a thing; `Item` where code can hold none of it."""
    return base_name(text) or "Item"


def name_candidates(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Candidate id → name; all names differ even after folding."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[fold(one.base)].append(one)
    names: dict[str, str] = {}
    taken = set(groups)
    rest: list[tuple[Candidate, list[Candidate]]] = []
    for key in sorted(groups):
        group = groups[key]
        if len(group) > 1:
            group = sorted(group, key=_precedence)
        names[group[0].id] = group[0].base
        rest.extend((one, group) for one in group[1:])
    for one, group in rest:
        name = next(name for name in _qualified(one, group) if fold(name) not in taken)
        taken.add(fold(name))
        names[one.id] = name
    return names


def _precedence(one: Candidate) -> tuple[bool, int, tuple[str, ...], str]:
    return (one.side == "request", -len(one.operations), one.operations[:1], one.order)


def joined(before: str, after: str) -> str:
    """One name of two; the words with which one ends and the other begins stand there once.

    `UpdateService` and `ServiceConfig` → `UpdateServiceConfig`.
    """
    left, right = words(before), words(after)
    for count in range(min(len(left), len(right)), 0, -1):
        if [*map(fold, left[-count:])] == [*map(fold, right[:count])]:
            return before + after[len("".join(right[:count])) :]
    return before + after


def _qualified(one: Candidate, group: Sequence[Candidate]) -> Iterator[str]:
    base = one.base
    operation = one.operations[0] if one.operations else ""
    requests = [other for other in group if other.side == "request"]
    if one.side == "request" and one is requests[0] and group[0].side == "response":
        yield f"{base}Request"
    others = [other.tags for other in group if other is not one]
    if len(one.operations) > 1 and len(one.tags) == 1 and not any(one.tags & t for t in others):
        yield f"{pascal(own_title(next(iter(one.tags))))}{base}"
    own = base if base.startswith(operation) else joined(operation, base)
    yield own
    side = "Request" if one.side == "request" else "Response"
    if not base.endswith(side):
        yield f"{own}{side}"
    if one.parent:
        below = joined(one.parent, base)
        yield joined(operation, below)
        yield f"{joined(operation, below)}{side}"
    for other in one.operations[1:]:
        yield joined(other, base)
    name = own
    while True:
        name = f"{name}Variant"
        yield name
