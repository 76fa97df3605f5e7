"""What the generated package is called, and the checks that make names safe to use.

In: what a person configured, and the document's own words. Out: names that are safe as folder,
import and distribution names, and a version that installers accept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from keyword import iskeyword

from rst2openapi.files import InputError
from rst2openapi.openapi.document import Document

_VERSION = re.compile(r"v?(\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?)")
"""The public versions of PEP 440 in their usual spelling, e.g. `v2`, `1.4.0`, `1.0rc1`."""


class ClientOptionsError(InputError):
    """An option that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientOptions:
    """How to name the package."""

    package: str = ""
    """Import name; made from the title of the document where empty."""
    version: str = ""
    """Version of the package; made from that of the document where empty."""
    document: str = "openapi.yaml"
    """What diagnostics call the document."""


def import_name(document: Document, options: ClientOptions) -> str:
    """The import name of the package: a lower-case ASCII identifier.

    Raises:
        ClientOptionsError: the configured name is none.
    """
    if options.package:
        name = options.package
        if not (name.isascii() and name.isidentifier() and name == name.lower()) or iskeyword(name):
            raise ClientOptionsError(
                f"package name {name!r}: must be a lower-case Python name such as pools_client"
            )
        return name
    title = str(document.info.get("title", "")).lower()
    words = re.findall(r"[a-z0-9]+", title)
    if not words or words[0][0].isdigit():
        words.insert(0, "api")
    if words[-1] != "client":
        words.append("client")
    return "_".join(words)


def package_version(document: Document, options: ClientOptions) -> str:
    """The version of the package as PEP 440 wants it: `v2` is `2`; what is no version is `0`.

    Raises:
        ClientOptionsError: the configured version is none.
    """
    if options.version:
        match = _VERSION.fullmatch(options.version)
        if match is None:
            raise ClientOptionsError(
                f"package version {options.version!r}: must be a version such as 1.4.0 (PEP 440)"
            )
        return match[1]
    stated = str(document.info.get("version", ""))
    if match := _VERSION.fullmatch(stated.lower()):
        return match[1]
    return ".".join(str(int(number)) for number in re.findall(r"[0-9]+", stated)[:3]) or "0"
