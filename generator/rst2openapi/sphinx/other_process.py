"""What runs beside Sphinx, and what it hands back.

In: a folder and a configuration. Out: an `Outcome`, of parts that are loaded without docutils: the
dialect that pages are read in must not reach Sphinx's own reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from rst2openapi.build.reference import figures_of
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.openapi import Document, SourceMap
from rst2openapi.outputs.reference import ServiceFigures

if TYPE_CHECKING:
    from rst2openapi.config import Config
    from rst2openapi.openapi import Overlay


class Outcome(Struct, frozen=True, kw_only=True):
    """A document and what was found on the way."""

    document: Document
    sources: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    figures: ServiceFigures


def build_beside(
    source: Path, config: Config, *, jobs: int, overlays: Sequence[Overlay]
) -> Outcome:
    """Build the document of a folder of pages in a process of its own.

    Raises:
        InputError: there is no page to read, or nothing can be made of what the pages hold.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_build, source, config, jobs, overlays).result()


def _build(source: Path, config: Config, jobs: int, overlays: Sequence[Overlay]) -> Outcome:
    from rst2openapi.build.cache import Cache, default_folder
    from rst2openapi.build.document import build_service

    built = build_service(
        source, config, jobs=jobs, cache=Cache(default_folder()), overlays=overlays
    )
    return Outcome(
        document=built.document,
        sources=built.sources,
        diagnostics=built.diagnostics,
        figures=figures_of(built),
    )
