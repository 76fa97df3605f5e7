"""A static, offline reference site from a document, rendered by Redoc.

In: a document and `ReferenceOptions`. Out: the files of a site that opens from `file://` and from
any web server, searchable, with a deep link for each operation and links back to the pages. This
room asks no other host for anything, and neither does the site.
"""

from __future__ import annotations

from rst2openapi.outputs.reference.renderer import RendererMissing
from rst2openapi.outputs.reference.site import ReferenceOptions, build_reference

__all__ = ["ReferenceOptions", "RendererMissing", "build_reference"]
