"""The document and the reference, written beside the pages when Sphinx is through.

In: what was built in this run. Out: files in the output folder; nothing where Sphinx failed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util import logging

from rst2openapi.build import source_map_path
from rst2openapi.build.reference import Publication, reference_files
from rst2openapi.files import InputError, write_file, write_tree
from rst2openapi.openapi import document_bytes, source_map_bytes
from rst2openapi.sphinx.document import Made
from rst2openapi.sphinx.links import page_urls

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LOGGER = logging.getLogger(__name__)


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write the document and the reference.

    Raises:
        ExtensionError: a place cannot be written, or lies outside of the output.
    """
    made = Made.of(app)
    if made is None or exception is not None:
        return
    try:
        if app.config.rst2openapi_document:
            target = _inside(app, app.config.rst2openapi_document)
            is_json = target.suffix == ".json"
            outcome = made.outcome
            data = document_bytes(outcome.document, format="json" if is_json else "yaml")
            write_file(target, data)
            write_file(source_map_path(target), source_map_bytes(outcome.sources))
        if app.config.rst2openapi_reference:
            folder = _inside(app, app.config.rst2openapi_reference)
            write_tree(folder, _reference(app, made))
    except InputError as error:
        raise ExtensionError(f"rst2openapi: {error}") from error
    count = sum(1 for _ in made.outcome.document.operations())
    _LOGGER.info("rst2openapi: %d operations", count)


def _inside(app: Sphinx, name: str) -> Path:
    """A path of the output; never the output itself, nor anything above."""
    root = Path(app.outdir).resolve()
    target = (root / name).resolve()
    if root not in target.parents:
        raise InputError(f"{name}: not a place inside of the output")
    return target


def _reference(app: Sphinx, made: Made) -> dict[str, bytes]:
    settings, outcome = made.project.config.reference, made.outcome
    return reference_files(
        outcome.document,
        publication=Publication(
            source_url=settings.source_url, edit_url=settings.edit_url, redoc=settings.redoc
        ),
        sources=outcome.sources,
        page_urls=page_urls(app),
        figures=outcome.figures,
    )
