"""Pages → what each neighbourhood comes to: the corridor as far as nothing is put together.

In: the pages of a service. Out: `Gathered`, and a key of all that they come to. Nothing of what
makes documents is loaded: after most edits of prose the document is the one that there was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.outcome import Progress
from rst2openapi.build.sources import PageSet, find_pages, service_key
from rst2openapi.build.stumbling import stage
from rst2openapi.build.workshop import Workshop
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.linking import Prepared, prepare

if TYPE_CHECKING:
    from rst2openapi.config import Config
    from rst2openapi.openapi.overlay import Overlay


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The pages of a service, read, and what each neighbourhood comes to."""

    pages: int
    key: str
    """Of the pages as they were read; empty without a cache, or where one cannot be read."""
    content: str
    """Of what they come to, which is the same after most edits of prose; empty likewise."""
    prepared: Prepared
    workshop: Workshop
    found: tuple[Diagnostic, ...]


@contextmanager
def gather(
    docs: Path,
    config: Config,
    *,
    jobs: int = 1,
    progress: Progress = lambda *_: None,
    cache: Cache | None = None,
    overlays: Sequence[Overlay] = (),
    keys: Sequence[str] = (),
) -> Iterator[Gathered]:
    """Read the pages of a service, and link each neighbourhood; see `build_service`.

    `keys` are those of the pages before; with a cache, what is known of them is taken from there.

    Raises:
        InputError: there is no page to read.
        StageFailed: a stage stumbled over what the pages hold together.
    """
    found: list[Diagnostic] = []
    root, paths = find_pages(docs, config.exclude)
    pages = PageSet(root, paths, config.vocabulary)
    with closing(Workshop(pages, jobs=jobs, cache=cache)) as workshop:
        with stage("reading pages"):
            for count, note in enumerate(workshop.read(keys), 1):
                found.extend(note.diagnostics)
                progress("reading pages", count, len(paths))
        settings = repr((config, overlays))
        # A page may have changed between its first look and its reading.
        key = service_key(settings, workshop.keys) if cache else ""
        progress("linking", 0, 3)
        with stage("linking"):
            prepared = prepare(workshop, config, found.append)
            content = workshop.finish(prepared.tasks)
        workshop.keep()
        yield Gathered(
            pages=len(paths),
            key=key,
            content=content and key_of(settings.encode(errors="surrogatepass"), content.encode()),
            prepared=prepared,
            workshop=workshop,
            found=tuple(found),
        )
