"""Pages → drafts: those that were read before from the cache, the others in parallel.

In: a folder, the paths of its pages, the words, a cache. Out: what each page says, in the order of
the paths whatever the number of processes and whatever the cache holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rst2openapi.build.beside import process_pool
from rst2openapi.build.cache import Cache
from rst2openapi.build.sources import PageSet, page_key
from rst2openapi.build.stumbling import described
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.files import InputError, decoded, read_bytes
from rst2openapi.pages import parse_page
from rst2openapi.reading import PageDraft, load_vocabulary, read_page
from rst2openapi.rules.build import PAGE_EMPTY, PAGE_FAILED, PAGE_UNREADABLE
from rst2openapi.source import Span

if TYPE_CHECKING:
    from rst2openapi.reading import Vocabulary


@dataclass(frozen=True, slots=True)
class Read:
    """What a page says, and what is wrong with it."""

    draft: PageDraft | None
    """None where it cannot be read."""
    diagnostics: list[Diagnostic]
    key: str = ""
    """Of the bytes that were read, which may be others than those that were there before."""


def read_pages(
    pages: PageSet, *, jobs: int, cache: Cache | None = None, keys: Sequence[str] = ()
) -> Iterator[Read]:
    """Read all pages with up to `jobs` processes, in order; with a cache, `keys` are theirs."""
    tasks = [(str(pages.root), path, _Key(pages.words)) for path in pages.paths]
    if cache is None:
        yield from _read_all(tasks, jobs)
        return
    kept = [cache.load(key) if key else None for key in keys]
    missing = [task for task, found in zip(tasks, kept, strict=True) if found is None]
    fresh = _read_all(missing, jobs)
    for found in kept:
        if found is None:
            found = next(fresh)
            if found.key and found.draft is not None:
                cache.store(found.key, found)
        yield found


Task = tuple[str, str, "_Key"]


def _read_all(tasks: Sequence[Task], jobs: int) -> Iterator[Read]:
    if jobs <= 1 or len(tasks) < _WORTH_A_POOL:
        yield from map(_read_one, tasks)
        return
    _vocabulary(tasks[0][2])  # processes that are copies of this one have the words then
    with process_pool(jobs) as pool:
        yield from pool.map(_read_one, tasks, chunksize=max(1, min(8, len(tasks) // (jobs * 4))))


_WORTH_A_POOL = 24
"""Below this many pages starting processes costs more than it saves."""


class _Key:
    """Makes a vocabulary extension hashable, so that each process loads the words once."""

    __slots__ = ("extra",)

    def __init__(self, extra: Any) -> None:
        self.extra = extra

    def __hash__(self) -> int:
        return hash(repr(self.extra))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.extra == other.extra


@cache
def _vocabulary(key: _Key) -> Vocabulary:
    try:
        return load_vocabulary(key.extra)
    except ValueError as error:
        raise InputError(f"vocabulary: {error}") from None


def _read_one(task: Task) -> Read:
    root, path, words = task
    found: list[Diagnostic] = []
    try:
        raw = read_bytes(Path(root) / path)
        text = decoded(Path(root) / path, raw)
    except InputError as error:
        where, _, why = str(error).partition(": ")
        line = where.rpartition(":")[2]
        span = Span(path, int(line) if line.isdigit() else 0)
        return Read(None, [PAGE_UNREADABLE.at(span, why=why)])
    if not text.strip():
        found.append(PAGE_EMPTY.at(Span(path, 0)))
    vocabulary = _vocabulary(words)
    key = page_key(words.extra, path, raw)
    try:
        page = parse_page(path, text, found.append)
        return Read(read_page(page, vocabulary, found.append), found, key)
    except Exception as error:  # one page's loss must not be that of the service
        return Read(None, [*found, PAGE_FAILED.at(Span(path, 0), why=described(error))], key)
