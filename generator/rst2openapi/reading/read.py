"""`Page` → `PageDraft`: the door of the room.

In: a page and the vocabulary. Out: what the page says. A page is an operation where a section
titled URI holds a method and a path; all others give tables, codes and children (field guide, 1.5).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from rst2openapi.diagnostics import Diagnostic, Report
from rst2openapi.pages import (
    Block,
    CodeBlock,
    ItemList,
    Page,
    Paragraph,
    Table,
    Text,
    Toctree,
)
from rst2openapi.pages.prose import prose_markdown
from rst2openapi.reading.addresses import read_addresses
from rst2openapi.reading.bold_titles import with_bold_titles
from rst2openapi.reading.captions import ReadCaption, read_caption
from rst2openapi.reading.columns import read_columns
from rst2openapi.reading.crossings import read_crossings
from rst2openapi.reading.draft import (
    ErrorCode,
    OperationDraft,
    PageDraft,
    PermissionRow,
    ReadStatus,
)
from rst2openapi.reading.failures import speaks_of
from rst2openapi.reading.flow import Item, flatten
from rst2openapi.reading.gathered import Gathered
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.overviews import read_overview, subject_of
from rst2openapi.reading.permissions import read_permissions
from rst2openapi.reading.purposes import read_purpose
from rst2openapi.reading.sections import read_section
from rst2openapi.reading.statuses import merge_statuses, read_error_table, read_status_table
from rst2openapi.reading.tables import Surroundings, TableResult, read_table
from rst2openapi.reading.vocabulary import PageWords, Vocabulary
from rst2openapi.reading.walk import Walk, markdown_of
from rst2openapi.rules.reading import CALL_WITHOUT_ADDRESS, URI_WITHOUT_OPERATION

_HOST = re.compile(r"https?://(?:[\w.*-]|\{[\w .*-]+\})+(?::\d+)?")


def read_page(page: Page, vocabulary: Vocabulary, report: Report) -> PageDraft:
    """Read what one page says; findings go to `report`."""
    draft = _read_draft(page, vocabulary, report)
    anchors, references = read_crossings(page)
    return replace(draft, anchors=anchors, references=references)


def _read_draft(page: Page, vocabulary: Vocabulary, report: Report) -> PageDraft:
    words = vocabulary.pages
    page = _with_address(with_bold_titles(page, words), words)
    uri = [s for s in page.sections if read_section(s.title, words).role == "uri"]
    if uri:
        found = _read_operation(page, vocabulary, report)
        if found is not None:
            return found
        report(URI_WITHOUT_OPERATION.at(uri[0].span, title=plain_text(uri[0].title)))
    elif {"purpose", "request", "response"} <= {
        read_section(section.title, words).role for section in page.sections
    }:
        report(CALL_WITHOUT_ADDRESS.at(page.span))
    return _read_other(page, vocabulary, report)


def _with_address(page: Page, words: PageWords) -> Page:
    """The page with its address section called so, where it describes a call.

    `Request URI` holds the address on pages that tell a purpose and an answer; in guides it
    explains what addresses are (field guide, section 2).
    """
    read = [read_section(section.title, words) for section in page.sections]
    roles = {one.role for one in read}
    if "uri" in roles or not {"purpose", "response"} <= roles:
        return page
    perhaps = [at for at, one in enumerate(read) if one.is_perhaps_uri]
    if len(perhaps) != 1:
        return page
    at = perhaps[0]
    renamed = replace(page.sections[at], title=(Text("URI"),))
    return replace(page, sections=(*page.sections[:at], renamed, *page.sections[at + 1 :]))


# --- pages with an operation -------------------------------------------------------------------
def _read_operation(page: Page, vocabulary: Vocabulary, report: Report) -> PageDraft | None:
    """Read an operation page; None, and no finding reported, where no address is on it."""
    diagnostics: list[Diagnostic] = []
    walk = Walk(vocabulary, diagnostics.append)
    for section in page.sections:
        walk.enter(section)
    found = walk.found
    addresses = read_addresses(found.lines, vocabulary.pages)
    if not addresses:
        return None
    for diagnostic in diagnostics:
        report(diagnostic)
    title = plain_text(page.title)
    told = read_purpose(found.purpose, vocabulary.pages)
    original_name = told.name or page.original_name
    operation = OperationDraft(
        addresses=addresses,
        title=title,
        original_name=original_name,
        purpose=markdown_of((*page.intro, *told.blocks)),
        notes=markdown_of(found.notes),
        tables=tuple(found.tables),
        examples=tuple(found.examples),
        statuses=merge_statuses(found.statuses),
        deprecated=_is_deprecated(page, found, vocabulary.pages),
        request_links=tuple(dict.fromkeys(found.request_links)),
        response_links=tuple(dict.fromkeys(found.response_links)),
        span=page.span,
    )
    return PageDraft(
        path=page.path,
        title=title,
        original_name=original_name,
        labels=page.labels,
        children=_children(page),
        summary=_first_paragraph(told.blocks),
        subject=subject_of(title, vocabulary.pages),
        operation=operation,
        hosts=_hosts_of_operation(operation),
        rows_read=found.rows_read,
        rows_reported=found.rows_reported,
        span=page.span,
    )


def _is_deprecated(page: Page, found: Gathered, words: PageWords) -> bool:
    """Whether the title, a folder or the purpose says so (field guide, section 11)."""
    title = plain_text(page.title).casefold()
    if any(mark in title for mark in words.deprecated_titles):
        return True
    folders = " / ".join(page.path.casefold().split("/")[:-1])
    folders = f" {re.sub(r'[-_ ]+', ' ', folders)} "
    if any(f" {mark} " in folders for mark in words.deprecated_folders):
        return True
    purpose = " ".join(
        plain_text(item.block.prose)
        for item in flatten((*page.intro, *found.purpose))
        if isinstance(item.block, Paragraph)
    ).casefold()
    return any(mark in purpose for mark in words.deprecated_texts)


def _hosts_of_operation(operation: OperationDraft) -> tuple[str, ...]:
    shown = [address.host for address in operation.addresses]
    for example in operation.examples:
        host = _HOST.match(example.url)
        shown.append(host.group() if host is not None else "")
    return tuple(dict.fromkeys(host for host in shown if host))


# --- all other pages ---------------------------------------------------------------------------
def _read_other(page: Page, vocabulary: Vocabulary, report: Report) -> PageDraft:
    words = vocabulary.pages
    tables: list[TableResult] = []
    statuses: list[ReadStatus] = []
    errors: list[ErrorCode] = []
    permissions: list[PermissionRow] = []
    for table, line, labels in _tables(page):
        permissions.extend(read_permissions(table, words))
        columns = read_columns(table.header, words)
        if columns.kind == "statuses":
            statuses.extend(read_status_table(table, columns, vocabulary))
        elif columns.kind == "errors":
            errors.extend(read_error_table(table, columns, words))
        elif columns.kind == "parameters":
            caption = read_caption(table.caption or (line.prose if line is not None else ()), words)
            is_common = _holds_for_every_call(caption, words)
            if columns.is_plain and not is_common:
                continue
            place = caption.phrase.place if caption.phrase is not None else None
            around = Surroundings(
                side=None, place=place, section="other", caption=caption, labels=labels
            )
            read = read_table(table, columns, around, vocabulary, report)
            of_failures = speaks_of(_heading(caption, line), words.error_marks)
            held = replace(read.table, is_common=is_common, of_failures=of_failures)
            tables.append(replace(read, table=held))
    overview = read_overview(page, words)
    title = plain_text(page.title)
    return PageDraft(
        path=page.path,
        title=title,
        original_name=page.original_name,
        labels=page.labels,
        children=_children(page),
        summary=_first_paragraph((*page.intro, *(b for s in page.sections for b in s.blocks))),
        tables=tuple(result.table for result in tables),
        statuses=merge_statuses(statuses),
        error_codes=tuple(errors),
        permissions=tuple(permissions),
        of_failures=speaks_of(title, words.error_marks),
        auth_headers=_auth_headers(page, words),
        hosts=overview.hosts,
        subject=subject_of(title, words),
        greeting=overview.greeting,
        introduction=overview.introduction,
        topics=overview.topics,
        failures=overview.errors,
        rows_read=sum(result.rows_read for result in tables),
        rows_reported=sum(result.rows_reported for result in tables),
        span=page.span,
    )


def _heading(caption: ReadCaption, line: Paragraph | None) -> str:
    """The caption, and a line above it that is as short as a heading."""
    above = plain_text(line.prose) if line is not None else ""
    return f"{caption.text} {above}" if len(above) <= _HEADING else caption.text


_HEADING = 40
"""Characters."""


def _holds_for_every_call(caption: ReadCaption, words: PageWords) -> bool:
    """Whether a table outside of operations lists the headers of every request."""
    phrase = caption.phrase
    if phrase is None or (phrase.side, phrase.place) != ("request", "header"):
        return False
    return any(mark in caption.text.casefold().split() for mark in words.common_marks)


def _tables(page: Page) -> Iterator[tuple[Table, Paragraph | None, tuple[str, ...]]]:
    """Every table with the paragraph and the labels before it."""
    for items in (page.intro, *(section.blocks for section in page.sections)):
        line: Paragraph | None = None
        labels: tuple[str, ...] = ()
        for item in flatten(items):
            labels = (*labels, *item.labels)
            if isinstance(item.block, Paragraph):
                line = item.block
                labels = (*labels, *item.block.labels)
            elif isinstance(item.block, Table):
                yield item.block, line, (*labels, *item.block.labels)
                line, labels = None, ()


def _items(page: Page) -> Iterator[Item]:
    yield from flatten(page.intro)
    for section in page.sections:
        yield from flatten(section.blocks)


def _texts(page: Page) -> Iterator[str]:
    for item in _items(page):
        match item.block:
            case Paragraph():
                yield plain_text(item.block.prose)
            case CodeBlock():
                yield item.block.text
            case _:
                pass


def _auth_headers(page: Page, words: PageWords) -> tuple[str, ...]:
    """The credential headers that an authentication page names."""
    title = plain_text(page.title).casefold()
    if not any(word in title for word in words.credential_titles):
        return ()
    text = "\n".join(_texts(page)).casefold()
    return tuple(name for name in words.credential_headers if name.casefold() in text)


# --- both ---------------------------------------------------------------------------------------
def _children(page: Page) -> tuple[str, ...]:
    """Toctree entries as page paths, those of the page's folder resolved."""
    folder = posixpath.dirname(page.path)
    found: list[str] = []
    blocks: list[Block] = [*page.intro, *(b for s in page.sections for b in s.blocks)]
    for block in blocks:
        if isinstance(block, Toctree):
            found.extend(_child(entry, folder) for entry in block.entries)
    return tuple(dict.fromkeys(found))


def _child(entry: str, folder: str) -> str:
    named = re.fullmatch(r".*<([^<>]+)>", entry.strip())
    name = (named.group(1) if named is not None else entry).strip()
    path = name[1:] if name.startswith("/") else posixpath.join(folder, name)
    path = posixpath.normpath(path)
    return path if path.endswith(".rst") else f"{path}.rst"


def _first_paragraph(blocks: Iterable[Block]) -> str:
    for block in blocks:
        if isinstance(block, Paragraph) and (text := prose_markdown(block.prose).strip()):
            return text
        if isinstance(block, Table | ItemList):
            break
    return ""
