"""Reading input and replacing output: whole or not at all.

In: paths and bytes. Out: text, or files in place. Knows nothing of what they hold.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path


class InputError(Exception):
    """Bad input or usage; the message names the file and, where there is one, the line."""


def package_file(package: str, *parts: str) -> Path:
    """A file of an installed package, which is not imported: that may take long.

    Raises:
        ModuleNotFoundError: the package is not installed, or does not hold the file.
    """
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        file = Path(folder, *parts)
        if file.is_file():
            return file
    raise ModuleNotFoundError(f"No {'/'.join(parts)} in a module named {package!r}", name=package)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, a byte order mark dropped, line ends as line feeds.

    Raises:
        InputError: the file is missing, unreadable, not UTF-8 or no text.
    """
    return decoded(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """What a file holds.

    Raises:
        InputError: the file is missing or unreadable.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def decoded(path: Path, raw: bytes) -> str:
    """The text of a file's bytes, as `read_text` gives it.

    Raises:
        InputError: they are not UTF-8 or no text.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}; "
            "save the file as UTF-8"
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(f"{path}:{line}: no text: it holds a NUL character")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_current(path: Path, data: bytes) -> bool:
    """Whether the file holds exactly these bytes."""
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def write_file(path: Path, data: bytes) -> bool:
    """Replace a file in one step, unless it already holds these bytes; says whether it wrote.

    Raises:
        InputError: the place cannot be written.
    """
    if is_current(path, data):
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from None
    return True


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its POSIX path; caches of Python tools are left out."""
    if not folder.is_dir():
        return {}
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not _CACHES.intersection(file.relative_to(folder).parts)
    }


_CACHES = {"__pycache__", ".ruff_cache", ".mypy_cache", ".pytest_cache"}


def is_current_tree(folder: Path, tree: Mapping[str, bytes]) -> bool:
    """Whether a folder holds exactly these files."""
    return read_tree(folder) == dict(tree)


def write_tree(folder: Path, tree: Mapping[str, bytes]) -> bool:
    """Make a folder hold exactly these files; says whether anything had to be written.

    The new tree is written beside the folder and swapped in by renaming, so that a failure leaves
    the old one as it was. Files that stay as they are are not written again: watchers and `make`
    see only what changed.

    Raises:
        InputError: the place cannot be written.
    """
    old = read_tree(folder)
    if old == dict(tree):
        return False
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            for name, data in tree.items():
                target = fresh / name
                target.parent.mkdir(parents=True, exist_ok=True)
                if old.get(name) != data or not _keep(folder / name, target):
                    target.write_bytes(data)
            fresh.chmod(0o755)
            _swap(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}") from None
    return True


def _keep(old: Path, target: Path) -> bool:
    """Take a file over as it is; not every file system can."""
    try:
        os.link(old, target)
    except OSError:
        return False
    return True


def _swap(fresh: Path, folder: Path) -> None:
    old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.old.")) / "old"
    try:
        if folder.exists():
            folder.replace(old)
        try:
            fresh.replace(folder)
        except OSError:
            if old.exists():
                old.replace(folder)
            raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)
