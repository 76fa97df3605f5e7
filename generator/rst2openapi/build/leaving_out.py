"""Pages without which a stage does not stumble: one page's loss must not be that of its service.

In: the pages of a service, and what is made of them. Out: what is made of all pages but those few
over which this program stumbles, and which these are. Reading keeps its losses to a page by itself;
this is for the stages after it, which look at what several pages hold together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from rst2openapi.build.stumbling import ProcessGone, StageFailed

Result = TypeVar("Result")
Make = Callable[[Sequence[str], Mapping[str, str]], Result]

_MOST = 5
"""How many pages are left out of a service: what more of them have in common is no page's."""


def without_stumbling(paths: Sequence[str], make: Make[Result]) -> Result:
    """What `make` makes of the pages, without those over which it stumbles.

    It is called with the pages to take, and with those to leave out and why. Whether it stumbles
    over some pages must depend on nothing but these.

    Raises:
        StageFailed: no few pages are to blame.
    """
    left_out: dict[str, str] = {}
    while True:
        taken = [path for path in paths if path not in left_out]
        try:
            return make(taken, left_out)
        except ProcessGone:
            raise
        except StageFailed as failed:
            page = _culprit(taken, make, str(failed)) if len(left_out) < _MOST else None
            if page is None:
                raise
            left_out[page] = str(failed)


def _culprit(paths: Sequence[str], make: Make[object], why: str) -> str | None:
    """The page with which the pages before it begin to fail; None where that is nobody's fault."""
    passes, fails = 0, len(paths)
    if fails < 2 or not _stumbles(paths, make, why):
        return None
    while fails - passes > 1:
        middle = (passes + fails) // 2
        if _stumbles(paths[:middle], make, why):
            fails = middle
        else:
            passes = middle
    if fails == 1 and _stumbles(paths[-1:], make, why):
        return None  # whatever the pages are
    return paths[fails - 1]


def _stumbles(paths: Sequence[str], make: Make[object], why: str) -> bool:
    """Whether the same happens with some of the pages; what else may happen is no matter."""
    try:
        make(paths, {})
    except ProcessGone:
        raise
    except StageFailed as failed:
        return str(failed) == why
    return False
