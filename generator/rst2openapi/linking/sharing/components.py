"""Shared schemas: one component for equal structure and equal name.

In: operations whose schemas refer to tables by key, and the tables reached. Out: first, for each
neighbourhood, its schemas by key; then, for all of them, the operations with references to
components, and the components. How names are chosen is told in `naming`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from rst2openapi.data import Data
from rst2openapi.linking.schemas.maker import Maker
from rst2openapi.linking.schemas.of_rows import table_schema
from rst2openapi.linking.sharing.inner_names import clear_of_inner
from rst2openapi.linking.sharing.kinship import kin_names
from rst2openapi.linking.sharing.lifting import LONGEST, lift_bodies, lift_members
from rst2openapi.linking.sharing.naming import (
    Candidate,
    Use,
    base_name,
    name_candidates,
    thing_name,
)
from rst2openapi.linking.sharing.renaming import Renaming, own_or
from rst2openapi.linking.sharing.signatures import Structure, classes, structure
from rst2openapi.linking.sharing.variants import settle_choice
from rst2openapi.linking.tables.atlas import Node
from rst2openapi.linking.walk import (
    map_schemas,
    map_ties,
    map_ties_of_operation,
    referred,
)
from rst2openapi.linking.words import singular
from rst2openapi.model import (
    MapSchema,
    ObjectSchema,
    OneOfSchema,
    Operation,
    RefSchema,
    Schema,
    Service,
    StringSchema,
)
from rst2openapi.reading.draft import ArrayType


class Unnamed(Data, frozen=True):
    """A schema of a component before all components have names."""

    schema: Schema
    base: str
    """What its page calls it."""
    structure: Structure
    uses: tuple[Use, ...]
    parent: str
    """Key of the table that holds it; empty where none does."""
    parent_base: str
    """What that table is called, which need not be a component itself."""


def unnamed(
    operations: tuple[Operation, ...], maker: Maker
) -> tuple[tuple[Operation, ...], dict[str, Unnamed]]:
    """Make schemas of the tables reached; the operations refer to them by key."""
    tables = maker.reached.tables
    service = Service(title="", version="", operations=operations)
    built = {key: table_schema(node, maker) for key, node in sorted(tables.items())}
    inlined = {key: one for key, one in built.items() if not isinstance(one, ObjectSchema)}
    service = _inline(service, inlined)
    objects = {key: _inlined(one, inlined, ()) for key, one in built.items() if key not in inlined}
    bases = {key: _base(tables[key], objects[key], maker) for key in objects}
    service, bodies, body_bases = lift_bodies(_settled(service, objects))
    schemas = {**objects, **bodies}
    bases |= body_bases
    schemas, bases = lift_members(schemas, bases)
    uses = _uses(service, schemas)
    parents = {key: above.key for key, (above, _) in maker.reached.parents.items()}
    return service.operations, {
        key: Unnamed(
            schema=one,
            base=bases[key],
            structure=structure(one),
            uses=tuple(uses[key]),
            parent=parents.get(key, ""),
            parent_base=bases.get(parents.get(key, ""), ""),
        )
        for key, one in schemas.items()
        if key in uses
    }


def share(
    service: Service, found: Mapping[str, Unnamed], renaming: Renaming | None = None
) -> Service:
    """Give schemas names and put them into the service, each structure once.

    What `renaming` made for another service of the same things is taken.
    """
    schemas = {key: one.schema for key, one in found.items()}
    built = {key: one.structure for key, one in found.items()}
    bases = kin_names(schemas, built, {key: one.base for key, one in found.items()})
    colours = classes(built, bases)
    members: dict[str, list[str]] = defaultdict(list)
    for key, colour in colours.items():
        members[colour].append(key)
    candidates = [
        Candidate(
            id=colour,
            base=bases[min(keys)],
            uses=tuple(use for key in sorted(keys) for use in found[key].uses),
            parent=bases.get(found[min(keys)].parent, found[min(keys)].parent_base),
            order=min(keys),
        )
        for colour, keys in members.items()
    ]
    of_class = name_candidates(candidates)
    shapes = {of_class[colour]: schemas[min(keys)] for colour, keys in members.items()}
    moved = clear_of_inner(shapes, service.operations)
    of_class = {colour: moved.get(name, name) for colour, name in of_class.items()}
    names = {key: of_class[colour] for colour, keys in members.items() for key in keys}

    renaming = renaming or Renaming(remembers=False)
    renaming.start(names)
    components = [
        renaming.component(of_class[colour], [schemas[key] for key in sorted(keys)])
        for colour, keys in members.items()
    ]
    components.sort(key=lambda one: (one.name.lower(), one.name))
    operations = tuple(map(renaming.operation, service.operations))
    return replace(service, schemas=tuple(components), operations=operations)


# --- base names ---------------------------------------------------------------------------------
def _base(node: Node, schema: Schema, maker: Maker) -> str:
    """What the page calls a table: its caption's subject, the body it is, or the row above it."""
    hint = maker.reached.hints.get(node.key, "")
    above = maker.reached.parents.get(node.key)
    subject = base_name(node.table.subject)
    if 1 < len(subject) <= LONGEST:
        is_field = node.table.subject[:1].islower() and above is not None
        if is_field and above and isinstance(above[1].row.type, ArrayType):
            return base_name(singular(node.table.subject))
        return subject
    if hint:
        return _kind(schema) if hint.endswith("Response") and _kind(schema) else thing_name(hint)
    if above and len(maker.reached.targets.get(above[1].key, ())) > 1:
        called = base_name(node.table.caption)
        if 1 < len(called) <= LONGEST:
            return called  # one of several tables of a row: the row's name says not which
    name = above[1].row.name if above else ""
    is_list = above is not None and isinstance(above[1].row.type, ArrayType)
    return thing_name(singular(name) if is_list else name)


