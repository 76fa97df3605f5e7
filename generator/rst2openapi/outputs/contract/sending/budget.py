"""What a run may spend: calls, time, and calls in a period.

In: the options of a run. Out: leave to make the next call, or `EndOfRun`. One budget is shared by
all threads of a run.
"""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass, field

from rst2openapi.files import InputError
from rst2openapi.outputs.contract.sending.calls import EndOfRun

_RATE = re.compile(r"(\d{1,9})/(s|sec|m|min|h|hour|d|day)")
_PERIODS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


@dataclass(slots=True)
class Budget:
    """Counts what was spent."""

    max_requests: int | None = None
    max_time: float | None = None
    """Seconds from the start."""
    interval: float = 0.0
    """Seconds between two calls."""
    spent: int = 0
    started: float = field(default_factory=time.monotonic)
    ended: str = ""
    """Why no further call is made; empty while there may be some."""
    _next: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> None:
        """Wait for the turn of the next call.

        Raises:
            EndOfRun: there is nothing left to spend.
        """
        with self._lock:
            if not self.ended and self.requests_left() == 0:
                self.ended = requests_spent(self.max_requests or 0)
            if not self.ended and self.left() <= 0:
                self.ended = time_spent(self.max_time or 0)
            if self.ended:
                raise EndOfRun(self.ended)
            self.spent += 1
            now = time.monotonic()
            wait = max(0.0, self._next - now)
            self._next = max(now, self._next) + self.interval
        if wait:
            time.sleep(min(wait, max(0.0, self.left())))

    def left(self) -> float:
        """Seconds that are left."""
        if self.max_time is None:
            return float("inf")
        return self.started + self.max_time - time.monotonic()

    def requests_left(self) -> int | None:
        """Calls that are left; None where they are not counted."""
        return None if self.max_requests is None else max(0, self.max_requests - self.spent)


def requests_spent(most: int) -> str:
    """How a run says that its calls are used up."""
    return f"the budget of {most} requests is spent"


def time_spent(most: float) -> str:
    """How a run says that its time is up."""
    return f"the budget of {most:g} seconds is spent"


def interval_of(rate: str) -> float:
    """Seconds between two calls of a rate such as `100/m`; 0 where it is empty.

    Raises:
        InputError: it is no such rate.
    """
    if not rate:
        return 0.0
    found = _RATE.fullmatch(rate.strip())
    if not found or int(found[1]) == 0:
        raise InputError(f"--rate-limit {rate!r}: write it as 10/s, 100/m or 1000/h")
    return _PERIODS[found[2][0]] / int(found[1])
