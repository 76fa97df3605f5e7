"""Schemathesis' command line in a process that does not outlive the one that started it.

In: Schemathesis' arguments; a pipe as standard input, which nobody writes to; what the run may
spend and how it signs, from the environment. Out: what Schemathesis does; why it was stopped, in
the file that `REASON_VARIABLE` names. The pipe is closed when the parent ends, however it ends, so
that no calls go to an endpoint behind anybody's back.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import sys
import threading
from pathlib import Path

import requests

from rst2openapi.outputs.contract.fuzzing.governing import Governor, Made
from rst2openapi.outputs.contract.sending.calls import Sign
from rst2openapi.outputs.contract.sending.credentials import token_of
from rst2openapi.outputs.contract.sending.signing import load_hook

ORPHANED = 3
"""Exit code where the parent is gone."""


def _watch() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(ORPHANED)


def _sign(sign: Sign) -> None:
    """Sign every call, those without credentials aside, which Schemathesis makes on purpose."""
    import schemathesis

    class Auth(requests.auth.AuthBase):
        def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
            body = request.body if isinstance(request.body, str | bytes) else b""
            data = body.encode() if isinstance(body, str) else body
            url, method = request.url or "", request.method or ""
            headers = {name: str(value) for name, value in request.headers.items()}
            request.headers.update(sign(method, url, headers, data))
            return request

    schemathesis.auth.set_from_requests(Auth())  # type: ignore[attr-defined]


def _write(media_types: list[str]) -> None:
    """Send bodies of media types that Schemathesis cannot write as text."""
    import schemathesis

    @schemathesis.serializer(*media_types)
    def _(_: schemathesis.SerializationContext, value: object) -> bytes:
        if isinstance(value, bytes):
            return value
        return (value if isinstance(value, str) else json.dumps(value, default=str)).encode()


def _govern() -> None:
    settings = os.environ
    limit = settings.get("RST2OPENAPI_CONTRACT_REQUESTS", "")
    command = settings.get("RST2OPENAPI_CONTRACT_TOKEN_COMMAND", "")
    governor = Governor(
        limit=int(limit) if limit else None,
        token=settings.get("RST2OPENAPI_CONTRACT_TOKEN", ""),
        fetch=(lambda: token_of(command)) if command else None,
        stop=_stop,
        made=Made(Path(settings["RST2OPENAPI_CONTRACT_MADE"])),
    )
    governor.install()


def _stop(reason: str) -> None:
    Path(os.environ["RST2OPENAPI_CONTRACT_REASON"]).write_text(reason, encoding="utf-8")
    os.kill(os.getpid(), signal.SIGINT)


def main() -> None:
    """Run Schemathesis."""
    # What a shell starts in its background ignores interrupts, and would never end in order.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=_watch, daemon=True).start()
    _govern()
    unknown = os.environ.get("RST2OPENAPI_CONTRACT_MEDIA", "").split()
    if unknown:
        _write(unknown)
    hook = os.environ.get("RST2OPENAPI_CONTRACT_HOOK", "")
    if hook:
        _sign(load_hook(hook, Path(os.environ["RST2OPENAPI_CONTRACT_FOLDER"])))
    runpy.run_module("schemathesis.cli", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
