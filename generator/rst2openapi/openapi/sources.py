"""The source map: which place of which page a part of the document comes from.

In: JSON pointers and spans. Out: a JSON side file, and back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from operator import itemgetter

from msgspec import Struct

from rst2openapi.openapi.document import Document, DocumentError
from rst2openapi.source import Span

SourceMap = Mapping[str, Span]
"""JSON Pointer (RFC 6901) of an operation, parameter, body, response or schema → its page."""


class Emitted(Struct, frozen=True):
    """A document and where its parts come from."""

    document: Document
    sources: SourceMap


def known_part(pointer: str, sources: SourceMap) -> str:
    """The pointer if the map knows it, else that of the nearest part around it, or nothing."""
    pointer = pointer.removeprefix("#")
    while pointer and pointer not in sources:
        pointer = pointer.rpartition("/")[0]
    return pointer


def span_of(pointer: str, sources: SourceMap) -> Span:
    """The span of a part of the document, else that of the nearest part around it."""
    return sources.get(known_part(pointer, sources), Span("", 0))


def source_map_bytes(sources: SourceMap) -> bytes:
    """A JSON object, pointer → `path:line`, sorted by pointer."""
    text = json.JSONEncoder(ensure_ascii=False).encode  # in C, as with an indent it is not
    paths = {path: text(path)[:-1] for path in {span.path for span in sources.values()}}
    lines = [
        f' {text(pointer)}: {paths[span.path]}:{span.line}"'
        if span.line
        else f' {text(pointer)}: {paths[span.path]}"'
        for pointer, span in sorted(sources.items(), key=itemgetter(0))
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n").encode()


def parse_source_map(text: str) -> SourceMap:
    """Read what `source_map_bytes` wrote.

    Raises:
        DocumentError: not such a file.
    """
    try:
        places = json.loads(text)
        return {pointer: _span(place) for pointer, place in places.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise DocumentError(f"not a source map: {error}") from None


def _span(place: str) -> Span:
    path, colon, line = place.rpartition(":")
    return Span(path, int(line)) if colon and line.isdigit() else Span(place, 0)
