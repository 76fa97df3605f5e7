"""Schemathesis' command line in a process that does not outlive the one that started it.

In: Schemathesis' arguments; a pipe as standard input, which nobody writes to. Out: what
Schemathesis does. The pipe is closed when the parent ends, however it ends, so that no calls go
to an endpoint behind anybody's back.
"""

from __future__ import annotations

import os
import runpy
import sys
import threading

ORPHANED = 3
"""Exit code where the parent is gone."""


def _watch() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(ORPHANED)


if __name__ == "__main__":
    threading.Thread(target=_watch, daemon=True).start()
    runpy.run_module("schemathesis.cli", run_name="__main__", alter_sys=True)
