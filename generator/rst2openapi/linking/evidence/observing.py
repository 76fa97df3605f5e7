"""What the examples of one operation show of the schemas that they reach.

In: an operation, the components. Out: `Observed`. It depends on nothing else, so it may be kept;
examples are told by their numbers in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from rst2openapi.data import Data
from rst2openapi.linking.evidence.options import option_of
from rst2openapi.linking.evidence.retyping import kind_of
from rst2openapi.linking.evidence.sights import Shown, Sight
from rst2openapi.linking.evidence.widening import plain_type
from rst2openapi.linking.inference import keys_below
from rst2openapi.linking.walk import Address
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    Content,
    Example,
    Json,
    MapSchema,
    ObjectSchema,
    OneOfSchema,
    Operation,
    RefSchema,
    Schema,
    Service,
)

Path = tuple[str | int, ...]


class Noted(Data, frozen=True):
    """What is shown at one address and may contradict its schema."""

    address: Address
    values: dict[str, Json]
    """By their JSON text."""
    absent: tuple[str, ...]
    hidden: tuple[str, ...]
    sights: tuple[tuple[str, int, Path], ...]
    """Where each of these is shown first: number of the example, and place in it."""

    def add_to(self, seen: Shown, examples: Sequence[Example]) -> None:
        """Note it beside what other operations show at the address."""
        for text, value in self.values.items():
            seen.values.setdefault(text, value)
        seen.absent.update(self.absent)
        seen.hidden.update(self.hidden)
        for text, number, path in self.sights:
            seen.note(text, Sight(examples[number], path))


class Observed(Data, frozen=True):
    """What the examples of an operation show."""

    fitting: tuple[Address, ...]
    """Where a value of the expected kind is shown that contradicts nothing."""
    noted: tuple[Noted, ...]
    looked_at: tuple[str, ...]
    """The components, sorted; while these and the operation are as they are, so is what is seen."""


class Shot(NamedTuple):
    """An example and the content that it is of."""

    root: str
    side: str
    schema: Schema
    example: Example


def shots(operation: Operation) -> Iterator[Shot]:
    """The examples of an operation, in order."""
    for content in operation.body.contents if operation.body else ():
        yield from _shots(content, f"{operation.id} request", "request")
    for response in operation.responses:
        for content in response.contents:
            yield from _shots(content, f"{operation.id} {response.status}", "response")


def _shots(content: Content, place: str, side: str) -> Iterator[Shot]:
    if content.schema is not None:
        for example in content.examples:
            yield Shot(f"{place} {content.media_type}", side, content.schema, example)


class _Table(Struct, frozen=True):
    """The members of an object."""

    node: ObjectSchema
    members: Mapping[str, Schema]
    plain: Mapping[str, type | None]
    """What is plainly allowed."""
    required: frozenset[str]

    @staticmethod
    def of(node: ObjectSchema) -> _Table:
        """Those of a schema."""
        members = {one.name: one.schema for one in node.properties}
        return _Table(
            node=node,
            members=members,
            plain={name: plain_type(one) for name, one in members.items()},
            required=frozenset(one.name for one in node.properties if one.required),
        )


class Components(dict[str, Schema]):
    """Schemas by name; what is asked of their members again and again is found out once."""

    def __init__(self, service: Service) -> None:
        super().__init__({named.name: named.schema for named in service.schemas})
        self._tables: dict[int, _Table] = {}

    def table(self, node: ObjectSchema) -> _Table:
        """The members of an object of the service."""
        known = self._tables.get(id(node))
        if known is None:
            known = self._tables[id(node)] = _Table.of(node)
        return known


def observe(operation: Operation, components: Components) -> Observed:
    """Note what the examples of an operation show at every address that they reach."""
    fitting: dict[Address, None] = {}
    shown: dict[Address, Shown] = defaultdict(Shown)
    looked = _Looked(components)
    for number, shot in enumerate(shots(operation)):
        _observe(shot, number, looked, fitting, shown)
    noted = tuple(_noted(at, seen) for at, seen in shown.items())
    return Observed(tuple(fitting), noted, tuple(sorted(looked.names)))


class _Looked(Mapping[str, Schema]):
    """Components, and the names of those that were looked for, whether there are any."""

    def __init__(self, components: Components) -> None:
        self.names: set[str] = set()
        self._components = components
        self.table = components.table

    def __getitem__(self, name: str) -> Schema:
        self.names.add(name)
        return self._components[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._components)

    def __len__(self) -> int:
        return len(self._components)


def _noted(address: Address, seen: Shown) -> Noted:
    return Noted(
        address,
        seen.values,
        tuple(sorted(seen.absent)),
        tuple(sorted(seen.hidden)),
        tuple((text, sight.number, sight.path) for text, sight in seen.sights.items()),
    )


def _observe(
    shot: Shot,
    number: int,
    components: _Looked,
    fitting: dict[Address, None],
    shown: dict[Address, Shown],
) -> None:
    pending: list[_Visit] = [(shot.schema, shot.example.value, (shot.root,), ())]
    while pending:
        node, value, address, path = pending.pop()
        is_container = isinstance(value, _CONTAINERS)
        if isinstance(node, RefSchema):
            target = components.get(node.name)
            if target is not None and _belongs_to(target, node, value):
                if is_container:
                    fitting[address] = None
                pending.append((target, value, (node.name,), path))
                continue
        if _fits(node, value) if is_container else type(value) is plain_type(node):
            fitting[address] = None
        else:
            shown[address].add(value, Sight(shot.example, path, number))
        if not is_container:
            continue
        if shot.side == "response" and isinstance(node, ObjectSchema) and isinstance(value, dict):
            table = components.table(node)
            if lacking := table.required - value.keys():
                seen = shown[address]
                seen.lack(lacking, Sight(shot.example, path, number))
                seen.hidden |= lacking & _flattened(table, value, components)
        pending.extend(reversed(_parts(node, value, address, path, components, fitting)))


_CONTAINERS = (dict, list)

_Visit = tuple[Schema, Json, Address, Path]
"""A schema, a value, and where each of them stands."""


def _flattened(
    table: _Table, value: Mapping[str, Json], components: Mapping[str, Schema]
) -> set[str]:
    """Keys inside members that the table does not expect there.

    A table without nesting lists the rows of a member beside it: that it tells another type, or
    not these keys, is one finding, and those rows are not missing.
    """
    if value and not table.members.keys() & value.keys():
        return set(table.members)  # another table is meant: that its keys have no row is told
    found: set[str] = set()
    for key, part in value.items():
        inner = table.members.get(key)
        if isinstance(inner, RefSchema):
            inner = components.get(inner.name)
        if inner is None or kind_of(inner) in _PLAIN:
            found |= keys_below([part])
        elif isinstance(inner, ObjectSchema) and isinstance(part, dict):
            found |= part.keys() - {one.name for one in inner.properties}
    return found


_PLAIN = frozenset({"string", "number", "boolean"})


def _belongs_to(target: Schema, node: RefSchema, value: Json) -> bool:
    """Whether a value speaks of a component, and not of the reference to it.

    Null, or a list where the component is an object, is a matter of the place that refers.
    """
    if value is None:
        return not node.notes.nullable and not isinstance(target, ObjectSchema | MapSchema)
    return _fits(target, value) or not isinstance(target, ObjectSchema | MapSchema)


def _fits(node: Schema, value: Json) -> bool:
    if isinstance(node, AnySchema | OneOfSchema):
        return True
    return kind_of(node) == ("array" if isinstance(value, list) else "object")


def _parts(
    node: Schema,
    value: Json,
    address: Address,
    path: Path,
    components: _Looked,
    fitting: dict[Address, None],
) -> list[_Visit]:
    """The parts of a value that a schema speaks of, each with its schema.

    Members that are plainly allowed, as most are, are noted as fitting at once.
    """
    match node, value:
        case ObjectSchema(), dict():
            table, more = components.table(node), node.additional
            found: list[_Visit] = []
            for key, part in value.items():
                if (plain := table.plain.get(key)) and type(part) is plain:
                    fitting[*address, key] = None
                elif inner := table.members.get(key):
                    found.append((inner, part, (*address, key), (*path, key)))
                elif more is not None:
                    found.append((more, part, (*address, "{}"), (*path, key)))
            return found
        case MapSchema(), dict():
            below = (*address, "{}")
            return [(node.values, part, below, (*path, key)) for key, part in value.items()]
        case ArraySchema(), list():
            below = (*address, "[]")
            return [(node.items, part, below, (*path, at)) for at, part in enumerate(value)]
        case OneOfSchema(), dict():
            chosen = option_of(node, value, components)
            return [(chosen[1], value, (*address, f"|{chosen[0]}"), path)] if chosen else []
        case _:
            return []
