"""One call and its answer: data, and the one place where this room's own calls are sent.

In: a `Call`. Out: an `Answer`, or an exception that says why there is none. A call has a deadline
that holds for the whole answer, however slowly it comes. Redirects are never followed: they would
carry the credential to whoever the endpoint names. Judges nothing.
"""

from __future__ import annotations

import base64
import json
import shlex
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import requests
import urllib3

_CHUNK = 64 * 1024
_LONGEST = 32 * 1024 * 1024
"""Bytes of an answer that are read."""
_CONNECT_TIMEOUT = 5.0


class NoAnswer(Exception):
    """A call that got no answer; the message says what happened instead."""


class OutOfTime(NoAnswer):
    """A call whose answer did not come in time."""


class EndOfRun(Exception):
    """No further call is made; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request as it goes out, without credentials."""

    method: str
    path: str
    """Below the base URL, percent-encoded."""
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    @property
    def target(self) -> str:
        """Path and query."""
        text = "&".join(f"{_quote(name)}={_quote(value)}" for name, value in self.query)
        return f"{self.path}?{text}" if text else self.path


def _quote(text: str) -> str:
    return requests.utils.quote(text, safe="")  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """By lower-case name."""
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """Content-Type without parameters, lower case; empty where there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def json(self) -> Any:
        """The body as JSON; None where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def is_success(self) -> bool:
        """A status of 200 to 299."""
        return 200 <= self.status < 300


Sign = Callable[[str, str, Mapping[str, str], bytes], Mapping[str, str]]
"""Method, URL, headers and body of a call as it goes out → headers to add."""


@dataclass(slots=True)
class Wire:
    """Sends calls to one endpoint, within what the run may spend."""

    url: str
    timeout: float
    headers: Mapping[str, str] = field(default_factory=dict)
    sign: Sign | None = None
    before: Callable[[], None] = lambda: None
    """Called before each call; raises `EndOfRun` where the run may not go on."""
    _sessions: threading.local = field(default_factory=threading.local)

    def send(self, call: Call, credentials: Mapping[str, str], *, signed: bool = True) -> Answer:
        """Send a call with some credentials in its headers.

        Raises:
            NoAnswer: the endpoint cannot be reached, or its answer does not come in time.
            EndOfRun: the run may not go on.
        """
        self.before()
        url = self.url.rstrip("/") + call.target
        headers = {**self.headers, **dict(call.headers), **credentials}
        if self.sign is not None and signed:
            headers |= self.sign(call.method, url, headers, call.body)
        request = requests.Request(call.method, url, headers=headers, data=call.body or None)
        session = self._session()
        until = time.monotonic() + self.timeout
        try:
            prepared = session.prepare_request(request)
            # What the document percent-encodes is sent as it is.
            prepared.url = url
            with session.send(
                prepared,
                stream=True,
                allow_redirects=False,
                timeout=(min(_CONNECT_TIMEOUT, self.timeout), self.timeout),
            ) as response:
                body = read_body(response, until)
                return Answer(
                    status=response.status_code,
                    headers={name.lower(): value for name, value in response.headers.items()},
                    body=body,
                )
        except requests.Timeout:
            raise OutOfTime(f"no answer within {self.timeout:g} seconds") from None
        except urllib3.exceptions.TimeoutError:
            raise OutOfTime(f"no answer within {self.timeout:g} seconds") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, ValueError) as error:
            raise NoAnswer(f"no answer: {_innermost(error)}") from None

    def close(self) -> None:
        """Let go of the connections of this thread."""
        session = getattr(self._sessions, "session", None)
        if session is not None:
            session.close()
            del self._sessions.session

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._sessions, "session", None)
        if session is None:
            session = self._sessions.session = requests.Session()
            # Else credentials of ~/.netrc would be sent.
            session.auth = _as_it_is
            session.headers.clear()
            session.headers["User-Agent"] = "rst2openapi"
            session.headers["Accept"] = "*/*"
        return session


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def read_body(response: requests.Response, until: float) -> bytes:
    """The body, piece by piece as it comes.

    Raises:
        requests.Timeout: it is not whole in time, however steadily it drips.
    """
    data: bytes = b""
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        data += chunk
        if time.monotonic() > until:
            raise requests.Timeout
        if len(data) > _LONGEST:
            break
    return data


def _innermost(error: BaseException) -> str:
    """What the operating system said, below the layers that wrapped it."""
    while error.args and isinstance(error.args[0], BaseException):
        error = error.args[0]
    reason = getattr(error, "reason", None)
    text = str(reason if isinstance(reason, BaseException) else error)
    return text.rpartition(": ")[2].strip("'\")(> ") or type(error).__name__


def curl(url: str, call: Call, credentials: Mapping[str, str]) -> str:
    """A command line that repeats a call; credentials are left for the shell to fill in."""
    parts = ["curl", "-i"]
    if call.method not in ("GET", "POST") or (call.method == "POST" and not call.body):
        parts += ["-X", call.method]
    parts += [word for name in credentials for word in ("-H", f'"{name}: $TOKEN"')]
    parts += [
        word for name, value in call.headers for word in ("-H", shlex.quote(f"{name}: {value}"))
    ]
    if call.body:
        parts += ["--data-binary", shlex.quote(call.body.decode("utf-8", "replace"))]
    return " ".join([*parts, shlex.quote(url.rstrip("/") + call.target)])


def call_json(call: Call) -> dict[str, Any]:
    """A call as plain data, for case files."""
    told: dict[str, Any] = {"method": call.method, "path": call.path}
    if call.query:
        told["query"] = [list(pair) for pair in call.query]
    if call.headers:
        told["headers"] = [list(pair) for pair in call.headers]
    if call.body:
        try:
            told["body"] = call.body.decode("utf-8")
        except UnicodeDecodeError:
            told["base64"] = base64.b64encode(call.body).decode()
    return told


def read_call(told: Mapping[str, Any]) -> Call:
    """What `call_json` wrote.

    Raises:
        KeyError, TypeError, ValueError: it is no such data.
    """
    body = str(told.get("body", "")).encode()
    if "base64" in told:
        body = base64.b64decode(told["base64"])
    return Call(
        method=str(told["method"]),
        path=str(told["path"]),
        query=tuple((str(name), str(value)) for name, value in told.get("query", ())),
        headers=tuple((str(name), str(value)) for name, value in told.get("headers", ())),
        body=body,
    )


def without(call: Call, names: frozenset[str]) -> Call:
    """A call without the headers and query values of some names (lower case)."""
    return replace(
        call,
        headers=tuple(pair for pair in call.headers if pair[0].lower() not in names),
        query=tuple(pair for pair in call.query if pair[0].lower() not in names),
    )
