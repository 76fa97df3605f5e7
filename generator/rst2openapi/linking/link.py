"""The steps of linking, in order.

In: the drafts of a service, the configuration, a report. Out: `Linked`. What needs the tables of a
page is done neighbourhood by neighbourhood, by a `Workshop`; what needs all pages is done on their
outlines, and at the end on what the neighbourhoods come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rst2openapi.config import Config
from rst2openapi.diagnostics import Diagnostic, Report
from rst2openapi.linking.atlas import make_atlas
from rst2openapi.linking.common import Common, make_common
from rst2openapi.linking.components import share
from rst2openapi.linking.crossings import Dangling, check_references
from rst2openapi.linking.evidence import apply_examples
from rst2openapi.linking.layouts import Gist, Laid, gists, lay_out
from rst2openapi.linking.ledger import PageLedger
from rst2openapi.linking.neighbours import Neighbourhood, neighbourhoods
from rst2openapi.linking.outlines import Outline, outline
from rst2openapi.linking.overview import describe_tags, service_description, service_title
from rst2openapi.linking.parts import Part, in_order, make_part
from rst2openapi.linking.service import service_servers, service_version
from rst2openapi.linking.tags import read_contents, tag_pages
from rst2openapi.model import Service
from rst2openapi.reading.draft import PageDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A service and the proof that no row was lost."""

    service: Service
    ledger: tuple[PageLedger, ...]


class Workshop(Protocol):
    """Where the pages are, and the work on neighbourhoods is done."""

    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all pages, by path."""

    def lay_out(
        self, groups: Sequence[Neighbourhood], dangling: Dangling
    ) -> Iterable[Mapping[str, Gist]]:
        """The gists of the layouts of each neighbourhood."""

    def make(self, groups: Sequence[Neighbourhood], common: Common) -> Iterable[Part]:
        """The part of each neighbourhood, after they were laid out."""


class Bench:
    """A workshop that has all drafts in hand."""

    def __init__(self, drafts: Iterable[PageDraft]) -> None:
        self._drafts = {one.path: one for one in sorted(drafts, key=lambda one: one.path)}
        self._laid: dict[Neighbourhood, tuple[Laid, list[Diagnostic]]] = {}

    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all pages, by path."""
        return {path: outline(draft) for path, draft in self._drafts.items()}

    def lay_out(
        self, groups: Sequence[Neighbourhood], dangling: Dangling
    ) -> Iterable[Mapping[str, Gist]]:
        """The gists of the layouts of each neighbourhood."""
        for group in groups:
            found: list[Diagnostic] = []
            laid = lay_out([self._drafts[path] for path in group], dangling, found.append)
            self._laid[group] = laid, found
            yield gists(laid)

    def make(self, groups: Sequence[Neighbourhood], common: Common) -> Iterable[Part]:
        """The part of each neighbourhood, after they were laid out."""
        for group in groups:
            laid, found = self._laid.pop(group)
            yield make_part(laid, common, found)


def link_service(drafts: Iterable[PageDraft], config: Config, report: Report) -> Linked:
    """Find out what the pages of a service mean together; their order does not matter."""
    return link(Bench(drafts), config, report)


def link(workshop: Workshop, config: Config, report: Report) -> Linked:
    """Find out what the pages in a workshop mean together."""
    outlines = workshop.outlines()
    pages = [one.page for one in outlines.values()]
    dangling = check_references(pages, report)
    atlas = make_atlas(pages)
    groups = neighbourhoods(outlines)
    told: dict[str, Gist] = {}
    for some in workshop.lay_out(groups, dangling):
        told.update(some)
    contents = read_contents(atlas.pages)
    tag_of, tags = tag_pages(atlas.pages, contents, sorted(told))
    common = make_common(atlas, told, tag_of, config, report)
    parts = list(workshop.make(groups, common))
    for part in parts:
        for one in part.found:
            report(one)
    operations = in_order(one for part in parts for one in part.operations)
    title = service_title(atlas.pages, contents, config)
    tags = describe_tags(tags, operations, atlas.pages, contents)
    service = Service(
        title=title,
        version=service_version([one.path for one in common.templates.values()], config),
        description=service_description(atlas.pages, contents, title, tags, config),
        servers=service_servers(atlas.pages, config),
        security=common.credentials,
        tags=tags,
        operations=operations,
    )
    service = share(service, {key: one for part in parts for key, one in part.schemas.items()})
    service = apply_examples(service, report)
    ledger = sorted((one for part in parts for one in part.ledger), key=lambda one: one.path)
    return Linked(service=service, ledger=tuple(ledger))
