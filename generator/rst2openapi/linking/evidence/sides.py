"""A component of requests and answers, parted in two where the answers say something else.

In: a `Service` and the components that answers are to change. Out: the same, with a component of
its own, called `…Request`, for whatever requests reach of them. Nothing else is changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from rst2openapi.linking.walk import Address, map_schemas, referred
from rst2openapi.linking.words import fold
from rst2openapi.model import Content, NamedSchema, RefSchema, Schema, Service


def part_sides(service: Service, changing: Collection[str]) -> Service:
    """Give requests their own components, so that answers can change those named.

    What leads from a request to one of them is parted too.
    """
    links = {one.name: _links([one.schema]) for one in service.schemas}
    asked = _reach(_links(_schemas(_requests(service))), links)
    shown = _reach(_links(_schemas(_answers(service))), links)
    core = asked & shown & set(changing)
    parted = {name for name in asked if _reach({name}, links) & core}
    names = _new_names(sorted(parted & shown), links)
    if not names:
        return service
    copies = tuple(
        replace(one, name=names[one.name]) for one in service.schemas if one.name in names
    )
    asking = {*names.values(), *(parted - shown), *_request_roots(service)}

    def change(address: Address, schema: Schema) -> Schema:
        if isinstance(schema, RefSchema) and address[0] in asking and schema.name in names:
            return replace(schema, name=names[schema.name])
        return schema

    return map_schemas(replace(service, schemas=_in_order(service.schemas + copies)), change)


def _new_names(parted: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Component → the name of its part for requests, which no other component has."""
    taken = {fold(name) for name in known}
    names: dict[str, str] = {}
    for name in parted:
        fresh = f"{name}Request"
        while fold(fresh) in taken:
            fresh = f"{fresh}Object"
        taken.add(fold(fresh))
        names[name] = fresh
    return names


def of_both_sides(service: Service) -> frozenset[str]:
    """The components that requests and answers share."""
    links = {one.name: _links([one.schema]) for one in service.schemas}
    asked = _reach(_links(_schemas(_requests(service))), links)
    return frozenset(asked & _reach(_links(_schemas(_answers(service))), links))


def _in_order(schemas: Iterable[NamedSchema]) -> tuple[NamedSchema, ...]:
    return tuple(sorted(schemas, key=lambda one: one.name))


def _requests(service: Service) -> Iterable[Content]:
    return (part for one in service.operations if one.body for part in one.body.contents)


def _answers(service: Service) -> Iterable[Content]:
    return (
        part for one in service.operations for answer in one.responses for part in answer.contents
    )


def _schemas(contents: Iterable[Content]) -> Iterable[Schema]:
    return (one.schema for one in contents if one.schema is not None)


def _request_roots(service: Service) -> set[str]:
    return {
        f"{one.id} request {part.media_type}"
        for one in service.operations
        if one.body
        for part in one.body.contents
    }


def _links(schemas: Iterable[Schema]) -> set[str]:
    """The components that schemas refer to."""
    return {name for schema in schemas for name in referred(schema)}


def _reach(start: Iterable[str], links: Mapping[str, set[str]]) -> set[str]:
    """All components that some lead to, themselves included."""
    found: set[str] = set()
    pending = list(start)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(links.get(name, ()))
    return found
