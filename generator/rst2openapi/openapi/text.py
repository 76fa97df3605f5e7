"""The document's bytes.

In: a `Document`. Out: YAML or JSON that every reader of YAML 1.1, YAML 1.2 or JSON reads back as
the same document, byte for byte the same each time. Decides nothing about the document.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, Literal

import yaml

from rst2openapi.data import Data
from rst2openapi.openapi.document import Document
from rst2openapi.openapi.fragments import Fragments
from rst2openapi.openapi.yaml_text import Block, float_text, yaml_text

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
    """What PyYAML writes."""
    written: bytes = yaml.dump(
        content,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=2**20,
        encoding="utf-8",
    )
    return written.decode()


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


class _Dumper(yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper):  # type: ignore[misc]
    """Block style, no aliases, strings quoted wherever some YAML would take them for another."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_NOT_PLAIN = re.compile(
    r"[-+]?(?:0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*"
    r"|(?:\.[0-9_]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))"
    r"|\.(?:nan|NaN|NAN)|[yYnN]|[1-5](?:XX|xx)|[0-9]{4}-[0-9].*"
)
"""Strings that YAML 1.1 or 1.2 readers other than PyYAML take for numbers, booleans or dates."""


def _string(dumper: Any, data: str) -> Any:
    style = None
    if "\n" in data:
        style = "|" if _fits_block(data) else '"'
    elif _NOT_PLAIN.fullmatch(data):
        style = "'"
    elif not data.isprintable():
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


def _fits_block(data: str) -> bool:
    """Whether literal style keeps a text as it is: printable lines without outer blanks."""
    lines = data.split("\n")
    return (
        bool(lines[0])
        and not lines[0].startswith((" ", "\ufeff"))
        and all(line.isprintable() and not line.endswith(" ") for line in lines)
    )


def _float(dumper: Any, data: float) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:float", float_text(data))


_Dumper.add_representer(str, _string)
_Dumper.add_representer(float, _float)
