"""docs/changes.md lists every kind of change as the catalogue has it."""

from __future__ import annotations

import re
from pathlib import Path

from rst2openapi.outputs.changes import CATALOGUE

PAGE = Path(__file__).parents[3] / "docs" / "changes.md"


SIDES = ("request", "response")


def rows(heading):
    """The cells of the table under a heading."""
    text = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    found = re.findall(r"^\| (`[a-z-]+` \| .+) \|$", text, re.MULTILINE)
    assert found
    return [one.split(" | ") for one in found]


def shown(kind):
    """The message and the reason as the page has them."""
    message = kind.message.format(what="…", before="*before*", after="*after*")
    return [message, kind.why]


def test_the_page_has_the_catalogue():
    listed = {}
    for code, level, *words in rows("Outside schemas"):
        listed[code.strip("`")] = [level, *words]
    for facet, *levels, message, why in rows("In schemas"):
        for side, level in zip(SIDES, levels, strict=True):
            if level != "–":
                listed[f"{side}-{facet.strip('`')}"] = [level, message, why]
    assert listed == {code: [kind.level.value, *shown(kind)] for code, kind in CATALOGUE.items()}
