"""What was in place before a trip, and what a trip adds to the change log.

In: a project, what was there, and the new document. Out: changes, and the change log with the
version of the client. Reads files; writes none.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from rst2openapi.build.loading import load_document
from rst2openapi.files import InputError, read_text
from rst2openapi.outputs.changes import (
    Change,
    ChangeSet,
    add_entry,
    compare_documents,
    log_version,
    next_version,
)

if TYPE_CHECKING:
    from pathlib import Path

    from rst2openapi.build.project import Project
    from rst2openapi.openapi import Document


class Baseline(Struct, frozen=True, kw_only=True):
    """What changes are told against."""

    document: Document | None
    """None where there is none yet."""
    log: str
    """The change log; empty where there is none yet."""


class History(Struct, frozen=True, kw_only=True):
    """What a trip brought."""

    changes: tuple[Change, ...]
    is_first: bool
    """There was no document to compare with."""
    log: str
    """The change log after the trip; empty where none is kept."""
    version: str
    """Of the client, from the log; empty where none is kept."""


def read_baseline(project: Project, current: Document | None = None) -> Baseline:
    """What is in place now; `current` is the document in place, where that is known already.

    Raises:
        InputError: the document or the change log cannot be read.
    """
    spec = project.path(project.config.spec)
    output = project.config.changelog.output
    log = project.path(output) if output else None
    return Baseline(
        document=current or (_in_place(spec) if spec.exists() else None),
        log=read_text(log) if log and log.exists() else "",
    )


def _in_place(spec: Path) -> Document:
    try:
        return load_document(spec)
    except InputError as error:
        raise InputError(
            f"{error}\nChanges are told against it; `rst2openapi build` makes it anew."
        ) from None


def check_log(project: Project, baseline: Baseline) -> None:
    """Look whether the change log can be gone on with, before anything is placed.

    Raises:
        InputError: the log holds text and no version to count on from.
    """
    output = project.config.changelog.output
    if output and baseline.log.strip() and not log_version(baseline.log):
        raise InputError(
            f"{project.path(output)}: no version to count on from; "
            "write a heading such as '## 1.0.0 (2026-01-31)', or remove the file"
        )


def next_history(project: Project, baseline: Baseline, document: Document, day: date) -> History:
    """The changes since `baseline`, and the log with an entry for them where there are any.

    The log is one that can be gone on with (`check_log`).
    """
    was = baseline.document
    is_same = was is document
    changes = compare_documents(was, document) if was and not is_same else ()
    config = project.config
    if not config.changelog.output:
        return History(changes=changes, is_first=was is None, log="", version="")
    log, version = baseline.log, log_version(baseline.log)
    # A log without a document to compare with stands: the document may just not be committed.
    is_other = was and not is_same and (changes or not _is_api(was.content, document.content))
    if not version or is_other:
        version = next_version(
            log, changes, start=config.client.version or str(document.info.get("version", ""))
        )
        first = "" if was and log.strip() else _first(document)
        log = add_entry(log, version, ChangeSet(changes=changes, day=day, first=first))
    return History(changes=changes, is_first=was is None, log=log, version=version)


def _first(document: Document) -> str:
    count = sum(1 for _ in document.operations())
    return f"The log starts here, with {count} operation{'' if count == 1 else 's'}."


_PLACES = frozenset(("x-source", "x-sources"))


def _is_api(was: Any, now: Any) -> bool:
    """Whether users of the API see the same in both: not which page says it."""
    if was == now:
        return True
    if isinstance(was, dict) and isinstance(now, dict):
        keys = {*was, *now} - _PLACES
        return all(key in was and key in now and _is_api(was[key], now[key]) for key in keys)
    if isinstance(was, list) and isinstance(now, list):
        return len(was) == len(now) and all(map(_is_api, was, now))
    return False
