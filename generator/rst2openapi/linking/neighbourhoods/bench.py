"""The work on neighbourhoods, one after the other.

In: the drafts of some pages, and tasks. Out: what comes of each task.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.linking.neighbourhoods.common import Common
from rst2openapi.linking.neighbourhoods.layouts import Gist, Laid, gists, lay_out
from rst2openapi.linking.neighbourhoods.neighbours import Neighbourhood
from rst2openapi.linking.neighbourhoods.outlines import Outline, outline
from rst2openapi.linking.neighbourhoods.parts import Part, make_part
from rst2openapi.reading.draft import PageDraft


class LayOut(Data, frozen=True):
    """Put the tables of a neighbourhood in place."""

    group: Neighbourhood
    dangling: tuple[tuple[str, str], ...]
    """Of its references, those that lead nowhere; sorted."""


def alone(path: str) -> LayOut:
    """The task for a page without neighbours whose references all lead somewhere, as most are."""
    return LayOut((path,), ())


class Make(Data, frozen=True):
    """Find out what the pages of a neighbourhood mean."""

    layout: LayOut
    common: Common
    """What these pages need of it."""


class Bench:
    """A workshop that has the drafts of all its pages in hand."""

    def __init__(self, drafts: Mapping[str, PageDraft]) -> None:
        self._drafts = drafts
        self._laid: dict[LayOut, tuple[Laid, list[Diagnostic]]] = {}

    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all pages, by path."""
        return {path: outline(self._drafts[path]) for path in sorted(self._drafts)}

    def lay_out(self, tasks: Sequence[LayOut]) -> Iterator[Mapping[str, Gist]]:
        """The gists of the layouts of each neighbourhood."""
        for task in tasks:
            if task not in self._laid:
                self._laid[task] = self._lay_out(task)
            yield gists(self._laid[task][0])

    def lay_out_ahead(self, path: str) -> Mapping[str, Gist] | None:
        """The gist of the layout of a page, as if it were `alone`; None where it stumbles.

        What it stumbles over is met again by who asks for it.
        """
        with suppress(Exception):
            (found,) = self.lay_out([alone(path)])
            return found
        return None

    def make(self, tasks: Sequence[Make]) -> Iterator[Part]:
        """The part of each neighbourhood; those not laid out yet are laid out now."""
        for task in tasks:
            known = self._laid.pop(task.layout, None)
            laid, found = known or self._lay_out(task.layout)
            yield make_part(laid, task.common, found)

    def _lay_out(self, task: LayOut) -> tuple[Laid, list[Diagnostic]]:
        found: list[Diagnostic] = []
        drafts = [self._drafts[path] for path in task.group]
        return lay_out(drafts, frozenset(task.dangling), found.append), found
