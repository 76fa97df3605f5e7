"""How long everything takes, beside docutils and Sphinx.

    python tests/benchmarks/run.py                         the pages of docs_src
    python tests/benchmarks/run.py FOLDER --rounds 5       any folder of pages
    python tests/benchmarks/run.py FOLDER --only a,c,d     some cases
    python tests/benchmarks/run.py FOLDER --all            each service of a folder of services
    python tests/benchmarks/run.py --scale               made-up services of 1,000 and 10,000

Each case is a process of its own, as a user would start it; rounds go through all cases in turn, so
that whatever else the machine does hurts all of them, and ratios are taken round by round.

    (a) docutils      publish_doctree over the same pages, in one process
    (b) sphinx        sphinx-build with the dummy builder, where .sphinx has it (.ci/run shows how)
    (c) cold          rst2openapi build, one job, nothing kept
    (d) all cores     the same with a process for each core
    (e) warm          again, nothing changed
    (f) edited        again, the type of a field of one page changed; the document is compared with
                      that of a cold build
    (f) prose edited  again, one page changed in a way that leaves the document as it is
    (g) help          rst2openapi --help, beside an interpreter that does nothing
    (h) client        rst2openapi client
    (i) diff          the document against that of the edited pages
    (j) mock          requests a second

Not part of the test run: figures depend on the machine, ratios much less.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from measuring import Bar, Case, figures, table

ROOT = Path(__file__).resolve().parents[2]
SPHINX = ROOT / ".sphinx" / "bin" / "python"
DOCUTILS = """
import sys
from pathlib import Path
from docutils.core import publish_doctree
quiet = {"report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "raw_enabled": False}
for folder in sys.argv[1:]:
    for page in sorted(Path(folder).rglob("*.rst")):
        publish_doctree(page.read_text(encoding="utf-8"), settings_overrides=quiet)
"""
TOOL = (sys.executable, "-m", "rst2openapi")
PEAK = 350 * 2**20
"""Bytes that a cold build of one service may take."""


def cases(pages: Path, out: Path) -> list[Case]:
    """All cases, in the order of a round; the warm ones stand behind one that fills the cache."""
    jobs = os.cpu_count() or 1
    conf = out / "conf"
    conf.mkdir()
    (conf / "conf.py").write_text("exclude_patterns = []\n")
    sphinx = (str(SPHINX), "-m", "sphinx", "-b", "dummy", "-q", "-E", "-c", str(conf))

    def build(letter: str, name: str, *options: str, **more: object) -> Case:
        target = str(out / f"{name.replace(' ', '-')}.yaml")
        command = (*TOOL, "build", str(pages), "-o", target, "-q", "--keep-going", *options)
        return Case(letter, name, command, **more)  # type: ignore[arg-type]

    def cold_bytes(_: int) -> None:
        """The cold document of the edited pages, to compare with."""
        edited, cold = out / "edited.yaml", out / "reference.yaml"
        if not edited.exists():
            raise SystemExit("`i` compares with the document of an edited page: choose `f` too")
        subprocess.run(
            [*TOOL, "build", str(pages), "-o", str(cold), "-q", "--keep-going", "--no-cache"],
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if edited.read_bytes() != cold.read_bytes():
            raise SystemExit("the document of edited pages is not that of a cold build")

    return [
        Case("a", "docutils", (sys.executable, "-c", DOCUTILS, str(pages))),
        *(
            [Case("b", "sphinx", (*sphinx, str(pages), str(out / "sphinx")))]
            if SPHINX.exists()
            else []
        ),
        build("c", "cold", "-j1", "--no-cache", bars=(Bar("docutils", 0.35), Bar("sphinx", 0.15))),
        build("d", "all cores", f"-j{jobs}", "--no-cache", bars=(Bar("cold", 0.6),)),
        build("e", "fill", "-j1"),
        build("e", "warm", "-j1", bars=(Bar("docutils", 0.03),)),
        build(
            "f",
            "prose edited",
            "-j1",
            bars=(Bar("docutils", 0.06), Bar("cold", 0.1)),
            before=lambda at: edit_prose(pages, at),
        ),
        build(
            "f",
            "edited",
            "-j1",
            bars=(Bar("docutils", 0.06), Bar("cold", 0.1)),
            before=lambda _: edit_field(pages),
        ),
        Case("g", "nothing", (sys.executable, "-c", "pass")),
        Case("g", "help", (*TOOL, "--help"), (Bar("nothing", 6),)),
        Case("h", "client", (*TOOL, "client", str(out / "cold.yaml"), "-o", str(out / "client"))),
        Case(
            "i",
            "diff",
            (*TOOL, "diff", str(out / "cold.yaml"), str(out / "edited.yaml")),
            before=cold_bytes,
        ),
    ]


def edit_prose(pages: Path, round_: int) -> None:
    """Change a page in the middle of the folder: a sentence more."""
    files = sorted(pages.rglob("*.rst"))
    with files[len(files) // 2].open("a", encoding="utf-8") as page:
        page.write(f"\nRemark {round_}.\n")


_OTHER = {"String": "Object", "Object": "String"}


def edit_field(pages: Path, *, skip: int = 0) -> None:
    """Change the type of a field, on the first page that has one from the middle of the folder on.

    So many such pages are passed over before.

    Raises:
        SystemExit: no page has a table with such a cell.
    """
    files = sorted(pages.rglob("*.rst"))
    for file in files[len(files) // 2 :] + files:
        text = file.read_text(encoding="utf-8")
        cells = list(re.finditer(r"(?<=\| )(?:String|Object)(?= +\|)", text))
        if cells and skip:
            skip -= 1
        elif cells:
            cell = cells[len(cells) // 2]
            file.write_text(
                text[: cell.start()] + _OTHER[cell[0]] + text[cell.end() :], encoding="utf-8"
            )
            return
    raise SystemExit(f"no page of {pages} has a field whose type can be changed")


def one_service(chosen: argparse.Namespace) -> dict[str, object]:
    """All cases over one folder."""
    wanted = set(chosen.only.split(",")) if chosen.only else set("abcdefghij")
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        pages = out / "pages"
        shutil.copytree(chosen.pages, pages)
        if wanted & set("fi"):
            wanted |= {"e"}  # which fills the cache
        found = [case for case in cases(pages, out) if case.letter in wanted]
        for round_ in range(chosen.rounds):
            environment = os.environ | {"RST2OPENAPI_CACHE": str(out / f"cache{round_}")}
            for case in found:
                case.run(round_, environment)
                print(f"round {round_ + 1}: {case.name} {case.seconds[-1]:.2f} s", file=sys.stderr)
        print(table(found))
        told = figures(found)
        cold = next((case for case in found if case.name == "cold"), None)
        if cold is not None:
            word = "met" if cold.peak <= PEAK else "missed"
            print(f"      peak of cold {cold.peak / 2**20:.0f} MiB; bar {PEAK // 2**20}: {word}")
        if "j" in wanted and (out / "cold.yaml").exists():
            from serving import mock_rate

            rate = mock_rate(out / "cold.yaml")
            print(f"(j) {'mock':22} {rate:7.0f} requests a second")
            told["mock"] = {"letter": "j", "requests_a_second": rate}
        return told


def every_service(chosen: argparse.Namespace) -> dict[str, object]:
    """docutils over all services in one process, and one build of all of them."""
    jobs = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as name:
        build = (*TOOL, "build", str(chosen.pages), "-q", "--keep-going", "--no-cache")
        found = [
            Case("a", "docutils", (sys.executable, "-c", DOCUTILS, str(chosen.pages))),
            Case(
                "d",
                "all services",
                (*build, f"-j{jobs}", "-o", f"{name}/specs"),
                (Bar("docutils", 0.25),),
            ),
        ]
        for round_ in range(chosen.rounds):
            for case in found:
                case.run(round_, os.environ)
                print(f"round {round_ + 1}: {case.name} {case.seconds[-1]:.2f} s", file=sys.stderr)
        print(table(found))
        return figures(found)


SIZES = (1_000, 10_000)
MOST = 11.0
"""What ten times as many operations may take, in time and in memory."""


def two_sizes(chosen: argparse.Namespace) -> dict[str, object]:
    """Everything that is made of a service, at two sizes."""
    from synthetic import write_service

    told: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            write_service(Path(name) / str(size) / "pages", size)
        for small, large in zip(*(_of_size(Path(name) / str(size)) for size in SIZES), strict=True):
            # Machines slow down under load: the small one is run on both sides of the large one.
            for case in (small, large, small, small):
                case.run(0, os.environ)
                size = "small" if case is small else "large"
                print(f"{size}: {case.name} {case.seconds[-1]:.2f} s", file=sys.stderr)
            time_, memory = large.median / small.median, large.peak / small.peak
            word = "met" if max(time_, memory) <= MOST else "missed"
            print(
                f"{small.name:12} {small.median:7.2f}s -> {large.median:7.2f}s  {time_:5.2f} x; "
                f"{small.peak / 2**20:4.0f} -> {large.peak / 2**20:4.0f} MiB  {memory:5.2f} x; "
                f"bar {MOST:.0f}: {word}"
            )
            told[small.name] = {"time": time_, "memory": memory, "seconds": large.median}
    return told


def _of_size(out: Path) -> list[Case]:
    """All cases over the pages in a folder; each needs what those before it have made."""
    from serving import Serving

    spec, other = out / "spec.yaml", out / "other.yaml"
    build = (*TOOL, "build", str(out / "pages"), "-q", "-j1", "--no-cache", "-o")

    def change(_: int) -> None:
        other.write_text(spec.read_text().replace("maximum: 64", "maximum: 32"))

    return [
        Case("c", "build", (*build, str(spec)), accepts=frozenset({0})),
        Case("i", "diff", (*TOOL, "diff", str(spec), str(other)), before=change),
        Case("k", "reference", (*TOOL, "reference", str(spec), "-o", str(out / "site"))),
        Serving("j", "mock", (*TOOL, "mock", str(spec), "-q", "--port")),
    ]


def compile_tool() -> None:
    """Keep the tool's bytecode, as the installation of a package does: its rivals have theirs."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    spec = find_spec("rst2openapi")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        compileall.compile_dir(folder, quiet=2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path, nargs="?", default=ROOT / "docs_src")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="letters of cases, with commas")
    parser.add_argument("--all", action="store_true", help="PAGES is a folder of services")
    parser.add_argument("--scale", action="store_true", help="made-up services of two sizes")
    parser.add_argument("--json", type=Path, help="file for the figures")
    chosen = parser.parse_args()
    compile_tool()
    measure = two_sizes if chosen.scale else every_service if chosen.all else one_service
    told = measure(chosen)
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
