"""What holds for the service as a whole: version, servers, credentials, headers of every call.

In: the drafts and the configuration. Out: parts of a `Service`. The configuration always wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rst2openapi.config import Config
from rst2openapi.diagnostics import Report
from rst2openapi.linking.operations.headers import CREDENTIALS, TRANSPORT
from rst2openapi.linking.operations.paths import version_of, version_text
from rst2openapi.linking.tables.places import Layout
from rst2openapi.model import Credentials, SecurityScheme, Server, ServerVariable
from rst2openapi.reading.draft import OperationDraft, PageDraft, ReadExample
from rst2openapi.rules.linking import CREDENTIALS_UNKNOWN
from rst2openapi.source import Span

NO_HOST = "endpoint.invalid"
"""Default of the `endpoint` variable where no page shows a host (RFC 2606, §2)."""


def service_version(paths: Iterable[str], config: Config) -> str:
    """The configured version, else the highest version segment, else `v1`."""
    if config.info.version:
        return config.info.version
    versions = {version_of(path): version_text(path) for path in sorted(paths)}
    versions.pop((), None)
    return versions[max(versions)].lower() if versions else "v1"


# --- servers ------------------------------------------------------------------------------------
_HOST = re.compile(r"(?:https?:)?/{0,2}([A-Za-z0-9.-]+\.[A-Za-z]{2,})(?::\d+)?/?")


def service_servers(pages: Mapping[str, PageDraft], config: Config) -> tuple[Server, ...]:
    """The configured servers, else `https://{endpoint}`, by default the host shown most often.

    Hosts that only stand for one count where there is no other.
    """
    if config.servers:
        return tuple(
            Server(
                url=one.url,
                description=one.description,
                variables=tuple(
                    ServerVariable(name=k, default=v) for k, v in one.variables.items()
                ),
            )
            for one in config.servers
        )
    hosts: Counter[str] = Counter()  # of equals the first, by path of the page
    for draft in pages.values():
        addresses = draft.operation.addresses if draft.operation else ()
        hosts.update(_hosts([*draft.hosts, *(one.host for one in addresses)]))
    real = {host: count for host, count in hosts.items() if not _STAND_INS & set(host.split("."))}
    counted = real or hosts
    host = max(counted, key=counted.__getitem__) if counted else NO_HOST
    endpoint = ServerVariable(
        name="endpoint",
        default=host,
        description="Endpoint of the service in the region that is used.",
    )
    return (Server(url="https://{endpoint}", variables=(endpoint,)),)


_STAND_INS = frozenset(["example", "sample", "test", "domain", "localhost", "docs", "www", "xxx"])
"""Labels of hosts that only stand for one (RFC 2606), or that hold documents."""


def _hosts(urls: Sequence[str]) -> Iterable[str]:
    for url in urls:
        if found := _HOST.fullmatch(url.strip()):
            yield found.group(1).lower()


# --- credentials --------------------------------------------------------------------------------
def service_credentials(
    pages: Mapping[str, PageDraft], headers: Mapping[str, Sequence[str]], report: Report
) -> tuple[SecurityScheme, ...]:
    """The headers that carry credentials, as any page says, by name.

    `headers` are those of each page that describes operations. Half of the services of this family
    list no credentials on their pages, though their calls need a token: where no page speaks of
    any, `X-Auth-Token` is taken.
    """
    found: dict[str, str] = {}
    for draft in pages.values():
        for name in draft.auth_headers:
            found.setdefault(name.lower(), name)
    tables = [table for draft in pages.values() for table in draft.tables if table.is_common]
    names = [name for own in headers.values() for name in own]
    for name in (*names, *(row.name for table in tables for row in table.rows)):
        if name.lower() in CREDENTIALS:
            found.setdefault(name.lower(), name)
    if not found and headers:
        report(CREDENTIALS_UNKNOWN.at(Span(min(pages), 0), header=_USUAL))
        found[_USUAL.lower()] = _USUAL
    return tuple(
        SecurityScheme(name=name, header=name, description=_CREDENTIAL_TEXT.get(lower, ""))
        for lower, name in sorted(found.items(), key=lambda item: _preference(item[0]))
        if lower not in TRANSPORT
    )


_USUAL = "X-Auth-Token"


def _preference(name: str) -> tuple[bool, str]:
    return (name != "x-auth-token", name)


_CREDENTIAL_TEXT = {
    "x-auth-token": "A token of the identity service.",
    "authorization": "A request signature made with an access key, or another credential.",
}


def needed_credentials(layout: Layout, credentials: Sequence[SecurityScheme]) -> Credentials:
    """What a page asks for: `none` where it itself hands out what others ask for.

    Several that are optional are alternatives, and so is one that is needed under a condition.
    """
    if not credentials:
        return "none"
    names = {one.header.lower() for one in credentials}
    rows = [entry.row for entry in layout.header if entry.row.name.lower() in names]
    if rows:
        kinds = {row.name.lower() for row in rows}
        needed = any(row.required is not False or row.constraints.required_when for row in rows)
        return "required" if needed or len(kinds) > 1 else "optional"
    return "none" if _issues_credentials(layout) else "required"


def show_credentials(pages: Iterable[PageDraft], credentials: Sequence[SecurityScheme]) -> bool:
    """Whether most example requests of a service send credentials."""
    operations = [one.operation for one in pages if one.operation is not None]
    sent = [_sends(one, credentials) for one in operations if _requests(one)]
    return sum(sent) * 2 > len(sent)


def is_shown_without_credentials(
    operation: OperationDraft, layout: Layout, credentials: Sequence[SecurityScheme]
) -> bool:
    """Whether a page has no table of headers, and its example sends no credentials.

    Beside examples that send theirs this says that the call needs none.
    """
    return not layout.header and bool(_requests(operation)) and not _sends(operation, credentials)


def _requests(operation: OperationDraft) -> list[ReadExample]:
    return [one for one in operation.examples if one.side == "request" and one.url]


def _sends(operation: OperationDraft, credentials: Sequence[SecurityScheme]) -> bool:
    names = {one.header.lower() for one in credentials}
    return any(name.lower() in names for one in _requests(operation) for name, _ in one.headers)


def _issues_credentials(layout: Layout) -> bool:
    """Tokens are answered in a header of their own, such as `X-Subject-Token`."""
    return any(
        entry.row.name.lower().endswith("-token") and "subject" in entry.row.name.lower()
        for entries in layout.answer_headers.values()
        for entry in entries
    )
