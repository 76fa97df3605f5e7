"""Which operations are about the same things, inferred from paths and schemas.

In: a document. Out: the kinds of resources, and for each operation the part it plays. A kind is a
path whose last segment is one parameter (`/pools/{pool_name}`) with the path before it
(`/pools`). Holds no data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.mock.answers import Answers, Documented
from rst2openapi.outputs.mock.codecs.bodies import is_json
from rst2openapi.outputs.mock.codecs.media import pick_media
from rst2openapi.outputs.mock.judging.routing import Segment, split_template
from rst2openapi.outputs.mock.memory.spots import (
    IDENTITY_TAILS,
    Kind,
    Path,
    Spot,
    find_list,
    find_spot,
    properties_of,
    squash,
)
from rst2openapi.outputs.mock.values.schema_types import types_of
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas

_VERSION = re.compile(r"v[0-9][0-9a-z.]*", re.IGNORECASE)


class Role(Enum):
    """What an operation does to resources."""

    LIST = auto()
    CREATE = auto()
    SHOW = auto()
    UPDATE = auto()
    DELETE = auto()
    BATCH = auto()
    """Adds or removes several."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part an operation plays."""

    kind: Kind
    role: Role
    answer: Spot | None
    """The resource in the success answer; for LIST, the array and its items."""
    request: Path
    """Keys that lead to the resource in the request body; for BATCH, to the array of them."""
    verb: str = ""
    """For BATCH, what the path says is done; empty where the body does."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A resource that a query names by its collection and its identity."""

    collection: str
    """The parameter that names the collection."""
    identity: str
    kinds: Mapping[str, tuple[Kind, ...]]
    """By the value of the first parameter, squashed."""


@dataclass(frozen=True, slots=True)
class Resources:
    """All kinds of a document and who plays which part."""

    parts: Mapping[str, Part]
    """By pointer of the operation."""
    ancestors: Mapping[str, tuple[Kind, ...]]
    """By path: kinds whose item path it starts with, itself included, outermost first."""
    pointed: Mapping[str, Pointed]
    """By pointer of the operation."""

    def of_kind(self, kind: Kind, role: Role) -> Iterator[tuple[str, Part]]:
        """Pointers and parts of the operations with a role."""
        for pointer, part in self.parts.items():
            if part.kind == kind and part.role is role:
                yield pointer, part


_VERBS: Mapping[str, str] = {
    "action": "",
    "create": "create",
    "delete": "delete",
    "batch-create": "create",
    "batch-delete": "delete",
}
"""Last segments of paths that add or remove several, such as tags, and what they do."""

_WHOLE = frozenset({"detail", "details", "list"})
"""Last segments of paths that list a collection, or list it once more with all properties."""


def infer_resources(document: Document, answers: Answers) -> Resources:
    """Find the kinds of a document."""
    operations = list(document.operations())
    paths = {operation.path: split_template(operation.path) for operation in operations}
    kinds = _kinds(document, answers, operations, paths)
    parts: dict[str, Part] = {}
    for operation in operations:
        part = _part(document, answers, operation, kinds)
        if part is not None:
            parts[operation.pointer] = part
    ranked = sorted(kinds.values(), key=lambda kind: kind.arity)
    items: dict[_Shape, list[int]] = {}
    for rank, kind in enumerate(ranked):
        items.setdefault(_shape(split_template(kind.item)), []).append(rank)
    ancestors = {
        path: tuple(ranked[rank] for rank in sorted(_above(_shape(segments), items)))
        for path, segments in paths.items()
    }
    pointed = {
        operation.pointer: found
        for operation in operations
        if (found := _pointed(document, operation, kinds)) is not None
    }
    return Resources(parts, ancestors, pointed)


def _pointed(
    document: Document, operation: OperationEntry, kinds: Mapping[str, Kind]
) -> Pointed | None:
    """The resource that required parameters of the query name, one of which lists collections."""
    required = [
        parameter
        for parameter in document.parameters(operation)
        if parameter["in"] == "query" and parameter.get("required") is True
    ]
    identities = [one["name"] for one in required if squash(one["name"]) in IDENTITY_TAILS]
    for parameter in required:
        words = {squash(str(value)) for value in parameter.get("schema", {}).get("enum", ())}
        named: dict[str, tuple[Kind, ...]] = {}
        for kind in kinds.values():
            word = squash(kind.word)
            if word in words:
                named[word] = (*named.get(word, ()), kind)
        if named and identities:
            return Pointed(parameter["name"], identities[0], named)
    return None


def _kinds(
    document: Document,
    answers: Answers,
    operations: list[OperationEntry],
    paths: Mapping[str, tuple[Segment, ...]],
) -> dict[str, Kind]:
    """Kinds by their collection's path."""
    kinds: dict[str, Kind] = {}
    groups = {operation.path for operation in operations if _is_group(answers, operation)}
    makers = {operation.path for operation in operations if operation.method == "post"}
    removers = {operation.path for operation in operations if operation.method == "delete"}
    for operation in operations:
        if operation.method not in ("get", "put", "patch", "delete") or operation.path in groups:
            continue
        *before, last = paths[operation.path]
        collection = operation.path.rpartition("/")[0]
        keeps = collection in makers and operation.path in removers
        if not _is_item(before, last, keeps=keeps):
            continue
        hint = _hint(document, operation, last.names[0])
        known = kinds.get(collection)
        if known is None or (hint and not known.hint):
            arity = sum(len(segment.names) for segment in before)
            kinds[collection] = Kind(collection, operation.path, arity, last.names[0], hint)
    for operation in operations:
        if operation.method == "post" and operation.path.rpartition("/")[2] in _VERBS:
            collection = operation.path.rpartition("/")[0]
            kind = _keyed_kind(answers, operations, collection)
            if kind is not None:
                kinds.setdefault(collection, kind)
    return kinds


