"""Which documents an argument names: a file, or every document of a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rst2openapi.build import load_document
from rst2openapi.files import InputError, read_text

_SUFFIXES = (".yaml", ".yml", ".json")
_OPENAPI = re.compile(r"""^[ \t{]*["']?openapi["']?[ \t]*:""", re.MULTILINE)
_NEAR = 4096
"""Characters at the start of a file among which the `openapi` field is looked for."""


def expand(specs: Sequence[Path]) -> list[Path]:
    """The documents that arguments name, each once.

    Raises:
        InputError: a file is no document, or a folder holds none.
    """
    return list(dict.fromkeys(file for spec in specs for file in _files(spec)))


def _files(spec: Path) -> list[Path]:
    """The documents that an argument names.

    Raises:
        InputError: there are none, or a file is none.
    """
    if not spec.is_dir():
        if not _OPENAPI.search(read_text(spec)[:_NEAR]):
            load_document(spec)
        return [spec]
    found = sorted(
        file
        for file in spec.iterdir()
        if file.suffix in _SUFFIXES and file.is_file() and _is_document(file)
    )
    if not found:
        raise InputError(f"{spec}: no OpenAPI documents in this folder")
    return found


def _is_document(file: Path) -> bool:
    try:
        return _OPENAPI.search(read_text(file)[:_NEAR]) is not None
    except InputError:
        return False
