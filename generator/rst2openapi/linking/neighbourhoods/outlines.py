"""What the rest of a service has to know of a page, and with which pages a page has to be read.

In: the draft of one page. Out: its outline, which is small: the draft without the tables, examples
and texts that only its neighbours need, and the labels that tie it to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from rst2openapi.data import Data
from rst2openapi.linking.operations.permissions import CallKey, call_key
from rst2openapi.linking.tables.explanations import fold_explanations
from rst2openapi.linking.tables.references import is_body, is_map_of_values, leaves, may_have_table
from rst2openapi.reading.draft import (
    LinkedType,
    OperationDraft,
    PageDraft,
    ReadExample,
    ReadRow,
    ScalarType,
    UnknownType,
)


class Outline(Data, frozen=True, kw_only=True):
    """A page in short."""

    page: PageDraft
    """Without what is only of use beside its neighbours."""
    tables: tuple[str, ...]
    """Labels of its tables, in lower case as all labels here."""
    title: tuple[str, ...]
    """Labels of its title, where a body may be told on this page."""
    mentions: tuple[str, ...]
    """Labels that any of its rows, or a paragraph of its sections, leads to."""
    asks: tuple[str, ...]
    """Those of them that may stand for a body on another page."""
    calls: tuple[CallKey, ...]

    @property
    def is_told_everywhere(self) -> bool:
        """Whether every call has headers of this page whose objects have tables."""
        common = [table for table in self.page.tables if table.is_common]
        return any(_has_table(row) for table in common for row in table.rows)


def outline(draft: PageDraft) -> Outline:
    """The outline of a page."""
    operation = draft.operation
    tables = (*(operation.tables if operation else ()), *draft.tables)
    rows = [row for table in tables for row in table.rows]
    links = [*operation.request_links, *operation.response_links] if operation else []
    told = [link.label for link in links]
    calls = [call_key(one.method, one.path) for one in operation.addresses] if operation else []
    return Outline(
        page=_in_short(draft),
        tables=_sorted(label for one in tables for label in one.labels),
        title=_sorted(draft.labels) if any(map(is_body, tables)) else (),
        mentions=_sorted([*told, *(label for row in rows for label in _leads(row))]),
        asks=_sorted([*told, *(label for row in rows if _may_lead(row) for label in _leads(row))]),
        calls=tuple(dict.fromkeys(calls)),
    )


def _sorted(labels: Iterable[str]) -> tuple[str, ...]:
    """Each label once, in an order that is the same in every run."""
    return tuple(sorted({label.lower() for label in labels}))


def _leads(row: ReadRow) -> Iterator[str]:
    yield from (link.label for link in row.links)
    if not isinstance(row.type, ScalarType):  # as most are
        yield from (leaf.label for leaf in leaves(row.type) if isinstance(leaf, LinkedType))


def _may_lead(row: ReadRow) -> bool:
    return may_have_table(row) or is_map_of_values(row.type)


# --- the draft in short ---------------------------------------------------------------------------
def _in_short(draft: PageDraft) -> PageDraft:
    """What failed calls answer is found with the tables of its page, so these stay as they are."""
    if draft.failures:
        (draft,) = fold_explanations([draft], lambda _: None)
    keeps = bool(draft.failures) or any(table.is_common for table in draft.tables)
    anchors = {label.lower() for label in draft.anchors}
    return replace(
        draft,
        operation=draft.operation and _operation_in_short(draft.operation, bool(draft.failures)),
        tables=draft.tables if keeps else (),
        error_codes=(),
        references=tuple(one for one in draft.references if one.label.lower() not in anchors),
    )


def _operation_in_short(operation: OperationDraft, keeps: bool) -> OperationDraft:
    return replace(
        operation,
        purpose="",
        notes="",
        tables=operation.tables if keeps else (),
        examples=tuple(_requests(operation)),
        statuses=(),
        request_links=(),
        response_links=(),
    )


def _requests(operation: OperationDraft) -> Iterator[ReadExample]:
    """The request lines that examples show, with their headers."""
    for one in operation.examples:
        if one.side == "request" and one.url:
            yield replace(one, summary="", text="", value=None, is_json=False)


def _has_table(row: ReadRow) -> bool:
    return _may_lead(row) and not isinstance(row.type, UnknownType)
