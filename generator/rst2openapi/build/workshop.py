"""The pages of a service, ready to be linked; what is known of them already is not done again.

In: the pages, a cache, a number of processes. Out: what linking asks of a workshop. What comes of a
neighbourhood is kept under a key of its pages and of all that they need of other pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.hands import Hands, Note
from rst2openapi.build.packing import packed, unpacked
from rst2openapi.build.sources import PageSet
from rst2openapi.linking import Gist, LayOut, Make, Outline, Part

if TYPE_CHECKING:
    from rst2openapi.build.crew import Crew

_WORTH_A_CREW = 24
"""Below this many pages starting processes costs more than it saves."""


class Workshop:
    """A `linking.Workshop` over pages in a folder."""

    def __init__(self, pages: PageSet, *, jobs: int = 1, cache: Cache | None = None) -> None:
        self._pages = pages
        self._jobs = jobs
        self._cache = cache
        self._hands = Hands(pages, cache)
        self._crew: Crew | None = None
        self._notes: dict[str, Note] = {}
        self._shelf = Shelf(cache, pages)
        self._shared: object = None
        self._shared_text = b""

    # --- pages --------------------------------------------------------------------------------
    def read(self, keys: Sequence[str]) -> Iterator[Note]:
        """A note on each page, in whatever order; `keys` are those of the pages before."""
        expected = dict(zip(self._pages.paths, keys, strict=True)) if keys else {}
        missing = []
        for path in self._pages.paths:
            kept = self._shelf.take(f"note {expected.get(path)}")
            if isinstance(kept, Note):
                self._notes[path] = kept
                yield kept
            else:
                missing.append(path)
        for path, note, data in self._read(missing):
            self._notes[path] = note
            if note.outline is not None:
                self._shelf.put(f"note {note.key}" if note.key else "", note, data)
            yield note
        self._hands.drafts.known = {path: one.key for path, one in self._notes.items()}

    def _read(self, paths: Sequence[str]) -> Iterator[tuple[str, Note, bytes | None]]:
        if self._jobs > 1 and len(paths) >= _WORTH_A_CREW:
            # Imported here: one process alone needs nothing of what others are made with.
            from rst2openapi.build.crew import Crew

            self._crew = Crew(self._jobs, self._pages, self._cache)
            yield from self._crew.read(paths)
            return
        for path, note in zip(paths, self._hands.read(paths), strict=True):
            yield path, note, None

    @property
    def keys(self) -> list[str]:
        """The keys of the pages as they were read, in order of their paths."""
        return [self._notes[path].key for path in self._pages.paths]

    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all pages that could be read, by path."""
        found = {path: self._notes[path].outline for path in self._pages.paths}
        return {path: one for path, one in found.items() if one is not None}

    # --- neighbourhoods -----------------------------------------------------------------------
    def lay_out(self, tasks: Sequence[LayOut]) -> Iterator[Mapping[str, Gist]]:
        """The gists of the layouts of each neighbourhood."""
        keys = [self._layout_key(task) for task in tasks]
        known = [self._shelf.take(key) for key in keys]
        missing = [task for task, one in zip(tasks, known, strict=True) if one is None]
        done = self._crew.lay_out(missing) if self._crew else {}
        own = [task for task in missing if task not in done]
        self._fetch(own)
        fresh = self._hands.lay_out(own)
        for task, key, kept in zip(tasks, keys, known, strict=True):
            yield self._new(key, done.get(task), fresh) if kept is None else kept

    def make(self, tasks: Sequence[Make]) -> Iterator[Part]:
        """The part of each neighbourhood, which was laid out before."""
        keys = [self._part_key(task) for task in tasks]
        known = [self._shelf.take(key) for key in keys]
        missing = [task for task, one in zip(tasks, known, strict=True) if one is None]
        done = self._crew.make(missing) if self._crew else {}
        own = [task for task in missing if task.layout not in done]
        self._fetch([task.layout for task in own])
        fresh = self._hands.make(own)
        for task, key, kept in zip(tasks, keys, known, strict=True):
            yield self._new(key, done.get(task.layout), fresh) if kept is None else kept

    def _new(self, key: str, data: bytes | None, fresh: Iterator[Any]) -> Any:
        """What another process made, else the next that this one makes."""
        found = next(fresh) if data is None else unpacked(data)
        self._shelf.put(key, found, data)
        return found

    def _fetch(self, tasks: Sequence[LayOut]) -> None:
        """Have the drafts of neighbourhoods here whose pages several processes have read."""
        if self._crew:
            wanted = [path for task in tasks for path in task.group]
            self._hands.drafts.hold(self._crew.give(wanted))

    def _layout_key(self, task: LayOut) -> str:
        keys = [self._notes[path].key for path in task.group]
        if self._cache is None or not all(keys):
            return ""
        return key_of(b"layout", repr(task.dangling).encode(), *(key.encode() for key in keys))

    def _part_key(self, task: Make) -> str:
        layout = self._layout_key(task.layout)
        if not layout:
            return ""
        common = task.common
        if common.shared is not self._shared:
            self._shared, self._shared_text = common.shared, _bytes(repr(common.shared))
        return key_of(b"part", layout.encode(), self._shared_text, _bytes(common.own_text()))

    # --- the end ------------------------------------------------------------------------------
    def keep(self) -> None:
        """Keep what is known now for the next run."""
        self._shelf.save()

    def close(self) -> None:
        """Let the other processes go."""
        if self._crew:
            self._crew.dismiss()
            self._crew = None


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


class Shelf:
    """What was made for the pages of a folder in the last run, in one entry of the cache."""

    def __init__(self, cache: Cache | None, pages: PageSet) -> None:
        self._cache = cache
        self._new: dict[str, bytes] = {}
        self._old: dict[str, bytes] = {}
        if cache:
            self._key = key_of(
                b"shelf", repr(pages.words).encode(), _bytes(str(pages.root.resolve()))
            )
            found = cache.load(self._key)
            self._old = found if isinstance(found, dict) else {}

    def take(self, key: str) -> Any | None:
        """The result of a key; None where there is none."""
        data = self._old.get(key)
        if data is None:
            return None
        self._new[key] = data
        return unpacked(data)

    def put(self, key: str, result: object, data: bytes | None = None) -> None:
        """Keep a result, which may be packed already."""
        if self._cache and key:
            self._new[key] = packed(result) if data is None else data

    def save(self) -> None:
        """Keep what was taken and put since the start, and nothing else."""
        if self._cache and self._new.keys() != self._old.keys():
            self._cache.store(self._key, self._new)
