"""Sign calls with an access key, in the way of SDK-HMAC-SHA256.

An example for `rst2openapi test --auth-hook docs/sign_aksk.py:sign`: copy it and adapt it to what
your endpoint's pages say. The keys come from ACCESS_KEY and SECRET_KEY.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qsl, quote, unquote, urlsplit

ALGORITHM = "SDK-HMAC-SHA256"


def sign(method: str, url: str, headers: Mapping[str, str], body: bytes) -> dict[str, str]:
    """Host, X-Sdk-Date and Authorization of a call."""
    parts = urlsplit(url)
    date = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    signed = {"host": parts.netloc, "x-sdk-date": date}
    content_type = next((v for k, v in headers.items() if k.lower() == "content-type"), "")
    if content_type:
        signed["content-type"] = content_type.strip()
    names = ";".join(sorted(signed))
    path = quote(unquote(parts.path), safe="/~") or "/"
    query = "&".join(
        f"{quote(name, safe='~')}={quote(value, safe='~')}"
        for name, value in sorted(parse_qsl(parts.query, keep_blank_values=True))
    )
    canonical = "\n".join(
        (
            method.upper(),
            path if path.endswith("/") else f"{path}/",
            query,
            "".join(f"{name}:{signed[name]}\n" for name in sorted(signed)),
            names,
            hashlib.sha256(body).hexdigest(),
        )
    )
    told = f"{ALGORITHM}\n{date}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    secret = os.environ["SECRET_KEY"].encode()
    signature = hmac.new(secret, told.encode(), hashlib.sha256).hexdigest()
    access = os.environ["ACCESS_KEY"]
    return {
        "Host": parts.netloc,
        "X-Sdk-Date": date,
        "Authorization": (
            f"{ALGORITHM} Access={access}, SignedHeaders={names}, Signature={signature}"
        ),
    }
