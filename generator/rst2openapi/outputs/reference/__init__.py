"""A static, offline reference site from documents: a page for each operation, search, Markdown.

In: a document and `ReferenceOptions`, or several `Service`s of a portal. Out: the files of a site
that opens from `file://` and from any web server, with a deep link for each operation and field and
links back to the pages. This room asks no other host for anything, and neither does the site.

What an operation shows is read into data first (`operation_pages`, `fields`, `schemas`,
`constraints`, `snippets`), then put into templates (`rendering`) and Markdown (`plain`); `site` has
the order. `redoc` makes a single page by Redoc where it is asked for.
"""

from __future__ import annotations

from rst2openapi.outputs.reference.renderer import RendererMissing
from rst2openapi.outputs.reference.site import (
    ReferenceOptions,
    Service,
    build_portal,
    build_reference,
    operation_files,
)
from rst2openapi.outputs.reference.summary import ServiceFigures

__all__ = [
    "ReferenceOptions",
    "RendererMissing",
    "Service",
    "ServiceFigures",
    "build_portal",
    "build_reference",
    "operation_files",
]
