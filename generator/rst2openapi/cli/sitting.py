"""One sitting of `sync --watch`: what each save does at once, and what may follow it.

In: how to find the project, how a trip is made, what was in place at the beginning. Document,
change log and reference follow a save at once. A client is generated for longer than all the rest
takes, so that it is generated beside, in a process that ends when something is saved meanwhile: it
writes nothing but the cache, from which everything is placed afterwards.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from msgspec.structs import replace

from rst2openapi.build import Project
from rst2openapi.build.held import HeldCache
from rst2openapi.build.history import Baseline
from rst2openapi.build.sync import PagesHaveErrors, sync_project
from rst2openapi.cli.trips import Ways, run_trip
from rst2openapi.collecting import collect_now
from rst2openapi.files import InputError

Find = Callable[[], Project]
"""Finds the project anew: the configuration may be what was saved."""


class Sitting:
    """Brings a project up to date, again and again."""

    def __init__(self, find: Find, ways: Ways, cache: HeldCache, baseline: Baseline) -> None:
        """What is kept of trips is in `cache`, whatever `ways` say.

        Changes are told against `baseline`, which makes them one entry of the change log.
        """
        self._find = find
        self._ways = replace(ways, cache=cache)
        self._cache = cache
        self._baseline = baseline
        self._beside: BaseProcess | None = None
        self._is_littered = False

    def save(self) -> int:
        """Bring all up to date but a client that has to be generated, which begins; exit code.

        Raises:
            InputError: something cannot be read or written.
        """
        self.end()
        self._is_littered = True
        ended = run_trip(self._find(), self._ways, self._baseline, client_waits=True)
        self._cache.write()
        if ended.waits:
            # A process of its own, and no copy: in this one servers have threads.
            given = (self._find, self._ways, self._baseline)
            self._beside = get_context("spawn").Process(target=_generate, args=given, daemon=True)
            self._beside.start()
        return ended.code

    def settle(self) -> bool:
        """What there is time for while nothing is saved: tidy up, then place the client.

        Returns whether one was generated.

        Raises:
            InputError: it could not be generated, or something cannot be written.
        """
        if self._is_littered:
            self._is_littered = False
            collect_now()
        if self._beside is None or self._beside.is_alive():
            return False
        self.end()
        run_trip(self._find(), self._ways, self._baseline, is_rest=True)
        self._cache.write()
        return True

    def end(self) -> None:
        """Let what goes on beside be."""
        if self._beside is not None:
            self._beside.terminate()
            self._beside.join()
            self._beside = None


def _generate(find: Find, ways: Ways, baseline: Baseline) -> None:
    """Make everything and write nothing; what goes wrong goes wrong again when it is placed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends this one
    with suppress(InputError, PagesHaveErrors):
        sync_project(
            find(),
            jobs=1,
            check=True,
            keep_going=ways.keep_going,
            cache=ways.cache,
            day=ways.day,
            baseline=baseline,
        )
