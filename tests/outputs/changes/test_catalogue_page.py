"""docs/changes.md lists every kind of change as the catalogue has it."""

from __future__ import annotations

import re
from pathlib import Path

from rst2openapi.outputs.changes import CATALOGUE

PAGE = Path(__file__).parents[3] / "docs" / "changes.md"


def rows(heading, columns):
    text = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    found = re.findall(r"^\| `([a-z-]+)` " + r"\| (\S+) " * columns, text, re.MULTILINE)
    assert found
    return found


def test_the_page_has_the_catalogue():
    listed = dict(rows("Outside schemas", 1))
    for facet, request, response in rows("In schemas", 2):
        levels = {"request": request, "response": response}
        listed |= {f"{side}-{facet}": level for side, level in levels.items() if level != "–"}
    assert listed == {code: kind.level.value for code, kind in CATALOGUE.items()}
