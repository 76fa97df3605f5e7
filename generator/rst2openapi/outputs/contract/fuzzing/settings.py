"""Options → Schemathesis' own configuration file (schemathesis.toml).

In: `ContractOptions` and the document. Out: TOML text. The token is not in it: it is taken from
the environment variable `TOKEN_VARIABLE` at run time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.contract.options import (
    READ_METHODS,
    SCHEMATHESIS_CHECKS,
    SCHEMATHESIS_PHASES,
    ContractOptions,
)

TOKEN_VARIABLE = "RST2OPENAPI_CONTRACT_TOKEN"

_SECRETS = ("authorization", "cookie", "proxy-authorization", "set-cookie")

EVENTS = "events.ndjson"


class UnknownOperation(ValueError):
    """A filter that matches no operation of the document."""


def settings_text(document: Document, options: ContractOptions, *, reports: Path) -> str:
    """Write the configuration of a run.

    Raises:
        UnknownOperation: an `include` or `exclude` matches nothing.
    """
    lines = [
        f"base-url = {_text(options.url)}",
        f"workers = {options.workers}",
        f"request-timeout = {options.request_timeout}",
        # A redirect could lead requests, and with them the token, to another host.
        "max-redirects = 0",
        "continue-on-failure = true",
        "color = false",
    ]
    if options.seed is not None:
        lines.append(f"seed = {options.seed}")
    if options.rate_limit:
        lines.append(f"rate-limit = {_text(options.rate_limit)}")
    lines += _table("cache", {"enabled": False})
    lines += _table(
        "generation",
        {
            "max-examples": options.max_examples,
            "database": "none",
            # Whether credentials are enforced is what ignored_auth finds out; pages rarely say
            # which status their absence has.
            "with-security-parameters": False,
        },
    )
    if options.headers:
        lines += _table("headers", dict(options.headers))
    if options.values:
        lines += _table("parameters", dict(options.values))
    lines += _table("output.sanitization", {"keys-to-sanitize": _secrets(document, options)})
    lines += _reports(reports)
    lines += _auth(document, options)
    for check in (*SCHEMATHESIS_CHECKS, "object_level_authorization"):
        lines += _table(f"checks.{check}", {"enabled": check in options.checks})
    lines += _phases(options)
    lines += _filters(document, options)
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's (TOML 1.0, String)."""
    return json.dumps(value)


def _table(name: str, values: dict[str, object]) -> list[str]:
    return ["", f"[{name}]", *(f"{_key(key)} = {_value(value)}" for key, value in values.items())]


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else _text(name)


def _value(value: object) -> str:
    return json.dumps(value)


def _reports(reports: Path) -> list[str]:
    return _table("reports.ndjson", {"enabled": True, "path": str(reports / EVENTS)})


def _secrets(document: Document, options: ContractOptions) -> list[str]:
    """Names whose values are kept out of the reports, whatever they sound like."""
    schemes = document.content.get("components", {}).get("securitySchemes", {})
    names = {str(document.resolve(node).get("name", "")) for node in schemes.values()}
    return sorted({*_SECRETS, *(name.lower() for name in (*names, *options.headers) if name)})


def _auth(document: Document, options: ContractOptions) -> list[str]:
    """Credentials by the names of the document's own security schemes."""
    if not options.token:
        return []
    lines: list[str] = []
    variable = f"${{{TOKEN_VARIABLE}}}"
    schemes = document.content.get("components", {}).get("securitySchemes", {})
    for name, node in schemes.items():
        scheme = document.resolve(node)
        if scheme.get("type") == "apiKey":
            lines += _table(f"auth.openapi.{_key(name)}", {"api_key": variable})
        elif scheme.get("type") == "http" and scheme.get("scheme", "").lower() == "bearer":
            lines += _table(f"auth.openapi.{_key(name)}", {"bearer": variable})
    return lines


def _phases(options: ContractOptions) -> list[str]:
    lines: list[str] = []
    for phase in SCHEMATHESIS_PHASES:
        values: dict[str, object] = {"enabled": phase in options.phases}
        if phase == "coverage" and not options.allow_writes:
            # Else the coverage phase tries POST or DELETE where the document has only GET.
            values["unexpected-methods"] = []
        lines += _table(f"phases.{phase}", values)
    return lines


def select_operations(document: Document, options: ContractOptions) -> list[OperationEntry]:
    """The operations that a run tests, in document order.

    Raises:
        UnknownOperation: an `include` or `exclude` matches nothing.
    """
    operations = list(document.operations())
    for word in (*options.include, *options.exclude):
        if not any(word in _names(one) for one in operations):
            raise UnknownOperation(f"no operation, path or tag {word!r} in the document")
    return [one for one in operations if _is_selected(one, options)]


def _is_selected(operation: OperationEntry, options: ContractOptions) -> bool:
    names = _names(operation)
    if not options.allow_writes and operation.method.upper() not in READ_METHODS:
        return False
    if options.include and not names.intersection(options.include):
        return False
    return not names.intersection(options.exclude)


def _names(operation: OperationEntry) -> set[str]:
    tags: Iterable[str] = operation.node.get("tags", ())
    label = f"{operation.method.upper()} {operation.path}"
    return {operation.id, label, operation.path, *tags}


def _filters(document: Document, options: ContractOptions) -> list[str]:
    """Switch off what is not selected, one entry an operation: exact, whatever its name holds."""
    selected = {one.pointer for one in select_operations(document, options)}
    lines: list[str] = []
    for one in document.operations():
        label = f"{one.method.upper()} {one.path}"
        if one.pointer not in selected:
            lines += ["", "[[operations]]", f"include-name = {_text(label)}", "enabled = false"]
        elif done := [name for name in options.done.get(label, ()) if name in SCHEMATHESIS_PHASES]:
            lines += ["", "[[operations]]", f"include-name = {_text(label)}"]
            lines += [f"phases.{name}.enabled = false" for name in done]
    return lines
