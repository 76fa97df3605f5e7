"""A trip of the pages of a service, and what of it need not be made because it was made before.

In: a `Trip`, and what is to be made of what the pages come to. Out: that. Where nothing has changed
since the last run, nothing of what reads pages is loaded; where nothing has that counts, nothing of
what makes documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.sources import PageSet, find_pages, service_key
from rst2openapi.collecting import fewer_collections
from rst2openapi.data import Data

if TYPE_CHECKING:
    from rst2openapi.build.gathering import Gathered
    from rst2openapi.config import Config
    from rst2openapi.openapi.overlay import Overlay

_PRUNED_EVERY = 600.0
"""Seconds."""

Result = TypeVar("Result", bound=Data)
Progress = Callable[[str, int, int], None]
"""Called with a stage's name, the steps done and the steps in all."""


class Trip(Struct, frozen=True, kw_only=True):
    """What is asked for of a service."""

    docs: Path
    """A folder of pages, or one page."""
    config: Config
    jobs: int = 1
    """Processes."""
    progress: Progress = lambda *_: None
    cache: Cache | None = None
    overlays: Sequence[Overlay] = ()

    @property
    def settings(self) -> str:
        """All but the pages that a result depends on."""
        return repr((self.config, self.overlays))


def travel(
    trip: Trip, kind: type[Result], make: Callable[[Gathered], Result], *, form: str = ""
) -> Result:
    """What `make` makes of what the pages come to, unless the cache has it.

    `kind` and `form` tell results of the same pages apart.

    Raises:
        InputError: there is no page to read.
        StageFailed: a stage stumbled over what the pages hold together.
    """

    def key(of: str) -> str:
        return of and key_of(kind.__name__.encode(), form.encode(), of.encode())

    cache = trip.cache
    root, paths = find_pages(trip.docs, trip.config.exclude)
    pages = PageSet(root, paths, trip.config.vocabulary)
    keys = pages.keys(cache) if cache else []
    if cache and (kept := cache.recall(key(service_key(trip.settings, keys)), kind)):
        trip.progress("nothing has changed", len(paths), len(paths))
        return kept
    # Imported here: what reads pages takes longer to load than all that is done without it.
    from rst2openapi.build.gathering import gather
    from rst2openapi.build.leaving_out import without_stumbling

    expected = dict(zip(paths, keys or [""] * len(paths), strict=True))

    def of(taken: Sequence[str], left_out: Mapping[str, str]) -> Result:
        some = PageSet(root, taken, trip.config.vocabulary)
        before = [expected[path] for path in taken]
        with fewer_collections(), gather(trip, some, before, left_out) as gathered:
            known = cache.recall(key(gathered.content), kind) if cache else None
            if known is not None:
                trip.progress("nothing that counts has changed", len(paths), len(paths))
            result = make(gathered) if known is None else known
        if cache:
            is_known = known is not None
            cache.remember(key(gathered.key), key(gathered.content), result, is_known=is_known)
        return result

    result = without_stumbling(paths, of)
    if cache:
        cache.prune(every=_PRUNED_EVERY)
    return result
