"""What openapi-python-client makes of names, so that nothing is emitted that it would lose.

In: names and values of the document. Out: the names of generated code, and `x-enum-varnames`.
Follows the rules of its `strings` module; a test compares both. Decides nothing about the document.
"""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_DELIMITERS = r"\. _-"

SHADOWED = frozenset(
    [
        "Any",
        "AuthenticatedClient",
        "BinaryIO",
        "Client",
        "Enum",
        "File",
        "FileTypes",
        "Generator",
        "HTTPStatus",
        "IntEnum",
        "Literal",
        "Mapping",
        "MutableMapping",
        "RequestFiles",
        "Response",
        "Self",
        "StrEnum",
        "TYPE_CHECKING",
        "TextIO",
        "TypeVar",
        "UNSET",
        "Union",
        "Unset",
        "UUID",
    ]
)
"""Class names that generated modules import; a schema of this name shadows one of them."""

_REMEMBERED = 1 << 14
"""Names asked for again and again: the fields of a service repeat."""


@lru_cache(maxsize=_REMEMBERED)
def _sanitized(value: str) -> str:
    if value.isascii() and value.isidentifier():
        return value
    return "".join(c for c in value if c.isidentifier() or c.isdecimal() or c in _DELIMITERS)


@lru_cache(maxsize=_REMEMBERED)
def _words(value: str) -> tuple[str, ...]:
    kept = _sanitized(value)
    if any(c.isupper() for c in kept):
        kept = " ".join(re.split("([A-Z]?[a-z]+)", kept))
    return tuple(re.findall(rf"[^{re.escape(_DELIMITERS)}]+", kept))


def snake_case(value: str) -> str:
    """The snake_case words of a name."""
    return "_".join(_words(value)).lower()


def pascal_case(value: str) -> str:
    """The PascalCase words of a name."""
    return "".join(word if word.isupper() else word.capitalize() for word in _words(value))


def class_name(value: str) -> str:
    """The class that a schema of this name becomes."""
    name = _unreserved(pascal_case(value))
    return name if name.isidentifier() else _unreserved(pascal_case(f"field_{name}"))


def member_name(value: str) -> str:
    """The attribute or argument that a field or parameter of this name becomes."""
    name = _unreserved(snake_case(value))
    is_private = _sanitized(value).startswith("_")
    return name if name.isidentifier() and not is_private else f"field_{name}"


_RESERVED = frozenset({*dir(builtins), "self", "true", "false", "datetime"} - {"id"})


def _unreserved(name: str) -> str:
    return f"{name}_" if name in _RESERVED or keyword.iskeyword(name) else name


def enum_variable_names(values: Sequence[str], given: Sequence[str] = ()) -> list[str]:
    """`x-enum-varnames` of string values, empty where the generator's own names will do.

    Its own names are the values in upper case. They will not do where two of them become equal,
    and where a value starts with no letter: such a value is named by its place in the list, so
    that a new value would rename the others.
    """
    own = [snake_case(value.upper()).upper() for value in values]
    if (
        not any(given)
        and all(value[:1].isalpha() for value in values)
        and all(name.isidentifier() for name in own)
        and len(set(own)) == len(own)
        and not _clash(values, own)
    ):
        return []
    names = [
        _variable(name or value)
        for value, name in zip(values, given or [""] * len(values), strict=True)
    ]
    for tell_apart in (_case, _spelled, _code_points):
        if len(set(names)) == len(names):
            break
        names = _refined(names, [tell_apart(value) for value in values])
    return names


def _refined(names: Sequence[str], suffixes: Sequence[str]) -> list[str]:
    """Equal names with suffixes, where these tell them apart."""
    groups: dict[str, set[str]] = {}
    for name, suffix in zip(names, suffixes, strict=True):
        groups.setdefault(name, set()).add(suffix)
    return [
        f"{name}_{suffix}" if len(groups[name]) > 1 else name
        for name, suffix in zip(names, suffixes, strict=True)
    ]


def _clash(values: Sequence[str], own: Sequence[str]) -> bool:
    """Whether an unsanitised name equals a sanitised one of another value, which it refuses."""
    place = {name: n for n, name in enumerate(own)}
    return any(place.get(value.upper(), n) != n for n, value in enumerate(values))


def _variable(value: str) -> str:
    name = snake_case(_ascii(value).upper()).upper() or _spelled(value)
    return name if name[:1].isalpha() else f"VALUE_{name}"


def _ascii(value: str) -> str:
    return "".join(
        c if c.isascii() and c.isalnum() else "_"
        for c in unicodedata.normalize("NFKD", value)
        if not unicodedata.combining(c)
    )


def _case(value: str) -> str:
    if value.islower():
        return "LOWER"
    return "UPPER" if value.isupper() else "MIXED"


def _spelled(value: str) -> str:
    """Every sign by its Unicode name: `-` is HYPHEN_MINUS."""
    parts = re.findall(r"[A-Za-z0-9]+|.", value, re.DOTALL)
    words = (
        p if p.isascii() and p.isalnum() else unicodedata.name(p, f"U{ord(p):X}") for p in parts
    )
    return _ascii("_".join(words)).upper().replace("__", "_") or "EMPTY"


def _code_points(value: str) -> str:
    return "_".join(f"{ord(c):X}" for c in value) or "EMPTY"
