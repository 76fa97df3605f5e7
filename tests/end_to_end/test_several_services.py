"""A folder of services: a document each, one table, and failures that cost themselves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rst2openapi.build.document as corridor
import rst2openapi.build.reading as entrance
import rst2openapi.build.workshop as workshop
from rst2openapi.cli import group
from rst2openapi.files import InputError
from rst2openapi.openapi import parse_document

INDEX = """\
====
Bays
====

.. toctree::

   listing_bays
   showing_a_bay
"""

PAGE = """\
{title}
{line}

Function
--------

This API shows what there is.

URI
---

GET {path}

Response Parameters
-------------------

**Status code: 200**

.. table:: **Table 1** Response body parameters

   ========= ============================================ ==============
   Parameter Type                                         Description
   ========= ============================================ ==============
   depth     Integer                                      Depth in metres.
   berth     :ref:`Berth <berth_{name}>` object           Where it is.
   ========= ============================================ ==============

.. _berth_{name}:

.. table:: **Table 2** Berth

   ========= ======= ==============
   Parameter Type    Description
   ========= ======= ==============
   length    Integer Length in metres.
   ========= ======= ==============
"""

PAGES = {"listing_bays": "/v1/bays", "showing_a_bay": "/v1/bays/first"}
LAYOUTS = ("", "source", "api-ref/source")


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three services in the three usual layouts, and a folder that is none."""
    monkeypatch.chdir(tmp_path)
    for name, layout in zip(("ant", "bee", "cat"), LAYOUTS, strict=True):
        folder = tmp_path / "services" / name / layout
        folder.mkdir(parents=True)
        (folder / "index.rst").write_text(INDEX)
        for page, path in PAGES.items():
            title = page.replace("_", " ").title()
            text = PAGE.format(title=title, line="=" * len(title), path=path, name=page)
            (folder / f"{page}.rst").write_text(text)
    (tmp_path / "services" / "pictures").mkdir()
    return tmp_path / "services"


def build(*arguments: str) -> Result:
    try:
        return CliRunner().invoke(
            group,
            ["build", "services", "-o", "out", "-j1", "--no-cache", *arguments],
            catch_exceptions=False,
            standalone_mode=False,
        )
    except InputError as error:
        raise AssertionError(f"a failure left its service: {error}") from error


def rows(output: str) -> dict[str, list[str]]:
    lines = output[output.index("service ") :].splitlines()
    return {line.split()[0]: line.split(maxsplit=7)[1:] for line in lines}


def operations(name: str) -> int:
    path = Path("out", f"{name}.yaml")
    return sum(1 for _ in parse_document(path.read_text(), name=name).operations())


def test_a_document_for_each(services: Path) -> None:
    done = build()
    assert done.return_value == 0, done.output
    assert sorted(path.name for path in Path("out").glob("*.yaml")) == [
        "ant.yaml",
        "bee.yaml",
        "cat.yaml",
    ]
    table = rows(done.stderr)
    assert table["service"] == [
        "operations", "schemas", "errors", "warnings", "notes", "seconds", "state",
    ]  # fmt: skip
    assert table["ant"][0] == str(operations("ant"))
    assert int(table["ant"][1]) > 0
    assert table["ant"][-1] == "written"
    assert table["all"][0] == str(3 * operations("ant"))
    assert table["all"][-1] == "3 services"
    again = build("--check")
    assert again.return_value == 0
    assert rows(again.stderr)["cat"][-1] == "up to date"


