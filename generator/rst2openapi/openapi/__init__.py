"""The waist: the OpenAPI document, seen from both sides.

In: a `Service` (left side), or a document's text (right side). Out: a `Document`, validated, in
stable order; its YAML or JSON bytes; a source map from JSON pointer to span. This room never sees
pages.
"""

from __future__ import annotations

from rst2openapi.openapi.document import (
    METHODS,
    Document,
    DocumentError,
    JsonObject,
    OperationEntry,
    escape,
    parse_document,
)

__all__ = [
    "METHODS",
    "Document",
    "DocumentError",
    "JsonObject",
    "OperationEntry",
    "escape",
    "parse_document",
]
