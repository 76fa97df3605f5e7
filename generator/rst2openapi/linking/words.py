"""Words of names: PascalCase, folding, singulars.

In: text of pages. Out: parts of identifiers. Knows no API.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# "OS-EXT-STS:vm_state" -> OS EXT STS vm state; "poolNodeAZs" -> pool Node AZs
_WORD = re.compile(r"[A-Z]+(?![a-z])s?(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[A-Z]+")


_LETTERS = str.maketrans(
    {"ß": "ss", "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l"}
)
"""Letters that are no others with a mark."""


def latin(text: str) -> str:
    """Letters without their marks, as code has them: `Größe` → `Grosse`."""
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """The words of a name or title, camel humps and digits apart."""
    return _WORD.findall(latin(text))


def pascal(text: str) -> str:
    """`volume_type` → `VolumeType`; what is PascalCase already stays as it is."""
    parts = re.findall(r"[A-Za-z0-9]+", latin(text))
    return "".join(part[0].upper() + part[1:] for part in parts)


_SIGNS = re.compile(r"[\W_]")


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """What makes two names the same to file systems and to generated code."""
    return _SIGNS.sub("", latin(text).lower())


def singular(word: str) -> str:
    """`volumes` → `volume`, `policies` → `policy`; `status` stays."""
    lower = word.lower()
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def own_title(tag: str) -> str:
    """The title of a group without the ancestors that `tags` puts in front of ambiguous ones.

    A further group of the same title must not change what is named after this one.
    """
    return tag.rpartition(" - ")[2]


def plural(word: str) -> str:
    """`volume` → `volumes`, `policy` → `policies`; what is a plural already stays."""
    lower = word.lower()
    if lower.endswith("s") or word.isdigit():
        return word
    if lower.endswith("y") and lower[-2:-1] not in ("a", "e", "i", "o", "u") and not word.isupper():
        return f"{word[:-1]}ies"
    return f"{word}es" if lower.endswith(("x", "ch", "sh", "z")) else f"{word}s"
