"""Results as bytes, and back.

In: a result, and its type. Out: bytes (MessagePack), and from these a result of that type or none:
they are read by the types of its fields, and nothing that they hold is ever called.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from rst2openapi.diagnostics import Rule
from rst2openapi.rules import CATALOGUE

Kind = TypeVar("Kind")


class UnpackableError(ValueError):
    """A result that has no bytes: MessagePack has neither half characters nor boundless numbers."""


def packed(result: object) -> bytes:
    """A result as bytes.

    Raises:
        UnpackableError: a text in it is no Unicode, a number has more than 64 bits, or it is of no
            kind that is kept.
    """
    try:
        return _ENCODER.encode(result)
    except (UnicodeError, OverflowError, TypeError, ValueError, RecursionError) as error:
        raise UnpackableError(str(error)) from None


def unpacked(data: bytes | memoryview, kind: type[Kind]) -> Kind | None:
    """What `packed` made bytes of; None where they hold anything else."""
    try:
        return cast(Kind, _decoder(cast(Hashable, kind)).decode(data))
    except (ValueError, RecursionError, LookupError):
        return None


def _code(one: object) -> str:
    """Rules go by their code, for they are compared by identity."""
    if isinstance(one, Rule):
        return one.code
    raise TypeError(f"no {type(one).__name__} is kept")


def _rule(kind: type, code: Any) -> Rule:
    if kind is not Rule:
        raise ValueError(f"no {kind.__name__} is kept")
    return CATALOGUE[code]


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_code)


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_rule)
