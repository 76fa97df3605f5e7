"""Random trouble, as networks and servers make it.

In: how often, and a seed. Out: for a request, the documented error to send instead, a dropped
connection, or nothing. Same seed, same order of requests: same trouble.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.mock.answers import Answers, Documented


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with one request."""

    found: Documented | None
    """The error to send; None drops the connection."""

    @property
    def name(self) -> str:
        """What the journal calls it."""
        return "drop" if self.found is None else str(self.found.status)


@dataclass(slots=True)
class Chaos:
    """A source of trouble."""

    rate: float
    """Share of requests, 0 to 1, that go wrong."""
    seed: int
    _rng: Random = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Begin the series again."""
        self._rng = Random(f"{self.seed}/chaos")

    def next(self, answers: Answers, operation: OperationEntry) -> Fault | None:
        """What goes wrong with the next request: any documented error, or none and the end."""
        if self._rng.random() >= self.rate:
            return None
        faults = [Fault(found) for found in answers.errors(operation)]
        return self._rng.choice([*faults, Fault(None)])
