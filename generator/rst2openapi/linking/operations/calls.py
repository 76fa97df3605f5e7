"""The calls that pages describe: each address of each page, and which pages describe one call.

In: drafts or their outlines, and the one spelling of each path. Out: calls, and an id for each
operation that they become.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from rst2openapi.diagnostics import Report
from rst2openapi.linking.operations.identity import Naming, id_from_page, neutral_id, unique_ids
from rst2openapi.linking.operations.paths import Template, settle
from rst2openapi.linking.operations.permissions import CallKey, call_key
from rst2openapi.reading.draft import Address, OperationDraft, PageDraft
from rst2openapi.rules.linking import SAME_OPERATION


class Call(Struct, frozen=True):
    """One address of one page."""

    page: str
    """Its path."""
    operation: OperationDraft
    address: Address
    template: Template
    own_id: str
    """The id that the page alone would give."""

    @property
    def key(self) -> CallKey:
        """What the call has in common with others of the same method and path."""
        return call_key(self.address.method, self.template.path)


def find_templates(pages: Iterable[PageDraft], report: Report) -> Mapping[str, Template]:
    """The one spelling of each path that a page describes."""
    return settle(
        (
            (address.path, address.span)
            for draft in pages
            for address in (draft.operation.addresses if draft.operation else ())
        ),
        report,
    )


def find_calls(pages: Iterable[PageDraft], templates: Mapping[str, Template]) -> list[Call]:
    """The calls of some pages, in their order."""
    return [
        Call(
            draft.path,
            operation,
            address,
            templates[address.path],
            id_from_page(operation.original_name, operation.title)
            or neutral_id(address.method, templates[address.path].path),
        )
        for draft in pages
        if (operation := draft.operation) is not None
        for address in operation.addresses
    ]


def grouped(calls: Iterable[Call]) -> list[list[Call]]:
    """Calls of one method and path together, in the order of the first of each."""
    groups: dict[CallKey, list[Call]] = defaultdict(list)
    for call in calls:
        groups[call.key].append(call)
    return list(groups.values())


def names_in_group(group: Sequence[Call]) -> list[str]:
    """What each page of an operation calls it; what its title does where several call it alike."""
    ids = [call.own_id for call in group]
    return [
        (ids.count(call.own_id) > 1 and id_from_page("", call.operation.title)) or call.own_id
        for call in group
    ]


def operation_ids(
    groups: Iterable[Sequence[Call]], tags: Mapping[str, str], report: Report
) -> dict[CallKey, str]:
    """The id of each operation; `tags` are those of the pages."""
    leaders = [(group[0].key, _naming(group, tags, report)) for group in groups]
    ids = unique_ids([naming for _, naming in leaders], report)
    return {key: ids[(one.method, one.path)] for key, one in leaders}


def _naming(group: Sequence[Call], tags: Mapping[str, str], report: Report) -> Naming:
    """What the id is made from.

    An operation of several pages is called after the only one that is not deprecated, or as all of
    these call it, else after its address.
    """
    live = [call for call in group if not call.operation.deprecated] or list(group)
    first = live[0]
    base = first.own_id
    if len({call.own_id for call in live}) > 1:
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
        tag=tags[first.page],
        span=first.operation.span,
        is_deprecated=first.operation.deprecated,
    )
