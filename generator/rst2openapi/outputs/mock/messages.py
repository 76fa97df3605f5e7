"""What goes in and out: requests, responses and the pair of them as plain data.

In: nothing. Out: the data types every other file of the mock speaks. Knows no server and no
document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from rst2openapi.openapi import OperationEntry

_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")

Headers = tuple[tuple[str, str], ...]
"""Names and values in the order sent; names in any case."""


def header(headers: Headers, name: str) -> str | None:
    """The value of a header whatever its case; several are joined as RFC 9110, §5.3 says."""
    found = [value for key, value in headers if key.lower() == name.lower()]
    return ", ".join(found) if found else None


@dataclass(frozen=True)
class Request:
    """One request as it stood on the wire."""

    method: str
    path: str
    """Percent-encoded, as sent."""
    query: str = ""
    """Percent-encoded, without the question mark."""
    headers: Headers = ()
    body: bytes = b""
    mount: str = ""
    """What stood before the path where several documents share an address."""

    @property
    def url(self) -> str:
        """The URL as the client knows it, without the query; a path where no host was named."""
        host = self.header("host") or ""
        base = f"http://{host}" if _HOST.fullmatch(host) else ""
        return f"{base}{self.mount}{self.path}"

    def header(self, name: str) -> str | None:
        """The value of a header whatever its case, or None; several are joined as RFC 9110 says."""
        return self._named.get(name.lower())

    @cached_property
    def _named(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for name, value in self.headers:
            key = name.lower()
            found[key] = f"{found[key]}, {value}" if key in found else value
        return found


@dataclass(frozen=True, slots=True)
class Response:
    """One response."""

    status: int
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The value of a header, or None."""
        return header(self.headers, name)

    @property
    def media_type(self) -> str:
        """The Content-Type without parameters, lower case; empty where there is none."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    def json(self) -> Any:
        """The body read as JSON.

        Raises:
            ValueError: it is not JSON.
        """
        return json.loads(self.body)

    def with_json(self, value: Any) -> Response:
        """The same response with another JSON body."""
        return replace(self, body=dump_json(value))

    def with_header(self, name: str, value: str | None) -> Response:
        """The same response with a header set, or left out where the value is None."""
        kept = tuple(pair for pair in self.headers if pair[0].lower() != name.lower())
        return replace(self, headers=kept if value is None else (*kept, (name, value)))


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, what the document calls it, and what the mock answers."""

    request: Request
    operation: OperationEntry | None
    """None where the path or the method is not in the document."""
    response: Response


Alter = Callable[[Exchange], Response | None]
"""Replaces the answer of an exchange; None leaves it as it is."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dump_json(value: Any) -> bytes:
    """JSON as sent: UTF-8, no spaces, keys in their order."""
    return _ENCODER.encode(value).encode()
