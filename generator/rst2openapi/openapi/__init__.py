"""The waist: the OpenAPI document, seen from both sides.

In: a `Service` (left side), or a document's text (right side). Out: a `Document`, validated, in
stable order; its YAML or JSON bytes; a source map from JSON pointer to span. This room never sees
pages.
"""

from __future__ import annotations

from rst2openapi.openapi.check import Validity, check_document, find_validity
from rst2openapi.openapi.conformance import (
    ExampleFindings,
    check_examples,
    judge_examples,
    tell_examples,
)
from rst2openapi.openapi.document import (
    METHODS,
    Document,
    DocumentError,
    JsonObject,
    OperationEntry,
    parse_document,
)
from rst2openapi.openapi.emit import emit_document, openapi_version
from rst2openapi.openapi.fragments import Fragments
from rst2openapi.openapi.overlay import Overlay, apply_overlays, parse_overlay
from rst2openapi.openapi.pointers import escape, unescape
from rst2openapi.openapi.sources import (
    Emitted,
    SourceMap,
    known_part,
    parse_source_map,
    source_map_bytes,
    span_of,
)
from rst2openapi.openapi.text import document_bytes

__all__ = [
    "METHODS",
    "Document",
    "DocumentError",
    "Emitted",
    "ExampleFindings",
    "Fragments",
    "JsonObject",
    "OperationEntry",
    "Overlay",
    "SourceMap",
    "Validity",
    "apply_overlays",
    "check_document",
    "check_examples",
    "document_bytes",
    "emit_document",
    "escape",
    "find_validity",
    "judge_examples",
    "known_part",
    "openapi_version",
    "parse_document",
    "parse_overlay",
    "parse_source_map",
    "source_map_bytes",
    "span_of",
    "tell_examples",
    "unescape",
]
