"""Work that goes on beside this process, in a copy of it.

In: work that only looks at what is there. Out: its result, when it is asked for.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from rst2openapi.collecting import collect_less

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext

Result = TypeVar("Result")


def can_copy() -> bool:
    """Whether this process can be copied (`fork`) without harm.

    It cannot where there are other threads, whose locks a copy would hold for good; and only Linux
    promises that it can otherwise.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def process_pool(processes: int) -> ProcessPoolExecutor:
    """Processes for work of the same kind: copies of this one, where it can be copied."""
    # Imported here, as below: one process alone needs nothing of what others are made with.
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(processes, process_context(), initializer=collect_less)


def process_context() -> ForkContext | SpawnContext:
    """How processes are made: as copies of this one, where it can be copied."""
    from multiprocessing import get_context

    return get_context("fork") if can_copy() else get_context("spawn")


@contextmanager
def beside(work: Callable[[], Result], *, wanted: bool) -> Iterator[Callable[[], Result | None]]:
    """Begin `work` in a copy of this process where that is `wanted` and possible.

    What the block gets waits for the result and returns it: None where there is no copy, or it came
    to grief. Then the work is to be done here: what went wrong there goes wrong here, and is told.
    """
    if not wanted or not can_copy():
        yield lambda: None
        return
    context = process_context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=send_result, args=(work, sender), daemon=True)
    process.start()
    sender.close()

    try:
        yield result_from(receiver)
    finally:
        receiver.close()
        process.terminate()
        process.join()


def result_from(line: Connection) -> Callable[[], Any]:
    """Waits for what `send_result` sends, and returns it, as often as it is asked for.

    None where nothing was sent.
    """

    @cache
    def wait() -> Any:
        try:
            return line.recv()
        except (EOFError, OSError):
            return None

    return wait


def send_result(work: Callable[[], object], sender: Connection) -> None:
    """Run in the other process, at its end; without a result nothing is sent."""
    try:
        sender.send(work())
    except Exception:  # told by the process that does the work again
        sender.close()
