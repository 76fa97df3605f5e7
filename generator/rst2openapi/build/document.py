"""Pages → document: the corridor itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rst2openapi.build.stumbling import described, stage
from rst2openapi.diagnostics import Diagnostic, Severity
from rst2openapi.files import InputError, read_text
from rst2openapi.linking import PageLedger, link_service
from rst2openapi.openapi import (
    Document,
    SourceMap,
    check_document,
    check_examples,
    document_bytes,
    emit_document,
    source_map_bytes,
)
from rst2openapi.pages import parse_page
from rst2openapi.reading import PageDraft, load_vocabulary, read_page
from rst2openapi.rules.build import PAGE_FAILED, PAGE_UNREADABLE
from rst2openapi.source import Span

if TYPE_CHECKING:
    from rst2openapi.config import Config
    from rst2openapi.reading import Vocabulary

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, the steps done and the steps in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A document and what was found on the way."""

    document: Document
    sources: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    """Sorted by path, line and code."""
    ledger: tuple[PageLedger, ...]
    pages: int

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(found.rule.severity is severity for found in self.diagnostics)

    @property
    def operations(self) -> int:
        """How many operations the document has."""
        return sum(1 for _ in self.document.operations())

    @property
    def schemas(self) -> int:
        """How many named schemas the document has."""
        return len(self.document.content.get("components", {}).get("schemas", {}))

    def data(self, format: str) -> bytes:
        """The document's bytes as `yaml` or `json`."""
        return document_bytes(self.document, format="json" if format == "json" else "yaml")

    @property
    def source_map(self) -> bytes:
        """The bytes of the source map."""
        return source_map_bytes(self.sources)


def build_service(
    docs: Path, config: Config, *, jobs: int = 1, progress: Progress = lambda *_: None
) -> Built:
    """Walk the corridor: read every page, link them, emit and check the document.

    `docs` is a folder of pages or one page; `jobs` is a number of processes. The result does not
    depend on `jobs`.

    Raises:
        InputError: there is no page to read.
        StageFailed: a stage stumbled over what the pages hold together.
    """
    found: list[Diagnostic] = []
    root, pages = find_pages(docs, config.exclude)
    drafts: list[PageDraft] = []
    with stage("reading pages"):
        for done, (draft, diagnostics) in enumerate(_read_all(root, pages, config, jobs), start=1):
            found.extend(diagnostics)
            if draft is not None:
                drafts.append(draft)
            progress("reading pages", done, len(pages))
    progress("linking", 0, 3)
    with stage("linking"):
        linked = link_service(drafts, config, found.append)
    progress("emitting", 1, 3)
    with stage("emitting"):
        emitted = emit_document(linked.service, config, found.append)
    progress("checking", 2, 3)
    with stage("checking"):
        check_document(emitted.document, emitted.sources, found.append)
        shown = linked.service.examples()
        check_examples(emitted.document, emitted.sources, found.append, shown)
    progress("checking", 3, 3)
    return Built(
        document=emitted.document,
        sources=emitted.sources,
        diagnostics=tuple(sorted(_distinct(found), key=lambda one: one.sort_key)),
        ledger=linked.ledger,
        pages=len(pages),
    )


def _distinct(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each finding once: what two stages both see is said once."""
    return list({(one.sort_key, one.rule.code): one for one in found}.values())


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


def _read_all(
    root: Path, pages: Sequence[str], config: Config, jobs: int
) -> Iterator[tuple[PageDraft | None, list[Diagnostic]]]:
    tasks = [(str(root), page, _Key(config.vocabulary)) for page in pages]
    if jobs <= 1 or len(pages) < _WORTH_A_POOL:
        yield from map(_read_one, tasks)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context) as pool:
        yield from pool.map(_read_one, tasks, chunksize=max(1, min(8, len(pages) // (jobs * 4))))


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


def _read_one(task: tuple[str, str, _Key]) -> tuple[PageDraft | None, list[Diagnostic]]:
    root, path, words = task
    found: list[Diagnostic] = []
    try:
        text = read_text(Path(root) / path)
    except InputError as error:
        where, _, why = str(error).partition(": ")
        line = where.rpartition(":")[2]
        span = Span(path, int(line) if line.isdigit() else 0)
        return None, [PAGE_UNREADABLE.at(span, why=why)]
    vocabulary = _vocabulary(words)
    try:
        page = parse_page(path, text, found.append)
        return read_page(page, vocabulary, found.append), found
    except Exception as error:  # one page's loss must not be that of the service
        return None, [*found, PAGE_FAILED.at(Span(path, 0), why=described(error))]
