"""The pages of a service, ready to be linked; what is known of them already is not done again.

In: the pages, a cache, a number of processes. Out: what linking asks of a workshop, and then the
part of each neighbourhood. A part is kept under a key of its pages and of all that they need of
other pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.hands import Hands, Note
from rst2openapi.build.packing import unpacked
from rst2openapi.build.shelf import Shelf
from rst2openapi.build.sources import PageSet
from rst2openapi.linking import Gist, LayOut, Make, Outline, Part

if TYPE_CHECKING:
    from rst2openapi.build.crew import Crew, Spare

_WORTH_A_CREW = 24
"""Below this many pages starting processes costs more than it saves."""


class Workshop:
    """A `linking.Workshop` over pages in a folder."""

    def __init__(
        self,
        pages: PageSet,
        *,
        jobs: int = 1,
        cache: Cache | None = None,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """`meanwhile` is done once while other processes read pages, if any do."""
        self._pages = pages
        self._jobs = jobs
        self._meanwhile = meanwhile
        self._cache = cache
        self._hands = Hands(pages, cache)
        self._crew: Crew | None = None
        self._shelf = Shelf(cache, (str(pages.root.resolve()), pages.words), "pages")
        self._keys: dict[str, str] = {}
        self._notes: dict[str, Note] = {}
        self._layout_keys: dict[LayOut, str] = {}
        self._part_keys: dict[LayOut, str] = {}
        self._made: dict[LayOut, Part] = {}
        """Parts that were made in this run."""

    # --- pages --------------------------------------------------------------------------------
    def read(self, keys: Sequence[str]) -> Iterator[Note]:
        """A note on each page, in whatever order; `keys` are those of the pages before."""
        expected = keys or [""] * len(self._pages.paths)
        self._keys = dict(zip(self._pages.paths, expected, strict=True))
        missing = []
        for path, key in self._keys.items():
            kept = self._shelf.take(_note_key(key), Note)
            if kept:
                self._notes[path] = kept
                yield kept
            else:
                missing.append(path)
        for path, key, note, data in self._read(missing):
            self._keys[path], self._notes[path] = key, note
            self._shelf.put(_note_key(key) if note.outline else "", note, data)
            yield note
        self._hands.drafts.known = self._keys

    def _read(self, paths: Sequence[str]) -> Iterator[tuple[str, str, Note, bytes | None]]:
        if self._jobs > 1 and len(paths) >= _WORTH_A_CREW:
            # Imported here: one process alone needs nothing of what others are made with.
            from rst2openapi.build.crew import Crew

            self._crew = Crew(self._jobs, self._pages, self._cache)
            done = set()
            for one in self._crew.read(paths, self._meanwhile):
                done.add(one[0])
                yield one
            paths = [path for path in paths if path not in done]
        for path, (key, note) in zip(paths, self._hands.read(paths), strict=True):
            yield path, key, note, None

    @property
    def keys(self) -> list[str]:
        """The keys of the pages as they were read, in order of their paths."""
        return list(self._keys.values())

    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all pages that could be read, by path."""
        found = {path: self._notes[path].outline for path in self._keys}
        return {path: one for path, one in found.items() if one is not None}

    # --- neighbourhoods -----------------------------------------------------------------------
    def lay_out(self, tasks: Sequence[LayOut]) -> Iterator[Mapping[str, Gist]]:
        """The gists of the layouts of each neighbourhood."""
        self._layout_keys = {task: self._layout_key(task) for task in tasks}
        keys = self._layout_keys.values()
        known = [self._shelf.take(key, dict[str, Gist]) for key in keys]
        missing = [task for task, one in zip(tasks, known, strict=True) if one is None]
        packed = self._crew.lay_out(missing) if self._crew else {}
        sent = {task: unpacked(data, dict[str, Gist]) for task, data in packed.items()}
        own = self._fetched([task for task in missing if sent.get(task) is None])
        fresh = self._hands.lay_out(own)
        for task, key, kept in zip(tasks, keys, known, strict=True):
            if kept is None:
                found = sent.get(task)
                made = next(fresh) if found is None else found
                self._shelf.put(key, made, packed.get(task))
                yield made
            else:
                yield kept

    def finish(self, tasks: Sequence[Make]) -> str:
        """Have the part of each neighbourhood, which was laid out before, ready to be taken.

        Returns a key of all that the pages come to: where it is the same, so is the service. It is
        empty where there is no cache, or a page cannot be read.
        """
        self._part_keys = self._keys_of_parts(tasks)
        keys = self._part_keys
        wanted = [task for task in tasks if not self._shelf.has(keys[task.layout])]
        for layout, data in self._crew.make(wanted) if self._crew else ():
            self._shelf.put(keys[layout], None, data)
            part = unpacked(data, Part)
            if part:
                self._made[layout] = part
        own = [task for task in wanted if task.layout not in self._made]
        self._fetched([task.layout for task in own])
        if self._cache is None:
            return ""
        for task, part in zip(own, self._hands.make(own), strict=True):
            self._made[task.layout] = part
            self._shelf.put(keys[task.layout], part)
        notes = [_note_key(key) for key in self._keys.values()]
        return self._shelf.digest([*notes, *self._layout_keys.values(), *keys.values()])

    def parts(self, tasks: Sequence[Make]) -> Iterator[Part]:
        """The part of each neighbourhood, after these were finished."""
        for task in tasks:
            found = self._made.get(task.layout)
            if found is None:
                found = self._shelf.take(self._part_keys[task.layout], Part)
            yield found or next(self._hands.make([task]))

    def _fetched(self, tasks: Sequence[LayOut]) -> Sequence[LayOut]:
        """Have the drafts of neighbourhoods here whose pages several processes have read."""
        if self._crew:
            wanted = [path for task in tasks for path in task.group]
            self._hands.drafts.hold(self._crew.give(wanted))
        return tasks

    def _layout_key(self, task: LayOut) -> str:
        keys = [self._keys[path] for path in task.group]
        if self._cache is None or not all(keys):
            return ""
        return key_of(b"layout", repr(task.dangling).encode(), *(key.encode() for key in keys))

    def _keys_of_parts(self, tasks: Sequence[Make]) -> dict[LayOut, str]:
        keys = self._layout_keys
        if not any(keys.values()):
            return keys
        shared = _bytes(repr(tasks[0].common.shared))
        return {
            task.layout: keys[task.layout]
            and key_of(b"part", keys[task.layout].encode(), shared, _bytes(task.common.own_text()))
            for task in tasks
        }

    # --- the end ------------------------------------------------------------------------------
    def keep(self) -> None:
        """Keep what is known now for the next run."""
        self._shelf.save()

    def spare(self, first: Callable[[], object]) -> Spare | None:
        """A process for other work, where others were made: nothing more is wanted of pages.

        `first` makes it ready for that.
        """
        return self._crew.spare(first) if self._crew else None

    def close(self) -> None:
        """End the other processes."""
        if self._crew:
            self._crew.see_off()
            self._crew = None


def _note_key(key: str) -> str:
    return key and f"note {key}"


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
