"""Pages → what each neighbourhood comes to: the corridor as far as nothing is put together.

In: the pages of a service. Out: `Gathered`, and a key of all that they come to. Nothing of what
makes documents is loaded, but while other processes read pages: after most edits of prose the
document is the one that there was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from msgspec import Struct

from rst2openapi.build.sources import PageSet, service_key
from rst2openapi.build.stumbling import stage
from rst2openapi.build.trip import Trip
from rst2openapi.build.workshop import Workshop
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.linking import Prepared, prepare
from rst2openapi.rules.build import PAGE_LEFT_OUT
from rst2openapi.source import Span


class Gathered(Struct, frozen=True, kw_only=True):
    """The pages of a service, read, and what each neighbourhood comes to."""

    pages: int
    key: str
    """Of the pages as they were read; empty without a cache, or where not all can be taken."""
    content: str
    """Of what they come to, which is the same after most edits of prose; empty likewise."""
    prepared: Prepared
    workshop: Workshop
    found: tuple[Diagnostic, ...]


@contextmanager
def gather(
    trip: Trip, pages: PageSet, keys: Sequence[str], left_out: Mapping[str, str]
) -> Iterator[Gathered]:
    """Read the pages of a service, and link each neighbourhood.

    `keys` are those of the pages before; with a cache, what is known of them is taken from there.
    Of pages that are `left_out` nothing is said but why.

    Raises:
        StageFailed: a stage stumbled over what the pages hold together.
    """
    found = [PAGE_LEFT_OUT.at(Span(path, 0), why=why) for path, why in left_out.items()]
    count = len(pages.paths)
    workshop = Workshop(pages, jobs=trip.jobs, cache=trip.cache, meanwhile=_load)
    with closing(workshop):
        with stage("reading pages"):
            for done, note in enumerate(workshop.read(keys), 1):
                found.extend(note.diagnostics)
                trip.progress("reading pages", done, count)
        # A page may have changed between its first look and its reading.
        is_whole = bool(trip.cache) and not left_out
        key = service_key(trip.settings, workshop.keys) if is_whole else ""
        trip.progress("linking", 0, 3)
        with stage("linking"):
            prepared = prepare(workshop, trip.config, found.append)
            content = workshop.finish(prepared.tasks)
        workshop.keep()
        yield Gathered(
            pages=count + len(left_out),
            key=key,
            content=service_key(trip.settings, [content]) if is_whole else "",
            prepared=prepared,
            workshop=workshop,
            found=tuple(found),
        )


def _load() -> None:
    """Load what makes documents: where several processes read pages, one will surely be made."""
    import rst2openapi.build.document
    import rst2openapi.linking.evidence.examples  # noqa: F401
