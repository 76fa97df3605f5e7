"""What a build comes to, for those who want the bytes and the findings and no more.

In: what `build_service` takes. Out: an `Outcome`. Where nothing has changed since the last run,
nothing of what reads pages and makes documents is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.sources import PageSet, find_pages, service_key
from rst2openapi.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from rst2openapi.build.document import Built
    from rst2openapi.config import Config
    from rst2openapi.openapi.overlay import Overlay

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, the steps done and the steps in all."""
Format = Literal["yaml", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A document as bytes, and what was found on the way."""

    data: bytes
    source_map: bytes
    diagnostics: tuple[Diagnostic, ...]
    """Sorted by path, line and code."""
    pages: int
    operations: int
    schemas: int
    rows: tuple[int, int, int]
    """Rows of tables: read, placed in the document, reported."""

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(found.rule.severity is severity for found in self.diagnostics)


def build_outcome(
    docs: Path,
    config: Config,
    *,
    format: Format,
    jobs: int = 1,
    progress: Progress = lambda *_: None,
    cache: Cache | None = None,
    overlays: Sequence[Overlay] = (),
) -> Outcome:
    """Build the document of a service, unless it is what it was.

    Raises:
        InputError: there is no page to read.
        StageFailed: a stage stumbled over what the pages hold together.
    """
    keys: list[str] = []
    if cache:
        root, paths = find_pages(docs, config.exclude)
        keys = PageSet(root, paths, config.vocabulary).keys()
        key = service_key(repr((config, overlays)), keys)
        if kept := cache.recall(_key(key, format), Outcome):
            progress("nothing has changed", len(paths), len(paths))
            return kept
    # Imported here: what reads pages takes longer to load than all that is done without it.
    from rst2openapi.build.gathering import gather
    from rst2openapi.collecting import fewer_collections

    with (
        fewer_collections(),
        gather(
            docs, config, jobs=jobs, progress=progress, cache=cache, overlays=overlays, keys=keys
        ) as gathered,
    ):
        kept = cache.recall(_key(gathered.content, format), Outcome) if cache else None
        if kept is not None:
            outcome = kept
            progress("nothing that counts has changed", gathered.pages, gathered.pages)
        else:
            from rst2openapi.build.document import put_together

            built = put_together(
                gathered, config, jobs=jobs, progress=progress, overlays=overlays, format=format
            )
            outcome = _outcome(built, format)
    if cache:
        key, content = _key(gathered.key, format), _key(gathered.content, format)
        cache.remember(key, content, outcome, is_known=kept is not None)
        cache.prune()
    return outcome


def _key(service: str, format: str) -> str:
    return service and key_of(b"outcome", service.encode(), format.encode())


def _outcome(built: Built, format: Format) -> Outcome:
    return Outcome(
        data=built.data(format),
        source_map=built.source_map,
        diagnostics=built.diagnostics,
        pages=built.pages,
        operations=built.operations,
        schemas=built.schemas,
        rows=built.rows,
    )
