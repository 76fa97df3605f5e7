"""How a mock is set up, and how a test makes it misbehave.

In: nothing. Out: `MockOptions` and `Faults`. Decides nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rst2openapi.outputs.mock.messages import Alter, Exchange

__all__ = ["Alter", "Exchange", "Faults", "MockOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """Switches that each break one promise of the mock; for tests of whoever tests servers."""

    accept_anything: bool = False
    """Requests are not validated: invalid input gets the success answer."""
    ignore_credentials: bool = False
    """Requests without credentials are served."""
    keep_deleted: bool = False
    """A DELETE answers as documented and deletes nothing."""
    forget_created: bool = False
    """A POST answers as documented and stores nothing; unknown identities are refused."""
    any_method: bool = False
    """Methods that are not documented get 200 instead of 405."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MockOptions:
    """Settings of one mock."""

    stateless: bool = False
    """Answer from examples and schemas only; nothing is created, changed or deleted."""
    seed: int = 0
    """Same seed, same document, same requests: same answers."""
    token: str = ""
    """The only credential that is accepted; any that is not empty where this is empty."""
    max_body: int = 8 * 1024 * 1024
    """Bytes of a request body above which the answer is 413."""
    max_resources: int = 10_000
    """Resources that are remembered; beyond, the oldest created one goes."""
    faults: Faults = field(default_factory=Faults)
    alter: Alter | None = None
    """Called with every exchange; what it returns is sent instead."""
