"""Documents → the files of a reference, with their source pages, source maps and figures.

In: documents and where their pages are. Out: the files of a site; opens what has to be read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from rst2openapi.build.loading import load_document, source_map_path
from rst2openapi.diagnostics import Severity
from rst2openapi.files import InputError, read_text
from rst2openapi.memory import Memory
from rst2openapi.openapi import Document, DocumentError, SourceMap, parse_source_map
from rst2openapi.outputs.reference import (
    ReferenceOptions,
    RendererMissing,
    Service,
    ServiceFigures,
    build_portal,
    build_reference,
)

if TYPE_CHECKING:
    from rst2openapi.build.document import Built


class Publication(Struct, frozen=True, kw_only=True):
    """How references are published."""

    source_url: str = ""
    edit_url: str = ""
    title: str = ""
    """Of the start page of several services."""
    redoc: bool = False


def reference_files(
    document: Document,
    *,
    publication: Publication,
    pages: Mapping[str, bytes] | None = None,
    sources: SourceMap | None = None,
    client: Mapping[str, bytes] | None = None,
    figures: ServiceFigures | None = None,
    page_urls: Mapping[str, str] | None = None,
    yaml: bytes = b"",
    memory: Memory | None = None,
) -> dict[str, bytes]:
    """The files of one reference; `pages` are shipped with it.

    `page_urls` says where pages are published beside the reference, which is better than shipping.
    `yaml` are the bytes of the document where these are there already. Pages that are in the memory
    are not rendered again.

    Raises:
        InputError: Redoc is asked for and not installed.
    """
    options = ReferenceOptions(
        source_url=publication.source_url,
        edit_url=publication.edit_url,
        pages=pages or {},
        page_urls=page_urls or {},
        sources=sources or {},
        client=client or {},
        figures=figures,
        redoc=publication.redoc,
        yaml=yaml,
        memory=memory,
    )
    try:
        return build_reference(document, options)
    except RendererMissing as error:
        raise InputError(str(error)) from None


def figures_of(built: Built) -> ServiceFigures:
    """Coverage and findings of a build, as a reference shows them."""
    read, placed, _ = built.rows
    return ServiceFigures(
        pages=built.pages,
        rows_read=read,
        rows_placed=placed,
        errors=built.count(Severity.ERROR),
        warnings=built.count(Severity.WARNING),
        notes=built.count(Severity.NOTE),
    )


def portal_files(
    specs: Sequence[Path],
    *,
    docs: Path | None,
    publication: Publication,
    figures: Mapping[str, ServiceFigures],
) -> dict[str, bytes]:
    """The files of a portal: a service for each document, called as its file.

    `docs` holds a folder of pages for each service, `figures` what `build --report` wrote.

    Raises:
        InputError: a document cannot be read, two are called alike, or Redoc is not installed.
    """
    services: list[Service] = []
    for spec in specs:
        slug = spec.stem if spec.stem != "openapi" else spec.absolute().parent.name
        if any(one.slug.lower() == slug.lower() for one in services):
            raise InputError(f"{spec}: another document is called {slug!r} already")
        document = load_document(spec)
        folder = docs / slug if docs and (docs / slug).is_dir() else None
        options = ReferenceOptions(
            source_url=_for(publication.source_url, slug),
            edit_url=_for(publication.edit_url, slug),
            pages=source_pages(document, folder, publication),
            sources=load_sources(spec),
            figures=figures.get(slug),
            redoc=publication.redoc,
        )
        services.append(Service(slug=slug, document=document, options=options))
    try:
        return build_portal(services, publication.title or "API reference")
    except RendererMissing as error:
        raise InputError(str(error)) from None


def load_sources(spec: Path) -> SourceMap:
    """The source map beside a document; empty where there is none that can be read."""
    file = source_map_path(spec)
    if not file.is_file():
        return {}
    try:
        return parse_source_map(read_text(file))
    except (DocumentError, InputError):
        return {}


def load_figures(report: Path) -> dict[str, ServiceFigures]:
    """What `build --report` wrote, by service.

    Raises:
        InputError: the file is no such report.
    """
    try:
        services: dict[str, Any] = json.loads(read_text(report))["services"]
        return {
            name: ServiceFigures(
                pages=one["pages"],
                rows_read=one["rows"]["read"],
                rows_placed=one["rows"]["placed"],
                errors=one["findings"]["error"],
                warnings=one["findings"]["warning"],
                notes=one["findings"]["note"],
            )
            for name, one in services.items()
            if one["state"] != "failed"
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(f"{report}: not a report that `build --report` wrote") from None


def _for(template: str, slug: str) -> str:
    return template.replace("{service}", slug)


def source_pages(
    document: Document, docs: Path | None, publication: Publication
) -> dict[str, bytes]:
    """The pages that operations were read from; none where they are published elsewhere."""
    pages: dict[str, bytes] = {}
    if docs is None or publication.source_url:
        return pages
    for operation in document.operations():
        for name in (operation.node.get("x-source"), *operation.node.get("x-sources", ())):
            if isinstance(name, str) and (docs / name).is_file():
                pages[name] = (docs / name).read_bytes()
    return pages
