"""From a request's path to the path item of the document that it means.

In: the document's path templates; percent-encoded request paths. Out: `Match`es with decoded path
values. Concrete segments win over templated ones (OpenAPI 3.1.1, §4.8.8.2). Judges no values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from rst2openapi.openapi import Document, OperationEntry

_MOST_KNOWN = 2000
_LONGEST_KNOWN = 1000
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a template between slashes: literal texts around parameter names."""

    literals: tuple[str, ...]
    """One more than names; `("", "")` for a plain `{name}`."""
    names: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int, tuple[str, ...]]:
        """Sort key: concrete first, then the one with most literal text."""
        return (1 if self.names else 0), -len("".join(self.literals)), self.literals

    def match(self, text: str) -> tuple[str, ...] | None:
        """The values of the names, or None; each takes as little as lets the next literal fit."""
        if not self.names:
            return () if text == self.literals[0] else None
        first, *inner, last = self.literals
        if len(text) < len(first) + len(last) or not text.startswith(first):
            return None
        if not text.endswith(last):
            return None
        rest = text[len(first) : len(text) - len(last)]
        values = []
        for literal in inner:
            value, found, rest = rest.partition(literal)
            if not found:
                return None
            values.append(value)
        return (*values, rest)


@dataclass(frozen=True, slots=True)
class Route:
    """One path template with its operations."""

    template: str
    segments: tuple[Segment, ...]
    operations: Mapping[str, OperationEntry]
    """By upper-case method."""

    @property
    def shape(self) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """Equal for templates that differ in parameter names only; sorts by precedence."""
        return tuple(segment.shape for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Match:
    """A route that fits a request."""

    route: Route
    values: Mapping[str, str]
    """Decoded path values by parameter name; undecodable bytes stand as lone surrogates."""


@dataclass(frozen=True, slots=True)
class Router:
    """All routes of a document, by number of segments, in order of precedence."""

    routes: Mapping[int, tuple[Route, ...]]
    known: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    """What was asked for lately."""

    def matches(self, path: str) -> tuple[Match, ...]:
        """Every route that fits a path, the one that wins first."""
        known = self.known.get(path)
        if known is None:
            known = self._matches(path)
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            if len(path) <= _LONGEST_KNOWN:
                self.known[path] = known
        return known

    def _matches(self, path: str) -> tuple[Match, ...]:
        pieces = tuple(decode_segment(piece) for piece in path.split("/"))
        found = []
        for route in self.routes.get(len(pieces), ()):
            values = _values(route, pieces)
            if values is not None:
                found.append(Match(route, values))
        return tuple(found)


def build_router(document: Document) -> Router:
    """Every path of a document, those without operations included."""
    operations: dict[str, dict[str, OperationEntry]] = {
        path: {} for path in document.content.get("paths", {}) if path.startswith("/")
    }
    for entry in document.operations():
        operations.setdefault(entry.path, {})[entry.method.upper()] = entry
    grouped: dict[int, list[Route]] = {}
    for path, entries in operations.items():
        segments = split_template(path)
        grouped.setdefault(len(segments), []).append(Route(path, segments, entries))
    return Router(
        {
            size: tuple(sorted(routes, key=lambda route: route.shape))
            for size, routes in grouped.items()
        }
    )


def split_template(path: str) -> tuple[Segment, ...]:
    """The segments of a path template; a leading slash gives an empty first one."""
    segments = []
    for piece in path.split("/"):
        parts = _PLACEHOLDER.split(piece)
        segments.append(Segment(tuple(parts[::2]), tuple(parts[1::2])))
    return tuple(segments)


def decode_segment(text: str) -> str:
    """Percent-decoded text; bytes that are not UTF-8 become lone surrogates."""
    raw = text.encode("utf-8", "surrogateescape")
    return unquote_to_bytes(raw).decode("utf-8", "surrogateescape")


def _values(route: Route, pieces: tuple[str, ...]) -> dict[str, str] | None:
    values: dict[str, str] = {}
    for segment, piece in zip(route.segments, pieces, strict=True):
        found = segment.match(piece)
        if found is None:
            return None
        values.update(zip(segment.names, found, strict=True))
    return values
