"""What the rest of a service has to know of a page, and with which pages a page has to be read.

In: the draft of one page. Out: its outline, which is small: the draft without the tables, examples
and texts that only its neighbours need, and the labels that tie it to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rst2openapi.linking.permissions import CallKey, call_key
from rst2openapi.linking.references import is_map_of_values, leaves, may_have_table
from rst2openapi.linking.values import fold_explanations
from rst2openapi.reading.draft import (
    LinkedType,
    OperationDraft,
    PageDraft,
    ReadExample,
    ReadRow,
    ReadTable,
    UnknownType,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A page in short."""

    page: PageDraft
    """Without what is only of use beside its neighbours."""
    labels: tuple[str, ...]
    """In lower case, of its title and its tables."""
    leads: tuple[str, ...]
    """In lower case, the labels to which its rows and the paragraphs of its sections lead."""
    calls: tuple[CallKey, ...]

    @property
    def is_told_everywhere(self) -> bool:
        """Whether every call has headers of this page whose objects have tables."""
        return any(_has_table(row) for table in self.page.tables for row in _common_rows(table))


def outline(draft: PageDraft) -> Outline:
    """The outline of a page."""
    tables = _tables(draft)
    operation = draft.operation
    calls = [call_key(one.method, one.path) for one in operation.addresses] if operation else []
    return Outline(
        page=_in_short(draft),
        labels=_folded([*draft.labels, *(label for one in tables for label in one.labels)]),
        leads=_folded(_leads(draft, tables)),
        calls=tuple(dict.fromkeys(calls)),
    )


def _tables(draft: PageDraft) -> tuple[ReadTable, ...]:
    return (*(draft.operation.tables if draft.operation else ()), *draft.tables)


def _folded(labels: list[str]) -> tuple[str, ...]:
    return tuple(sorted({label.lower() for label in labels}))


def _leads(draft: PageDraft, tables: tuple[ReadTable, ...]) -> list[str]:
    rows = [row for table in tables for row in table.rows]
    found = [link.label for row in rows for link in row.links]
    found += [
        leaf.label for row in rows for leaf in leaves(row.type) if isinstance(leaf, LinkedType)
    ]
    if operation := draft.operation:
        found += [link.label for link in operation.request_links]
        found += [link.label for link in operation.response_links]
    return found


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


def _common_rows(table: ReadTable) -> tuple[ReadRow, ...]:
    return table.rows if table.is_common else ()


def _has_table(row: ReadRow) -> bool:
    is_open = may_have_table(row) and not isinstance(row.type, UnknownType)
    return is_open or is_map_of_values(row.type)
