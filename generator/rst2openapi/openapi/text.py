"""The document's bytes.

In: a `Document`. Out: YAML or JSON that every reader of YAML 1.1, YAML 1.2 or JSON reads back as
the same document, byte for byte the same each time. Decides nothing about the document.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Literal

from rst2openapi.data import Data
from rst2openapi.openapi.document import Document
from rst2openapi.openapi.fragments import Fragments
from rst2openapi.openapi.yaml_text import Block, yaml_text

TOP = (
    "openapi",
    "info",
    "jsonSchemaDialect",
    "externalDocs",
    "servers",
    "security",
    "tags",
    "paths",
    "webhooks",
    "components",
)
"""Order of the top level; extensions follow."""


def document_bytes(
    document: Document, *, format: Literal["yaml", "json"], known: Fragments | None = None
) -> bytes:
    """The document as UTF-8 text, one line feed at the end.

    Fragments whose YAML is `known` are not written again.
    """
    content = {key: document.content[key] for key in TOP if key in document.content}
    content |= {key: value for key, value in document.content.items() if key not in content}
    try:
        return _write(content, format, known)
    except (UnicodeEncodeError, ValueError):
        return _write(_representable(content), format)


def _write(
    content: Mapping[str, Any], format: Literal["yaml", "json"], known: Fragments | None = None
) -> bytes:
    if format == "json":
        text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        return text.encode()
    blocks = _blocks(known) if known else {}
    texts = {block: before.text if before else "" for block, (_, before) in blocks.items()}
    written = yaml_text(content, _dump, texts)
    if written is None:
        return _dump(content).encode()
    for block, (key, before) in blocks.items():
        if known and not before and texts[block]:
            known.put(key, _Text(texts[block]))
    return written.encode()


class _Text(Data, frozen=True):
    """A fragment as it stands in the document."""

    text: str


def _blocks(known: Fragments) -> dict[Block, tuple[str, _Text | None]]:
    """The fragments: under which key each is known, and as what."""
    keys = {
        (id(one.node), 2 * one.pointer.count("/")): known.of_text(one, "yaml")
        for one in known.every
        if one.node and isinstance(one.node, dict)
    }
    return {block: (key, known.take(key, _Text)) for block, key in keys.items()}


def _dump(content: Any) -> str:
    # Imported here: where another process writes the document, this one never does.
    from rst2openapi.openapi.yaml_writing import dump

    return dump(content)


def _representable(node: Any) -> Any:
    """Lone surrogates and infinite numbers, which neither UTF-8 nor JSON has, as plain text."""
    match node:
        case str():
            return node.encode("utf-8", "replace").decode()
        case float() if not math.isfinite(node):
            return str(node)
        case dict():
            return {_representable(key): _representable(value) for key, value in node.items()}
        case list():
            return [_representable(value) for value in node]
        case _:
            return node
