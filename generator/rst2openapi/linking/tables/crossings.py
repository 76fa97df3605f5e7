"""Cross-references that lead nowhere.

In: the drafts of a service. Out: findings. Only pages that a toctree lists are judged: a page that
was taken out of its set refers to pages that are not there, and that is no mistake of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.diagnostics import Report
from rst2openapi.reading.draft import PageDraft
from rst2openapi.rules.linking import DANGLING_REFERENCE

Dangling = frozenset[tuple[str, str]]
"""Path of a page and a label, in lower case, that is reported as leading nowhere."""


def check_references(drafts: Sequence[PageDraft], report: Report) -> Dangling:
    """Report each reference whose label stands on no page, and say which they are."""
    found: set[tuple[str, str]] = set()
    anchors = {label.lower() for draft in drafts for label in draft.anchors}
    listed = {child for draft in drafts for child in draft.children}
    for draft in drafts:
        if draft.path in listed:
            for one in draft.references:
                if one.label.lower() not in anchors:
                    report(DANGLING_REFERENCE.at(one.span, text=one.text, label=one.label))
                    found.add((draft.path, one.label.lower()))
    return frozenset(found)
