"""How long a save takes to be everywhere while `sync --watch` runs, beside a cold build.

    python tests/benchmarks/watching.py FOLDER --rounds 5

Each round changes the type of another field, so that nothing of the answer is known, and then
builds the same pages from nothing with one job. What is told is the time from the save until the
document is in place, until the reference is, and until the client is, which follows when nothing
else is saved.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from run import TOOL, edit_field

PATIENCE = 300.0
CONFIG = """\
docs = "pages"
[client]
package = "benchmark_client"
[changelog]
output = "CHANGES.md"
"""
_DONE = {"reference": r"^done in", "client": r"^client +\S+ +(?:written|unchanged)"}


class Watch:
    """A running `sync --watch`, and when it said what."""

    def __init__(self, root: Path, cache: Path) -> None:
        self._said: list[tuple[float, str]] = []
        command = ["sync", "--watch", "--port", "0", "--mock-port", "0", "--keep-going"]
        self._process = subprocess.Popen(
            [*TOOL, *command],
            cwd=root,
            env=os.environ | {"RST2OPENAPI_CACHE": str(cache)},
            stderr=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._said.append((time.perf_counter(), line))

    @property
    def so_far(self) -> int:
        """How many lines it has said."""
        return len(self._said)

    def when(self, pattern: str, *, after: int = 0) -> float:
        """When a line was said that matches.

        Raises:
            SystemExit: none was.
        """
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            for at, line in self._said[after:]:
                if re.search(pattern, line):
                    return at
            time.sleep(0.005)
        raise SystemExit("".join(line for _, line in self._said[-9:]) or "it said nothing")

    def end(self) -> None:
        """End it as a user would."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(60)


def save(root: Path, watch: Watch, round_: int) -> dict[str, float]:
    """Save a page; seconds until each output shows it."""
    document = root / "spec" / "openapi.yaml"
    before, said = document.stat().st_mtime_ns, watch.so_far
    started = time.perf_counter()
    edit_field(root / "pages", skip=round_)
    while document.stat().st_mtime_ns == before:
        if time.perf_counter() - started > PATIENCE:
            raise SystemExit("the document does not change")
        time.sleep(0.002)
    found = {"document": time.perf_counter() - started}
    for name, pattern in _DONE.items():
        found[name] = watch.when(pattern, after=said) - started
    return found


def cold(root: Path) -> float:
    """Seconds that a build of the same pages takes with nothing kept, one job."""
    started = time.perf_counter()
    options = ("-q", "--keep-going", "--no-cache", "-j1")
    subprocess.run(
        [*TOOL, "build", str(root / "pages"), "-o", str(root / "cold.yaml"), *options],
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="?", default=Path("docs_src"))
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    rows: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(chosen.pages, root / "pages")
        (root / "rst2openapi.toml").write_text(CONFIG)
        # A document is in place, as it is for whoever keeps it: each save is compared with that.
        subprocess.run(
            [*TOOL, "build", "--no-cache", "-q", "--keep-going"],
            cwd=root,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        watch = Watch(root, root / "cache")
        watch.when(r"^watching")
        watch.when(_DONE["client"])
        for round_ in range(chosen.rounds):
            rows.append(save(root, watch, round_) | {"cold build": cold(root)})
            if (root / "spec/openapi.yaml").read_bytes() != (root / "cold.yaml").read_bytes():
                raise SystemExit("the document of the watch is not that of a cold build")
        watch.end()
    for key in rows[0]:
        found = [one[key] for one in rows]
        ratio = statistics.median(one[key] / one["cold build"] for one in rows)
        spread = f"{min(found):.2f} to {max(found):.2f}"
        print(f"{key:12} {statistics.median(found):7.2f}s  {spread:>16}  {ratio:6.3f} x cold")


if __name__ == "__main__":
    sys.exit(main())
