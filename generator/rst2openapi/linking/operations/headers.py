"""What request header rows mean: media types, credentials, transport, or parameters.

In: header rows. Out: their meaning. OpenAPI says the first three elsewhere than in parameters
(OpenAPI 3.1.1, §4.8.12).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rst2openapi.linking.tables.atlas import Entry
from rst2openapi.reading.draft import ReadRow

CREDENTIALS = frozenset({"x-auth-token", "authorization"})
TRANSPORT = frozenset(
    {
        "host",
        "date",
        "x-sdk-date",
        "content-length",
        "accept",
        "user-agent",
        "connection",
        "transfer-encoding",
    }
)
"""Headers of HTTP itself and of signed requests."""

CONTENT_TYPE = "content-type"
JSON = "application/json"
BINARY = "application/octet-stream"

_MEDIA_TYPE = re.compile(
    r"\b(application|text|multipart|image|audio|video)\s*/\s*([A-Za-z0-9][A-Za-z0-9.\-]*)"
    r"((?:\s*\+\s*[A-Za-z0-9]+)?)",
    re.IGNORECASE,
)


def is_content_type(row: ReadRow) -> bool:
    """Whether a header row speaks of the request's media type."""
    return row.name.lower() == CONTENT_TYPE


def media_types(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The media types that Content-Type rows name, normalised; empty where they name none.

    `Application/merge-patch + JSON.` → `application/merge-patch+json`; parameters such as
    `;charset=utf8` are left out.
    """
    found: list[str] = []
    for entry in entries:
        if not is_content_type(entry.row):
            continue
        c = entry.row.constraints
        listed = [c.const] if c.const else [one.value for one in c.enum]
        texts = listed or [c.default or "", *c.examples, entry.row.description]
        for text in texts:
            found.extend(_normalised(text))
            if found and not listed:
                break
    return tuple(dict.fromkeys(found))


def _normalised(text: str) -> list[str]:
    return [
        f"{kind}/{name.rstrip('.-')}{suffix}".replace(" ", "").lower()
        for kind, name, suffix in _MEDIA_TYPE.findall(text.replace("\\", ""))
    ]
