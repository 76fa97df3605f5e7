"""Pages → drafts: those that were read before from the cache, the others in parallel.

In: a folder, the paths of its pages, the words, a cache. Out: what each page says, in the order of
the paths whatever the number of processes and whatever the cache holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.stumbling import described
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.files import InputError, read_text
from rst2openapi.pages import parse_page
from rst2openapi.reading import PageDraft, load_vocabulary, read_page
from rst2openapi.rules.build import PAGE_EMPTY, PAGE_FAILED, PAGE_UNREADABLE
from rst2openapi.source import Span

if TYPE_CHECKING:
    from rst2openapi.reading import Vocabulary

Read = tuple[PageDraft | None, list[Diagnostic]]
"""What a page says, or nothing where it cannot be read; and what is wrong with it."""


def find_pages(docs: Path, exclude: Sequence[str]) -> tuple[Path, list[str]]:
    """The root folder and the sorted POSIX paths of the pages below it.

    Raises:
        InputError: there is no such folder or page.
    """
    if docs.is_file():
        return docs.parent, [docs.name]
    if not docs.is_dir():
        raise InputError(f"{docs}: no such folder")
    paths = sorted(page.relative_to(docs).as_posix() for page in docs.rglob("*.rst"))
    kept = [path for path in paths if not any(fnmatch(path, pattern) for pattern in exclude)]
    if not kept:
        raise InputError(f"{docs}: holds no .rst page")
    return docs, kept


@dataclass(frozen=True, slots=True)
class PageSource:
    """The pages of a service."""

    root: Path
    paths: Sequence[str]
    words: Mapping[str, Any]
    """Additions to the vocabulary."""
    cache: Cache | None = None

    def keys(self) -> list[str]:
        """A key a page; empty for one that cannot be read, which is tried again each time."""
        words = repr(self.words).encode()
        return [self._key(path, words) for path in self.paths]

    @staticmethod
    def key(config: str, keys: Sequence[str]) -> str:
        """A key of all pages, in order, and of a configuration; empty where a page is unreadable.

        Why it is unreadable may have changed since, and nothing says so.
        """
        if not all(keys):
            return ""
        return key_of(b"service", config.encode(), *(key.encode() for key in keys))

    def _key(self, path: str, words: bytes) -> str:
        try:
            return key_of(b"page", words, path.encode(), (self.root / path).read_bytes())
        except OSError:
            return ""

    def read(self, jobs: int, keys: Sequence[str]) -> Iterator[Read]:
        """Read all pages with up to `jobs` processes, in order; `keys` are theirs."""
        tasks = [(str(self.root), path, _Key(self.words)) for path in self.paths]
        if self.cache is None:
            yield from _read_all(tasks, jobs)
            return
        kept = [self.cache.load(key) if key else None for key in keys]
        missing = [task for task, found in zip(tasks, kept, strict=True) if found is None]
        fresh = _read_all(missing, jobs)
        for key, found in zip(keys, kept, strict=True):
            if found is None:
                found = next(fresh)
                if key and found[0] is not None:
                    self.cache.store(key, found)
            yield found


Task = tuple[str, str, "_Key"]


def _read_all(tasks: Sequence[Task], jobs: int) -> Iterator[Read]:
    if jobs <= 1 or len(tasks) < _WORTH_A_POOL:
        yield from map(_read_one, tasks)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context) as pool:
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
        text = read_text(Path(root) / path)
    except InputError as error:
        where, _, why = str(error).partition(": ")
        line = where.rpartition(":")[2]
        span = Span(path, int(line) if line.isdigit() else 0)
        return None, [PAGE_UNREADABLE.at(span, why=why)]
    if not text.strip():
        found.append(PAGE_EMPTY.at(Span(path, 0)))
    vocabulary = _vocabulary(words)
    try:
        page = parse_page(path, text, found.append)
        return read_page(page, vocabulary, found.append), found
    except Exception as error:  # one page's loss must not be that of the service
        return None, [*found, PAGE_FAILED.at(Span(path, 0), why=described(error))]
