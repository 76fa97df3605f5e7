"""The answer to a failed call, where the pages say it once for every call.

In: the drafts of a service and the answers of one operation. Out: the body that error answers
without one of their own have, and answers for operations that list none for failed calls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.linking.inference import infer_schema
from rst2openapi.linking.operations.bodies import call_roots, named_examples
from rst2openapi.linking.operations.headers import JSON
from rst2openapi.linking.operations.undescribed import is_failure
from rst2openapi.linking.schemas.maker import Maker
from rst2openapi.linking.tables.atlas import Atlas, Node
from rst2openapi.linking.tables.shapes import walk
from rst2openapi.model import Content, Operation, RefSchema, Response
from rst2openapi.reading.draft import PageDraft, ReadExample, ReadStatus

_NAME = "ErrorResponse"


class Failure(Struct, frozen=True):
    """What every failed call answers."""

    examples: tuple[ReadExample, ...] = ()
    """The bodies that the pages show; empty where they show none."""
    table: Node | None = None
    """The table that describes the members of the body."""
    is_listed: bool = False
    """A page of the service lists codes of failed calls."""


def service_failure(atlas: Atlas, statuses: Mapping[str, ReadStatus]) -> Failure:
    """Find what the pages say of failed calls; pages about errors before general ones."""
    telling = [draft for draft in atlas.pages.values() if draft.failures]
    about = [draft for draft in telling if draft.of_failures] or telling
    examples = tuple(one for draft in about for one in draft.failures)
    return Failure(
        examples=examples,
        table=_table(about, examples, atlas),
        is_listed=any(code[:1] in ("4", "5") for code in statuses),
    )


def _table(
    drafts: Sequence[PageDraft], examples: Sequence[ReadExample], atlas: Atlas
) -> Node | None:
    """The table that describes all members of every body that is shown."""
    keys = {key for one in examples if isinstance(one.value, dict) for key in one.value}
    if not keys or not all(isinstance(one.value, dict) for one in examples):
        return None
    nodes = [node for draft in drafts for node in atlas.tables[draft.path]]
    return next((node for node in nodes if keys <= node.names), None)


def with_failures(operation: Operation, failure: Failure, maker: Maker) -> tuple[Response, ...]:
    """The answers of an operation, and those of failed calls that hold for every operation.

    The examples stand where no code is told, for their own codes fit few. An answer to HEAD never
    has a body (RFC 9110, §9.3.2).
    """
    responses = operation.responses
    content = _content(failure, maker) if operation.method != "HEAD" else None
    bare = (replace(content, examples=()),) if content else ()
    filled = [replace(one, contents=bare) if _is_bare(one) else one for one in responses]
    lists_none = not any(is_failure(one.status) for one in responses)
    if lists_none and (content is not None or failure.is_listed):
        shown = (content,) if content is not None else ()
        filled.append(Response(status="4XX", description="", contents=shown))
        filled.append(Response(status="5XX", description="", contents=bare))
    return tuple(sorted(filled, key=lambda one: (one.status == "default", one.status)))


def _is_bare(response: Response) -> bool:
    return is_failure(response.status) and not response.contents


def _content(failure: Failure, maker: Maker) -> Content | None:
    if not failure.examples:
        return None
    examples = named_examples(failure.examples)
    values = [one.value for one in failure.examples]
    if failure.table is not None:
        call_roots((failure.table,), _NAME, "", maker)
        walk(failure.table, values, maker.reached)
        schema = RefSchema(name=failure.table.key)
        return Content(media_type=JSON, schema=schema, examples=examples)
    return Content(media_type=JSON, schema=infer_schema(values), examples=examples)
