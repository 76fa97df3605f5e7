"""What the operations of a service share, as all pages together say it.

In: the outlines of all pages, and what others have to know of their layouts. Out: `Common`, and of
it what some pages need. Nothing here looks at the tables of a single operation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from rst2openapi.config import Config
from rst2openapi.diagnostics import Report
from rst2openapi.linking.atlas import Atlas, RowKey
from rst2openapi.linking.calls import find_calls, find_templates, grouped, operation_ids
from rst2openapi.linking.failures import Failure, service_failure
from rst2openapi.linking.layouts import Gist
from rst2openapi.linking.parameters import (
    Known,
    common_headers,
    is_said_elsewhere,
    known_placeholders,
)
from rst2openapi.linking.paths import Template
from rst2openapi.linking.permissions import CallKey, service_permissions
from rst2openapi.linking.responses import service_statuses
from rst2openapi.linking.service import service_credentials, show_credentials
from rst2openapi.model import SecurityScheme
from rst2openapi.reading.draft import ReadStatus
from rst2openapi.source import Span


@dataclass(frozen=True, slots=True)
class Common:
    """What the operations of a service share; of some pages, what these need of it."""

    tags: Mapping[str, str]
    """Path of a page → its group."""
    templates: Mapping[str, Template]
    """A path as written → its one spelling."""
    ids: Mapping[CallKey, str]
    permissions: Mapping[CallKey, tuple[str, ...]]
    known: Known
    statuses: Mapping[str, ReadStatus]
    credentials: tuple[SecurityScheme, ...]
    credentials_shown: bool
    """Whether most example requests send some."""
    failure: Failure
    placed: tuple[RowKey, ...]
    """The rows about headers of every call that some call has as a parameter."""
    editions: tuple[str, ...] | None

    def of(
        self, pages: Collection[str], paths: Iterable[str], calls: Collection[CallKey]
    ) -> Common:
        """What some pages need, given the paths that they write and the calls that they describe.

        What they do not need is not in it, so that it changes nothing for them.
        """
        templates = {path: self.templates[path] for path in paths}
        names = {name for one in templates.values() for name in one.written}
        told = self.known.placeholders
        known = replace(
            self.known,
            placeholders={name: told[name] for name in sorted(names) if name in told},
        )
        return replace(
            self,
            tags={path: self.tags[path] for path in pages if path in self.tags},
            templates=templates,
            ids={key: self.ids[key] for key in calls},
            permissions={key: self.permissions[key] for key in calls if key in self.permissions},
            known=known,
            placed=tuple(key for key in self.placed if key[0] in pages),
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
    known = Known(
        known_placeholders(row for path in sorted(gists) for row in gists[path].placeholders),
        tuple(sorted(one.header.lower() for one in credentials)),
        common_headers(atlas),
    )
    statuses = {
        code: replace(one, span=Span("", 0))
        for code, one in service_statuses(pages.values()).items()
    }
    return Common(
        tags=tags,
        templates=templates,
        ids=operation_ids(groups, tags, report),
        permissions=service_permissions(pages.values(), {group[0].key for group in groups}, report),
        known=known,
        statuses=statuses,
        credentials=credentials,
        credentials_shown=show_credentials(pages.values(), credentials),
        failure=service_failure(atlas, statuses),
        placed=_placed(known, headers),
        editions=config.editions,
    )


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
