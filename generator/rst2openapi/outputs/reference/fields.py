"""A schema as a tree of fields that a person can read.

In: Schema Objects of one page. Out: `Field`s, references written out. A named schema that is large
is written out once a page and linked to afterwards, so that a page stays finite and readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from rst2openapi.openapi import Document, JsonObject
from rst2openapi.outputs.reference.constraints import Choice, Note, choices_of, notes_of
from rst2openapi.outputs.reference.schemas import Flat, flatten, kind_of

_AGAIN = 8
"""A named schema of so many fields or fewer is written out wherever it is used."""
_MAX_DEPTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field, parameter or body."""

    name: str
    """Empty for a body and for a variant without a title."""
    anchor: str
    """Fragment that leads to it; no white space."""
    kind: str
    schema: str = ""
    """Name of the component that it is made of."""
    is_required: bool = False
    is_deprecated: bool = False
    description: str = ""
    """CommonMark."""
    notes: tuple[Note, ...] = ()
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    variants: tuple[Field, ...] = ()
    """The value is one of these."""
    same_as: str = ""
    """Anchor of the place where its fields are written out."""


def every(one: Field) -> Iterator[Field]:
    """A field and all below it, in their order."""
    yield one
    for inner in (*one.fields, *one.variants):
        yield from every(inner)


def count_fields(one: Field) -> int:
    """Fields below this one."""
    return sum(1 for _ in every(one)) - 1


@dataclass(slots=True)
class Outline:
    """Reads the schemas of one page; remembers what the page has written out already."""

    document: Document
    _places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Named schema → anchor and size of the place that writes it out first."""
    _open: set[str] = field(default_factory=set)
    """Named schemas that are being written out: what leads back to one of them ends there."""
    _anchors: set[str] = field(default_factory=set)

    def read(
        self,
        schema: Any,
        *,
        anchor: str,
        name: str = "",
        required: bool = False,
        description: str | None = None,
        depth: int = 0,
    ) -> Field:
        """The tree of a schema; `description` overrides the schema's own."""
        flat = flatten(self.document, schema)
        node = flat.node
        told = description if description is not None else _text(node.get("description"))
        inner = self._unwrapped(flat)
        here = self._unique(anchor)
        own = Field(
            name=name,
            anchor=here,
            kind=kind_of(self.document, schema),
            schema=inner.name,
            is_required=required,
            is_deprecated=node.get("deprecated") is True,
            description=told,
            notes=(*notes_of(node), *self._notes_of_items(flat, inner)),
            choices=choices_of(node, told) or choices_of(inner.node, told),
        )
        if not _has_parts(inner) or depth >= _MAX_DEPTH:
            return replace(own, schema="")
        known = self._places.get(inner.name)
        if known and (inner.name in self._open or known[1] > _AGAIN):
            return replace(own, same_as=known[0])
        if inner.name:
            self._places.setdefault(inner.name, (here, 0))
            self._open.add(inner.name)
        whole = replace(
            own,
            fields=tuple(self._fields(inner, here, depth)),
            variants=tuple(self._variants(inner, here, depth)),
        )
        if inner.name and not known:
            self._places[inner.name] = (here, count_fields(whole))
        self._open.discard(inner.name)
        return whole

    def _unwrapped(self, flat: Flat) -> Flat:
        """What the fields belong to: the items of an array, of an array of arrays, itself."""
        for _ in range(_MAX_DEPTH):
            if flat.choices or flat.node.get("properties") or "items" not in flat.node:
                return flat
            flat = flatten(self.document, flat.node["items"])
        return flat

    def _notes_of_items(self, flat: Flat, inner: Flat) -> tuple[Note, ...]:
        if inner is flat:
            return ()
        return tuple(
            replace(note, label=f"{note.label} of an item") for note in notes_of(inner.node)
        )

    def _fields(self, flat: Flat, anchor: str, depth: int) -> Iterator[Field]:
        properties = flat.node.get("properties")
        required = flat.node.get("required")
        names = set(required) if isinstance(required, list) else set()
        if isinstance(properties, dict):
            for name, schema in properties.items():
                yield self.read(
                    schema,
                    anchor=f"{anchor}.{name}",
                    name=str(name),
                    required=name in names,
                    depth=depth + 1,
                )
        others = flat.node.get("additionalProperties")
        if isinstance(others, dict) and _says_something(self.document, others):
            yield self.read(others, anchor=f"{anchor}.*", name="{any key}", depth=depth + 1)

    def _variants(self, flat: Flat, anchor: str, depth: int) -> Iterator[Field]:
        if not any(
            _has_parts(self._unwrapped(flatten(self.document, one))) for one in flat.choices
        ):
            return
        for place, schema in enumerate(flat.choices, start=1):
            title = flatten(self.document, schema).node.get("title")
            yield self.read(
                schema,
                anchor=f"{anchor}.{place}",
                name=title if isinstance(title, str) else "",
                depth=depth + 1,
            )

    def _unique(self, anchor: str) -> str:
        anchor = re.sub(r"\s+", "-", anchor)
        found, number = anchor, 1
        while found in self._anchors:
            number += 1
            found = f"{anchor}~{number}"
        self._anchors.add(found)
        return found


def _has_parts(flat: Flat) -> bool:
    node: JsonObject = flat.node
    return bool(node.get("properties") or flat.choices or _is_map(node))


def _is_map(node: JsonObject) -> bool:
    return isinstance(node.get("additionalProperties"), dict) and bool(node["additionalProperties"])


def _says_something(document: Document, schema: JsonObject) -> bool:
    """A map of plain strings says all in its type; a row for its values would add nothing."""
    flat = flatten(document, schema)
    return bool(_has_parts(flat) or "items" in flat.node or flat.node.get("description"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
