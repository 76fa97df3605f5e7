"""Request bodies as bytes, by media type: JSON, forms and plain text.

In: a value and a media type. Out: bytes and the Content-Type to send, or nothing where this room
cannot write that media type.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from rst2openapi.outputs.contract.verdicts.judging import is_json

_BOUNDARY = "rst2openapi-7b3f0c"


def encode(media_type: str, value: Any) -> tuple[bytes, str] | None:
    """The bytes of a body and its Content-Type."""
    name = media_type.partition(";")[0].strip().lower()
    if is_json(name):
        return json.dumps(value).encode(), media_type
    if name == "application/x-www-form-urlencoded" and isinstance(value, Mapping):
        return urlencode({key: _text(one) for key, one in value.items()}).encode(), media_type
    if name == "multipart/form-data" and isinstance(value, Mapping):
        return _multipart(value), f"{name}; boundary={_BOUNDARY}"
    if isinstance(value, str):
        return value.encode(), media_type
    return None


def _multipart(value: Mapping[str, Any]) -> bytes:
    """A form of several parts (RFC 7578)."""
    parts = []
    for name, one in value.items():
        quoted = name.replace("\\", "\\\\").replace('"', "%22")
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{quoted}"'
        if isinstance(one, Mapping | list):
            head += "\r\nContent-Type: application/json"
        parts.append(f"{head}\r\n\r\n{_text(one)}\r\n")
    return ("".join(parts) + f"--{_BOUNDARY}--\r\n").encode()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
