"""The steps of linking, in order.

In: the drafts of a service, the configuration, a report. Out: `Linked`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rst2openapi.config import Config
from rst2openapi.diagnostics import Report
from rst2openapi.linking.atlas import Atlas, make_atlas
from rst2openapi.linking.components import share
from rst2openapi.linking.crossings import check_references
from rst2openapi.linking.evidence import apply_examples
from rst2openapi.linking.failures import Failure, service_failure, with_failures
from rst2openapi.linking.identity import Naming, id_from_page, neutral_id, unique_ids
from rst2openapi.linking.ledger import Ledger, PageLedger
from rst2openapi.linking.leftovers import pair_leftovers
from rst2openapi.linking.maker import Maker
from rst2openapi.linking.merging import Paged, merge
from rst2openapi.linking.misdirected import keep_to_sides
from rst2openapi.linking.overview import describe_tags, service_description, service_title
from rst2openapi.linking.parameters import (
    Known,
    common_headers,
    known_placeholders,
    make_parameters,
)
from rst2openapi.linking.paths import Template, settle, shape
from rst2openapi.linking.permissions import CallKey, call_key, service_permissions
from rst2openapi.linking.places import Layout, lay_out_page
from rst2openapi.linking.references import find_all_targets
from rst2openapi.linking.requests import make_body
from rst2openapi.linking.responses import make_responses, service_statuses
from rst2openapi.linking.service import (
    is_shown_without_credentials,
    needed_credentials,
    service_credentials,
    service_servers,
    service_version,
    show_credentials,
)
from rst2openapi.linking.shapes import start
from rst2openapi.linking.tags import read_contents, tag_pages
from rst2openapi.linking.told import with_told_rows
from rst2openapi.linking.values import fold_explanations
from rst2openapi.model import Operation, SecurityScheme, Service
from rst2openapi.reading.draft import Address, OperationDraft, PageDraft, ReadStatus
from rst2openapi.rules.linking import SAME_OPERATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A service and the proof that no row was lost."""

    service: Service
    ledger: tuple[PageLedger, ...]


@dataclass(frozen=True, slots=True)
class _Call:
    """One address of one page."""

    draft: PageDraft
    operation: OperationDraft
    address: Address
    template: Template
    own_id: str

    @property
    def key(self) -> tuple[str, str]:
        return (self.address.method, self.template.path)


@dataclass(frozen=True, slots=True)
class _Common:
    """What the operations of a service share."""

    layouts: Mapping[str, Layout]
    tags: Mapping[str, str]
    known: Known
    statuses: Mapping[str, ReadStatus]
    credentials: tuple[SecurityScheme, ...]
    credentials_shown: bool
    """Whether most example requests send some."""
    permissions: Mapping[CallKey, tuple[str, ...]]
    failure: Failure


def link_service(drafts: Sequence[PageDraft], config: Config, report: Report) -> Linked:
    """Find out what the pages of a service mean together; their order does not matter."""
    dangling = check_references(drafts, report)
    atlas = with_told_rows(make_atlas(fold_explanations(drafts, report)), report)
    targets = find_all_targets(atlas, dangling, report)
    keep_to_sides(atlas, targets, report)
    pair_leftovers(atlas, targets, report)
    layouts = {
        path: layout
        for path in atlas.pages
        if (layout := lay_out_page(path, atlas, targets, report)) is not None
    }
    contents = read_contents(atlas.pages)
    tag_of, tags = tag_pages(atlas.pages, contents, layouts)
    credentials = service_credentials(atlas.pages, list(layouts.values()), report)
    calls = _calls(atlas, layouts, report)
    statuses = service_statuses(atlas.pages.values())
    described = {call_key(*call.key) for call in calls}
    common = _Common(
        layouts=layouts,
        tags=tag_of,
        known=Known(
            known_placeholders(list(layouts.values())),
            frozenset(one.header.lower() for one in credentials),
            common_headers(atlas),
        ),
        statuses=statuses,
        credentials=credentials,
        credentials_shown=show_credentials(atlas.pages.values(), credentials),
        permissions=service_permissions(atlas.pages.values(), described, report),
        failure=service_failure(atlas, statuses),
    )
    ledger = Ledger()
    maker = Maker(start(atlas, targets, report), ledger, config.editions, report)
    operations = _operations(calls, common, maker)
    title = service_title(atlas.pages, contents, config)
    tags = describe_tags(tags, operations, atlas.pages, contents)
    service = Service(
        title=title,
        version=service_version([call.template.path for call in calls], config),
        description=service_description(atlas.pages, contents, title, tags, config),
        servers=service_servers(atlas.pages, config),
        security=credentials,
        tags=tags,
        operations=operations,
    )
    service = share(service, maker)
    service = apply_examples(service, report)
    return Linked(service=service, ledger=ledger.close(atlas, targets, report))


