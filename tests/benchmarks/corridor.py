"""How long the way from pages to a validated document takes, beside docutils and Sphinx.

    python tests/benchmarks/corridor.py                        the pages of docs_src
    python tests/benchmarks/corridor.py FOLDER --rounds 5      any folder of pages

Each case is a process of its own, as a user would start it; rounds go through all cases in turn, so
that whatever else the machine does hurts all of them. Printed are the median and the spread of wall
time, the peak of resident memory, and the ratio of medians to the rival of each case:

    docutils      publish_doctree over the same pages, in one process
    sphinx        sphinx-build with the dummy builder (only where Sphinx is installed)
    cold          rst2openapi build, one job, nothing kept
    cold, N jobs  the same with all cores
    warm          again, nothing changed
    edited        again, one page changed
    help          rst2openapi --help, beside an interpreter that does nothing

Not part of the test run: figures depend on the machine, ratios much less.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUTILS = """
import sys
from pathlib import Path
from docutils.core import publish_doctree
quiet = {"report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "raw_enabled": False}
for page in sorted(Path(sys.argv[1]).rglob("*.rst")):
    publish_doctree(page.read_text(encoding="utf-8"), settings_overrides=quiet)
"""
BUILD = (sys.executable, "-m", "rst2openapi", "build")


@dataclass(slots=True)
class Case:
    """A command and what was measured of it."""

    name: str
    command: tuple[str, ...]
    rival: str = ""
    edits: bool = False
    """A page is changed before each run."""
    seconds: list[float] = field(default_factory=list)
    peak: int = 0
    """Bytes."""

    def run(self, environment: dict[str, str]) -> None:
        """Run the command once."""
        started = time.perf_counter()
        process = subprocess.Popen(
            self.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert process.stderr is not None
        told = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - started)
        self.peak = max(self.peak, usage.ru_maxrss * 1024)
        # Findings of the pages (1) are no failure of the run.
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{self.name} failed:\n{told.decode(errors='replace')}")


def cases(pages: Path, out: Path) -> list[Case]:
    """All cases, in the order of a round; the warm ones stand behind one that fills the cache."""
    jobs = os.cpu_count() or 1
    found = [Case("docutils", (sys.executable, "-c", DOCUTILS, str(pages)))]
    if importlib.util.find_spec("sphinx"):
        (out / "conf").mkdir()
        (out / "conf" / "conf.py").write_text("exclude_patterns = []\n")
        sphinx = (sys.executable, "-m", "sphinx", "-b", "dummy", "-q", "-E")
        places = ("-c", str(out / "conf"), str(pages), str(out / "sphinx"))
        found.append(Case("sphinx", (*sphinx, *places)))

    def build(name: str, *options: str, rival: str = "docutils", edits: bool = False) -> Case:
        target = str(out / f"{name.split()[0]}.yaml")
        command = (*BUILD, str(pages), "-o", target, "-q", "--keep-going", *options)
        return Case(name, command, rival, edits)

    found += [
        build("cold", "-j1", "--no-cache"),
        build(f"cold, {jobs} jobs", f"-j{jobs}", "--no-cache", rival="cold"),
        build("fill", "-j1", rival="cold"),
        build("warm", "-j1"),
        build("edited", "-j1", edits=True),
        Case("nothing", (sys.executable, "-c", "pass")),
        Case("help", (sys.executable, "-m", "rst2openapi", "--help"), "nothing"),
    ]
    return found


def edit(pages: Path, round_: int) -> None:
    """Change a page in the middle of the folder: a sentence more."""
    files = sorted(pages.rglob("*.rst"))
    with files[len(files) // 2].open("a", encoding="utf-8") as page:
        page.write(f"\nRemark {round_}.\n")


def report(found: list[Case]) -> str:
    """A line a case."""
    medians = {case.name: statistics.median(case.seconds) for case in found}
    lines = [f"{'case':14} {'median':>9} {'spread':>17} {'peak':>9}  ratio"]
    for case in found:
        spread = f"{min(case.seconds):.2f}-{max(case.seconds):.2f} s"
        ratio = ""
        if case.rival:
            ratio = f"{medians[case.name] / medians[case.rival]:.3f} x {case.rival}"
        if case.name == "cold" and "sphinx" in medians:
            ratio += f", {medians['cold'] / medians['sphinx']:.3f} x sphinx"
        peak = f"{case.peak / 2**20:.0f} MiB"
        lines.append(f"{case.name:14} {medians[case.name]:8.2f}s {spread:>17} {peak:>9}  {ratio}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path, nargs="?", default=ROOT / "docs_src")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        pages = out / "pages"
        shutil.copytree(chosen.pages, pages)
        found = cases(pages, out)
        for round_ in range(chosen.rounds):
            environment = os.environ | {"RST2OPENAPI_CACHE": str(out / f"cache{round_}")}
            for case in found:
                if case.edits:
                    edit(pages, round_)
                case.run(environment)
                print(f"round {round_ + 1}: {case.name} {case.seconds[-1]:.2f} s", file=sys.stderr)
        print(report(found))


if __name__ == "__main__":
    main()
