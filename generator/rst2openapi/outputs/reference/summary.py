"""What start pages say of a service. Data only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedOperation:
    """An operation in a list."""

    name: str
    """Of its file, without an ending."""
    method: str
    path: str
    title: str
    is_deprecated: bool
    tags: tuple[str, ...]
    """The groups that it is listed in."""


@dataclass(frozen=True, slots=True)
class ListedTag:
    """A group of operations."""

    name: str
    description: str
    operations: tuple[ListedOperation, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers may want."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFigures:
    """How the pages of a service were read."""

    pages: int = 0
    rows_read: int = 0
    rows_placed: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0

    def facts(self) -> Iterator[tuple[str, str]]:
        """Value and label, in the order in which they are shown."""
        if self.pages:
            yield f"{self.pages:,}", "pages"
        if self.rows_read:
            share = 100 * self.rows_placed / self.rows_read
            yield f"{share:.1f} %", "of table rows in the document"
        found = ((self.errors, "error"), (self.warnings, "warning"), (self.notes, "note"))
        for number, word in found:
            if number:
                yield f"{number:,}", word if number == 1 else f"{word}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSummary:
    """A service on a start page."""

    slug: str
    title: str
    version: str
    description: str
    """CommonMark."""
    servers: tuple[str, ...]
    tags: tuple[ListedTag, ...]
    downloads: tuple[Download, ...]
    figures: ServiceFigures | None
    has_redoc: bool

    @property
    def count(self) -> int:
        """How many operations it has."""
        return len({one.name for tag in self.tags for one in tag.operations})

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Value and label, in the order in which they are shown."""
        own = [(f"{self.count:,}", "operation" if self.count == 1 else "operations")]
        return own + (list(self.figures.facts()) if self.figures else [])
