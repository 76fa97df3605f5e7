"""Documents that change while the mock runs.

In: services. Out: services with new engines, and a word about each. Asks for the stamps of the
sources every so often in a thread of its own: that works on every file system.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rst2openapi.outputs.mock.edge.services import Service

Tell = Callable[[str], None]


@contextmanager
def watching(services: Iterable[Service], tell: Tell, *, every: float = 0.5) -> Iterator[None]:
    """Reload what changes for the length of a block; `every` is in seconds."""
    ended = threading.Event()
    listed = tuple(services)

    def watch() -> None:
        while not ended.wait(every):
            for service in listed:
                if service.refresh():
                    tell(_news(service))

    thread = threading.Thread(target=watch, daemon=True, name="mock-watch")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(5)


def _news(service: Service) -> str:
    if not service.trouble:
        return f"{service.source.label} changed: its mock starts anew"
    if service.ready is None:
        return service.trouble
    return f"{service.trouble}; the mock goes on with what it read before"
