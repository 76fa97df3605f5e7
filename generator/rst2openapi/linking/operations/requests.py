"""Body tables, Content-Type rows and examples → the request body.

In: the draft of one page and its layout. Out: a `Body`, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.linking.operations.bodies import (
    TEXT,
    body_schema,
    call_roots,
    is_text,
    named_examples,
    text_contents,
)
from rst2openapi.linking.operations.headers import BINARY, JSON, media_types
from rst2openapi.linking.operations.xml_bodies import XML, is_xml, shown_xml, xml_schema
from rst2openapi.linking.schemas.maker import Maker, is_required
from rst2openapi.linking.tables.places import Layout
from rst2openapi.model import Body, Content
from rst2openapi.reading.draft import FileType, OperationDraft, ReadExample

FORM = "multipart/form-data"
_WITH_BODY = ("POST", "PUT", "PATCH")


def make_body(
    operation: OperationDraft, method: str, layout: Layout, name: str, maker: Maker
) -> Body | None:
    """The request body of a page; None where it speaks of none. `name` is the operation's id."""
    examples = [one for one in operation.examples if one.side == "request"]
    types = media_types(layout.header)
    if not layout.body and method in ("GET", "HEAD", "DELETE"):
        return None
    call_roots(layout.body, f"{name}Request", operation.span.path, maker)
    if is_xml(examples):
        schema = xml_schema(layout.body, examples, maker)
        if schema is None:
            return Body(contents=text_contents(examples, ("xml",)))
        content = Content(media_type=XML, schema=schema)
        return Body(contents=(content,), description=shown_xml(examples))
    schema = body_schema(layout.body, examples, "request", maker)
    if schema is None:
        is_bytes = any(one.media_type == "binary" for one in examples)
        return Body(contents=(Content(media_type=BINARY, schema=None),)) if is_bytes else None
    return Body(
        contents=tuple(
            Content(media_type=one, schema=schema, examples=named_examples(examples))
            for one in types or (_default_type(layout, examples),)
        ),
        required=_requires(layout) or (method in _WITH_BODY and _has_content(layout, examples)),
    )


def _has_content(layout: Layout, examples: Sequence[ReadExample]) -> bool:
    """Whether there is anything to send; a page may show no more than `{}`."""
    return bool(layout.body) or any(one.is_json and one.value != {} for one in examples)


def _requires(layout: Layout) -> bool:
    return any(is_required(entry.row, root) for root in layout.body for entry in root.entries)


def _default_type(layout: Layout, examples: Sequence[ReadExample]) -> str:
    if is_text(layout.body, examples):
        return TEXT
    entries = [entry for root in layout.body for entry in root.entries]
    if any(entry.row.marker == "body" for entry in entries):
        return BINARY
    if layout.is_form or any(isinstance(entry.row.type, FileType) for entry in entries):
        return FORM
    return JSON
