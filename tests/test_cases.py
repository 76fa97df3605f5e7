"""The golden collection: one folder of tests/cases for each form that pages come in.

A folder holds pages, `expected.yaml` with the whole document and `expected.txt` with the findings,
one on a line; where nothing is found there is no `expected.txt`. `pytest --update` rewrites both.
The first line of a page is a comment that says what it shows.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from rst2openapi.build.document import build_service
from rst2openapi.config import Config
from rst2openapi.diagnostics import Diagnostic

CASES = Path(__file__).parent / "cases"
DOCUMENT, FINDINGS = "expected.yaml", "expected.txt"
SHOWS = re.compile(r"\.\. Shows: \S.{8,150}\.\n\n")


def folders(root: Path) -> list[Path]:
    return sorted(folder for folder in root.iterdir() if folder.is_dir())


def line(found: Diagnostic) -> str:
    rule = found.rule
    return f"{found.span}: {rule.severity} {rule.code} {rule.name}: {found.message}\n"


def outcome(case: Path) -> dict[str, bytes]:
    """What the pages of a case make now, by file name."""
    built = build_service(case, Config())
    files = {DOCUMENT: built.data("yaml")}
    if built.diagnostics:
        files[FINDINGS] = "".join(map(line, built.diagnostics)).encode()
    return files


def update(case: Path, made: Mapping[str, bytes]) -> None:
    for name in (DOCUMENT, FINDINGS):
        file = case / name
        if name in made:
            file.write_bytes(made[name])
        else:
            file.unlink(missing_ok=True)


def differences(case: Path, made: Mapping[str, bytes]) -> Iterator[str]:
    """One message for each file that is missing, stale or different."""
    for name in (DOCUMENT, FINDINGS):
        file = case / name
        if name not in made and file.exists():
            yield f"{name} is stale: nothing is found any more"
        elif name in made and not file.exists():
            yield f"{name} is missing:\n{made[name].decode()}"
        elif name in made and file.read_bytes() != made[name]:
            yield f"{name} differs:\n{difference(file.read_bytes(), made[name])}"


def difference(want: bytes, got: bytes) -> str:
    a, b = want.decode().splitlines(), got.decode().splitlines()
    return "\n".join(difflib.unified_diff(a, b, "expected", "made", lineterm=""))


def foreign(case: Path) -> list[str]:
    """Files of a case that no test reads."""
    known = {DOCUMENT, FINDINGS}
    return sorted(
        str(file.relative_to(case))
        for file in case.rglob("*")
        if file.is_file()
        and file.suffix != ".rst"
        and file.relative_to(case).as_posix() not in known
    )


@pytest.mark.parametrize("case", folders(CASES), ids=lambda case: case.name)
def test_pages_make_the_expected_document(case: Path, request: pytest.FixtureRequest) -> None:
    made = outcome(case)
    if request.config.getoption("--update"):
        update(case, made)
    assert not "\n".join(differences(case, made))


@pytest.mark.parametrize("case", folders(CASES), ids=lambda case: case.name)
def test_a_case_holds_nothing_else(case: Path) -> None:
    assert list(case.rglob("*.rst")), "no page"
    assert foreign(case) == []


@pytest.mark.parametrize("case", folders(CASES), ids=lambda case: case.name)
def test_each_page_of_a_case_says_what_it_shows(case: Path) -> None:
    silent = [page.name for page in case.rglob("*.rst") if not SHOWS.match(page.read_text())]
    assert silent == []


MADE = {DOCUMENT: b"openapi: 3.1.1\n", FINDINGS: b"page.rst:1: note\n"}


@pytest.mark.parametrize(
    ("files", "made", "messages"),
    [
        pytest.param(MADE, MADE, [], id="same"),
        pytest.param({}, MADE, ["expected.yaml is missing", "expected.txt is missing"], id="new"),
        pytest.param(MADE, {DOCUMENT: MADE[DOCUMENT]}, ["expected.txt is stale"], id="stale"),
        pytest.param({**MADE, DOCUMENT: b"a\n"}, MADE, ["expected.yaml differs"], id="different"),
        pytest.param({**MADE, FINDINGS: b"a\n"}, MADE, ["expected.txt differs"], id="finding"),
    ],
)
def test_differences_are_seen_and_updates_settle_them(
    tmp_path: Path, files: dict[str, bytes], made: dict[str, bytes], messages: list[str]
) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert [text.partition(":")[0] for text in differences(tmp_path, made)] == messages
    update(tmp_path, made)
    assert not list(differences(tmp_path, made))


def test_a_foreign_file_is_seen(tmp_path: Path) -> None:
    for name in ("page.rst", DOCUMENT, "expected.json"):
        (tmp_path / name).write_bytes(b"")
    assert foreign(tmp_path) == ["expected.json"]


def test_update_is_refused_in_ci(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text())
    pytester.makepyfile("def test_nothing(): pass")
    monkeypatch.setenv("CI", "true")
    assert pytester.runpytest_inprocess("--update").ret == pytest.ExitCode.USAGE_ERROR
    monkeypatch.delenv("CI")
    assert pytester.runpytest_inprocess("--update").ret == pytest.ExitCode.OK
