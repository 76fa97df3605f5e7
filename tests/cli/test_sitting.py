"""A sitting of `sync --watch` without its servers."""

from __future__ import annotations

import weakref
from datetime import date

from rst2openapi.build.held import HeldCache
from rst2openapi.build.history import Baseline
from rst2openapi.cli import sitting as sitting_module
from rst2openapi.cli.sitting import Sitting
from rst2openapi.cli.trips import Ended, Ways


class Circle:
    """An object that only the collector of garbage finds."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_save_leaves_behind_is_tidied_up_when_nothing_is_saved(tmp_path, monkeypatch):
    """Garbage is collected seldom: a process that watches for a day would grow for a day."""
    left = []

    def run_trip(*_, **__):
        left.append(weakref.ref(Circle()))
        return Ended(0)

    monkeypatch.setattr(sitting_module, "run_trip", run_trip)
    ways = Ways(False, False, date(2026, 1, 1), 1, None, True)
    sitting = Sitting(lambda: None, ways, HeldCache(tmp_path), Baseline(document=None, log=""))
    assert sitting.save() == 0
    assert left[0]() is not None
    assert not sitting.settle()
    assert left[0]() is None