def _is_item(before: list[Segment], last: Segment, *, keeps: bool) -> bool:
    """Whether a path leads to one of a collection: a placeholder after a fixed segment.

    After another placeholder only if things are made there and deleted here (`keeps`).
    """
    if not before or last.literals != ("", ""):
        return False
    if before[-1].names:
        return keeps
    word = before[-1].literals[0]
    return bool(word) and not _VERSION.fullmatch(word)


def _keyed_kind(answers: Answers, operations: list[OperationEntry], collection: str) -> Kind | None:
    """What a collection lists by keys, such as tags; no path leads to one of them."""
    for operation in operations:
        if operation.path == collection and operation.method == "get":
            schema = answer_schema(answers, answers.success(operation))
            arity = sum(len(segment.names) for segment in split_template(collection))
            kind = Kind(collection, f"{collection}/{{key}}", arity, "key", "")
            spot = find_list(answers.schemas, schema, kind) if schema is not None else None
            return kind if spot is not None and spot.identity == ("key",) else None
    return None


def _is_group(answers: Answers, operation: OperationEntry) -> bool:
    """Whether the last segment picks several things by what they are, such as a type.

    The answer is a list whose items have a property of that name, and the name is no identity's.
    """
    collection, _, last = operation.path.rpartition("/")
    if operation.method != "get" or not (last.startswith("{") and last.endswith("}")):
        return False
    schema = answer_schema(answers, answers.success(operation))
    name = squash(last)
    if schema is None or name.endswith(IDENTITY_TAILS):
        return False
    kind = Kind(collection, operation.path, 0, last[1:-1], "")
    if find_spot(answers.schemas, schema, kind) is not None:
        return False
    spot = find_list(answers.schemas, schema, kind)
    return spot is not None and squash(spot.identity[-1]) == name


def _hint(document: Document, operation: OperationEntry, name: str) -> str:
    for parameter in document.parameters(operation):
        if parameter["in"] == "path" and parameter["name"] == name:
            return str(parameter.get("x-value-of") or "")
    return ""


_Shape = tuple[tuple[int, int, tuple[str, ...]], ...]
"""A path by what its segments match, whatever its parameters are called."""


def _shape(path: tuple[Segment, ...]) -> _Shape:
    return tuple(segment.shape for segment in path)


def _above(path: _Shape, items: Mapping[_Shape, list[int]]) -> Iterator[int]:
    """What `items` has for the beginnings of a path, itself included."""
    for length in range(1, len(path) + 1):
        yield from items.get(path[:length], ())


_ITEM_ROLES = {"get": Role.SHOW, "put": Role.UPDATE, "patch": Role.UPDATE, "delete": Role.DELETE}
_COLLECTION_ROLES = {"get": Role.LIST, "post": Role.CREATE}


def _part(
    document: Document, answers: Answers, operation: OperationEntry, kinds: Mapping[str, Kind]
) -> Part | None:
    above = kinds.get(operation.path.rpartition("/")[0])
    kind, role = None, None
    if above is not None and above.item == operation.path:
        kind, role = above, _ITEM_ROLES.get(operation.method)
    if role is None:
        kind, role = kinds.get(operation.path), _COLLECTION_ROLES.get(operation.method)
    if kind is None and operation.method == "get":
        before, _, word = operation.path.rpartition("/")
        kind = kinds.get(before) if word in _WHOLE else None
    if kind is None and operation.method == "post":
        return _batch(document, answers.schemas, operation, kinds)
    if kind is None or role is None:
        return None
    schemas = answers.schemas
    schema = answer_schema(answers, answers.success(operation))
    if schema is None:
        spot = None
    elif role is Role.LIST:
        spot = find_list(schemas, schema, kind)
    else:
        spot = find_spot(schemas, schema, kind)
    return Part(kind, role, spot, _request_root(document, schemas, operation, kind, spot))


def _batch(
    document: Document, schemas: Schemas, operation: OperationEntry, kinds: Mapping[str, Kind]
) -> Part | None:
    """The part of an operation that adds or removes several things with keys."""
    before, _, word = operation.path.rpartition("/")
    kind = kinds.get(before)
    if kind is None or kind.parameter != "key" or word not in _VERBS:
        return None
    body = document.resolve(operation.node.get("requestBody"))
    content = body.get("content", {}) if isinstance(body, Mapping) else {}
    for media_type, media in content.items():
        if is_json(media_type):
            spot = find_list(schemas, schemas.convert(media.get("schema", {})), kind)
            if spot is not None and spot.identity == ("key",):
                return Part(kind, Role.BATCH, None, spot.root, _VERBS[word])
    return None


def answer_schema(answers: Answers, found: Documented) -> Schema | None:
    """The schema of a response's JSON body; None where there is none."""
    media_type, media = pick_media(found.node, accept=None)
    if not media_type or not is_json(media_type) or "schema" not in media:
        return None
    return answers.schemas.convert(media["schema"])


def _request_root(
    document: Document,
    schemas: Schemas,
    operation: OperationEntry,
    kind: Kind,
    spot: Spot | None,
) -> Path:
    body = document.resolve(operation.node.get("requestBody"))
    content = body.get("content", {}) if isinstance(body, Mapping) else {}
    for media_type, media in content.items():
        if not is_json(media_type):
            continue
        properties = properties_of(schemas, schemas.convert(media.get("schema", {})))
        for name, inner in properties.items():
            if squash(name) == kind.noun and types_of(schemas, inner) & {"object", "array"}:
                return (name,)
        if spot is not None and len(spot.root) == 1 and spot.root[0] in properties:
            return spot.root
    return ()
