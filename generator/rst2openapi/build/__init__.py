"""The trip from pages to outputs as readable functions; the only opener of files.

In: a folder of pages and a `Config`. Out: a `Built` document with its diagnostics, and files in
place. This room decides nothing about pages or documents; it calls the rooms in order.
"""

from __future__ import annotations

from rst2openapi.build.document import (
    Built,
    Progress,
    build_service,
    load_document,
    source_map_path,
)
from rst2openapi.build.project import Project, find_project, find_services

__all__ = [
    "Built",
    "Progress",
    "Project",
    "build_service",
    "find_project",
    "find_services",
    "load_document",
    "source_map_path",
]
