"""The parts of a document that are checked and written each by itself.

In: a document, its source map, the examples as the pages write them, a memory. Out: its path items
and components, and under keys of all that a check looks at, what it found in another run. Without a
memory nothing is known, and no key is made.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any, TypeVar

from msgspec import Struct, msgpack
from msgspec.json import encode

from rst2openapi.data import Data
from rst2openapi.memory import Memory
from rst2openapi.model import Example
from rst2openapi.openapi.document import Document, escape
from rst2openapi.openapi.sources import SourceMap
from rst2openapi.openapi.walk import NAME_MAPS

Kind = TypeVar("Kind", bound=Data)


class Fragment(Struct, frozen=True, eq=False):
    """A path item or a component."""

    pointer: str
    node: Any


class Fragments:
    """The fragments of a document, and what is known of them."""

    def __init__(
        self,
        document: Document,
        sources: SourceMap | None = None,
        shown: Iterable[Example] = (),
        memory: Memory | None = None,
    ) -> None:
        self.every = list(fragments(document.content))
        self.shown = {one.origin: one for one in shown if one.origin}
        """The examples as the pages write them, by their places."""
        self._reaches: dict[str, Sequence[str]] = {}
        self._places: dict[str, bytes] = {}
        self._version = str(document.content.get("openapi"))
        self._sources = sources or {}
        self._memory = memory

    def recall(self, key: str, kind: type[Kind], make: Callable[[], Kind]) -> Kind:
        """What is known under a key, or what is made now, and known from now on."""
        known = self.take(key, kind)
        if known is None:
            known = make()
            self.put(key, known)
        return known

    def take(self, key: str, kind: type[Kind]) -> Kind | None:
        """What is known under a key."""
        return self._memory.take(key, kind) if self._memory and key else None

    def put(self, key: str, result: Data) -> None:
        """Know it from now on."""
        if self._memory and key:
            self._memory.put(key, result)

    # --- keys ---------------------------------------------------------------------------------
    def of_text(self, one: Fragment, what: str) -> str:
        """A key of what a fragment says."""
        return self._key(what, one.pointer, [self._digest(one.pointer)])

    def of_reach(self, one: Fragment, what: str) -> str:
        """A key of what a fragment says, and all that it refers to."""
        if self._memory is None:
            return ""
        return self._key(what, one.pointer, map(self._digest, self._reach(one.pointer)))

    def of_places(self, one: Fragment, what: str) -> str:
        """The same, and of where all of it stands on the pages."""
        if self._memory is None:
            return ""
        reach = self._reach(one.pointer)
        return self._key(what, one.pointer, [*map(self._digest, reach), *map(self._place, reach)])

    def _key(self, what: str, pointer: str, digests: Iterable[bytes]) -> str:
        if self._memory is None:
            return ""
        found = list(digests)
        if not all(found):
            return ""
        head = f"{what} {self._version} {pointer}".encode(errors="surrogatepass")
        return f"{what} {blake2b(b''.join([*found, head]), digest_size=20).hexdigest()}"

    def _digest(self, pointer: str) -> bytes:
        return self._digests.get(pointer, _NOWHERE)

    @cached_property
    def _digests(self) -> Mapping[str, bytes]:
        return {one.pointer: _hash(one.node) for one in self.every}

    # --- what refers to what ------------------------------------------------------------------
    def _reach(self, pointer: str) -> Sequence[str]:
        """The fragment and all that it refers to, in some order that is always the same."""
        known = self._reaches.get(pointer)
        if known is None:
            found, pending = {pointer}, [pointer]
            while pending:
                for other in self._references.get(pending.pop(), ()):
                    if other not in found:
                        found.add(other)
                        pending.append(other)
            known = self._reaches[pointer] = sorted(found)
        return known

    @cached_property
    def _references(self) -> Mapping[str, frozenset[str]]:
        """Found in the text of a fragment: what only looks like a reference does no harm."""
        return {
            one.pointer: frozenset(map(bytes.decode, _REFERENCE.findall(encode(one.node))))
            for one in self.every
            if self._digests[one.pointer]
        }

    # --- places -------------------------------------------------------------------------------
    @cached_property
    def _pointers(self) -> Sequence[str]:
        return sorted(self._sources)

    def _place(self, pointer: str) -> bytes:
        """A digest of the places below a pointer, and of the examples that the pages show there."""
        known = self._places.get(pointer)
        if known is None:
            start = bisect_left(self._pointers, pointer)
            end = bisect_left(self._pointers, f"{pointer}0", start)  # behind the slash comes 0
            below = [(one, self._sources[one]) for one in self._pointers[start:end]]
            spans = dict.fromkeys(span for _, span in below)
            shown = [self.shown[one] for one in spans if one in self.shown]
            known = self._places[pointer] = _hash([below, shown])
        return known


_REFERENCE = re.compile(rb'"\$ref":"#(/components/[^"/]+/[^"/]+|/paths/[^"/]+)')
_NOWHERE = blake2b(b"").digest()
"""Of a fragment that there is none of."""


def _hash(node: Any) -> bytes:
    """A digest of data; nothing where it has none, as half a character."""
    try:
        return blake2b(msgpack.encode(node)).digest()
    except (ValueError, TypeError, OverflowError, RecursionError):
        return b""


def fragments(content: Mapping[str, Any]) -> Iterator[Fragment]:
    """The path items and components of a document, in its order."""
    for at, entries in _maps(content).items():
        for key, node in entries.items():
            yield Fragment(f"{at}/{escape(str(key))}", node)


def rest(content: Mapping[str, Any]) -> dict[str, Any]:
    """A document without its fragments."""
    maps = _maps(content)
    found = {key: value for key, value in content.items() if f"/{key}" not in maps}
    if isinstance(components := content.get("components"), dict):
        found["components"] = {
            key: value for key, value in components.items() if f"/components/{key}" not in maps
        }
    return found


def _maps(content: Mapping[str, Any]) -> dict[str, dict[Any, Any]]:
    """The maps whose values are fragments, by their pointers."""
    components = content.get("components")
    inner = components.items() if isinstance(components, dict) else ()
    maps = {f"/{key}": content[key] for key in ("paths", "webhooks") if key in content}
    maps |= {f"/components/{key}": value for key, value in inner if key in NAME_MAPS}
    return {at: one for at, one in maps.items() if isinstance(one, dict)}
