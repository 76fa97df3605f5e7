"""Overlays in the corridor: what they change is checked, and told where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from rst2openapi.build import workshop
from rst2openapi.build.document import build_service
from rst2openapi.build.stumbling import StageFailed, described, stage
from rst2openapi.config import Config
from rst2openapi.files import InputError
from rst2openapi.openapi import Overlay, parse_overlay

DOCS = Path(__file__).parents[2] / "docs_src"


def overlay(*actions: str) -> Overlay:
    listed = "".join(f"- {{{one}}}\n" for one in actions)
    head = "overlay: 1.0.0\ninfo: {title: C, version: '1'}\nactions:\n"
    return parse_overlay(head + listed, name="c.yaml")


def built(*actions: str, jobs: int = 1):
    return build_service(DOCS, Config(), overlays=[overlay(*actions)], jobs=jobs)


def test_a_correction_is_in_the_document():
    made = built("target: $.info, update: {title: Pools}", "target: $.nowhere, remove: true")
    assert made.document.info["title"] == "Pools"
    idle = [one for one in made.diagnostics if one.rule.name == "overlay-matches-nothing"]
    assert [str(one.span) for one in idle] == ["c.yaml:5"]


@pytest.mark.parametrize(("jobs", "worth"), [(1, 24), (2, 1000), (2, 0)])
def test_references_that_lead_nowhere_then_are_findings_at_their_pages(jobs, worth, monkeypatch):
    """Alone, beside a copy of this process, and beside one that has read pages."""
    monkeypatch.setattr(workshop, "_WORTH_A_CREW", worth)
    made = built("target: $.components.responses, remove: true", jobs=jobs)
    found = [one for one in made.diagnostics if one.rule.name == "reference-dangling"]
    assert {one.message for one in found} == {
        "#/components/responses/BadRequest leads nowhere",
        "#/components/responses/NotFound leads nowhere",
    }
    assert all((DOCS / one.span.path).is_file() and one.span.line for one in found)


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("target: $.paths.*.get, update: {parameters: [{name: a}]}", " has no 'in'"),
        ("target: $.info, update: {a: 1}", ""),
        ("target: $, update: {tags: [7]}", "/tags/6 is a number, not an object"),
        ("target: $, update: {components: {schemas: {A: 7}}}", "/components/schemas/A is a number"),
    ],
)
def test_what_is_no_document_any_more_is_an_error(action, told):
    if not told:
        assert built(action).document.info["a"] == 1
        return
    with pytest.raises(InputError) as error:
        built(action)
    assert str(error.value).startswith("c.yaml: what is left is no OpenAPI 3 document: ")
    assert told in str(error.value)


def test_an_unforeseen_failure_is_told_in_few_words():
    with pytest.raises(StageFailed) as error, stage("linking"):
        raise KeyError("a " * 5000)
    assert str(error.value).startswith("linking failed: KeyError: 'a a a ")
    assert len(str(error.value)) < 400
    assert described(KeyError()) == "KeyError"
    assert described(ValueError("a\n b")) == "ValueError: a b"
