"""What another process does of the end of a build: it has the document validated, and writes it.

In: a document, and a process: one that has read pages, else a copy of this one. Out: what came of
it, when that is asked for; None where no other process has done it, so that it is to be done here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from rst2openapi.build.beside import beside
from rst2openapi.build.cache import Cache
from rst2openapi.build.outcome import Format
from rst2openapi.build.packing import UnpackableError, packed, unpacked
from rst2openapi.build.shelf import Handed, Shelf
from rst2openapi.build.trip import Trip
from rst2openapi.openapi import Document, Fragments, Validity, document_bytes, find_validity

if TYPE_CHECKING:
    from rst2openapi.build.crew import Spare


class Apart(Struct, frozen=True):
    """What came of the work of another process."""

    validity: Validity
    """Of the document, if that is whole."""
    data: bytes
    """Its bytes, where a format is wanted."""
    handed: Handed
    """What is known of fragments then."""


Wait = Callable[[], Apart | None]
"""Waits for the other process."""


def fragment_memory(cache: Cache | None, docs: Path) -> Shelf | None:
    """What is known of the fragments of a document from other runs."""
    return Shelf(cache, str(docs.resolve()), "fragments") if cache else None


def begun_apart(
    trip: Trip,
    spare: Spare | None,
    document: Document,
    known: Fragments,
    memory: Shelf | None,
    format: Format | None,
) -> AbstractContextManager[Wait]:
    """Begin it in the process to `spare`, else in a copy of this one, for the length of a block."""
    if spare:
        return nullcontext(_told(spare, trip, document, format))
    return beside(partial(_apart, document, known, memory, format), wanted=trip.jobs > 1)


def _told(spare: Spare, trip: Trip, document: Document, format: Format | None) -> Wait:
    try:
        content = packed(document.content)
    except UnpackableError:
        return lambda: None
    return spare.begin(partial(_apart_from, content, trip.cache, trip.docs, format))


def in_format(document: Document, format: Format | None, known: Fragments) -> bytes:
    """The bytes of a document; none where no format is wanted."""
    return document_bytes(document, format=format, known=known) if format else b""


# --- in the other process -------------------------------------------------------------------------
def make_ready(version: str) -> None:
    """Do it once with next to nothing: what it takes is loaded then, and validators are made.

    `version` is that of OpenAPI, e.g. `3.1.1`.
    """
    schemas = {"Any": {"type": "string", "pattern": "#"}}
    info = {"title": "#", "version": "1"}
    content = {"openapi": version, "info": info, "paths": {}, "components": {"schemas": schemas}}
    document = Document(content)
    _apart(document, Fragments(document), None, "yaml")


def _apart_from(content: bytes, cache: Cache | None, docs: Path, format: Format | None) -> Apart:
    """In a process that has nothing of the first one but the cache."""
    found = unpacked(content, dict[str, Any])
    if found is None:
        raise ValueError("no document came here")
    document, memory = Document(found), fragment_memory(cache, docs)
    return _apart(document, Fragments(document, memory=memory), memory, format)


def _apart(
    document: Document, known: Fragments, memory: Shelf | None, format: Format | None
) -> Apart:
    validity = find_validity(document, known, is_whole=True)
    data = in_format(document, format, known)
    return Apart(validity, data, memory.handed() if memory else Handed([], {}))
