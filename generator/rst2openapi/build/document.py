"""Pages → document: the corridor itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rst2openapi.build.apart import Wait, begun_apart, fragment_memory, in_format, make_ready
from rst2openapi.build.cache import Cache
from rst2openapi.build.gathering import Gathered
from rst2openapi.build.outcome import Format
from rst2openapi.build.stumbling import stage
from rst2openapi.build.trip import Progress, Trip, travel
from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic, Report, Severity
from rst2openapi.files import InputError
from rst2openapi.linking import PageLedger, join
from rst2openapi.openapi import (
    Document,
    DocumentError,
    Emitted,
    Fragments,
    Overlay,
    SourceMap,
    Validity,
    apply_overlays,
    check_document,
    document_bytes,
    emit_document,
    judge_examples,
    openapi_version,
    source_map_bytes,
    tell_examples,
)
from rst2openapi.rules.document import OVERLAY_IDLE
from rst2openapi.source import Span

if TYPE_CHECKING:
    from rst2openapi.config import Config


class Ready(Data, frozen=True):
    """The bytes of a document and of its source map."""

    format: str
    data: bytes
    """The document in that format."""
    source_map: bytes


class Built(Data, frozen=True, kw_only=True):
    """A document and what was found on the way."""

    document: Document
    sources: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    """Sorted by path, line and code."""
    ledger: tuple[PageLedger, ...]
    pages: int
    ready: Ready | None = None
    """What is made of it already."""

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(found.rule.severity is severity for found in self.diagnostics)

    @property
    def operations(self) -> int:
        """How many operations the document has."""
        return sum(1 for _ in self.document.operations())

    @property
    def schemas(self) -> int:
        """How many named schemas the document has."""
        return len(self.document.content.get("components", {}).get("schemas", {}))

    @property
    def rows(self) -> tuple[int, int, int]:
        """Rows of tables: read, placed in the document, reported."""
        return (
            sum(page.rows_read for page in self.ledger),
            sum(page.rows_placed for page in self.ledger),
            sum(page.rows_reported for page in self.ledger),
        )

    def data(self, format: str) -> bytes:
        """The document's bytes as `yaml` or `json`."""
        if self.ready and self.ready.format == format:
            return self.ready.data
        return document_bytes(self.document, format="json" if format == "json" else "yaml")

    @property
    def source_map(self) -> bytes:
        """The bytes of the source map."""
        return self.ready.source_map if self.ready else source_map_bytes(self.sources)


def build_service(
    docs: Path,
    config: Config,
    *,
    jobs: int = 1,
    progress: Progress = lambda *_: None,
    cache: Cache | None = None,
    overlays: Sequence[Overlay] = (),
    format: Format | None = None,
) -> Built:
    """Walk the corridor: read every page, link them, emit and check the document.

    `docs` is a folder of pages or one page; `jobs` is a number of processes. The result depends
    neither on `jobs` nor on what `cache` holds: what is there is what would be made. `overlays`
    correct the document before it is checked. In `format`, its bytes are ready then.

    Raises:
        InputError: there is no page to read.
        StageFailed: a stage stumbled over what the pages hold together.
    """
    trip = Trip(
        docs=docs, config=config, jobs=jobs, progress=progress, cache=cache, overlays=overlays
    )
    make = partial(put_together, trip, format=format)
    return travel(trip, Built, make, form=format or "")


def put_together(trip: Trip, gathered: Gathered, format: Format | None = None) -> Built:
    """The document of what was gathered.

    In `format` it is written while it is checked, where there is more than one job.

    Raises:
        StageFailed: a stage stumbled over what the pages hold together.
    """
    found = list(gathered.found)
    prepared, workshop = gathered.prepared, gathered.workshop
    memory = fragment_memory(trip.cache, trip.docs)
    with stage("linking"):
        parts = list(workshop.parts(prepared.tasks))
        spare = workshop.spare(partial(make_ready, openapi_version(trip.config)))
        linked = join(prepared, parts, trip.config, found.append, memory)
    trip.progress("emitting", 1, 3)
    with stage("emitting"):
        emitted = emit_document(linked.service, trip.config, found.append, memory)
    with stage("overlays"):
        emitted = _corrected(emitted, trip.overlays, found.append)
    trip.progress("checking", 2, 3)
    known = Fragments(emitted.document, emitted.sources, linked.service.examples(), memory)
    document, sources = emitted.document, emitted.sources
    with stage("checking"), begun_apart(trip, spare, document, known, memory, format) as wait:
        examples = judge_examples(document, sources, known)
        source_map = source_map_bytes(sources) if format else b""
        check_document(document, sources, found.append, known, partial(_validity, wait))
        apart = wait()
        data = apart.data if apart else in_format(document, format, known)
    tell_examples(known, examples, found.append)
    if memory:
        if apart:
            memory.hold(apart.handed)
        memory.save()
    trip.progress("checking", 3, 3)
    return Built(
        document=emitted.document,
        sources=emitted.sources,
        diagnostics=tuple(sorted(_distinct(found), key=lambda one: one.sort_key)),
        ledger=linked.ledger,
        pages=gathered.pages,
        ready=Ready(format, data, source_map) if format else None,
    )


def _validity(wait: Wait) -> Validity | None:
    apart = wait()
    return apart.validity if apart else None


def _corrected(emitted: Emitted, overlays: Sequence[Overlay], report: Report) -> Emitted:
    if not overlays:
        return emitted
    try:
        document, idle = apply_overlays(emitted.document, overlays)
    except DocumentError as error:
        raise InputError(str(error)) from None
    # Imported here: most documents are corrected by nobody.
    from rst2openapi.openapi.shape import flaw_of

    if flaw := flaw_of(document.content):
        names = ", ".join(one.name for one in overlays)
        raise InputError(f"{names}: what is left is no OpenAPI 3 document: {flaw}")
    for overlay, action in idle:
        report(OVERLAY_IDLE.at(Span(overlay.name, action.line), target=action.target))
    return Emitted(document, emitted.sources)


def _distinct(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each finding once: what two stages both see is said once."""
    return list({(one.sort_key, one.rule.code): one for one in found}.values())
