"""Credentials of a run: a token that is given, or one that a command prints.

In: the document's security schemes. Out: the headers that an operation asks for. A token of a
command is fetched when first needed, and again where the endpoint no longer takes it. Tokens are
never written anywhere.
"""

from __future__ import annotations

import shlex
import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rst2openapi.files import InputError
from rst2openapi.openapi import Document, DocumentError, OperationEntry

_PATIENCE = 60.0
"""Seconds for a command to print a token."""
_FRESH = 5.0
"""Seconds for which a new token is not fetched again, whatever the endpoint says of it."""


@dataclass(slots=True)
class Credentials:
    """The token of a run and where the document wants it; may be used from several threads."""

    document: Document
    token: str = ""
    command: str = ""
    """Prints a token on standard output."""
    _fetched: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, operation: OperationEntry) -> dict[str, str]:
        """Headers with the credentials that an operation asks for; empty where it asks for none.

        Raises:
            InputError: the command prints no token.
        """
        token = self._current()
        if not token:
            return {}
        return {
            name: value.replace("{}", token)
            for name, value in header_patterns(self.document, operation).items()
        }

    def renew(self, refused: Mapping[str, str]) -> bool:
        """Fetch another token where these headers were refused; whether there is a new one."""
        if not self.command or not refused:
            return False
        with self._lock:
            if self.token and not any(self.token in value for value in refused.values()):
                return True
            if time.monotonic() - self._fetched < _FRESH:
                return False
            before = self.token
            self._fetch()
            return self.token != before

    def _current(self) -> str:
        if self.command and not self.token:
            with self._lock:
                if not self.token:
                    self._fetch()
        return self.token

    def _fetch(self) -> None:
        self.token = token_of(self.command)
        self._fetched = time.monotonic()


def token_of(command: str) -> str:
    """What a command prints: the last line that is not empty.

    Raises:
        InputError: it fails, takes too long or prints nothing.
    """
    try:
        done = subprocess.run(
            shlex.split(command),
            capture_output=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"--token-command: no token within {_PATIENCE:g} seconds") from None
    except (OSError, ValueError) as error:
        raise InputError(f"--token-command: {error}") from None
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise InputError(f"--token-command: exit code {done.returncode}: {said[0]}")
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    if not lines:
        raise InputError("--token-command: it printed no token")
    return lines[-1]


def header_patterns(document: Document, operation: OperationEntry) -> dict[str, str]:
    """Headers of the first security requirement that headers can meet; `{}` is for the token."""
    found: list[dict[str, str]] = []
    for requirement in requirements(document, operation):
        patterns = [_pattern(_scheme(document, name)) for name in requirement]
        if all(patterns):
            found.append({name: value for pattern in patterns for name, value in pattern.items()})
    return found[0] if found else {}


def requirements(document: Document, operation: OperationEntry) -> list[Mapping[str, Any]]:
    """The alternatives of an operation's security (OpenAPI 3.1.1, §4.8.30)."""
    found = operation.node.get("security", document.content.get("security")) or []
    return list(found)


def is_guarded(document: Document, operation: OperationEntry) -> bool:
    """Whether an operation cannot be called without credentials."""
    found = requirements(document, operation)
    return bool(found) and all(found)


def _scheme(document: Document, name: str) -> Mapping[str, Any]:
    schemes = document.content.get("components", {}).get("securitySchemes", {})
    try:
        found = document.resolve(schemes.get(name))
    except DocumentError:
        return {}
    return found if isinstance(found, Mapping) else {}


def _pattern(scheme: Mapping[str, Any]) -> dict[str, str]:
    match scheme.get("type"):
        case "apiKey" if scheme.get("in") == "header":
            return {str(scheme["name"]): "{}"}
        case "http" if str(scheme.get("scheme", "")).lower() == "bearer":
            return {"Authorization": "Bearer {}"}
        case "oauth2" | "openIdConnect":
            return {"Authorization": "Bearer {}"}
        case _:
            return {}
