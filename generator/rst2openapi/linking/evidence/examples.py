"""Examples as evidence: where a page's own example contradicts a constraint, the example wins.

In: a `Service`. Out: the same with the contradicted constraints widened, each with a diagnostic, so
that every call and answer that a page shows is one that its document allows. Names are never
changed here: a key that no table has is a finding about the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rst2openapi.diagnostics import Report
from rst2openapi.linking.evidence.options import option_of
from rst2openapi.linking.evidence.retyping import kind_of
from rst2openapi.linking.evidence.sides import of_both_sides, part_sides
from rst2openapi.linking.evidence.sights import Shown, Sight
from rst2openapi.linking.evidence.widening import allows, widen
from rst2openapi.linking.inference import keys_below
from rst2openapi.linking.walk import Address, map_schemas
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    Content,
    Example,
    Json,
    MapSchema,
    ObjectSchema,
    OneOfSchema,
    RefSchema,
    Schema,
    Service,
)

_ROUNDS = 4
"""A type that changes brings parts into sight that were not looked at before."""


def apply_examples(service: Service, report: Report) -> Service:
    """Widen what the examples of a service contradict."""
    for _ in range(_ROUNDS):
        changed = _apply_once(service, report)
        if changed == service:
            break
        service = changed
    return service


def _apply_once(service: Service, report: Report) -> Service:
    """One round; a table that requests share speaks of them where it says what is mandatory.

    Answers that lack such a member contradict nothing, so they get a component of their own.
    """
    facts = _facts(service)
    lacking = {place[0] for place, seen in facts.items() if seen.absent}
    shared = lacking & of_both_sides(service) if lacking else set()
    if shared:
        service = part_sides(service, shared)
        facts = _facts(service)

    def change(address: Address, schema: Schema) -> Schema:
        seen = facts.get(address)
        if seen is None:
            return schema
        seen.of_map, seen.told_of_requests = address[-1] == "{}", address[0] in shared
        return widen(schema, seen, report)

    roots = {address[0] for address, seen in facts.items() if not allows(seen.schema, seen)}
    return map_schemas(service, change, roots=roots)


def _facts(service: Service) -> dict[Address, Shown]:
    """What the examples show, by the address of the schema that they show it of."""
    components = {named.name: named.schema for named in service.schemas}
    facts: dict[Address, Shown] = defaultdict(Shown)
    for root, side, content in _contents(service):
        if content.schema is not None:
            for example in content.examples:
                _observe(content.schema, example, (root,), side, components, facts)
    return facts


def _contents(service: Service) -> Iterator[tuple[str, str, Content]]:
    for operation in service.operations:
        for content in operation.body.contents if operation.body else ():
            yield f"{operation.id} request {content.media_type}", "request", content
        for response in operation.responses:
            for content in response.contents:
                root = f"{operation.id} {response.status} {content.media_type}"
                yield root, "response", content


def _observe(
    schema: Schema,
    example: Example,
    root: Address,
    side: str,
    components: Mapping[str, Schema],
    facts: dict[Address, Shown],
) -> None:
    """Note what one example shows at every address that it reaches."""
    pending: list[_Visit] = [(schema, example.value, root, ())]
    while pending:
        node, value, address, path = pending.pop()
        if isinstance(node, RefSchema):
            target = components.get(node.name)
            if target is not None and _belongs_to(target, node, value):
                facts[address].has_fitting |= isinstance(value, dict | list)
                pending.append((target, value, (node.name,), path))
                continue
        seen = facts[address]
        seen.schema = node
        if not isinstance(value, dict | list) or not _fits(node, value):
            seen.add(value, Sight(example, path))
        else:
            seen.has_fitting = True
            if side == "response" and (lacking := _lacking(node, value)):
                seen.lack(lacking, Sight(example, path))
                seen.hidden |= lacking & _flattened(node, value, components)
        if isinstance(node, OneOfSchema) and (chosen := option_of(node, value, components)):
            pending.append((chosen[1], value, (*address, f"|{chosen[0]}"), path))
        if isinstance(value, dict | list):
            pending.extend(reversed(_parts(node, value, address, path)))


_Visit = tuple[Schema, Json, Address, tuple[str | int, ...]]
"""A schema, a value, and where each of them stands."""


def _lacking(node: Schema, value: Json) -> set[str]:
    """The required members that an object lacks."""
    if not isinstance(node, ObjectSchema) or not isinstance(value, dict):
        return set()
    return {one.name for one in node.properties if one.required and one.name not in value}


def _flattened(node: Schema, value: Json, components: Mapping[str, Schema]) -> set[str]:
    """Keys inside members that the table does not expect there.

    A table without nesting lists the rows of a member beside it: that it tells another type, or
    not these keys, is one finding, and those rows are not missing.
    """
    if not isinstance(node, ObjectSchema) or not isinstance(value, dict):
        return set()
    told = {one.name: one.schema for one in node.properties}
    if value and not told.keys() & value.keys():
        return set(told)  # another table is meant: that its keys have no row is told
    found: set[str] = set()
    for key, part in value.items():
        inner = told.get(key)
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
    value: list[Json] | dict[str, Json],
    address: Address,
    path: tuple[str | int, ...],
) -> list[_Visit]:
    """The parts of a value that a schema speaks of, each with its schema."""
    match node, value:
        case ObjectSchema(), dict():
            named = {member.name: member.schema for member in node.properties}
            found: list[_Visit] = []
            for key, part in value.items():
                if key in named:
                    found.append((named[key], part, (*address, key), (*path, key)))
                elif node.additional is not None:
                    found.append((node.additional, part, (*address, "{}"), (*path, key)))
            return found
        case MapSchema(), dict():
            inner = (*address, "{}")
            return [(node.values, part, inner, (*path, key)) for key, part in value.items()]
        case ArraySchema(), list():
            inner = (*address, "[]")
            return [(node.items, part, inner, (*path, at)) for at, part in enumerate(value)]
        case _:
            return []
