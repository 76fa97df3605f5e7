"""Every case of `constraints.yaml` reads as it says, and nothing more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import asdict

from rst2openapi.reading.description import read_description
from rst2openapi.reading.draft import Constraints, EnumMember
from rst2openapi.reading.types import read_type
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words()
CASES = yaml.safe_load(Path(__file__).with_name("constraints.yaml").read_text(encoding="utf-8"))
NOTHING = Constraints()


def said(constraints: Constraints) -> dict[str, Any]:
    found = asdict(constraints)
    return {name: value for name, value in found.items() if value != getattr(NOTHING, name)}


def expected(reads: dict[str, Any]) -> dict[str, Any]:
    values = dict(reads)
    for member in values.get("members", ()):
        member["conditions"] = tuple(member.get("conditions", ()))
    if "members" in values:
        values["enum"] = tuple(EnumMember(**member) for member in values.pop("members"))
    if "examples" in values:
        values["examples"] = tuple(values["examples"])
    return values


@pytest.mark.parametrize("case", CASES, ids=[case["is"] for case in CASES])
def test_description_cell(case: dict[str, Any]) -> None:
    type_ = read_type(cell(case.get("type", "String")), WORDS)
    read = read_description(
        cell(case["cell"]), type=type_, name=case.get("name", "field"), words=WORDS
    )
    found, wanted = said(read.constraints), expected(case["reads"])
    if wanted.get("enum") and isinstance(wanted["enum"], list):
        found["enum"] = [member.value for member in found.get("enum", ())]
    assert found == wanted


def test_the_cases_have_names_of_their_own() -> None:
    names = [(case["is"], case.get("type")) for case in CASES]
    assert len(set(names)) == len(names)
    assert len(CASES) >= 120
