"""Where in a body a resource stands, and what in it says which one it is.

In: the schema of a body and a kind of resource. Out: a `Spot`. What identifies a resource is said
by `x-value-of` on the path parameter, else found by the parameter's name among the properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.outputs.mock.values.schema_types import types_of
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas

Path = tuple[str, ...]

IDENTITY_TAILS = ("id", "name", "uuid", "key", "code")
"""How names of identities end, squashed."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a resource stands in a body."""

    root: Path
    """Keys that lead to it; empty where the body is the resource."""
    identity: Path
    """Keys that lead from it to what identifies it; empty where nothing does."""
    schema: Schema


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of resource."""

    collection: str
    item: str
    arity: int
    """Placeholders of the collection's path: how many values name the parents."""
    parameter: str
    hint: str
    """`x-value-of` of the parameter, or empty."""

    @property
    def noun(self) -> str:
        """The singular of the collection's last fixed segment, squashed."""
        return singular(squash(self.word))

    @property
    def word(self) -> str:
        """The last segment of the collection's path that is no placeholder."""
        segments = [one for one in self.collection.split("/") if "{" not in one]
        return segments[-1] if segments else ""


def find_spot(schemas: Schemas, schema: Schema, kind: Kind) -> Spot | None:
    """The resource in a body; None where nothing in it says which one it is."""
    properties = properties_of(schemas, schema)
    wrapper = _wrapper(schemas, properties, kind)
    roots: list[Path] = [(wrapper,), ()] if wrapper is not None else [()]
    for root in roots:
        inner = properties[root[0]] if root else schema
        identity = find_identity(schemas, inner, kind, root)
        if identity:
            return Spot(root, identity, inner)
    return None


def find_list(schemas: Schemas, schema: Schema, kind: Kind) -> Spot | None:
    """The array of resources in a body; `schema` of the spot is that of its items."""
    plural = squash(kind.word)
    found: list[tuple[int, Spot]] = []
    for root, array in arrays_of(schemas, schema):
        resolved = schemas.resolve(array)
        items: Schema = resolved.get("items", {}) if isinstance(resolved, dict) else {}
        identity = find_identity(schemas, items, kind, ())
        if identity:
            name = squash(root[-1]) if root else ""
            rank = 0 if name in (plural, "items", "") else 1
            found.append((rank, Spot(root, identity, items)))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def arrays_of(schemas: Schemas, schema: Schema) -> Iterator[tuple[Path, Schema]]:
    """Arrays at the top of a body, below it, and one level further down."""
    if types_of(schemas, schema) == {"array"}:
        yield (), schema
        return
    for name, inner in properties_of(schemas, schema).items():
        kinds = types_of(schemas, inner)
        if "array" in kinds and "object" not in kinds:
            yield (name,), inner
        elif kinds == {"object"}:
            for key, deeper in properties_of(schemas, inner).items():
                if types_of(schemas, deeper) == {"array"}:
                    yield (name, key), deeper


def find_identity(schemas: Schemas, schema: Schema, kind: Kind, root: Path) -> Path:
    """Keys to the property that a kind's path parameter takes its value from; empty if none."""
    if kind.hint:
        hint = kind.hint
        for prefix in (".".join(root) + "." if root else "", f"{kind.noun}."):
            hint = hint.removeprefix(prefix) if prefix else hint
        if path := _follow(schemas, schema, hint):
            return path
    properties = properties_of(schemas, schema)
    nested = {
        outer: properties_of(schemas, inner)
        for outer, inner in properties.items()
        if squash(outer) in ("metadata", kind.noun)
    }
    for names in _identity_names(kind):
        if name := _scalar_named(schemas, properties, names):
            return (name,)
        for outer, inner in nested.items():
            if name := _scalar_named(schemas, inner, names):
                return (outer, name)
    return ()


def _scalar_named(
    schemas: Schemas, properties: Mapping[str, Schema], names: frozenset[str]
) -> str | None:
    for name, schema in properties.items():
        if squash(name) in names and _is_scalar(schemas, schema):
            return name
    return None


def _identity_names(kind: Kind) -> Iterator[frozenset[str]]:
    """Property names that may hold the value of a parameter, best first, squashed."""
    name = squash(kind.parameter)
    tails = [tail for tail in IDENTITY_TAILS if name.endswith(tail)]
    yield frozenset({name})
    for tail in tails:
        yield frozenset({tail})
        yield frozenset({kind.noun + tail})
    for tail in IDENTITY_TAILS[:2]:
        yield frozenset({tail, kind.noun + tail})


def _follow(schemas: Schemas, schema: Schema, dotted: str) -> Path:
    """The keys of a dotted path; keys may hold dots themselves."""
    properties = properties_of(schemas, schema)
    if dotted in properties:
        return (dotted,)
    for name, inner in properties.items():
        if dotted.startswith(f"{name}.") and (
            rest := _follow(schemas, inner, dotted[len(name) + 1 :])
        ):
            return (name, *rest)
    return ()


def _wrapper(schemas: Schemas, properties: Mapping[str, Schema], kind: Kind) -> str | None:
    """The property that wraps the resource: named like it, or the only object there is."""
    objects = [name for name, inner in properties.items() if types_of(schemas, inner) == {"object"}]
    for name in objects:
        if squash(name) == kind.noun:
            return name
    if len(objects) == 1 and len(properties) == 1 and squash(objects[0]) != "metadata":
        return objects[0]
    return None


def properties_of(schemas: Schemas, schema: Schema) -> Mapping[str, Schema]:
    """Properties of an object schema, those of `allOf` and of the branches included."""
    known = schemas.properties.get(schema)
    return (
        schemas.properties.keep(schema, _properties(schemas, schema, 0)) if known is None else known
    )


def _properties(schemas: Schemas, schema: Schema, depth: int) -> dict[str, Schema]:
    found = schemas.resolve(schema)
    if not isinstance(found, dict) or depth > 6:
        return {}
    properties: dict[str, Schema] = dict(found.get("properties", {}))
    for key in ("allOf", "oneOf", "anyOf"):
        for branch in found.get(key, ()):
            for name, inner in _properties(schemas, branch, depth + 1).items():
                properties.setdefault(name, inner)
    return properties


def _is_scalar(schemas: Schemas, schema: Schema) -> bool:
    kinds = types_of(schemas, schema)
    return bool(kinds & {"string", "integer"}) and not kinds & {"object", "array"}


def singular(word: str) -> str:
    """One of what a word in lower case names several of."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def squash(name: str) -> str:
    """A name for comparing: letters and digits in lower case."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def is_known(value: Any) -> bool:
    """Whether a value can identify a resource in a path."""
    return (
        isinstance(value, str | int)
        and not isinstance(value, bool)
        and str(value)
        not in (
            "",
            ".",
            "..",
        )
    )
