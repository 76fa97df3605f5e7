"""The tables of some pages that belong together: where each leads, and where each row goes.

In: the drafts of a neighbourhood. Out: what they mean as far as nothing else has to be known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rst2openapi.data import Data
from rst2openapi.diagnostics import Report
from rst2openapi.linking.tables.atlas import Atlas, make_atlas
from rst2openapi.linking.tables.crossings import Dangling
from rst2openapi.linking.tables.explanations import fold_explanations
from rst2openapi.linking.tables.leftovers import pair_leftovers
from rst2openapi.linking.tables.misdirected import keep_to_sides
from rst2openapi.linking.tables.places import Layout, lay_out_page
from rst2openapi.linking.tables.references import Targets, find_all_targets
from rst2openapi.linking.tables.told_rows import with_told_rows
from rst2openapi.reading.draft import PageDraft


class Laid(Data, frozen=True):
    """Pages with their tables in place."""

    atlas: Atlas
    targets: Targets
    layouts: Mapping[str, Layout]
    """Of the pages that describe operations."""


class Gist(Data, frozen=True):
    """What other pages have to know of a layout."""

    headers: tuple[str, ...]
    """Names of the rows about headers."""
    placeholders: tuple[tuple[str, str], ...]
    """Names of the rows about the path, and what they say."""


def lay_out(drafts: Sequence[PageDraft], dangling: Dangling, report: Report) -> Laid:
    """Put the tables of a neighbourhood in place; `dangling` has been reported already."""
    atlas = with_told_rows(make_atlas(fold_explanations(drafts, report)), report)
    targets = find_all_targets(atlas, dangling, report)
    keep_to_sides(atlas, targets, report)
    pair_leftovers(atlas, targets, report)
    layouts = {
        path: layout
        for path in atlas.pages
        if (layout := lay_out_page(path, atlas, targets, report)) is not None
    }
    return Laid(atlas, targets, layouts)


def gists(laid: Laid) -> dict[str, Gist]:
    """The gist of each layout."""
    return {
        path: Gist(
            headers=tuple(entry.row.name for entry in layout.header),
            placeholders=tuple((entry.row.name, entry.row.description) for entry in layout.path),
        )
        for path, layout in laid.layouts.items()
    }
