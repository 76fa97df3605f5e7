"""Several documents behind one address: a mount for each, loaded when first needed.

In: `Source`s that can be loaded and watched. Out: `Service`s with an engine that is made on demand
and made anew when the document changed. One service alone is mounted at the root. Reads no files
itself.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rst2openapi.files import InputError
from rst2openapi.openapi import Document, DocumentError
from rst2openapi.outputs.mock.options import MockOptions
from rst2openapi.outputs.mock.respond import Engine, build_engine


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from."""

    name: str
    """What its mount is called, e.g. the stem of its file."""
    label: str
    """What messages call it, e.g. the file's path."""
    load: Callable[[], Document]
    """Raises InputError where there is no document."""
    stamp: Callable[[], object] = lambda: None
    """Something that differs when the document has changed."""


@dataclass(slots=True)
class Service:
    """One mounted document."""

    source: Source
    mount: str
    """Empty, or a slash and a name."""
    options: MockOptions
    trouble: str = ""
    """Why the document could not be loaded; empty where all is well."""
    _engine: Engine | None = None
    _stamp: object = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def name(self) -> str:
        """The name of the mount; that of the source where it is the root."""
        return self.mount.removeprefix("/") or self.source.name

    @property
    def ready(self) -> Engine | None:
        """The engine, if it is made already."""
        return self._engine

    def engine(self) -> Engine:
        """The engine, made now if it is not yet; may take a second for a large document.

        Raises:
            InputError: the document cannot be used.
        """
        with self._lock:
            if self._engine is None:
                self._load()
            if self._engine is None:
                raise InputError(self.trouble)
            return self._engine

    def refresh(self) -> bool:
        """Load the document again if it has changed; whether it has.

        Resources start anew from its examples. Where it cannot be used, the old one stays and
        `trouble` says why.
        """
        with self._lock:
            if self._engine is None and not self.trouble:
                return False
            if self.source.stamp() == self._stamp:
                return False
            self._load()
            return True

    def _load(self) -> None:
        # The stamp comes first: a change while loading is seen the next time.
        self._stamp = self.source.stamp()
        try:
            document = self.source.load()
            check_references(document)
            self._engine = build_engine(document, self.options)
            self.trouble = ""
        except InputError as error:
            self.trouble = str(error)
        except DocumentError as error:
            self.trouble = f"{self.source.label}: {error}"


_DATA = frozenset({"example", "examples", "default", "enum", "const", "value"})
"""Keys of data, in which `$ref` is no reference."""


def check_references(document: Document) -> None:
    """Follow every reference of a document once.

    Raises:
        DocumentError: one leads nowhere.
    """
    waiting: list[object] = [document.content]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if isinstance(node.get("$ref"), str) and node["$ref"].startswith("#"):
                document.at(node["$ref"])
            waiting += [
                inner
                for key, inner in node.items()
                if key not in _DATA and not str(key).startswith("x-")
            ]


def mount_services(sources: Iterable[Source], options: MockOptions) -> Mapping[str, Service]:
    """Services by mount; equal names are numbered."""
    listed = list(sources)
    if len(listed) == 1:
        return {"": Service(listed[0], "", options)}
    services: dict[str, Service] = {}
    for source in listed:
        name = _segment(source.name)
        mount, number = f"/{name}", 2
        while mount in services:
            mount, number = f"/{name}-{number}", number + 1
        services[mount] = Service(source, mount, options)
    return services


def _segment(name: str) -> str:
    """A name as a path segment that needs no escapes and is none of the mock's own."""
    clean = re.sub(r"[^A-Za-z0-9._~-]+", "-", name).strip(".-")
    return clean if clean and not clean.startswith("__") else f"service-{clean.strip('_')}"
