"""The parts of a document that are checked and written each by itself.

In: a document, its source map, the examples as the pages write them, a memory. Out: its path items
and components, and under keys of all that a check looks at, what it found in another run. Without a
memory nothing is known, and no key is made.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.json import encode

from rst2openapi.data import Data
from rst2openapi.memory import Memory, ready, recall
from rst2openapi.model import Example
from rst2openapi.openapi.document import Document, JsonObject
from rst2openapi.openapi.pointers import escape
from rst2openapi.openapi.sources import SourceMap, span_of
from rst2openapi.openapi.walk import NAME_MAPS, objects
from rst2openapi.reach import NOWHERE, Reach, digest, labelled, together, told

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
        self._version = str(document.content.get("openapi"))
        self._sources = sources or {}
        self._memory = memory
        self._objects: dict[str, Sequence[tuple[str, JsonObject]]] = {}

    def recall(self, key: str, kind: type[Kind], make: Callable[[], Kind]) -> Kind:
        """What is known under a key, or what is made now, and known from now on."""
        return recall(self._memory, key, kind, make)

    def take(self, key: str, kind: type[Kind]) -> Kind | None:
        """What is known under a key."""
        return self._memory.take(key, kind) if self._memory and key else None

    def put(self, key: str, result: Data) -> None:
        """Know it from now on."""
        if self._memory and key:
            self._memory.put(key, result)

    def may_show(self, one: Fragment) -> bool:
        """Whether there may be an example in a fragment; surely not in three of four.

        That costs nothing where a key is made, and is not found out where none is.
        """
        return self._memory is None or not self._texts[one.pointer].is_plain

    def below(self, pointers: Iterable[str]) -> Collection[str]:
        """The pointers of fragments and of all that these lead to; of all, where none is known."""
        found = self._reach.below(pointers) if self._memory else None
        return [one.pointer for one in self.every] if found is None else found

    def objects(self, one: Fragment) -> Sequence[tuple[str, JsonObject]]:
        """The objects of a fragment, for which several checks look."""
        known = self._objects.get(one.pointer)
        if known is None:
            known = self._objects[one.pointer] = objects(one.node, one.pointer)
        return known

    # --- keys ---------------------------------------------------------------------------------
    def of_text(self, one: Fragment, what: str) -> str:
        """A key of what a fragment says."""
        return labelled(what, self._texts[one.pointer].own) if self._memory else ""

    def of_reach(self, one: Fragment, what: str) -> str:
        """A key of what a fragment says, and all that it refers to."""
        return labelled(what, self._reach.of(one.pointer)) if self._memory else ""

    def of_places(self, one: Fragment, what: str) -> str:
        """The same, of where it stands on the pages, and of which page describes which variant."""
        if not self._memory:
            return ""
        return labelled(what, together([self._place(one.pointer), self._paged.of(one.pointer)]))

    @cached_property
    def _texts(self) -> Mapping[str, _Text]:
        return ready(self._memory, _Texts).of(self.every, self._version)

    @cached_property
    def _reach(self) -> Reach:
        texts = self._texts

        def look(pointer: str) -> tuple[bytes, Iterable[str]]:
            text = texts.get(pointer)
            return (text.own, text.references) if text else (NOWHERE, ())

        return Reach(look)

    @cached_property
    def _paged(self) -> Reach:
        """The same, with the pages that describe the variants of a choice."""
        texts = self._texts

        def look(pointer: str) -> tuple[bytes, Iterable[str]]:
            own, references = self._reach.look(pointer)
            if pointer in texts and texts[pointer].is_varied:
                pages = [span_of(one, self._sources).path for one in references]
                own = together([own, self._place(pointer), digest(told(pages))])
            return own, references

        return Reach(look)

    # --- places -------------------------------------------------------------------------------
    @cached_property
    def _pointers(self) -> Sequence[str]:
        return sorted(self._sources)

    def _place(self, pointer: str) -> bytes:
        """A digest of the places below a pointer, and of the examples that the pages show there."""
        start = bisect_left(self._pointers, pointer)
        end = bisect_left(self._pointers, f"{pointer}0", start)  # behind the slash comes 0
        below = [(one, self._sources[one]) for one in self._pointers[start:end]]
        spans = dict.fromkeys(span for _, span in below)
        shown = [self.shown[one] for one in spans if one in self.shown]
        return digest(told((below, shown)))


class _Text(Struct, frozen=True):
    """What a fragment says, as far as keys need it."""

    version: str
    """Of OpenAPI, in which it says that."""
    node: Any
    own: bytes
    """Its digest,"""
    references: Iterable[str]
    """and the fragments that it refers to."""
    is_plain: bool
    """It surely has no example."""
    is_varied: bool
    """It may have choices."""


class _Texts:
    """What fragments say; not found out again of a node that is still the same object."""

    def __init__(self) -> None:
        self._known: dict[str, _Text] = {}

    def of(self, every: Iterable[Fragment], version: str) -> Mapping[str, _Text]:
        """What fragments say in a version of OpenAPI, by their pointers."""
        known = self._known

        def text(one: Fragment) -> _Text:
            last = known.get(one.pointer)
            if last and last.node is one.node and last.version == version:
                return last
            return _text(one, version)

        self._known = {one.pointer: text(one) for one in every}
        return self._known


def _text(one: Fragment, version: str) -> _Text:
    data = told((version, one.pointer, one.node))
    return _Text(
        version=version,
        node=one.node,
        own=digest(data),
        references=spoken_of(encode(one.node)) if data else (),
        is_plain=bool(data) and b"example" not in data,
        is_varied=b"anyOf" in data or b"oneOf" in data,
    )


_POINTER = re.compile(rb'"#(/(?:components/[^"/]+|paths)/[^"/]+)')


def spoken_of(text: bytes) -> set[str]:
    """The fragments to which JSON text refers; what only looks like a reference does no harm."""
    return set(map(bytes.decode, _POINTER.findall(text)))


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
