"""Document → the files of the reference, its source pages included."""

from __future__ import annotations

from pathlib import Path

from rst2openapi.files import InputError
from rst2openapi.openapi import Document
from rst2openapi.outputs.reference import ReferenceOptions, RendererMissing, build_reference


def reference_files(document: Document, *, docs: Path | None, source_url: str) -> dict[str, bytes]:
    """The files of the reference; pages are shipped where their folder is known.

    Raises:
        InputError: the renderer is not installed.
    """
    pages: dict[str, bytes] = {}
    if docs is not None and not source_url:
        for operation in document.operations():
            for name in (operation.node.get("x-source"), *operation.node.get("x-sources", ())):
                if isinstance(name, str) and (docs / name).is_file():
                    pages[name] = (docs / name).read_bytes()
    try:
        return build_reference(document, ReferenceOptions(source_url=source_url, pages=pages))
    except RendererMissing as error:
        raise InputError(str(error)) from None
