"""What examples show at one place of a schema, and where they show it.

In: values and the examples that hold them. Out: nothing but a record of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from msgspec import Struct, field

from rst2openapi.model import Example, Json, path_text
from rst2openapi.source import Span

_NOWHERE = Span("", 0)
_json_text = json.JSONEncoder(sort_keys=True).encode


class Sight(Struct, frozen=True):
    """A place in an example."""

    example: Example
    path: tuple[str | int, ...]
    number: int = 0
    """Of the example among those of its operation."""

    @property
    def start(self) -> Span:
        """Where the example begins."""
        return self.example.origin or _NOWHERE

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return self.example.place_of(self.path) or _NOWHERE

    @property
    def name(self) -> str:
        """What messages call the value."""
        return repr(path_text(self.path)) if self.path else "the body"


class Shown(Struct):
    """What the examples showed at one address."""

    values: dict[str, Json] = field(default_factory=dict)
    """Scalars that may contradict the schema, and containers that it does not expect, by their
    JSON text."""
    absent: set[str] = field(default_factory=set)
    """Required members that a response example lacks."""
    sights: dict[str, Sight] = field(default_factory=dict)
    """Where each value was shown first, by its JSON text; for absent members, what lacks them."""
    has_fitting: bool = False
    """A value of the expected kind that contradicts nothing was shown too."""
    hidden: set[str] = field(default_factory=set)
    """Of `absent`, what stands inside a member whose table tells of a plain value."""
    of_map: bool = False
    """The values of a map: `Map<String,Object>` means any value, as in Java."""
    told_of_requests: bool = False
    """The table is one that requests have too."""

    def add(self, value: Json, sight: Sight) -> None:
        """Note a value and where it was shown first."""
        text = _json_text(value)
        self.values.setdefault(text, value)
        self.note(text, sight)

    def lack(self, names: Iterable[str], sight: Sight) -> None:
        """Note required members that an object lacks."""
        for name in names:
            self.absent.add(name)
            self.note(name, sight)

    def note(self, text: str, sight: Sight) -> None:
        """Note where a value, or what lacks a member, is shown; the first place counts."""
        if text not in self.sights or sight.start < self.sights[text].start:
            self.sights[text] = sight
