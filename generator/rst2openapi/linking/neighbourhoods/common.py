"""What the operations of a service share, as all pages together say it.

In: the outlines of all pages, and what others have to know of their layouts. Out: `Common`, and of
it what some pages need. Nothing here looks at the tables of a single operation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from rst2openapi.config import Config
from rst2openapi.data import Data
from rst2openapi.diagnostics import Report
from rst2openapi.linking.neighbourhoods.layouts import Gist
from rst2openapi.linking.operations.calls import find_calls, find_templates, grouped, operation_ids
from rst2openapi.linking.operations.failures import Failure, service_failure
from rst2openapi.linking.operations.parameters import (
    Known,
    common_headers,
    is_said_elsewhere,
    known_placeholders,
)
from rst2openapi.linking.operations.paths import Template
from rst2openapi.linking.operations.permissions import CallKey, call_key, service_permissions
from rst2openapi.linking.operations.responses import service_statuses
from rst2openapi.linking.service.facts import service_credentials, show_credentials
from rst2openapi.linking.tables.atlas import Atlas, Entry, RowKey
from rst2openapi.model import SecurityScheme
from rst2openapi.reading.draft import PageDraft, ReadStatus
from rst2openapi.source import Span


class Shared(Data, frozen=True):
    """What is the same for each operation."""

    statuses: Mapping[str, ReadStatus]
    credentials: tuple[SecurityScheme, ...]
    credentials_shown: bool
    """Whether most example requests send some."""
    headers: tuple[Entry, ...]
    """Of every call."""
    failure: Failure
    editions: tuple[str, ...] | None


class Common(Data, frozen=True):
    """What the operations of a service share; of some pages, what these need of it."""

    shared: Shared
    tags: Mapping[str, str]
    """Path of a page → its group."""
    templates: Mapping[str, Template]
    """A path as written → its one spelling."""
    ids: Mapping[CallKey, str]
    permissions: Mapping[CallKey, tuple[str, ...]]
    placeholders: Mapping[str, str]
    """Name of a path parameter → the description that most pages give."""
    placed: tuple[RowKey, ...]
    """The rows about headers of every call that some call has as a parameter."""

    @property
    def known(self) -> Known:
        """What is known of the names of parameters."""
        credentials = frozenset(one.header.lower() for one in self.shared.credentials)
        return Known(self.placeholders, credentials, self.shared.headers)

    def own_text(self) -> str:
        """All but `shared` as text: equal where it is equal, and so are its places."""
        own = (self.tags, self.templates, self.ids, self.permissions, self.placeholders)
        return repr((*own, self.placed))

    def of(self, pages: Sequence[PageDraft]) -> Common:
        """What some pages need; what is not in it changes nothing for them."""
        operations = [one.operation for one in pages if one.operation is not None]
        addresses = [address for one in operations for address in one.addresses]
        templates = {one.path: self.templates[one.path] for one in addresses}
        calls = [call_key(one.method, templates[one.path].path) for one in addresses]
        names = dict.fromkeys(name for one in templates.values() for name in one.written)
        told = self.placeholders
        paths = [page.path for page in pages]
        return Common(
            shared=self.shared,
            tags={path: self.tags[path] for path in paths if path in self.tags},
            templates=templates,
            ids={key: self.ids[key] for key in calls},
            permissions={key: self.permissions[key] for key in calls if key in self.permissions},
            placeholders={name: told[name] for name in names if name in told},
            placed=tuple(key for key in self.placed if key[0] in paths),
        )


def make_common(
    atlas: Atlas, gists: Mapping[str, Gist], tags: Mapping[str, str], config: Config, report: Report
) -> Common:
    """What all pages say together; `atlas` is that of the outlines, `tags` are those of pages."""
    pages = atlas.pages
    headers = {path: gists[path].headers for path in sorted(gists)}
    credentials = service_credentials(pages, headers, report)
    templates = find_templates(pages.values(), report)
    groups = grouped(find_calls(pages.values(), templates))
    statuses = service_statuses(pages.values())
    # Where a code is told changes no operation.
    statuses = {code: replace(one, span=Span("", 0)) for code, one in statuses.items()}
    common = Common(
        shared=Shared(
            statuses=statuses,
            credentials=credentials,
            credentials_shown=show_credentials(pages.values(), credentials),
            headers=common_headers(atlas),
            failure=service_failure(atlas, statuses),
            editions=config.editions,
        ),
        tags=tags,
        templates=templates,
        ids=operation_ids(groups, tags, report),
        permissions=service_permissions(pages.values(), {group[0].key for group in groups}, report),
        placeholders=known_placeholders(
            row for path in sorted(gists) for row in gists[path].placeholders
        ),
        placed=(),
    )
    return replace(common, placed=_placed(common.known, headers))


def _placed(known: Known, headers: Mapping[str, Iterable[str]]) -> tuple[RowKey, ...]:
    """A call has each header of all calls unless its page has a row for it."""
    own = [
        {name.lower() for name in names if not is_said_elsewhere(name, known)}
        for names in headers.values()
    ]
    return tuple(
        entry.key
        for entry in known.common
        if any(entry.row.name.lower() not in names for names in own)
    )
