"""The rule catalogue: complete, explained, and sparing with errors."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from string import Formatter

import pytest

from rst2openapi import rules
from rst2openapi.diagnostics import Rule, Severity
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


# --- every rule is triggered somewhere ----------------------------------------------------------
TESTS = Path(__file__).parent
FOUND = re.compile(r" ([BPRLDEO]\d{3}) ")


def golden_codes() -> set[str]:
    """Codes of the findings that the golden collection holds."""
    files = (TESTS / "cases").glob("*/expected.txt")
    return {code for file in files for code in FOUND.findall(file.read_text())}


def words_of_tests() -> set[str]:
    """The words of every literal text and every name in the tests, but for this file."""
    words: set[str] = set()
    for file in TESTS.rglob("*.py"):
        if file != Path(__file__):
            for node in ast.walk(ast.parse(file.read_text())):
                match node:
                    case ast.Constant(value=str(text)):
                        words.update(re.findall(r"[\w-]+", text))
                    case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                        words.add(name)
    return words


def constants() -> dict[str, str]:
    """Code of a rule → the name of its constant."""
    return {
        rule.code: name
        for module in vars(rules).values()
        if inspect.ismodule(module)
        for name, rule in vars(module).items()
        if isinstance(rule, Rule)
    }


UNTRIGGERED = {
    "P018": "what docutils warns of in words that no other rule has",
    "P019": "what docutils cannot read in words that no other rule has",
}
"""Nets below the other rules: what falls into them is not known beforehand."""


def test_every_rule_is_triggered_by_a_test():
    golden, words, names = golden_codes(), words_of_tests(), constants()
    untried = {
        rule.code
        for rule in RULES
        if rule.code not in golden and words.isdisjoint({rule.code, rule.name, names[rule.code]})
    }
    assert untried <= UNTRIGGERED.keys(), sorted(untried - UNTRIGGERED.keys())


def test_what_pages_say_wrong_has_a_golden_case():
    """Rules of reading and linking are seen in a document, not only in a test of a function."""
    golden = golden_codes()
    wanted = {rule.code for rule in RULES if rule.code[0] in "RL"} - WITHOUT_A_CASE.keys()
    assert sorted(wanted - golden) == []
    assert sorted(WITHOUT_A_CASE.keys() & golden) == []


WITHOUT_A_CASE = {
    "L131": "reading leaves out defaults that are no value of their type, drafts need not",
    "L132": "reading leaves out what no validator reads, drafts need not",
}
