"""The whole trip of a project: document, change log, client, reference and what changed.

In: a `Project`. Out: a `Step` for each part, and the parts in place. Nothing is written while the
pages hold errors, nothing that is current is written again, and with `check` nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.build.cache import Cache, key_of
from rst2openapi.build.document import Built, build_service
from rst2openapi.build.history import Baseline, History, check_log, next_history, read_baseline
from rst2openapi.build.loading import load_overlays, source_map_path
from rst2openapi.build.shelf import Shelf
from rst2openapi.build.trip import Progress
from rst2openapi.counting import counted
from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic, Severity
from rst2openapi.files import (
    InputError,
    is_current,
    is_current_tree,
    read_tree,
    write_file,
    write_tree,
)
from rst2openapi.outputs.changes import Change

if TYPE_CHECKING:
    from rst2openapi.build.project import Project
    from rst2openapi.openapi import Document


class Step(Struct, frozen=True, kw_only=True):
    """What became of one part."""

    name: str
    """document, changelog, client or reference."""
    target: Path
    state: str
    """`written`, `unchanged`, `up to date`, `out of date`, `not checked` or `waits`."""
    detail: str = ""


class Synced(Struct, frozen=True, kw_only=True):
    """What a trip did."""

    steps: tuple[Step, ...]
    built: Built
    changes: tuple[Change, ...]
    """From the document that was in place to the new one; empty where there was none."""
    is_first: bool
    """There was no document in place."""
    version: str
    """Of the client, as the change log has it; empty where none is kept."""
    diagnostics: tuple[Diagnostic, ...]
    """Of the pages and of the outputs."""

    @property
    def waits(self) -> bool:
        """A client has to be generated yet."""
        return any(one.state == "waits" for one in self.steps)

    @property
    def is_current(self) -> bool:
        """Everything that is committed equals a fresh build."""
        return all(one.state != "out of date" for one in self.steps)


class PagesHaveErrors(Exception):
    """The pages hold errors, so nothing was written."""

    def __init__(self, built: Built) -> None:
        super().__init__("the pages hold errors; nothing was written")
        self.built = built


class _Places:
    """Outputs on the way to their places: each `at_once`, or all of them when all are made."""

    def __init__(self, *, at_once: bool) -> None:
        self._at_once = at_once
        self._steps: list[Step] = []
        self._waiting: list[Callable[[], Step]] = []

    def add(self, place: Callable[[], Step]) -> None:
        """An output is made: now it can be placed."""
        if self._at_once:
            self._steps.append(place())
        else:
            self._waiting.append(place)

    def end(self) -> tuple[Step, ...]:
        """All are made: place those that wait. What became of each, in the order of adding."""
        self._steps += [place() for place in self._waiting]
        self._waiting.clear()
        return tuple(self._steps)


def sync_project(
    project: Project,
    *,
    jobs: int,
    check: bool = False,
    keep_going: bool = False,
    progress: Progress = lambda *_: None,
    cache: Cache | None = None,
    day: date | None = None,
    baseline: Baseline | None = None,
    client_waits: bool = False,
) -> Synced:
    """Bring document, change log, client and reference of a project up to date.

    `day` heads an entry of the change log; today where None. Changes are told against `baseline`;
    against what is in place where None. A client is generated for longer than all else takes: where
    `client_waits`, none is, and the document is in place before anything is made of it.

    Raises:
        InputError: something cannot be read or written, or an output refused the document.
        PagesHaveErrors: the pages hold errors, and `keep_going` is not set.
    """
    config = project.config
    built = build_service(
        project.docs,
        config,
        jobs=jobs,
        progress=progress,
        cache=cache,
        overlays=load_overlays(project.overlays, project.docs),
        format=_format(project.path(config.spec)),
    )
    if built.count(Severity.ERROR) and not keep_going:
        raise PagesHaveErrors(built)
    spec = project.path(config.spec)
    # What the bytes say is what every later user of the file gets.
    text = built.data(_format(spec))
    known = built.document if is_current(spec, text) else None
    was = baseline or read_baseline(project, known)
    check_log(project, was)
    places = _Places(at_once=client_waits)
    places.add(partial(_place_document, project, built, text, check=check))
    history = next_history(project, was, built.document, day or date.today())
    if config.changelog.output:
        places.add(partial(_place_log, project, history, check=check))
    found: list[Diagnostic] = list(built.diagnostics)
    progress("generating the client", 0, 2)
    folder = project.path(config.client.output)
    made = _client(project, built, text, history, cache=cache, waits=client_waits)
    client = made.files if made else read_tree(folder)
    found.extend(made.diagnostics if made else ())
    if made:
        places.add(partial(_place_tree, "client", folder, client, check=check))
    else:
        waiting = Step(name="client", target=folder, state="waits", detail="is generated beside")
        places.add(lambda: waiting)
    progress("rendering the reference", 1, 2)
    reference = _reference_files(project, built, client, text=text, cache=cache)
    site = project.path(config.reference.output)
    places.add(partial(_place_tree, "reference", site, reference, check=check))
    progress("writing", 2, 2)
    return Synced(
        steps=places.end(),
        built=built,
        changes=history.changes,
        is_first=history.is_first,
        version=history.version,
        diagnostics=tuple(sorted(found, key=lambda one: one.sort_key)),
    )


def _format(spec: Path) -> Literal["yaml", "json"]:
    return "json" if spec.suffix == ".json" else "yaml"


Tree = dict[str, bytes]


class Made(Data, frozen=True):
    """An output of the document, and what was found on the way."""

    files: Tree
    diagnostics: tuple[Diagnostic, ...] = ()


def _client(
    project: Project,
    built: Built,
    text: bytes,
    history: History,
    *,
    cache: Cache | None,
    waits: bool,
) -> Made | None:
    """The client; None where it `waits` and has to be generated."""
    config = project.config
    version = history.version or config.client.version
    key = key_of(b"client", text, repr((config.client, config.spec, version)).encode())
    kept = cache.load(key, Made) if cache else None
    if kept or waits:
        return kept
    made = _client_files(project, built.document, version)
    if cache:
        cache.store(key, made)
    return made


def _client_files(project: Project, document: Document, version: str) -> Made:
    # Imported here: the generator is the slowest import of all.
    from rst2openapi.outputs.client import ClientOptions, ClientOptionsError, generate_client

    settings = project.config.client
    options = ClientOptions(package=settings.package, version=version, document=project.config.spec)
    found: list[Diagnostic] = []
    try:
        files = dict(generate_client(document, options, found.append))
    except ClientOptionsError as error:
        raise InputError(f"client: {error}") from None
    errors = [one for one in found if one.rule.severity is Severity.ERROR]
    if errors:
        told = "; ".join(one.message for one in errors[:3])
        raise InputError(f"the client generator left something out: {told}")
    return Made(files, tuple(found))


def _reference_files(
    project: Project,
    built: Built,
    client: Mapping[str, bytes],
    *,
    text: bytes,
    cache: Cache | None,
) -> Tree:
    from rst2openapi.build.reference import (
        Publication,
        figures_of,
        reference_files,
        source_pages,
    )

    settings = project.config.reference
    publication = Publication(
        source_url=settings.source_url, edit_url=settings.edit_url, redoc=settings.redoc
    )
    shelf = Shelf(cache, str(project.docs.resolve()), "reference")
    files = reference_files(
        built.document,
        pages=source_pages(built.document, project.docs, publication),
        publication=publication,
        sources=built.sources,
        client=client,
        figures=figures_of(built),
        yaml=text if _format(project.path(project.config.spec)) == "yaml" else b"",
        memory=shelf if cache else None,
    )
    shelf.save()
    return files


def _place_document(project: Project, built: Built, text: bytes, *, check: bool) -> Step:
    """Place the document with its source map."""
    spec = project.path(project.config.spec)
    return Step(
        name="document",
        target=spec,
        state=_place_files(_document_files(spec, built, text), check=check),
        detail=f"{counted(built.operations, 'operation')} from {counted(built.pages, 'page')}",
    )


def _document_files(spec: Path, built: Built, text: bytes) -> Iterator[tuple[Path, bytes]]:
    yield spec, text
    yield source_map_path(spec), built.source_map  # made when the document is in place


def _place_log(project: Project, history: History, *, check: bool) -> Step:
    target = project.path(project.config.changelog.output)
    state = _place_files([(target, history.log.encode())], check=check)
    return Step(
        name="changelog", target=target, state=state, detail=f"client version {history.version}"
    )


def _place_files(files: Iterable[tuple[Path, bytes]], *, check: bool) -> str:
    if check:
        current = all(is_current(path, data) for path, data in files)
        return "up to date" if current else "out of date"
    wrote = [write_file(path, data) for path, data in files]
    return "written" if any(wrote) else "unchanged"


def _place_tree(name: str, folder: Path, tree: Mapping[str, bytes], *, check: bool) -> Step:
    step = Step(name=name, target=folder, state="", detail=counted(len(tree), "file"))
    if check:
        if name == "reference":
            # The site is published, not committed: there is nothing to compare it with.
            return replace(step, state="not checked")
        current = is_current_tree(folder, tree)
        return replace(step, state="up to date" if current else "out of date")
    return replace(step, state="written" if write_tree(folder, tree) else "unchanged")
