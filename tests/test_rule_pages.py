"""`rst2openapi explain CODE`: every rule has a page that helps."""

from __future__ import annotations

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
