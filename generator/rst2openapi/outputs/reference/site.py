"""Document → the files of a static reference, one page an operation.

In: a document and `ReferenceOptions`. Out: path → bytes. The pages ask no other host for anything,
open from disk, and can be read without JavaScript; search and theme need it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from rst2openapi.counting import counted
from rst2openapi.data import Data
from rst2openapi.memory import Memory, recall
from rst2openapi.openapi import Document, OperationEntry, SourceMap
from rst2openapi.openapi.digests import Digests
from rst2openapi.openapi.fragments import rest
from rst2openapi.outputs.reference.downloads import document_downloads
from rst2openapi.outputs.reference.links import SourceLinks, pages_of
from rst2openapi.outputs.reference.operation_pages import groups_of, read_operation, title_of
from rst2openapi.outputs.reference.plain import llms_text, operation_markdown
from rst2openapi.outputs.reference.redoc import redoc_page
from rst2openapi.outputs.reference.rendering import asset_files, render
from rst2openapi.outputs.reference.summary import (
    Download,
    ListedOperation,
    ListedTag,
    ServiceFigures,
    ServiceSummary,
)
from rst2openapi.reach import digest, labelled, together, told

_NEIGHBOURS = 30
"""Of a group with more operations than twice this, a page lists those near its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceOptions:
    """What a reference is made of beside the document."""

    source_url: str = ""
    """Where the source pages are published; `{path}` and `{line}` stand for a place."""
    edit_url: str = ""
    """Where the source pages are edited, the same way."""
    pages: Mapping[str, bytes] = field(default_factory=dict)
    """Source pages by path, to be shipped in the site; operations link to them where
    `source_url` is empty."""
    page_urls: Mapping[str, str] = field(default_factory=dict)
    """Where source pages are published beside the site: by path, URLs relative to its root."""
    sources: SourceMap = field(default_factory=dict)
    """Which line of which page an operation comes from."""
    client: Mapping[str, bytes] = field(default_factory=dict)
    """Files of the generated client, for download; none where it is empty."""
    figures: ServiceFigures | None = None
    """Coverage and findings, as the pages were read."""
    redoc: bool = False
    """Ship the reference on one page by Redoc as well."""
    yaml: bytes = b""
    """The document, where it is in bytes already."""
    memory: Memory | None = None
    """What is known of pages from other runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service of a portal."""

    slug: str
    """Name of its folder."""
    document: Document
    options: ReferenceOptions


def build_reference(document: Document, options: ReferenceOptions) -> dict[str, bytes]:
    """Make the reference of one service.

    Raises:
        RendererMissing: Redoc is asked for, and its script is not installed.
    """
    service = Service(slug="", document=document, options=options)
    files, _ = _service_files(service, portal="", searched=("./",))
    return files | asset_files()


def build_portal(services: Sequence[Service], title: str) -> dict[str, bytes]:
    """Make the references of several services, and a start page that leads to all of them.

    Raises:
        RendererMissing: Redoc is asked for, and its script is not installed.
    """
    files: dict[str, bytes] = {}
    searched = tuple(f"{service.slug}/" for service in services)
    summaries = []
    for service in services:
        own, summary = _service_files(service, portal=title, searched=searched)
        files |= {f"{service.slug}/{name}": data for name, data in own.items()}
        summaries.append(summary)
    totals = [(str(len(services)), "services")]
    totals.append((f"{sum(one.count for one in summaries):,}", "operations"))
    files["index.html"] = render(
        "portal", top="", search=searched, portal=title, services=summaries, totals=totals
    )
    files["llms.txt"] = _portal_text(summaries, title).encode()
    return files | asset_files()


def _service_files(
    service: Service, *, portal: str, searched: Sequence[str]
) -> tuple[dict[str, bytes], ServiceSummary]:
    document, options = service.document, service.options
    links = SourceLinks(
        source_url=options.source_url,
        edit_url=options.edit_url,
        pages=options.pages,
        page_urls=options.page_urls,
        sources=options.sources,
    )
    entries = list(document.operations())
    names = _file_names([entry.id for entry in entries])
    listed = [
        ListedOperation(
            name,
            entry.method.upper(),
            entry.path,
            title_of(entry),
            entry.node.get("deprecated") is True,
            groups_of(entry),
        )
        for name, entry in zip(names, entries, strict=True)
    ]
    downloads = document_downloads(
        document, options.client, yaml=options.yaml, memory=options.memory
    )
    summary = _summary(service, listed, [name for name, _ in downloads])
    near = _neighbours(summary.tags)
    up = "../" if portal else ""
    files = dict(downloads) | dict(links.files())
    keys = Digests(document) if options.memory else None
    shared = digest(told(rest(document.content))) if keys else b""
    searchable: list[tuple[str, ...]] = []
    for at, (entry, name) in enumerate(zip(entries, names, strict=True)):
        shown = {
            "top": f"../{up}",
            "search": searched,
            "portal": portal,
            "title": summary.title,
            "name": name,
            "siblings": near[name],
            "sources": [
                link if "://" in link.url else link.below("../") for link in links.of(entry)
            ],
            "edit": links.edit(entry),
            "before": listed[at - 1] if at else None,
            "after": listed[at + 1] if at + 1 < len(listed) else None,
        }
        of_it = together([shared, keys.of(entry), digest(told(shown))]) if keys else b""
        page = recall(
            options.memory, labelled("page", of_it), _Page, partial(_page, document, entry, shown)
        )
        files[f"operations/{name}.html"] = page.html
        files[f"operations/{name}.md"] = page.markdown
        searchable.append(page.names)
    files["index.html"] = render("service", top=up, search=searched, portal=portal, service=summary)
    base = f"{service.slug}/" if service.slug else ""
    index = _search_index(base, portal and summary.title, listed, searchable)
    files["search.js"] = index.encode()
    files["llms.txt"] = llms_text(summary).encode()
    if options.redoc:
        files["redoc.html"] = redoc_page(document, links)
    return files, summary


