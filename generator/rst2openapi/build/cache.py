"""What was read and built before, kept between runs.

In: a key made of everything that a result depends on. Out: the result, or nothing. An entry is
never trusted: one that is damaged, was cut off, or holds anything but this program's own data is
passed over and made anew. Runs at the same time share a folder: entries appear whole, by renaming.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, TypeVar

from rst2openapi.build.packing import UnpackableError, packed, unpacked
from rst2openapi.data import Data

_PACKAGE = Path(__file__).parents[1]
_MAGIC = b"rst2openapi cache 2\n"
_STANDS_ON = (
    "docutils",
    "flask_openapi_redoc",
    "jsonschema_rs",
    "msgspec",
    "openapi_python_client",
    "openapi_spec_validator",
    "ruff",
    "yaml",
)
"""Packages of which another version may mean another result."""
_MAX_BYTES = 1 << 29
"""What a folder may hold before its oldest entries go."""


Result = TypeVar("Result", bound=Data)


class _Alias(Data, frozen=True):
    """Another key of a result."""

    key: str


class Cache:
    """A folder of results. Everything that goes wrong with it is as if it held nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, key: str, kind: type[Result]) -> Result | None:
        """The result of a key; None where there is none of its kind that can be used."""
        file = self._file(key)
        try:
            start = _head(kind)
            with file.open("rb") as entry:
                head, body = entry.read(len(start) + 32), entry.read()
            if head != start + hashlib.sha256(body).digest():
                return None
            os.utime(file)
        except OSError:
            return None
        return unpacked(body, kind)

    def store(self, key: str, result: Data) -> None:
        """Keep a result; a folder that cannot be written keeps nothing."""
        file = self._file(key)
        try:
            body = packed(result)
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as written:
                    written.write(_head(type(result)) + hashlib.sha256(body).digest())
                    written.write(body)
                Path(name).replace(file)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except (OSError, UnpackableError):
            return

    def at_hand(self, shelf: str) -> dict[str, tuple[Any, Any]] | None:
        """What was taken from a shelf in earlier runs of this process, by key: kind and result.

        None where the process ends with a run: then nothing is held longer than it is needed.
        """
        return None

    def ready(self, shelf: str) -> dict[type, Any]:
        """The things by their kinds that lie ready beside a shelf; none where a run begins."""
        return {}

    def recall(self, key: str, kind: type[Result]) -> Result | None:
        """The result of a key, or of the one that it stands for; None where there is none."""
        if not key:
            return None
        alias = self.load(key, _Alias)
        return self.load(alias.key if alias else key, kind)

    def remember(self, key: str, content: str, result: Data, *, is_known: bool) -> None:
        """Keep a result under a key of its content, and let `key` stand for that.

        It is not written again where `is_known` says that it came from there. Without a key of its
        content it is kept under `key` itself; an empty key keeps nothing.
        """
        if content:
            if not is_known:
                self.store(content, result)
            result = _Alias(content)
        if key:
            self.store(key, result)

    def prune(self, limit: int = _MAX_BYTES, *, every: float = 0.0) -> None:
        """Let the entries go that were not used for longest, until `limit` bytes are left.

        Looking at all of them takes its time: nothing is done within `every` seconds of the last.
        """
        stamp = self.folder / "pruned"
        with suppress(OSError):
            if 0 <= time.time() - stamp.stat().st_mtime < every:
                return
        with suppress(OSError):
            stamp.touch()
        try:
            files = [(entry.stat(), entry) for entry in self.folder.glob("*/*") if entry.is_file()]
        except OSError:
            return
        total = sum(stat.st_size for stat, _ in files)
        for stat, entry in sorted(files, key=lambda one: (one[0].st_mtime_ns, one[1])):
            if total <= limit:
                return
            total -= stat.st_size
            entry.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _head(kind: type[Data]) -> bytes:
    """How an entry begins: what it is an entry of."""
    return _MAGIC + f"{kind.__module__}.{kind.__qualname__}\n".encode()


@contextmanager
def passing_cache() -> Iterator[Cache]:
    """A cache for the length of a block."""
    with tempfile.TemporaryDirectory(prefix="rst2openapi-", ignore_cleanup_errors=True) as folder:
        yield Cache(Path(folder))


def default_folder() -> Path:
    """`$RST2OPENAPI_CACHE`, else below `$XDG_CACHE_HOME` (XDG Base Directory 0.8), else `~`."""
    named = os.environ.get("RST2OPENAPI_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "rst2openapi"


def key_of(*parts: bytes | memoryview) -> str:
    """A key of parts; the program itself and what it stands on are always among them."""
    digest = hashlib.sha256(_program())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """What this program is: names, sizes and times of its files, and of what it stands on."""
    parts = [sys.version, *map(_package, _STANDS_ON), *sorted(_files(str(_PACKAGE)))]
    return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).digest()


def _package(name: str) -> str:
    """A package by the file that it begins with: what tells versions is slow to load."""
    spec = PathFinder.find_spec(name)
    if spec is None or spec.origin is None:
        return f"{name} is not there"
    stat = Path(spec.origin).stat()
    return f"{spec.origin} {stat.st_size} {stat.st_mtime_ns}"


def _files(folder: str) -> Iterator[str]:
    """Code, words and templates alike; what Python compiles of them is none of the program."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif not entry.name.endswith(".pyc"):
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