def _kind(schema: Schema) -> str:
    """Answers that carry their own kind (`kind: Pool` beside `apiVersion`) are called by it."""
    members = {one.name: one.schema for one in getattr(schema, "properties", ())}
    kind = members.get("kind")
    if "apiVersion" in members and isinstance(kind, StringSchema) and len(kind.enum) == 1:
        return base_name(str(kind.enum[0].value))
    return ""


# --- tables that are no objects -----------------------------------------------------------------
def _inline(service: Service, inlined: Mapping[str, Schema]) -> Service:
    def change(schema: Schema) -> Schema:
        if isinstance(schema, RefSchema) and schema.name in inlined:
            return _inlined(schema, inlined, ())
        return schema

    operations = [map_ties_of_operation(one, change) for one in service.operations]
    return replace(service, operations=tuple(operations))


def _inlined(schema: Schema, inlined: Mapping[str, Schema], above: tuple[str, ...]) -> Schema:
    """The schema with lists and maps in place of references to them; a circle ends in a map."""

    def change(one: Schema) -> Schema:
        if not isinstance(one, RefSchema) or one.name not in inlined:
            return one
        if one.name in above:
            return MapSchema(values=StringSchema(), notes=one.notes)
        target = _inlined(inlined[one.name], inlined, (*above, one.name))
        return replace(target, notes=own_or(target.notes, one.notes))

    return map_ties(schema, change)


def _settled(service: Service, objects: Mapping[str, Schema]) -> Service:
    """Bodies whose variants overlap become one object."""

    def change(address: tuple[str, ...], schema: Schema) -> Schema:
        if isinstance(schema, OneOfSchema) and len(address) == 1:
            return settle_choice(schema, objects)
        return schema

    return map_schemas(service, change)


# --- uses ---------------------------------------------------------------------------------------
def _uses(service: Service, schemas: Mapping[str, Schema]) -> dict[str, list[Use]]:
    """Which operations use each schema, and on which side."""
    below = {key: frozenset(referred(schema)) for key, schema in schemas.items()}
    uses: dict[str, list[Use]] = defaultdict(list)
    for operation in service.operations:
        for side, top in _tops(operation):
            use = Use(operation.id, operation.tag, side, f"{operation.path} {operation.method}")
            pending, seen = list(referred(top)), set[str]()
            while pending:
                key = pending.pop()
                if key in seen or key not in below:
                    continue
                seen.add(key)
                uses[key].append(use)
                pending.extend(below[key])
    return uses


def _tops(operation: Operation) -> Iterator[tuple[str, Schema]]:
    for parameter in operation.parameters:
        yield "request", parameter.schema
    for content in operation.body.contents if operation.body else ():
        if content.schema is not None:
            yield "request", content.schema
    for response in operation.responses:
        for content in response.contents:
            if content.schema is not None:
                yield "response", content.schema
