"""Identities that a walk has come across, for the placeholders of paths.

In: values of a path's placeholders, as answers told them. Out: the values for another path that
shares its beginning. What the walk made itself goes before what was there.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from rst2openapi.outputs.contract.walk.resources import placeholders, prefix_of

_MOST = 20
"""Identities remembered of a kind; a walk needs few."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Values of all placeholders of a path up to one of them."""

    values: tuple[str, ...]
    own: bool
    """Whether this run made the resource."""


@dataclass(slots=True)
class Known:
    """What is known so far; may be used from several threads."""

    _found: dict[str, list[Bound]] = field(default_factory=dict)
    """By the path up to the placeholder."""
    _named: dict[str, list[Bound]] = field(default_factory=dict)
    """By the name of the placeholder, for paths that begin otherwise."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, path: str, values: tuple[str, ...], *, own: bool) -> None:
        """Remember the values of all placeholders of a path; own resources come first."""
        bound = Bound(values, own)
        name = placeholders(path)[-1]
        with self._lock:
            for listed in (
                self._found.setdefault(prefix_of(path, name), []),
                self._named.setdefault(name, []),
            ):
                if any(one.values == values for one in listed):
                    continue
                if own:
                    listed.insert(0, bound)
                elif len(listed) < _MOST:
                    listed.append(bound)

    def forget(self, path: str, values: tuple[str, ...]) -> None:
        """A resource is gone, and all below it."""
        name = placeholders(path)[-1]
        prefix = prefix_of(path, name)
        with self._lock:
            for key, listed in self._found.items():
                if key.startswith(prefix):
                    listed[:] = [one for one in listed if one.values[: len(values)] != values]
            named = self._named.get(name, [])
            named[:] = [one for one in named if one.values != values]

    def candidates(self, path: str) -> Iterator[tuple[dict[str, str], bool]]:
        """Values by placeholder, as many as are known, and whether the innermost is own."""
        names = placeholders(path)
        for depth in range(len(names), 0, -1):
            with self._lock:
                listed = list(self._found.get(prefix_of(path, names[depth - 1]), ()))
            if listed:
                for one in listed:
                    values = dict(zip(names, one.values, strict=False))
                    yield self._filled(names, values, one.own)
                return
        yield self._filled(names, {}, False)

    def _filled(
        self, names: list[str], values: dict[str, str], own: bool
    ) -> tuple[dict[str, str], bool]:
        """The values with those that other paths told of placeholders of the same name."""
        for name in names:
            with self._lock:
                named = list(self._named.get(name, ()))
            if name not in values and named:
                values[name] = named[0].values[-1]
                own = named[0].own
        return values, own

    def some(self) -> list[str]:
        """Identities of any kind, own ones first."""
        with self._lock:
            bound = [one for listed in self._named.values() for one in listed[:2]]
        return [one.values[-1] for one in sorted(bound, key=lambda one: not one.own)]
