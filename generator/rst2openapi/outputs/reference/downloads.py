"""The files that readers take with them: the document, and the client as an archive.

In: a document and the files of a client. Out: name → bytes, the same bytes for the same input.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

from rst2openapi.data import Data
from rst2openapi.memory import Memory, recall
from rst2openapi.openapi import Document, document_bytes
from rst2openapi.reach import digest, labelled, told

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can tell (APPNOTE 6.3.10, 4.4.6)."""


def document_downloads(
    document: Document,
    client: Mapping[str, bytes],
    *,
    yaml: bytes = b"",
    memory: Memory | None = None,
) -> list[tuple[str, bytes]]:
    """The document as YAML and JSON, and the client where there is one.

    `yaml` are the bytes of the document where these are there already.
    """
    compact = json.dumps(document.content, ensure_ascii=False, indent=1)
    found = [
        ("openapi.yaml", yaml or document_bytes(document, format="yaml")),
        ("openapi.json", f"{compact}\n".encode()),
    ]
    if client:
        key = labelled("archive", digest(told(sorted(client.items())))) if memory else ""
        archive = recall(memory, key, _Archive, lambda: _Archive(_archive(client)))
        found.append(("client.zip", archive.data))
    return found


class _Archive(Data, frozen=True):
    """A client in one file."""

    data: bytes


def _archive(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"client/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return stream.getvalue()
