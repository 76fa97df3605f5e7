"""What Schemathesis' calls have to pass: the budget, a token that may be renewed, a list of gains.

In: `requests` sessions of this process. Out: the same calls, counted; what was made, a line each
in a file, for the clean-up. Only ever installed in the process that runs Schemathesis.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
import urllib3

from rst2openapi.files import InputError
from rst2openapi.outputs.contract.sending.calls import read_body

BUDGET_SPENT = "the request budget is spent"


@dataclass(slots=True)
class Made:
    """Answers to POST that may have made something, a JSON line each."""

    file: Path
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, request: requests.PreparedRequest, response: requests.Response) -> None:
        """Keep the URL and the answer of a call that was served."""
        if request.method != "POST" or not 200 <= response.status_code < 300:
            return
        told = {"url": request.url, "body": response.text[:100_000]}
        told["location"] = response.headers.get("Location", "")
        with self._lock, self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")


@dataclass(slots=True)
class Governor:
    """Stands between Schemathesis and the wire."""

    limit: int | None
    """Calls that may be made; None where they are not counted."""
    token: str
    fetch: Callable[[], str] | None
    """Gets another token."""
    stop: Callable[[str], None]
    made: Made
    _first: str = ""
    _spent: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def install(self) -> None:
        """Let every session of this process pass here."""
        self._first = self.token
        send = requests.Session.send

        def governed(
            session: requests.Session, request: requests.PreparedRequest, **options: Any
        ) -> requests.Response:
            self._count()
            carries = self._renewed(request)
            response = _in_time(send, session, request, options)
            if carries and response.status_code == 401 and self._renew(request):
                response = _in_time(send, session, request, options)
            self.made.note(request, response)
            return response

        requests.Session.send = governed  # type: ignore[method-assign,assignment]

    def _count(self) -> None:
        with self._lock:
            self._spent += 1
            spent = self._spent
        if self.limit is not None and spent > self.limit:
            if spent == self.limit + 1:
                self.stop(BUDGET_SPENT)
            raise requests.ConnectionError(BUDGET_SPENT)

    def _renewed(self, request: requests.PreparedRequest) -> bool:
        """Put the current token in the place of the first; whether the call carries one."""
        carries = False
        if self.fetch is None or not self._first:
            return False
        for name, value in list(request.headers.items()):
            if self._first in str(value):
                request.headers[name] = str(value).replace(self._first, self.token)
                carries = True
        return carries

    def _renew(self, request: requests.PreparedRequest) -> bool:
        assert self.fetch is not None
        with self._lock:
            sent = [str(value) for value in request.headers.values()]
            if any(self.token in value for value in sent):
                before = self.token
                try:
                    self.token = self.fetch()
                except InputError:
                    return False
                if self.token == before:
                    return False
                for name, value in list(request.headers.items()):
                    request.headers[name] = str(value).replace(before, self.token)
                return True
        return False


def _in_time(
    send: Callable[..., requests.Response],
    session: requests.Session,
    request: requests.PreparedRequest,
    options: dict[str, Any],
) -> requests.Response:
    """The answer as a whole; `requests` itself waits for as long as something drips.

    Raises:
        requests.ReadTimeout: it is not whole in time.
    """
    timeout = options.get("timeout")
    timeout = timeout[-1] if isinstance(timeout, tuple) else timeout
    if not isinstance(timeout, int | float):
        return send(session, request, **options)
    until = time.monotonic() + timeout
    response = send(session, request, **{**options, "stream": True})
    if response.headers.get("Content-Type", "").startswith("text/event-stream"):
        return response  # Schemathesis ends these itself
    try:
        # What `Response.content` keeps once it was read.
        response._content = read_body(response, until)
        response._content_consumed = True
    except (requests.Timeout, urllib3.exceptions.TimeoutError):
        response.close()
        raise requests.ReadTimeout(
            f"no answer within {timeout:g} seconds", request=request
        ) from None
    except urllib3.exceptions.HTTPError as error:
        response.close()
        raise requests.ConnectionError(error, request=request) from None
    return response
