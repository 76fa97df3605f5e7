"""Results as bytes, and back.

In: data classes of this program, rules, plain containers and values. Out: bytes that hold these
and nothing else; nothing that they name is ever called but what makes these again. Data classes go
field by field: the way by which `pickle` fills frozen ones takes three times as long.
"""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter
from types import MemberDescriptorType
from typing import Any

from rst2openapi.diagnostics import Rule
from rst2openapi.rules import CATALOGUE

PROTOCOL = 5


def packed(result: Any) -> bytes:
    """A result as bytes.

    Raises:
        pickle.PicklingError, TypeError, RecursionError: it is none that can be kept.
    """
    stream = io.BytesIO()
    _Pickler(stream, protocol=PROTOCOL).dump(result)
    return stream.getvalue()


def unpacked(data: bytes) -> Any | None:
    """What `packed` made bytes of; None where they hold anything else."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except Exception:  # whatever is wrong with them, they are as good as none
        return None


class _Kind:
    """A data class: how its objects are taken apart, and made of their fields."""

    def __init__(self, cls: type) -> None:
        self.name = f"{cls.__module__}:{cls.__qualname__}"
        names = [field.name for field in fields(cls)]
        self.values = _values(names)
        self._class = cls
        self._writers = [_writer(cls, name) for name in names]

    def __call__(self, *values: object) -> Any:
        """An object with these fields, as it was."""
        made: Any = object.__new__(self._class)
        for write, value in zip(self._writers, values, strict=True):
            write(made, value)
        return made


def _values(names: Sequence[str]) -> Callable[[Any], tuple[object, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _writer(cls: type, name: str) -> Callable[[object, object], None]:
    """What fills a field of a new object, though its class is frozen: a slot's own C code."""
    slot = getattr(cls, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda made, value: object.__setattr__(made, name, value)


_KINDS: dict[type, _Kind] = {}


def _kind(cls: type) -> _Kind:
    if cls not in _KINDS:
        _KINDS[cls] = _Kind(cls)
    return _KINDS[cls]


class _Pickler(pickle.Pickler):
    """Rules by code, for they are compared by identity; data classes by name and fields."""

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, Rule):
            return rule_called, (obj.code,)
        if isinstance(obj, _Kind):
            return kind_called, (obj.name,)
        cls = type(obj)
        if not hasattr(cls, "__dataclass_fields__"):
            return NotImplemented
        kind = _kind(cls)
        return kind, kind.values(obj)


class _Unpickler(pickle.Unpickler):
    """What bytes name is one of two functions here, or an enumeration of this program."""

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name in _CALLED:
            return _CALLED[name]
        found = _own(module, name)
        if hasattr(found, "__members__"):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place here")


def rule_called(code: str) -> Rule:
    """The rule of a code.

    Raises:
        KeyError: there is none.
    """
    return CATALOGUE[code]


@cache
def kind_called(name: str) -> _Kind:
    """The data class of a name, `module:class`.

    Raises:
        pickle.UnpicklingError: this program has none of this name.
    """
    found = _own(*name.split(":"))
    if not hasattr(found, "__dataclass_fields__"):
        raise pickle.UnpicklingError(f"{name} is no data class")
    return _kind(found)


_CALLED = {"rule_called": rule_called, "kind_called": kind_called}


def _own(module: str, name: str) -> type:
    """A class of this program.

    Raises:
        pickle.UnpicklingError: it has none of this name.
    """
    if module.partition(".")[0] == "rst2openapi" and module in sys.modules:
        found = getattr(sys.modules[module], name, None)
        if isinstance(found, type):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no class of this program")
