"""What the project's own documents show holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rst2openapi.cli import COMMANDS
from rst2openapi.config import parse_config
from rst2openapi.reading.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
TOML = [
    pytest.param(text, id=f"{document.name}-{index}")
    for document in sorted(DOCUMENTS)
    for index, text in enumerate(
        re.findall(r"```toml\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    )
]


@pytest.mark.parametrize("text", TOML)
def test_shown_configuration_can_be_used(text):
    config = parse_config(text, name="rst2openapi.toml")
    load_vocabulary(config.vocabulary)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_links_lead_somewhere(document):
    for target in re.findall(r"\]\(([^)#\s]+)\)", document.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (document.parent / target).exists(), target


def test_the_readme_shows_commands_that_exist():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\$ rst2openapi ([a-z]+)", text))
    assert shown
    assert shown <= COMMANDS.keys()


def test_the_trial_shows_its_whole_configuration():
    project = ROOT / "tests" / "projects" / "parcels" / "rst2openapi.toml"
    shown = (ROOT / "docs" / "strangers_trial.md").read_text(encoding="utf-8")
    assert project.read_text(encoding="utf-8") in shown


def test_the_index_has_every_document():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for document in (ROOT / "docs").glob("*.md"):
        assert document.name == "README.md" or f"]({document.name})" in index, document.name
