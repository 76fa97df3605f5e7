"""Links from operations back to the pages they were read from.

In: where source pages are published, edited or shipped. Out: links. A shipped page never leaves the
site, and a link is never anything but `http:`, `https:` or a relative path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from rst2openapi.openapi import OperationEntry, SourceMap, span_of

SPEC_FILE = "openapi.json"
SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that a page shows."""

    label: str
    url: str

    def below(self, up: str) -> Link:
        """The same from a folder further down."""
        return Link(self.label, f"{up}{self.url}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLinks:
    """Where the source pages of a site are."""

    source_url: str = ""
    """Where they are published; `{path}` stands for a page's path, `{line}` for a line."""
    edit_url: str = ""
    """Where they are edited, the same way."""
    pages: Mapping[str, bytes] = field(default_factory=dict)
    """Pages that the site ships, by path, where `source_url` is empty."""
    page_urls: Mapping[str, str] = field(default_factory=dict)
    """Where pages are published beside the site: by path, URLs relative to its root."""
    sources: SourceMap = field(default_factory=dict)
    """Which line an operation comes from, where that is known."""

    def of(self, operation: OperationEntry) -> list[Link]:
        """Links to the pages of an operation, relative to the root of the site."""
        return [
            Link(path, url)
            for path in pages_of(operation)
            if (url := self._source(path, self._line(operation, path)))
        ]

    def edit(self, operation: OperationEntry) -> str:
        """Where the first page of an operation is edited; empty where nobody knows."""
        paths = list(pages_of(operation))
        if not self.edit_url or not paths:
            return ""
        return _filled(self.edit_url, paths[0], self._line(operation, paths[0]))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The pages that the site ships."""
        if not self.source_url:
            for path, data in self.pages.items():
                if _is_inside(path):
                    yield source_file(path), data

    def _line(self, operation: OperationEntry, path: str) -> int:
        span = span_of(operation.pointer, self.sources)
        return span.line if span.path == path and span.line else 1

    def _source(self, path: str, line: int) -> str:
        if self.source_url:
            return _filled(self.source_url, path, line)
        if path in self.page_urls:
            return quote(self.page_urls[path])
        return quote(source_file(path)) if path in self.pages else ""


def pages_of(operation: OperationEntry) -> Iterator[str]:
    """The pages that an operation was read from, by path."""
    listed = operation.node.get("x-sources") or [operation.node.get("x-source")]
    if isinstance(listed, list):
        yield from (path for path in listed if isinstance(path, str) and _is_inside(path))


def _filled(template: str, path: str, line: int) -> str:
    if not re.match(r"https?://", template):
        return ""
    if "{path}" not in template:
        return f"{template.rstrip('/')}/{quote(path)}"
    return template.replace("{path}", quote(path)).replace("{line}", str(line))


def source_file(path: str) -> str:
    """A page as plain text: browsers show `.txt`, and web servers know its media type."""
    return f"{SOURCES}/{path}.txt"


def _is_inside(path: str) -> bool:
    """Whether a path stays inside the folder that it is relative to."""
    inside = not path.startswith(("/", "\\")) and ".." not in re.split(r"[/\\]", path)
    return bool(path) and inside and not re.match(r"[A-Za-z]:", path)
