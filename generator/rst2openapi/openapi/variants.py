"""Which of several variants an example is meant to be of.

In: an error of a validator at `anyOf` or `oneOf`. Out: the errors that a person should read.
"""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema_rs
from msgspec import Struct

from rst2openapi.openapi.document import Document, DocumentError
from rst2openapi.openapi.pointers import escape
from rst2openapi.openapi.sources import SourceMap, span_of


class Variants(Struct, frozen=True):
    """Which pages describe the variants of a schema."""

    document: Document
    sources: SourceMap
    page: str
    """The page of the example."""

    def pages(self, error: jsonschema_rs.ValidationError) -> list[str]:
        """The page of each variant; empty where nothing says it."""
        pointer = "".join(f"/{escape(str(part))}" for part in error.schema_path)
        try:
            options = self.document.at(pointer)
        except DocumentError:
            return []
        places = [option.get("$ref", f"{pointer}/{index}") for index, option in enumerate(options)]
        return [span_of(place, self.sources).path for place in places]


def innermost(
    error: jsonschema_rs.ValidationError, variants: Variants
) -> Iterator[jsonschema_rs.ValidationError]:
    """Where no variant fits, the errors of the one that is meant: by its type, or by its page."""
    context = getattr(error.kind, "context", None)
    if error.kind.name not in ("anyOf", "oneOf") or not context:
        yield error
        return
    meant = [branch for branch in context if not _misses_type(branch, error)]
    if len(meant) > 1:
        pages = variants.pages(error)
        meant = [
            branch for branch, page in zip(context, pages, strict=False) if page == variants.page
        ]
    if len(meant) == 1:
        for inner in meant[0]:
            yield from innermost(inner, variants)
    else:
        yield error


def _misses_type(
    branch: list[jsonschema_rs.ValidationError], error: jsonschema_rs.ValidationError
) -> bool:
    return any(
        inner.kind.name == "type" and list(inner.instance_path) == list(error.instance_path)
        for inner in branch
    )
