"""How calls carry the token and where they go, as the document says it.

In: a document. Out: the header, the prefix and the base URL that the generated client starts from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rst2openapi.openapi.document import Document, JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenHeader:
    """`name: prefix token`, the prefix and its blank only where there is one."""

    name: str = "Authorization"
    prefix: str = "Bearer"


def token_header(document: Document) -> TokenHeader:
    """The header of the first scheme that the document requires and a header can carry.

    Security Scheme Object (OpenAPI 3.1.1, §4.8.27): an `apiKey` in a header is the bare token;
    `http` schemes use Authorization with the scheme as prefix (RFC 9110, §11.6.2).
    """
    for scheme in _schemes(document):
        if scheme.get("type") == "apiKey" and scheme.get("in") == "header":
            return TokenHeader(name=str(scheme["name"]), prefix="")
        if scheme.get("type") == "http":
            return TokenHeader(prefix=str(scheme.get("scheme", "bearer")).capitalize())
        if scheme.get("type") in ("oauth2", "openIdConnect"):
            return TokenHeader()
    return TokenHeader()


def base_url(document: Document) -> str:
    """URL of the first server, its variables replaced by their defaults; empty without servers."""
    for server in document.content.get("servers") or ():
        url = str(server.get("url", ""))
        for name, variable in (server.get("variables") or {}).items():
            url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
        return url.rstrip("/")
    return ""


def _schemes(document: Document) -> Iterator[JsonObject]:
    """Schemes in order of use: globally required, required by an operation, merely described."""
    described = (document.content.get("components") or {}).get("securitySchemes") or {}
    required = list(document.content.get("security") or ())
    for operation in document.operations():
        required += operation.node.get("security") or ()
    names = [name for requirement in required for name in requirement] + list(described)
    yield from (document.resolve(described[name]) for name in names if name in described)
