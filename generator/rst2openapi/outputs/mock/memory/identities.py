"""New identities that look like the known ones.

In: a known identity, a predicate and a random source. Out: an identity nobody has. Knows no store.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HEX = re.compile(r"[0-9a-f]{16,64}")
_SUFFIX = re.compile(r"-[0-9a-f]{4}$")


def new_identity(known: Any, rng: Random, number: int, suits: Callable[[Any], bool]) -> Any:
    """An identity that `suits`, shaped like a known one; the known one where nothing does."""
    return next((one for one in _candidates(known, rng, number) if suits(one)), known)


def _candidates(known: Any, rng: Random, number: int) -> Iterator[Any]:
    if isinstance(known, int):
        yield from (known + number + step for step in range(100))
        return
    text = known if isinstance(known, str) else ""
    if _UUID.fullmatch(text):
        yield str(uuid.UUID(int=rng.getrandbits(128), version=4))
    if _HEX.fullmatch(text):
        yield "".join(rng.choices("0123456789abcdef", k=len(text)))
    if text.isdigit():
        yield from (str(int(text) + number + step) for step in range(100))
    stem = _SUFFIX.sub("", text) or "resource"
    for _ in range(20):
        ending = f"-{rng.getrandbits(16):04x}"
        yield stem + ending
        if len(stem) > len(ending):
            # Where the length is limited, the end of the stem gives way.
            yield stem[: -len(ending)] + ending
    for _ in range(20):
        yield "".join(
            rng.choice("0123456789")
            if char.isdigit()
            else rng.choice("abcdef")
            if char.isalpha()
            else char
            for char in text
        )
    yield str(uuid.UUID(int=rng.getrandbits(128), version=4))
    yield "".join(rng.choices("0123456789abcdef", k=32))
