"""Commands as processes, what they took, and how they compare.

In: commands. Out: medians, spreads, peaks and ratios. Wall time is what people wait; processor time
depends less on what else the machine does.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bar:
    """What a case is held to."""

    rival: str
    most: float
    """Times the rival's median."""


@dataclass(slots=True)
class Case:
    """A command and what was measured of it."""

    letter: str
    name: str
    command: tuple[str, ...]
    bars: tuple[Bar, ...] = ()
    before: Callable[[int], None] | None = None
    """Called with the number of the round before each run, outside of the time."""
    accepts: frozenset[int] = frozenset({0, 1})
    """Findings of the pages (1) are no failure of the run."""
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peak: int = 0
    """Bytes."""

    def run(self, round_: int, environment: Mapping[str, str]) -> None:
        """Run the command once."""
        if self.before is not None:
            self.before(round_)
        started = time.perf_counter()
        process = subprocess.Popen(
            self.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert process.stderr is not None
        told = process.stderr.read()
        process.stderr.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds.append(time.perf_counter() - started)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.peak = max(self.peak, usage.ru_maxrss * 1024)
        if process.returncode not in self.accepts:
            raise SystemExit(f"{self.name} failed:\n{told.decode(errors='replace')}")

    @property
    def median(self) -> float:
        """Of wall time."""
        return statistics.median(self.seconds)


def ratio(case: Case, rival: Case) -> float:
    """The median of the ratios of the rounds: what hurts a round hurts both."""
    pairs = zip(case.seconds, rival.seconds, strict=True)
    return statistics.median(one / other for one, other in pairs)


def table(cases: Sequence[Case]) -> str:
    """A line a case, and a line a bar."""
    known = {case.name: case for case in cases}
    lines = [f"    {'case':22} {'median':>8} {'spread':>16} {'processor':>9} {'peak':>8}"]
    for case in cases:
        spread = f"{min(case.seconds):.2f} to {max(case.seconds):.2f}"
        processor = statistics.median(case.processor)
        lines.append(
            f"({case.letter}) {case.name:22} {case.median:7.2f}s {spread:>16} {processor:8.2f}s "
            f"{case.peak / 2**20:4.0f} MiB"
        )
        for bar in case.bars:
            if bar.rival in known:
                found = ratio(case, known[bar.rival])
                word = "met" if found <= bar.most else "missed"
                lines.append(f"      {found:.3f} x {bar.rival}; bar {bar.most}: {word}")
    return "\n".join(lines)


def figures(cases: Sequence[Case]) -> dict[str, object]:
    """The same for machines."""
    known = {case.name: case for case in cases}
    return {
        case.name: {
            "letter": case.letter,
            "seconds": case.seconds,
            "processor_seconds": case.processor,
            "peak_bytes": case.peak,
            "ratios": {
                bar.rival: {"ratio": ratio(case, known[bar.rival]), "bar": bar.most}
                for bar in case.bars
                if bar.rival in known
            },
        }
        for case in cases
    }
