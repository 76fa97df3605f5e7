"""`rst2openapi reference`: one document, several, what is current, and what `build` counted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from rst2openapi.cli import group
from rst2openapi.files import InputError, read_tree

ROOT = Path(__file__).parents[2]
POOLS = ROOT / "spec" / "openapi.yaml"
OTHERS = ROOT / "tests" / "data" / "pools.yaml"


def reference(*arguments):
    command = ["reference", *map(str, arguments)]
    return CliRunner().invoke(group, command, standalone_mode=False, catch_exceptions=False)


@pytest.fixture
def specs(tmp_path):
    """A folder of two documents."""
    folder = tmp_path / "specs"
    folder.mkdir()
    shutil.copy(POOLS, folder / "pools.yaml")
    shutil.copy(OTHERS, folder / "others.yaml")
    return folder


def test_one_document_is_a_site_and_several_a_portal(specs, tmp_path):
    reference(specs / "pools.yaml", "-o", tmp_path / "one")
    assert (tmp_path / "one" / "operations" / "PatchPool.html").is_file()
    for name, given in (("folder", [specs]), ("each", sorted(specs.glob("*.yaml")))):
        reference(*given, "-o", tmp_path / name, "--title", "Our <APIs>")
        start = (tmp_path / name / "index.html").read_text(encoding="utf-8")
        assert "Our &lt;APIs&gt;" in start
        assert (tmp_path / name / "pools" / "operations" / "PatchPool.html").is_file()
        assert (tmp_path / name / "others" / "index.html").is_file()
    assert read_tree(tmp_path / "folder") == read_tree(tmp_path / "each")


def test_check_writes_nothing_and_says_whether_it_would(specs, tmp_path):
    site = tmp_path / "site"
    assert reference(specs, "-o", site, "--check").return_value == 1
    assert not site.exists()
    assert reference(specs, "-o", site).return_value == 0
    assert reference(specs, "-o", site, "--check").return_value == 0
    (site / "index.html").write_text("another", encoding="utf-8")
    before = read_tree(site)
    done = reference(specs, "-o", site, "--check")
    assert (done.return_value, "out of date" in done.stderr) == (1, True)
    assert read_tree(site) == before


def test_the_report_of_a_build_is_shown(tmp_path):
    services = tmp_path / "services"
    for name in ("one", "two"):
        shutil.copytree(ROOT / "tests" / "build" / "history" / "pages", services / name)
    report = tmp_path / "report.json"
    command = ["build", str(services), "-o", str(tmp_path / "specs"), "--report", str(report)]
    CliRunner().invoke(group, [*command, "--no-cache", "-j", "1"], standalone_mode=False)
    reference(tmp_path / "specs", "-o", tmp_path / "with", "--report", report)
    reference(tmp_path / "specs", "-o", tmp_path / "without")
    told = "of table rows in the document"
    assert told in (tmp_path / "with" / "index.html").read_text(encoding="utf-8")
    assert told not in (tmp_path / "without" / "index.html").read_text(encoding="utf-8")


def test_what_is_no_report_is_a_clear_error(specs, tmp_path):
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match=r"wrong\.json: not a report"):
        reference(specs, "-o", tmp_path / "site", "--report", wrong)
    assert not (tmp_path / "site").exists()


def test_two_documents_of_one_name_are_a_clear_error(specs, tmp_path):
    (tmp_path / "more").mkdir()
    shutil.copy(POOLS, tmp_path / "more" / "POOLS.yaml")
    with pytest.raises(InputError, match="another document is called"):
        reference(specs, tmp_path / "more" / "POOLS.yaml", "-o", tmp_path / "site")
