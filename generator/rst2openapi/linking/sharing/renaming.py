"""Names of components in place of the keys of tables: in operations, and in components themselves.

In: operations and schemas that refer by key, and the names. Out: the same, referring by name. What
was made of the same things with the same names before is the same object again, so that whoever
looks at it next sees that nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import is_
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.linking.sharing.unite import unite
from rst2openapi.linking.walk import map_ties, map_ties_of_operation, referred, schemas_of
from rst2openapi.model import (
    NamedSchema,
    Notes,
    ObjectSchema,
    OneOfSchema,
    Operation,
    RefSchema,
    Schema,
)

Thing = TypeVar("Thing", Operation, NamedSchema)


class _Renamed(Struct, frozen=True):
    """What was made, and all that it was made of."""

    of: Sequence[Operation | Schema]
    keys: Sequence[str]
    """What these refer to,"""
    names: Sequence[str]
    """and what that was called."""
    thing: Operation | NamedSchema


class Renaming:
    """Gives names to references; where there is a next time, what came of it is remembered."""

    def __init__(self, *, remembers: bool = True) -> None:
        self._remembers = remembers
        self._names: Mapping[str, str] = {}
        self._before: dict[str, _Renamed] = {}
        self._now: dict[str, _Renamed] = {}

    def start(self, names: Mapping[str, str]) -> None:
        """Begin another service; `names` are those of keys."""
        self._names = names
        self._before, self._now = self._now, {}

    def operation(self, one: Operation) -> Operation:
        """An operation that refers by name."""
        return self._renamed(
            f"operation {one.id}",
            [one],
            schemas_of(one),
            Operation,
            lambda: map_ties_of_operation(one, self._rename),
        )

    def component(self, name: str, schemas: Sequence[Schema]) -> NamedSchema:
        """The component of several schemas that say the same, referring by name."""
        return self._renamed(
            f"component {name}",
            schemas,
            schemas,
            NamedSchema,
            lambda: NamedSchema(
                name=name,
                schema=map_ties(unite(schemas), self._rename),
                origin=schemas[0].origin if isinstance(schemas[0], ObjectSchema) else None,
            ),
        )

    def _renamed(
        self,
        place: str,
        of: Sequence[Operation | Schema],
        schemas: Iterable[Schema],
        kind: type[Thing],
        make: Callable[[], Thing],
    ) -> Thing:
        if not self._remembers:
            return make()
        known = self._before.get(place)
        if known and len(known.of) == len(of) and all(map(is_, known.of, of)):
            keys, names = known.keys, self._called(known.keys)
            if names == known.names and isinstance(known.thing, kind):
                self._now[place] = known
                return known.thing
        else:
            keys = list(dict.fromkeys(chain.from_iterable(map(referred, schemas))))
            names = self._called(keys)
        made = make()
        self._now[place] = _Renamed(of, keys, names, made)
        return made

    def _called(self, keys: Sequence[str]) -> Sequence[str]:
        return [self._names.get(key, key) for key in keys]

    def _rename(self, schema: Schema) -> Schema:
        if isinstance(schema, RefSchema):
            name = self._names.get(schema.name, schema.name)
            return schema if name == schema.name else replace(schema, name=name)
        return _without_twins(schema) if isinstance(schema, OneOfSchema) else schema


def _without_twins(choice: OneOfSchema) -> Schema:
    """Alternatives that turned out to be one component are one alternative."""
    options: list[Schema] = []
    bare: list[Schema] = []
    for option in choice.options:
        plain = replace(option, notes=replace(option.notes, title="", description=""))
        if plain not in bare:
            bare.append(plain)
            options.append(option)
    if len(options) == 1:
        return replace(bare[0], notes=own_or(bare[0].notes, choice.notes))
    return replace(choice, options=tuple(options))


def own_or(own: Notes, use: Notes) -> Notes:
    """What is said where a schema is used; what it says itself where nothing is."""
    return own if use == Notes() else use
