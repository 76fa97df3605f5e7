"""The steps of linking, in order.

In: the drafts of a service, the configuration, a report. Out: `Linked`. What needs the tables of a
page is done neighbourhood by neighbourhood, by a `Workshop`; what needs all pages is done on their
outlines, and at the end on what the neighbourhoods come to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from rst2openapi.config import Config
from rst2openapi.diagnostics import Report
from rst2openapi.linking.neighbourhoods.bench import Bench, LayOut, Make
from rst2openapi.linking.neighbourhoods.common import Common, make_common
from rst2openapi.linking.neighbourhoods.layouts import Gist
from rst2openapi.linking.neighbourhoods.neighbours import neighbourhoods
from rst2openapi.linking.neighbourhoods.outlines import Outline
from rst2openapi.linking.neighbourhoods.parts import Part, in_order
from rst2openapi.linking.service.facts import service_servers, service_version
from rst2openapi.linking.service.overview import describe_tags, service_description, service_title
from rst2openapi.linking.service.tags import Contents, read_contents, tag_pages
from rst2openapi.linking.sharing.components import share
from rst2openapi.linking.sharing.renaming import Renaming
from rst2openapi.linking.tables.atlas import Atlas, make_atlas
from rst2openapi.linking.tables.crossings import check_references
from rst2openapi.linking.tables.ledger import PageLedger
from rst2openapi.memory import Memory, ready
from rst2openapi.model import Service, Tag
from rst2openapi.reading.draft import PageDraft


class Linked(Struct, frozen=True, kw_only=True):
    """A service and the proof that no row was lost."""

    service: Service
    ledger: tuple[PageLedger, ...]


class Workshop(Protocol):
    """Where the pages are, and what has to be known of them before parts are made is found."""

    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all pages, by path."""

    def lay_out(self, tasks: Sequence[LayOut]) -> Iterable[Mapping[str, Gist]]:
        """The gists of the layouts of each neighbourhood."""


class Prepared(Struct, frozen=True, kw_only=True):
    """What is known of a service before its neighbourhoods are made."""

    atlas: Atlas
    """Of the outlines."""
    contents: Contents
    tags: tuple[Tag, ...]
    common: Common
    tasks: tuple[Make, ...]


def link_service(drafts: Iterable[PageDraft], config: Config, report: Report) -> Linked:
    """Find out what the pages of a service mean together; their order does not matter."""
    bench = Bench({one.path: one for one in drafts})
    prepared = prepare(bench, config, report)
    return join(prepared, bench.make(prepared.tasks), config, report)


def prepare(workshop: Workshop, config: Config, report: Report) -> Prepared:
    """Find out what pages share, and what is to be made of which of them."""
    outlines = workshop.outlines()
    atlas = make_atlas([one.page for one in outlines.values()])
    dangling = check_references(list(atlas.pages.values()), report)
    lost: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, label in sorted(dangling):
        lost[path].append((path, label))
    layouts = [
        LayOut(group, tuple(one for path in group for one in lost[path]))
        for group in neighbourhoods(outlines, atlas)
    ]
    told: dict[str, Gist] = {}
    for some in workshop.lay_out(layouts):
        told.update(some)
    contents = read_contents(atlas.pages)
    tag_of, tags = tag_pages(atlas.pages, contents, sorted(told))
    common = make_common(atlas, told, tag_of, config, report)
    tasks = [Make(one, common.of([atlas.pages[path] for path in one.group])) for one in layouts]
    return Prepared(atlas=atlas, contents=contents, tags=tags, common=common, tasks=tuple(tasks))


def join(
    prepared: Prepared,
    made: Iterable[Part],
    config: Config,
    report: Report,
    memory: Memory | None = None,
) -> Linked:
    """Put what was made of neighbourhoods together, in the order of their tasks.

    What is the same as in another run is taken from the memory.
    """
    # Imported here: neither who reads pages nor most edits of prose get as far.
    from rst2openapi.linking.evidence.examples import apply_examples

    pages, contents = prepared.atlas.pages, prepared.contents
    parts = list(made)
    for part in parts:
        for one in part.found:
            report(one)
    operations = in_order(one for part in parts for one in part.operations)
    title = service_title(pages, contents, config)
    tags = describe_tags(prepared.tags, operations, pages, contents)
    templates = prepared.common.templates.values()
    service = Service(
        title=title,
        version=service_version([one.path for one in templates], config),
        description=service_description(pages, contents, title, tags, config),
        servers=service_servers(pages, config),
        security=prepared.common.shared.credentials,
        tags=tags,
        operations=operations,
    )
    schemas = {key: one for part in parts for key, one in part.schemas.items()}
    service = share(service, schemas, ready(memory, Renaming) if memory else None)
    service = apply_examples(service, report, memory)
    ledger = sorted((one for part in parts for one in part.ledger), key=lambda one: one.path)
    return Linked(service=service, ledger=tuple(ledger))
