"""Whether a request carries the credentials that an operation asks for.

In: the document's security requirements and a request. Out: what is missing. Knows one token or
none; who may do what is not its business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import Document, DocumentError, OperationEntry
from rst2openapi.outputs.mock.codecs.decoding import Parts


@dataclass(frozen=True, slots=True)
class Guard:
    """What one operation asks for."""

    alternatives: tuple[tuple[Mapping[str, Any], ...], ...]
    """Security schemes; those of one alternative belong together (OpenAPI 3.1.1, §4.8.30)."""
    challenge: str
    """A WWW-Authenticate value (RFC 9110, §11.6.1) for an answer with status 401."""

    def lacking(self, parts: Parts, *, token: str) -> str | None:
        """What a request lacks, in words; None where one of the alternatives is met.

        `token` is the only credential accepted, any that is not empty where it is empty.
        """
        first: str | None = None
        for schemes in self.alternatives:
            reasons = (_lacking(scheme, parts, token) for scheme in schemes)
            reason = next((one for one in reasons if one is not None), None)
            if reason is None:
                return None
            first = first or reason
        return first


def make_guard(document: Document, operation: OperationEntry) -> Guard:
    """The guard of an operation."""
    alternatives = tuple(
        tuple(_scheme(document, name) for name in requirement)
        for requirement in _requirements(document, operation)
    )
    return Guard(alternatives, _challenge(alternatives))


def _challenge(alternatives: tuple[tuple[Mapping[str, Any], ...], ...]) -> str:
    for schemes in alternatives:
        for scheme in schemes:
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
