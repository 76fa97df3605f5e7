"""Services → outcomes, each in a process of its own, in order.

In: an `Order` for each service. Out: its outcome, or why there is none, and the seconds it took.
One service that fails costs itself alone; what is done waits for what stands before it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.build.beside import process_pool
from rst2openapi.build.cache import Cache
from rst2openapi.build.loading import load_overlays
from rst2openapi.build.outcome import Format, Outcome, build_outcome
from rst2openapi.build.trip import Progress
from rst2openapi.config import Config
from rst2openapi.files import InputError


class Order(Struct, frozen=True, kw_only=True):
    """What is asked for a service."""

    service: Path
    """Folder of pages, or a page."""
    config: Config
    format: Format
    overlays: tuple[Path, ...] = ()
    cache: Cache | None = None
    jobs: int = 1


class Done(Struct, frozen=True, kw_only=True):
    """What became of an order."""

    result: Outcome | InputError
    """Its outcome, or why there is none."""
    seconds: float


def build_each(
    orders: Sequence[Order], *, jobs: int, progress: Progress = lambda *_: None
) -> Iterator[Done]:
    """Build services with up to `jobs` processes, which one service alone shares for its pages."""
    several = min(jobs, len(orders))
    if several <= 1:
        yield from (_build(replace(one, jobs=jobs), progress) for one in orders)
        return
    shared = [replace(one, jobs=max(1, jobs // several)) for one in orders]
    progress("services", 0, len(orders))
    with process_pool(several) as pool:
        for count, done in enumerate(pool.map(_build, shared), 1):
            progress("services", count, len(orders))
            yield done


def _build(order: Order, progress: Progress = lambda *_: None) -> Done:
    started = time.monotonic()
    try:
        result: Outcome | InputError = build_outcome(
            order.service,
            order.config,
            format=order.format,
            jobs=order.jobs,
            progress=progress,
            cache=order.cache,
            overlays=load_overlays(order.overlays, order.service),
        )
    except InputError as error:
        result = error
    return Done(result=result, seconds=time.monotonic() - started)
