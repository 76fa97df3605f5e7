"""`rst2openapi explain CODE`: every rule has a page that helps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rst2openapi.cli import group
from rst2openapi.rules import CATALOGUE
from rst2openapi.rules.illustrations import load_illustrations


def test_every_rule_is_illustrated():
    shown = load_illustrations()
    assert sorted(shown) == sorted(CATALOGUE)
    for code, one in shown.items():
        assert one.wrong.strip() and one.right.strip(), code
        assert one.wrong != one.right, code
        assert "\n" not in one.wrong + one.right, code


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_catalogue_has_a_page_for_every_rule(code):
    rule = CATALOGUE[code]
    page = CliRunner().invoke(group, ["explain", code]).output
    assert page.startswith(f"{code} {rule.name}\n")
    found = [line.split()[0] for line in page.splitlines()[2:] if line[:1].strip()]
    assert found == ["Finding", "Severity", "Why", "Wrong", "Right", "Fix", "Silence"]
    assert f"--ignore {code}" in " ".join(page.split())


def test_the_docs_have_the_catalogue(request):
    page = Path(__file__).parents[1] / "docs" / "rules.md"
    made = CliRunner().invoke(group, ["explain", "--format", "markdown"]).output
    if request.config.getoption("--update"):
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made


def test_machines_read_the_catalogue():
    rules = json.loads(CliRunner().invoke(group, ["explain", "--format", "json"]).output)
    assert [one["code"] for one in rules] == sorted(CATALOGUE)
    assert CliRunner().invoke(group, ["explain", "E101", "--format", "json"]).exit_code == 2
