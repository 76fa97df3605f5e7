"""The pages of a service as files, and the keys of what is made of them.

In: a folder, and the words that pages are read with. Out: paths, and keys made of bytes. Knows not
what pages say: that nothing has changed is found without loading what reads them.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from msgspec import Struct

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.files import InputError


def find_pages(docs: Path, exclude: Sequence[str]) -> tuple[Path, list[str]]:
    """The root folder and the sorted POSIX paths of the pages below it.

    Raises:
        InputError: there is no such folder or page.
    """
    if docs.is_file():
        return docs.parent, [docs.name]
    if not docs.is_dir():
        raise InputError(f"{docs}: no such folder")
    paths = sorted(_pages_below(str(docs)))
    kept = [path for path in paths if not any(fnmatch(path, pattern) for pattern in exclude)]
    if not kept:
        raise InputError(f"{docs}: holds no .rst page")
    return docs, kept


def _pages_below(folder: str, at: str = "") -> Iterator[str]:
    """The paths of pages, from that folder on; links to folders are not followed."""
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError as error:
        raise InputError(f"{folder}: cannot be read: {error.strerror}") from None
    for name, is_folder in found:
        if name.endswith(".rst"):
            yield at + name
        if is_folder:
            yield from _pages_below(f"{folder}/{name}", f"{at}{name}/")


class PageSet(Struct, frozen=True):
    """The pages of a service."""

    root: Path
    paths: Sequence[str]
    words: Mapping[str, Any]
    """Additions to the vocabulary."""

    def keys(self, cache: Cache) -> list[str]:
        """A key a page; empty for one that cannot be read, which is tried again each time.

        Pages that this process has looked at before, and that have stayed as they were since, are
        not read again.
        """
        held = cache.at_hand(f"keys of {self.root.resolve()} {self.words!r}")
        known = {} if held is None else held
        return [self._key(path, known) for path in self.paths]

    def _key(self, path: str, known: dict[str, tuple[Any, Any]]) -> str:
        file = self.root / path
        try:
            now, stat = time.time_ns(), file.stat()
            state = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
            before, key = known.get(path, (None, ""))
            if before != state:
                key = page_key(self.words, path, file.read_bytes())
                if now - stat.st_ctime_ns > _SETTLED:
                    known[path] = state, key
        except OSError:
            return ""
        return str(key)


_SETTLED = 2_000_000_000
"""Nanoseconds: what changed sooner may change again without looking newer, as clocks of file
systems are slow (FAT counts in two seconds)."""


def page_key(words: Mapping[str, Any], path: str, raw: bytes) -> str:
    """The key of what a page says when it is read with these words."""
    return key_of(b"page", repr(words).encode(), path.encode(), raw)


def service_key(settings: str, keys: Sequence[str]) -> str:
    """A key of all pages, in order, and of a configuration; empty where a page is unreadable.

    Why it is unreadable may have changed since, and nothing says so.
    """
    if not all(keys):
        return ""
    return key_of(b"service", settings.encode(), *(key.encode() for key in keys))
