"""Documents from files, and where their source maps lie."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rst2openapi.files import InputError, read_text

if TYPE_CHECKING:
    from rst2openapi.openapi.document import Document
    from rst2openapi.openapi.overlay import Overlay


def source_map_path(spec: Path) -> Path:
    """Where the source map of a document lies: beside it."""
    return spec.with_name(f"{spec.stem}.sources.json")


def load_document(spec: Path) -> Document:
    """Read a document from a file.

    Raises:
        InputError: the file cannot be read or is no OpenAPI 3 document.
    """
    # Imported here: who makes documents of pages reads none.
    from rst2openapi.openapi.document import DocumentError, parse_document

    try:
        return parse_document(read_text(spec), name=str(spec))
    except DocumentError as error:
        raise InputError(str(error)) from None


def load_overlays(files: Sequence[Path], docs: Path) -> tuple[Overlay, ...]:
    """Read overlays; findings about them name the files as seen from the pages in `docs`.

    Raises:
        InputError: a file cannot be read or is no overlay.
    """
    if not files:
        return ()
    # Imported here: most commands correct nothing.
    from rst2openapi.openapi.document import DocumentError
    from rst2openapi.openapi.overlay import parse_overlay

    root = docs if docs.is_dir() else docs.parent
    try:
        return tuple(
            replace(
                parse_overlay(read_text(file), name=str(file)),
                name=Path(os.path.relpath(file, root)).as_posix(),
            )
            for file in files
        )
    except DocumentError as error:
        raise InputError(str(error)) from None