def _calls(atlas: Atlas, layouts: Mapping[str, Layout], report: Report) -> list[_Call]:
    addressed = [
        (draft, draft.operation, address)
        for path, draft in atlas.pages.items()
        if path in layouts and draft.operation is not None
        for address in draft.operation.addresses
    ]
    templates = settle(((one.path, one.span) for _, _, one in addressed), report)
    return [
        _Call(
            draft,
            operation,
            address,
            templates[address.path],
            id_from_page(operation.original_name, operation.title, address.method),
        )
        for draft, operation, address in addressed
    ]


def _operations(calls: Sequence[_Call], common: _Common, maker: Maker) -> tuple[Operation, ...]:
    groups: dict[tuple[str, str], list[_Call]] = defaultdict(list)
    for call in calls:
        groups[(call.address.method, shape(call.template.path))].append(call)
    namings = [_naming(group, common, maker.report) for group in groups.values()]
    ids = unique_ids(namings, maker.report)
    operations = []
    for group in groups.values():
        id = ids[group[0].key]
        pages = []
        for call in group:
            own = id if len(group) == 1 else call.own_id
            pages.append(Paged(_operation(call, own, common, maker), call.operation.title, own))
        merged = merge(pages, id)
        answers = with_failures(merged, common.failure, maker)
        operations.append(replace(merged, responses=answers))
    operations.sort(key=lambda one: (one.path, _METHODS.get(one.method, 9), one.method))
    return tuple(operations)


_METHODS = {"GET": 0, "PUT": 1, "POST": 2, "DELETE": 3, "HEAD": 5, "PATCH": 6}


def _naming(group: Sequence[_Call], common: _Common, report: Report) -> Naming:
    """What the id is made from.

    An operation of several pages is called after the only one that is not deprecated, else after
    its address.
    """
    live = [call for call in group if not call.operation.deprecated] or list(group)
    first = live[0]
    base = first.own_id
    if len(live) > 1:
        base = neutral_id(first.address.method, first.template.path)
    if len(group) > 1:
        for call in group:
            report(
                SAME_OPERATION.at(
                    call.operation.span,
                    method=first.address.method,
                    path=first.template.path,
                    count=len(group),
                )
            )
    return Naming(
        method=first.address.method,
        path=first.template.path,
        base=base,
        tag=common.tags[first.draft.path],
        span=first.operation.span,
    )


def _operation(call: _Call, id: str, common: _Common, maker: Maker) -> Operation:
    said, layout = call.operation, common.layouts[call.draft.path]
    method = call.address.method
    description = "\n\n".join(part for part in (said.purpose, said.notes) if part)
    return Operation(
        id=id,
        method=method,
        path=call.template.path,
        summary=said.title,
        description=description,
        tag=common.tags[call.draft.path],
        parameters=make_parameters(layout, call.address, call.template, common.known, maker),
        body=make_body(said, method, layout, id, maker),
        responses=make_responses(said, method, layout, common.statuses, id, maker),
        deprecated=said.deprecated,
        permissions=common.permissions.get(call_key(*call.key), ()),
        credentials="none"
        if common.credentials_shown
        and is_shown_without_credentials(said, layout, common.credentials)
        else needed_credentials(layout, common.credentials),
        origins=(said.span,),
    )
