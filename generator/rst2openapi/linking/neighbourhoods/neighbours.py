"""Which pages have to be read together: those whose rows lead to each other's tables.

In: the outlines of all pages. Out: the pages in groups, so that what a group means depends on no
other page's tables. Most pages are alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping

from rst2openapi.linking.neighbourhoods.outlines import Outline
from rst2openapi.linking.operations.failures import service_failure
from rst2openapi.linking.tables.atlas import Atlas

Neighbourhood = tuple[str, ...]
"""Paths of pages, in order."""


def neighbourhoods(outlines: Mapping[str, Outline], atlas: Atlas) -> list[Neighbourhood]:
    """The groups, by their first page; `atlas` is that of the outlines.

    Pages are together where one leads to a table or a body of the other, where both have a label,
    and where they describe one call. All are where each call has to do with the tables of one page.
    """
    if any(one.is_told_everywhere for one in outlines.values()) or _shows_failure(atlas):
        return [tuple(sorted(outlines))]
    leaders = {path: path for path in outlines}

    def leader(path: str) -> str:
        while leaders[path] != path:
            leaders[path] = path = leaders[leaders[path]]
        return path

    first: dict[Hashable, str] = {}
    for path, tie in _ties(outlines):
        leaders[leader(path)] = leader(first.setdefault(tie, path))
    groups: dict[str, list[str]] = defaultdict(list)
    for path in sorted(outlines):
        groups[leader(path)].append(path)
    return [tuple(group) for group in groups.values()]


def _ties(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Hashable]]:
    """Pages with what ties them; a label that no page has ties none."""
    tables = {label for one in outlines.values() for label in one.tables}
    titles = {label for one in outlines.values() for label in one.title} - tables
    for path, one in outlines.items():
        yield from ((path, label) for label in one.tables)
        yield from ((path, label) for label in one.mentions if label in tables)
        yield from ((path, label) for label in (*one.title, *one.asks) if label in titles)
        yield from ((path, call) for call in one.calls)


def _shows_failure(atlas: Atlas) -> bool:
    """Whether a table describes what every failed call answers."""
    return service_failure(atlas, {}).table is not None
