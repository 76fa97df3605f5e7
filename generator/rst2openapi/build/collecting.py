"""Garbage is collected less often while pages are read and documents made.

A build makes millions of objects that stay, and Python's collector looks through all of them again
and again: a quarter of the time, for the little that a page leaves behind.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 100_000
"""Objects made before the youngest are looked through; Python's own figure is some hundred."""


@contextmanager
def fewer_collections() -> Iterator[None]:
    """Collect less often for the length of a block."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_less() -> None:
    """Collect less often for the life of a process that does nothing else."""
    gc.set_threshold(_OBJECTS, 50, 100)
