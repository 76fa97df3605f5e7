"""Whether a request carries the credentials that an operation asks for.

In: the document's security requirements and a request. Out: what is missing. Knows one token or
none; who may do what is not its business.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rst2openapi.openapi import Document, DocumentError, OperationEntry
from rst2openapi.outputs.mock.decoding import Parts


def missing_credential(
    document: Document, operation: OperationEntry, parts: Parts, *, token: str
) -> str | None:
    """What a request lacks, in words; None where one of the requirements is met.

    `token` is the only credential accepted, any that is not empty where it is empty. Requirements
    are alternatives, the schemes of one belong together (OpenAPI 3.1.1, §4.8.30).
    """
    requirements = _requirements(document, operation)
    reasons = []
    for requirement in requirements:
        lacking = [
            reason
            for name in requirement
            if (reason := _lacking(_scheme(document, name), parts, token)) is not None
        ]
        if not lacking:
            return None
        reasons.append(lacking[0])
    return reasons[0] if reasons else None


def challenge(document: Document, operation: OperationEntry) -> str:
    """A WWW-Authenticate value (RFC 9110, §11.6.1) for an answer with status 401."""
    requirements = _requirements(document, operation)
    for requirement in requirements:
        for name in requirement:
            scheme = _scheme(document, name)
            if scheme.get("type") == "http":
                return str(scheme.get("scheme", "Bearer")).title()
            if scheme.get("type") == "apiKey":
                return "ApiKey"
    return "Bearer"


def _requirements(document: Document, operation: OperationEntry) -> list[dict[str, Any]]:
    return operation.node.get("security", document.content.get("security")) or []


def _scheme(document: Document, name: str) -> Mapping[str, Any]:
    schemes = document.content.get("components", {}).get("securitySchemes", {})
    try:
        found = document.resolve(schemes.get(name))
    except DocumentError:
        return {}
    return found if isinstance(found, Mapping) else {}


def _lacking(scheme: Mapping[str, Any], parts: Parts, token: str) -> str | None:
    match scheme.get("type"):
        case "apiKey":
            place, name = str(scheme.get("in")), str(scheme.get("name"))
            texts = parts.texts(place, name)
            return _judge(texts[0] if texts else "", f"the {place} {name}", token)
        case "http" | "oauth2" | "openIdConnect":
            kind = str(scheme.get("scheme", "bearer")).lower()
            value = parts.request.header("authorization") or ""
            sent, _, credential = value.strip().partition(" ")
            if value and sent.lower() != kind:
                return f"the header Authorization does not start with {kind.title()}"
            return _judge(credential, "the header Authorization", token)
        case _:
            # mutualTLS, and schemes that are not defined, cannot be judged here.
            return None


def _judge(credential: str, label: str, token: str) -> str | None:
    if not credential.strip():
        return f"{label} is missing or empty"
    if token and credential.strip() != token:
        return f"{label} holds no valid credential"
    return None
