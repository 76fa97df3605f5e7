"""What was asked and answered lately, without the secrets.

In: requests and responses as they happen. Out: plain data for people and tests. Holds a limited
number of exchanges with a limited part of their bodies. Credentials are taken out when the journal
is read, whatever they are called by the usual words.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import unquote_plus

from rst2openapi.outputs.mock.messages import Request, Response

KEPT_BODY = 16 * 1024
"""Bytes of a body that are kept; of a longer one only the size is known."""

REDACTED = "[redacted]"

_SECRET = re.compile(
    r"auth|token|secret|passw|credential|cookie|signature|api-?_?key|private|^ak$|^sk$|pwd"
)


@dataclass(frozen=True, slots=True)
class Record:
    """One exchange."""

    number: int
    at: float
    """Seconds since 1970, UTC."""
    milliseconds: float
    service: str
    operation: str
    """The operationId; empty where no operation was meant."""
    request: Request
    """With the path as it stood on the wire."""
    response: Response
    fault: str
    """The fault put in: a status, `drop` or nothing."""


@dataclass(slots=True)
class Journal:
    """The latest exchanges."""

    size: int
    _records: deque[Record] = field(init=False)
    _count: int = 0

    def __post_init__(self) -> None:
        self._records = deque(maxlen=self.size)

    def add(
        self,
        request: Request,
        response: Response,
        *,
        at: float,
        milliseconds: float,
        service: str,
        operation: str,
        fault: str,
    ) -> None:
        """Remember an exchange; the oldest one goes where there are too many."""
        self._count += 1
        self._records.append(
            Record(
                self._count,
                at,
                milliseconds,
                service,
                operation,
                _small_request(request),
                _small_response(response),
                fault,
            )
        )

    def clear(self) -> None:
        """Forget all; numbers go on."""
        self._records.clear()

    def shown(self, query: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
        """The journal as data, newest last.

        `query` picks by `service`, `operation`, `method` and `status`; `limit` says how many of the
        newest.
        """
        entries = [show(record) for record in self._records]
        for name in ("service", "operation", "method", "status"):
            if wanted := query.get(name):
                entries = [entry for entry in entries if str(entry[name]) in wanted]
        limit = (query.get("limit") or ("",))[-1]
        if limit.isascii() and limit.isdigit() and len(limit) < 9:
            entries = list(islice(reversed(entries), int(limit)))[::-1]
        return {"size": self.size, "seen": self._count, "entries": entries}


def show(record: Record) -> dict[str, Any]:
    """One exchange as data, credentials taken out."""
    request, response = record.request, record.response
    return {
        "number": record.number,
        "at": datetime.fromtimestamp(record.at, UTC).isoformat(timespec="milliseconds"),
        "milliseconds": round(record.milliseconds, 2),
        "service": record.service,
        "operation": record.operation,
        "method": request.method,
        "path": request.path,
        "query": _query(request.query),
        "status": response.status,
        "fault": record.fault,
        "request": {"headers": _headers(request), "body": _body(request)},
        "response": {"headers": _headers(response), "body": _body(response)},
    }


def is_secret(name: str) -> bool:
    """Whether what goes by a name is nobody's business."""
    return _SECRET.search(name.lower()) is not None


def _small_request(request: Request) -> Request:
    if len(request.body) <= KEPT_BODY:
        return request
    return Request(request.method, request.path, request.query, request.headers)


def _small_response(response: Response) -> Response:
    return (
        response if len(response.body) <= KEPT_BODY else Response(response.status, response.headers)
    )


def _headers(message: Request | Response) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in message.headers:
        key = name.lower()
        text = REDACTED if is_secret(key) else value
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _query(text: str) -> str:
    pieces = []
    for piece in text.split("&"):
        name, equals, value = piece.partition("=")
        pieces.append(
            f"{name}{equals}{REDACTED if value and is_secret(unquote_plus(name)) else value}"
        )
    return "&".join(pieces)


def _body(message: Request | Response) -> Any:
    """A JSON body without its secrets; nothing of any other, which cannot be looked through."""
    try:
        return _redact(json.loads(message.body)) if message.body else None
    except (ValueError, RecursionError):
        return {"bytes": len(message.body)}


def _redact(value: Any) -> Any:
    if isinstance(value, list):
        return [_redact(item) for item in value]
    if isinstance(value, dict):
        return {
            key: REDACTED if is_secret(key) and isinstance(inner, str) and inner else _redact(inner)
            for key, inner in value.items()
        }
    return value
