"""A call as a command line that can be pasted into a shell.

In: an operation and a body. Out: a `curl` command, everything of the document quoted for POSIX
shells (POSIX.1-2017, 2.2.2).
"""

from __future__ import annotations

import re
import shlex
from typing import Any
from urllib.parse import quote

from rst2openapi.openapi import Document, DocumentError, JsonObject, OperationEntry

_TOKEN = "$TOKEN"


def curl_snippet(document: Document, operation: OperationEntry, media_type: str, body: str) -> str:
    """A `curl` command; the token is read from the variable `TOKEN`."""
    method = operation.method.upper()
    lines = [
        f"curl {'' if method == 'GET' else f'-X {method} '}{_quoted(_url(document, operation))}"
    ]
    lines += [f'-H "{name}: {value}"' for name, value in _credentials(document, operation)]
    for one in document.parameters(operation):
        if one.get("in") == "header" and one.get("required") is True:
            lines.append("-H " + _quoted(f"{one['name']}: {_value(document, one)}"))
    if media_type and body:
        lines.append("-H " + _quoted(f"Content-Type: {media_type}"))
        lines.append("-d " + _quoted(body))
    return " \\\n  ".join(lines)


def _url(document: Document, operation: OperationEntry) -> str:
    path = operation.path
    query = []
    for one in document.parameters(operation):
        name = str(one["name"])
        if one.get("in") == "path":
            shown = _value(document, one, fallback=name.upper())
            path = path.replace(f"{{{name}}}", quote(shown, safe="{}:"))
        elif one.get("in") == "query" and one.get("required") is True:
            query.append(f"{quote(name)}={quote(_value(document, one, fallback=name.upper()))}")
    base = _server(document)
    return f"{base}{path}" + (f"?{'&'.join(query)}" if query else "")


def _server(document: Document) -> str:
    for server in document.content.get("servers") or ():
        url = str(server.get("url", ""))
        variables = server.get("variables") or {}
        for name in re.findall(r"\{([^{}]+)\}", url):
            url = url.replace(f"{{{name}}}", str((variables.get(name) or {}).get("default", name)))
        return url.rstrip("/")
    return ""


def _credentials(document: Document, operation: OperationEntry) -> list[tuple[str, str]]:
    listed = operation.node.get("security", document.content.get("security")) or []
    schemes = document.content.get("components", {}).get("securitySchemes", {})
    found = []
    for name in listed[0] if listed else ():
        scheme = schemes.get(name) or {}
        header = str(scheme.get("name", ""))
        if scheme.get("type") == "apiKey" and scheme.get("in") == "header" and _is_name(header):
            found.append((header, _TOKEN))
        elif scheme.get("type") in ("http", "oauth2"):
            found.append(("Authorization", f"Bearer {_TOKEN}"))
    return found


def _is_name(header: str) -> bool:
    """A field name (RFC 9110, 5.1); anything else has no place between quotes."""
    return re.fullmatch(r"[A-Za-z0-9_-]+", header) is not None


def _value(document: Document, parameter: JsonObject, fallback: str = "VALUE") -> str:
    try:
        schema: Any = document.resolve(parameter.get("schema") or {})
    except DocumentError:
        return fallback
    if not isinstance(schema, dict):
        return fallback
    shown = [
        parameter.get("example"),
        *(schema.get("examples") or ()),
        schema.get("example"),
        schema.get("default"),
        *(schema.get("enum") or ()),
    ]
    told = next((one for one in shown if isinstance(one, str | int | float)), None)
    if told is None:
        return fallback
    return str(told).lower() if isinstance(told, bool) else str(told)


def _quoted(text: str) -> str:
    return shlex.quote(text)
