"""The pages of a service in one process: read when they are needed, and linked.

In: the pages, their keys, a cache. Out: a note on each page, and what comes of neighbourhoods.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rst2openapi.build.cache import Cache
from rst2openapi.build.reading import Read, read
from rst2openapi.build.sources import PageSet
from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.files import InputError
from rst2openapi.linking import Bench, Gist, LayOut, Make, Outline, Part, outline
from rst2openapi.reading import PageDraft


class Note(Data, frozen=True):
    """What is kept of a page after it was read."""

    outline: Outline | None
    """None where the page cannot be read."""
    diagnostics: list[Diagnostic]


class Hands:
    """One process at work on some pages."""

    def __init__(self, pages: PageSet, cache: Cache | None) -> None:
        self.drafts = Drafts(pages, cache)
        self._bench = Bench(self.drafts)

    def read(self, paths: Sequence[str]) -> Iterator[tuple[str, Note]]:
        """Read pages; with each note the key of the bytes that were read, if there were any."""
        for path in paths:
            found = self.drafts.read(path)
            made = None if found.draft is None else outline(found.draft)
            yield found.key, Note(made, found.diagnostics)

    def lay_out_ahead(self, path: str) -> Mapping[str, Gist] | None:
        """What `lay_out` would say of a page that was read, if it were alone."""
        return self._bench.lay_out_ahead(path)

    def lay_out(self, tasks: Sequence[LayOut]) -> Iterator[Mapping[str, Gist]]:
        """The gists of the layouts of each neighbourhood."""
        return self._bench.lay_out(tasks)

    def make(self, tasks: Sequence[Make]) -> Iterator[Part]:
        """The part of each neighbourhood; afterwards their drafts are let go."""
        for task, part in zip(tasks, self._bench.make(tasks), strict=True):
            self.drafts.forget(task.layout.group)
            yield part


class Drafts(Mapping[str, PageDraft]):
    """Drafts by path: in memory, else in the cache, else read.

    What was known of a page and what is read of it now must be of the same bytes.
    """

    def __init__(self, pages: PageSet, cache: Cache | None) -> None:
        self._pages = pages
        self._cache = cache
        self._held: dict[str, PageDraft] = {}
        self.known: dict[str, str] = {}
        """Keys of pages that were read before."""

    def __getitem__(self, path: str) -> PageDraft:
        if path not in self._held:
            key = self.known.get(path, "")
            kept = self._cache.load(key, Read) if self._cache and key else None
            found = kept or self.read(path)
            if found.draft is None or (key and found.key != key):
                raise InputError(f"{self._pages.root / path}: changed while it was read; run again")
            self._held[path] = found.draft
        return self._held[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages.paths)

    def __len__(self) -> int:
        return len(self._pages.paths)

    def read(self, path: str) -> Read:
        """Read a page now."""
        found = read(self._pages, path, self._cache)
        if found.draft is not None:
            self._held[path] = found.draft
            if self._cache and found.key:
                self._cache.store(found.key, found)
        return found

    def hold(self, drafts: Mapping[str, PageDraft]) -> None:
        """Take drafts over."""
        self._held.update(drafts)

    def forget(self, paths: Sequence[str]) -> None:
        """Let drafts go that are not needed any more."""
        for path in paths:
            self._held.pop(path, None)
