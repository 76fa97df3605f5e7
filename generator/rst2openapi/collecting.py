"""Garbage is collected less often while pages are read, and documents made and read.

A document is a million objects that stay, and Python's own figures have the collector look through
all of them again and again, the more often the more there are: a quarter of the time of a build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = (1_000_000, 50, 100)
"""Of `gc.set_threshold`: the first is how many objects are made before the youngest are looked
through; Python's own figure is some hundred."""


@contextmanager
def fewer_collections() -> Iterator[None]:
    """Collect less often for the length of a block."""
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def no_collections() -> Iterator[None]:
    """Collect nothing for the length of a block that makes much and no circles, as parsers do."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def collect_less() -> None:
    """Collect less often for the life of the process."""
    gc.set_threshold(*_THRESHOLDS)


def collect_now() -> None:
    """Collect everything, while nobody waits: a process that goes on would grow with every run."""
    gc.collect()
