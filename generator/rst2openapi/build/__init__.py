"""The trip from pages to outputs as readable functions; the only opener of files.

In: a folder of pages and a `Config`. Out: a `Built` document with its diagnostics, and files in
place. This room decides nothing about pages or documents; it calls the rooms in order.

`build_service` lives in `rst2openapi.build.document`: importing it loads what reads and links
pages, which commands that only read a document do without.
"""

from __future__ import annotations

from rst2openapi.build.loading import load_document, load_overlays, source_map_path
from rst2openapi.build.project import Project, find_project, find_services

__all__ = [
    "Project",
    "find_project",
    "find_services",
    "load_document",
    "load_overlays",
    "source_map_path",
]
