"""Documents from files, and where their source maps lie."""

from __future__ import annotations

from pathlib import Path

from rst2openapi.files import InputError, read_text
from rst2openapi.openapi.document import Document, DocumentError, parse_document


def source_map_path(spec: Path) -> Path:
    """Where the source map of a document lies: beside it."""
    return spec.with_name(f"{spec.stem}.sources.json")


def load_document(spec: Path) -> Document:
    """Read a document from a file.

    Raises:
        InputError: the file cannot be read or is no OpenAPI 3 document.
    """
    try:
        return parse_document(read_text(spec), name=str(spec))
    except DocumentError as error:
        raise InputError(str(error)) from None