def test_a_page_that_breaks_the_reader_costs_itself(
    services: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = entrance.read_page
    broken = "listing_bays.rst"

    def read_page(page, *rest):
        if page.path == broken:
            raise KeyError("a defect")
        return original(page, *rest)

    monkeypatch.setattr(entrance, "read_page", read_page)
    done = build()
    assert done.return_value == 1
    assert f"services/ant/{broken}: error B102 page-failed" in done.stderr
    assert "KeyError: 'a defect' (build/reading.py:" in done.stderr
    assert operations("ant") == 1


def test_a_service_that_breaks_a_stage_costs_itself(
    services: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = corridor.emit_document
    calls = []

    def emit_document(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise RecursionError("too deep")
        return original(*arguments)

    monkeypatch.setattr(corridor, "emit_document", emit_document)
    done = build()
    assert done.return_value == 2
    assert "services/bee/source: error B103 service-failed: emitting failed" in done.stderr
    assert "RecursionError: too deep" in done.stderr
    assert sorted(path.name for path in Path("out").glob("*.yaml")) == ["ant.yaml", "cat.yaml"]
    table = rows(done.stderr)
    assert table["bee"] == ["-", "-", "-", "-", "-", table["bee"][5], "failed"]
    assert table["all"][-1] == "3 services, 1 failed"


def test_one_service_that_cannot_be_written_costs_itself(services: Path) -> None:
    Path("out/bee.yaml").mkdir(parents=True)
    done = build()
    assert done.return_value == 2
    assert "services/bee/source: error B103 service-failed: out/bee.yaml" in done.stderr
    assert rows(done.stderr)["cat"][-1] == "written"


def test_errors_of_one_leave_its_document_alone(services: Path) -> None:
    build()
    page = services / "ant" / "showing_a_bay.rst"
    page.write_bytes(page.read_bytes() + b"\nCaf\xe9\n")
    before = Path("out/ant.yaml").read_bytes()
    done = build()
    assert done.return_value == 2
    assert Path("out/ant.yaml").read_bytes() == before
    table = rows(done.stderr)
    assert table["ant"][-1] == "left as it was, because of errors"
    assert table["cat"][-1] == "unchanged"
    assert table["ant"][2] != "0"


def test_a_single_service_that_breaks_a_stage_is_told_plainly(
    services: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def join(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(corridor, "join", join)
    with pytest.raises(InputError, match=r"^linking failed: ZeroDivisionError \(build/document"):
        CliRunner().invoke(
            group, ["build", "services/ant", "-o", "x.yaml", "-j1"],
            catch_exceptions=False, standalone_mode=False,
        )  # fmt: skip
    assert not Path("x.yaml").exists()


def emptied(page: Path) -> None:
    page.write_text("")


def binary(page: Path) -> None:
    page.write_bytes(b"Listing\n\0\0")


def latin(page: Path) -> None:
    page.write_bytes(page.read_bytes() + b"Caf\xe9\n")


def replaced_by_a_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


def replaced_by_a_link_to_nowhere(page: Path) -> None:
    page.unlink()
    page.symlink_to("nowhere.rst")


DAMAGES = [
    (emptied, 0, ": warning B104 page-empty: the page is empty"),
    (binary, 2, ":2: error B101 page-unreadable: no text: it holds a NUL character"),
    (latin, 2, "error B101 page-unreadable: not UTF-8"),
    (replaced_by_a_folder, 2, ": error B101 page-unreadable: is a folder"),
    (replaced_by_a_link_to_nowhere, 2, ": error B101 page-unreadable: no such file"),
]


@pytest.mark.parametrize(("damage", "code", "message"), DAMAGES)
def test_a_damaged_page_costs_itself(services: Path, damage, code, message) -> None:
    damage(services / "ant" / "listing_bays.rst")
    done = build("-v")
    assert done.return_value == code, done.stderr
    (told,) = [line for line in done.stderr.splitlines() if " B10" in line]
    assert told.startswith("services/ant/listing_bays.rst")
    assert message in told
    assert [operations(name) for name in ("ant", "bee", "cat")] == [1, 2, 2]


def test_findings_of_other_processes_count_the_same(
    services: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "_WORTH_A_CREW", 0)
    latin(services / "ant" / "listing_bays.rst")
    assert build("-j2").return_value == 2


def test_a_service_without_index_is_not_passed_over(services: Path) -> None:
    (services / "ant" / "index.rst").unlink()
    (services / "_templates").mkdir()
    (services / "_templates" / "page.rst").write_text("No page\n")
    assert build().return_value == 0
    assert [path.stem for path in sorted(Path("out").glob("*.yaml"))] == ["ant", "bee", "cat"]


def test_the_findings_of_all_services_are_one_report(services: Path) -> None:
    latin(services / "ant" / "listing_bays.rst")
    latin(services / "bee" / "source" / "listing_bays.rst")
    arguments = ["lint", "services", "--no-cache", "-j1", "-q", "--format", "json", "--select", "B"]
    done = CliRunner().invoke(group, arguments, standalone_mode=False)
    assert done.return_value == 1
    assert [one["path"] for one in json.loads(done.stdout)["findings"]] == [
        "services/ant/listing_bays.rst",
        "services/bee/source/listing_bays.rst",
    ]
    Path("rst2openapi.toml").write_text('docs = "services"\nignore = ["B1"]\n')
    done = CliRunner().invoke(group, arguments, standalone_mode=False)
    assert json.loads(done.stdout)["findings"] == []


def test_why_a_page_is_unreadable_is_not_remembered(services: Path) -> None:
    page = services / "ant" / "listing_bays.rst"
    arguments = ["lint", "services", "-j1", "-q", "--select", "B"]
    replaced_by_a_folder(page)
    told = [CliRunner().invoke(group, arguments, standalone_mode=False).stdout]
    page.rmdir()
    page.symlink_to("nowhere.rst")
    told.append(CliRunner().invoke(group, arguments, standalone_mode=False).stdout)
    assert "is a folder" in told[0]
    assert "no such file" in told[1]
