"""What comes of the pages of one neighbourhood: operations, and schemas without final names.

In: the neighbourhood with its tables in place, and of what the service shares what it needs. Out: a
`Part`. It depends on nothing else, so it may be made anywhere, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.linking.neighbourhoods.common import Common
from rst2openapi.linking.neighbourhoods.layouts import Laid
from rst2openapi.linking.operations.calls import Call, find_calls, grouped, names_in_group
from rst2openapi.linking.operations.failures import Failure, with_failures
from rst2openapi.linking.operations.merging import Paged, merge
from rst2openapi.linking.operations.parameters import make_parameters
from rst2openapi.linking.operations.requests import make_body
from rst2openapi.linking.operations.responses import make_responses
from rst2openapi.linking.schemas.maker import Maker
from rst2openapi.linking.service.facts import is_shown_without_credentials, needed_credentials
from rst2openapi.linking.sharing.components import Unnamed, unnamed
from rst2openapi.linking.tables.ledger import Ledger, PageLedger
from rst2openapi.linking.tables.places import Layout
from rst2openapi.linking.tables.shapes import start
from rst2openapi.model import Operation


class Part(Data, frozen=True):
    """What a neighbourhood comes to."""

    operations: tuple[Operation, ...]
    """Their schemas refer to those of this part by key."""
    schemas: Mapping[str, Unnamed]
    """By key."""
    ledger: tuple[PageLedger, ...]
    found: tuple[Diagnostic, ...]


def make_part(laid: Laid, common: Common, noted: Iterable[Diagnostic] = ()) -> Part:
    """What the pages of a neighbourhood mean; `noted` is what was found before."""
    found = list(noted)
    ledger = Ledger(placed=set(common.placed))
    reached = start(laid.atlas, laid.targets, found.append)
    maker = Maker(reached, ledger, common.shared.editions, found.append)
    operations = _operations(laid, common, maker)
    operations, schemas = unnamed(operations, maker)
    closed = ledger.close(laid.atlas, laid.targets, found.append)
    return Part(operations, schemas, closed, tuple(found))


def _failure(failure: Failure, laid: Laid) -> Failure:
    """With its table as this neighbourhood has it, if there is one."""
    table = failure.table
    if table is None:
        return failure
    own = next(node for node in laid.atlas.tables[table.path] if node.key == table.key)
    return replace(failure, table=own)


def _operations(laid: Laid, common: Common, maker: Maker) -> tuple[Operation, ...]:
    failure = _failure(common.shared.failure, laid)
    operations = []
    for group in grouped(find_calls(laid.atlas.pages.values(), common.templates)):
        id = common.ids[group[0].key]
        pages = []
        names = names_in_group(group) if len(group) > 1 else [id]
        for call, own in zip(group, names, strict=True):
            operation = _operation(call, own, laid.layouts[call.page], common, maker)
            pages.append(Paged(operation, call.operation.title, own))
        merged = merge(pages, id)
        answers = with_failures(merged, failure, maker)
        operations.append(replace(merged, responses=answers))
    return in_order(operations)


def _operation(call: Call, id: str, layout: Layout, common: Common, maker: Maker) -> Operation:
    said, method, shared = call.operation, call.address.method, common.shared
    description = "\n\n".join(part for part in (said.purpose, said.notes) if part)
    return Operation(
        id=id,
        method=method,
        path=call.template.path,
        summary=said.title,
        description=description,
        tag=common.tags[call.page],
        parameters=make_parameters(layout, call.address, call.template, common.known, maker),
        body=make_body(said, method, layout, id, maker),
        responses=make_responses(said, method, layout, shared.statuses, id, maker),
        deprecated=said.deprecated,
        permissions=common.permissions.get(call.key, ()),
        credentials="none"
        if shared.credentials_shown
        and is_shown_without_credentials(said, layout, shared.credentials)
        else needed_credentials(layout, shared.credentials),
        origins=(said.span,),
    )


def in_order(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Operations by path, those of one path as people list them."""
    return tuple(
        sorted(operations, key=lambda one: (one.path, _METHODS.get(one.method, 9), one.method))
    )


_METHODS = {"GET": 0, "PUT": 1, "POST": 2, "DELETE": 3, "HEAD": 5, "PATCH": 6}
