"""What becomes of an unexpected failure: it costs the page or the service it happened at.

In: an exception that nobody foresaw. Out: words that name it and the place in this program, for
a finding or for an error of the command line. A traceback helps no reader of pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from traceback import extract_tb

from rst2openapi.files import InputError

_PACKAGE = Path(__file__).parents[1]
_LONGEST = 300
"""Characters of an exception's own words: some hold all that they are about."""


class StageFailed(InputError):
    """A stage could not finish; the message says which, why and where in this program."""


class ProcessGone(StageFailed):
    """A process has ended in the middle of its work; no page need be to blame."""


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Name the stage that an unforeseen failure happens in.

    Raises:
        StageFailed: there was one.
    """
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        raise StageFailed(f"{name} failed: {described(error)}") from error


def described(error: Exception) -> str:
    """`KeyError: 'x' (linking/schemas/scalars.py:9)`: what happened, and where in this package."""
    words = shorten(str(error), _LONGEST, placeholder="…")
    what = f"{type(error).__name__}: {words}" if words else type(error).__name__
    ours = [
        f"{Path(frame.filename).relative_to(_PACKAGE).as_posix()}:{frame.lineno}"
        for frame in extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    return f"{what} ({ours[-1]})" if ours else what
