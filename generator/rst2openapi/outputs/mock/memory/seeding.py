"""What exists before the first request: the resources that the pages show.

In: a document. Out: resources by collection and identity. Examples come first; kinds that no page
shows get made-up data; identities that pages merely mention exist, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.mock.answers import Answers
from rst2openapi.outputs.mock.codecs.media import pick_media
from rst2openapi.outputs.mock.memory.resources import Part, Resources, Role, answer_schema
from rst2openapi.outputs.mock.memory.spots import Kind, is_known
from rst2openapi.outputs.mock.values.merging import overlay, value_at, with_value_at

Seeds = dict[str, dict[str, Any]]
"""By collection path, then identity."""


def find_seeds(
    document: Document,
    answers: Answers,
    resources: Resources,
    operations: Mapping[str, OperationEntry],
) -> Seeds:
    """The resources of all kinds; `operations` are by pointer.

    Answers that show or list go first, then examples before made-up data; kinds that nothing shows
    have what an answer to their creation or their change tells.
    """
    seeds: Seeds = {}
    shown, told = (Role.LIST, Role.SHOW), (Role.CREATE, Role.UPDATE)
    for roles, bodies in product((shown, told), (_page_bodies, _made_bodies)):
        found: Seeds = {}
        for pointer, part in resources.parts.items():
            if part.kind.collection not in seeds and part.role in roles:
                _collect(found, part, bodies(answers, operations[pointer]))
        seeds |= {collection: known for collection, known in found.items() if known}
    _add_mentioned(document, answers, resources, operations, seeds)
    return seeds


def _page_bodies(answers: Answers, operation: OperationEntry) -> list[Any]:
    """The examples of a success answer that fit its schema."""
    found = answers.success(operation)
    _, media = pick_media(found.node, accept=None)
    schema = answer_schema(answers, found)
    if schema is None:
        return []
    return [body for _, body in answers.examples(media) if answers.schemas.is_valid(schema, body)]


def _made_bodies(answers: Answers, operation: OperationEntry) -> list[Any]:
    """Made-up data, for kinds that no page shows."""
    return [stateless_value(answers, operation)]


def _collect(found: Seeds, part: Part, bodies: list[Any]) -> None:
    """Add the resources of bodies by identity; what several show is put together."""
    if part.answer is None:
        return
    known = found.setdefault(part.kind.collection, {})
    for body in bodies:
        inner = value_at(body, part.answer.root)
        for resource in inner if isinstance(inner, list) else [inner]:
            identity = value_at(resource, part.answer.identity)
            if is_known(identity):
                known[str(identity)] = overlay(known.get(str(identity), {}), resource)


def _add_mentioned(
    document: Document,
    answers: Answers,
    resources: Resources,
    operations: Mapping[str, OperationEntry],
    seeds: Seeds,
) -> None:
    """What pages mention exists: values of path parameters, and `job_id`s in other answers.

    A client that is told to ask for a job must find it.
    """
    told = _told(answers, operations)
    for pointer, part in resources.parts.items():
        if part.role is not Role.SHOW or part.answer is None:
            continue
        known = seeds.setdefault(part.kind.collection, {})
        body = stateless_value(answers, operations[pointer])
        resource = value_at(body, part.answer.root)
        mentioned = _parameter_examples(document, answers, operations[pointer], part.kind)
        for value in (*mentioned, *told.get(part.kind.parameter, ())):
            if is_known(value) and str(value) not in known:
                known[str(value)] = with_value_at(resource, part.answer.identity, value)


def _told(
    answers: Answers, operations: Mapping[str, OperationEntry]
) -> Mapping[str, tuple[Any, ...]]:
    """Values at the top of success answers by name; names that say of what (`job_id`) only."""
    found: dict[str, tuple[Any, ...]] = {}
    for operation in operations.values():
        body = stateless_value(answers, operation)
        for name, value in body.items() if isinstance(body, dict) else ():
            if name.endswith("_id") and isinstance(value, str):
                found[name] = (*found.get(name, ()), value)
    return found


def _parameter_examples(
    document: Document, answers: Answers, operation: OperationEntry, kind: Kind
) -> list[Any]:
    for parameter in document.parameters(operation):
        if parameter["in"] == "path" and parameter["name"] == kind.parameter:
            schema = answers.schemas.resolve(answers.schemas.convert(parameter.get("schema", {})))
            given = schema if isinstance(schema, dict) else {}
            values = [value for _, value in answers.examples(parameter)]
            values += [given["example"]] if "example" in given else []
            return [*values, *given.get("examples", [])]
    return []


def stateless_value(answers: Answers, operation: OperationEntry) -> Any:
    """The body value of an operation's success answer without state; None where there is none."""
    found = answers.success(operation)
    media_type, media = pick_media(found.node, accept=None)
    return answers.value(operation, found, media_type, media) if media_type else None