class _Page(Data, frozen=True):
    """The page of an operation."""

    html: bytes
    markdown: bytes
    names: tuple[str, ...]
    """Of all fields, each once."""


def _page(document: Document, entry: OperationEntry, shown: Mapping[str, Any]) -> _Page:
    page = read_operation(document, entry)
    html = render("operation", op=page, **shown)
    return _Page(html, operation_markdown(page).encode(), tuple(page.names()))


def operation_files(document: Document) -> list[tuple[OperationEntry, str, list[str]]]:
    """Each operation with its page in the reference and the source pages that it was read from."""
    entries = list(document.operations())
    names = _file_names([entry.id for entry in entries])
    return [
        (entry, f"operations/{name}.html", list(pages_of(entry)))
        for entry, name in zip(entries, names, strict=True)
    ]


def _file_names(ids: Sequence[str]) -> list[str]:
    """Names of files that no file system takes for each other."""
    taken: set[str] = set()
    names = []
    for id in ids:
        base = re.sub(r"[^A-Za-z0-9_-]+", "-", id).strip("-") or "operation"
        name, number = base, 1
        while name.lower() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.lower())
        names.append(name)
    return names


def _summary(
    service: Service, listed: Sequence[ListedOperation], downloads: Sequence[str]
) -> ServiceSummary:
    content = service.document.content
    info = content.get("info") or {}
    told = {
        str(one.get("name")): str(one.get("description") or "") for one in content.get("tags") or ()
    }
    groups: dict[str, list[ListedOperation]] = {name: [] for name in told}
    for one in listed:
        for tag in one.tags:
            groups.setdefault(tag, []).append(one)
    return ServiceSummary(
        slug=service.slug,
        title=str(info.get("title") or "API"),
        version=str(info.get("version") or ""),
        description=str(info.get("description") or ""),
        servers=tuple(str(one.get("url", "")) for one in content.get("servers") or ()),
        tags=tuple(
            ListedTag(name or "Operations", told.get(name, ""), tuple(found))
            for name, found in groups.items()
            if found
        ),
        downloads=tuple(Download(_LABELS.get(name, "Client"), name) for name in downloads),
        figures=service.options.figures,
        has_redoc=service.options.redoc,
    )


_LABELS = {"openapi.yaml": "OpenAPI (YAML)", "openapi.json": "OpenAPI (JSON)"}


def _neighbours(tags: Sequence[ListedTag]) -> Mapping[str, Sequence[ListedOperation]]:
    """The operations that each page lists; few enough that a site grows with its operations."""
    near: dict[str, Sequence[ListedOperation]] = {}
    for tag in tags:
        for at, one in enumerate(tag.operations):
            start = max(0, min(at - _NEIGHBOURS, len(tag.operations) - 2 * _NEIGHBOURS))
            if tag.name not in one.tags[1:]:  # of its own group, where it is in several
                near[one.name] = tag.operations[start : start + 2 * _NEIGHBOURS]
    return near


def _search_index(
    base: str, service: str, listed: Sequence[ListedOperation], fields: Sequence[Sequence[str]]
) -> str:
    """A script that hands the index over: pages on a disk may run scripts, but read no files."""
    rows = [
        [one.method, one.path, one.title, one.name, ", ".join(one.tags), " ".join(names)]
        for one, names in zip(listed, fields, strict=True)
    ]
    found = {"base": base, "service": service, "operations": rows}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"window.rst2openapiIndex.push({text});\n"


def _portal_text(services: Sequence[ServiceSummary], title: str) -> str:
    return "".join(_portal_lines(services, title))


def _portal_lines(services: Sequence[ServiceSummary], title: str) -> Iterator[str]:
    yield f"# {title}\n\n## Services\n\n"
    for one in services:
        about = f"{counted(one.count, 'operation')}, version {one.version}"
        yield f"- [{one.title}]({one.slug}/llms.txt): {about}\n"
