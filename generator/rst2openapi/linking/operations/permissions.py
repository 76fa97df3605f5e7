"""Permission tables → the actions that each operation needs.

In: the drafts, and the calls that there are. Out: actions by method and shape of the path. A table
says nothing of calls that no page describes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from rst2openapi.diagnostics import Report
from rst2openapi.linking.operations.paths import shape
from rst2openapi.reading.draft import PageDraft
from rst2openapi.rules.linking import PERMISSION_WITHOUT_OPERATION
from rst2openapi.source import Span

CallKey = tuple[str, str]
"""Method and shape of the path."""


def call_key(method: str, path: str) -> CallKey:
    """What two spellings of a call have in common."""
    return method, shape(path)


def service_permissions(
    drafts: Iterable[PageDraft], known: Collection[CallKey], report: Report
) -> Mapping[CallKey, tuple[str, ...]]:
    """The actions of each call in page order; rows about other calls are noted, each once."""
    found: dict[CallKey, dict[str, None]] = {}
    unknown: dict[tuple[str, str, Span], list[str]] = {}
    for draft in drafts:
        for row in draft.permissions:
            key = call_key(row.method, row.path)
            if key in known:
                found.setdefault(key, {})[row.action] = None
            else:
                unknown.setdefault((row.method, row.path, row.span), []).append(row.action)
    for (method, path, span), actions in unknown.items():
        said = ", ".join(actions)
        report(PERMISSION_WITHOUT_OPERATION.at(span, method=method, path=path, action=said))
    return {key: tuple(actions) for key, actions in found.items()}
