"""The rule catalogue: complete, explained, and sparing with errors."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from rst2openapi.diagnostics import Severity
from rst2openapi.rules import CATALOGUE
from rst2openapi.source import Span

RULES = list(CATALOGUE.values())


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_says_what_and_why_and_what_to_do(rule):
    assert re.fullmatch(r"[BPRLDEO]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert len(rule.explanation) > len("a sentence at least")
    assert rule.fix
    assert "\n" not in rule.fix
    fields = {name for _, name, _, _ in Formatter().parse(rule.message) if name}
    facts = {re.split(r"[.\[]", name)[0]: "fact" for name in fields}
    found = rule.at(Span("page.rst", 3), **facts)
    assert found.message
    assert found.sort_key[:3] == ("page.rst", 3, rule.code)


def test_names_are_unique():
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_stage_has_rules():
    assert {rule.code[0] for rule in RULES} == set("BPRLDEO")


def test_not_everything_is_an_error():
    errors = [rule for rule in RULES if rule.severity is Severity.ERROR]
    assert 0 < len(errors) < len(RULES) / 2
