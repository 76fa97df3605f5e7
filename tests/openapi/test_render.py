"""Findings for people and machines."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from rst2openapi.diagnostics import Diagnostic, Rule, Severity
from rst2openapi.rules.render import render
from rst2openapi.source import Span


def rule(code: str, severity: Severity) -> Rule:
    return Rule(
        code=code,
        name="a-name",
        severity=severity,
        message="{what}",
        explanation="It matters.",
        fix="do it",
    )


ERROR = rule("D901", Severity.ERROR)
NOTE = rule("E902", Severity.NOTE)
FOUND = [
    NOTE.at(Span("b c.rst", 0), what="two\nlines, 100%: yes"),
    ERROR.at(Span("a.rst", 12), what="wrong", pointer="/paths/~1a"),
    ERROR.at(Span("a.rst", 3), what="wrong"),
]


def test_text_is_sorted_and_counted() -> None:
    assert render(FOUND, "text", root="docs") == (
        "docs/a.rst:3: error D901 a-name: wrong\n    fix: do it\n"
        "docs/a.rst:12: error D901 a-name: wrong\n    fix: do it\n"
        "docs/b c.rst: note E902 a-name: two lines, 100%: yes\n    fix: do it\n"
        "2 errors, 1 note\n"
    )


def test_nothing_found() -> None:
    assert render([], "text", root="docs") == "nothing found\n"
    assert render([], "github", root="docs") == ""
    assert json.loads(render([], "sarif", root="docs"))["runs"][0]["results"] == []


def test_github_escapes_what_would_end_the_command() -> None:
    assert render(FOUND[:2], "github", root="docs") == (
        "::error file=docs/a.rst,line=12,title=D901 a-name::wrong%0Afix: do it\n"
        "::notice file=docs/b c.rst,title=E902 a-name::two%0Alines, 100%25: yes%0Afix: do it\n"
    )
    comma = ERROR.at(Span("a,b:c%.rst", 1), what="x")
    assert "file=docs/a%2Cb%3Ac%25.rst,line=1" in render([comma], "github", root="docs")


def test_json_says_everything() -> None:
    content = json.loads(render(FOUND, "json", root="."))
    assert content["counts"] == {"error": 2, "warning": 0, "note": 1}
    assert content["findings"][1] == {
        "path": "a.rst",
        "line": 12,
        "severity": "error",
        "code": "D901",
        "name": "a-name",
        "message": "wrong",
        "fix": "do it",
        "pointer": "/paths/~1a",
    }


TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
SARIF: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs", "$schema"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "help"],
                                            "properties": {
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "help": TEXT,
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "ruleIndex", "partialFingerprints"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "message": TEXT,
                                "partialFingerprints": {
                                    "minProperties": 1,
                                    "additionalProperties": {"type": "string"},
                                },
                                "locations": {
                                    "items": {
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {
                                                                "type": "string",
                                                                "format": "uri-reference",
                                                                "pattern": "^[^/:]|^file:///",
                                                            }
                                                        }
                                                    },
                                                    "region": {
                                                        "properties": {"startLine": {"minimum": 1}}
                                                    },
                                                },
                                            }
                                        },
                                    }
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}
"""The parts of the SARIF 2.1.0 schema that a log of findings uses."""


def test_sarif_is_a_log_of_one_run() -> None:
    log = json.loads(render(FOUND, "sarif", root="docs"))
    errors = jsonschema_rs.Draft202012Validator(SARIF, validate_formats=True).iter_errors(log)
    assert [error.message for error in errors] == []
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["locations"][0]["physicalLocation"] for result in run["results"]] == [
        {"artifactLocation": _uri("docs/a.rst"), "region": {"startLine": 3}},
        {"artifactLocation": _uri("docs/a.rst"), "region": {"startLine": 12}},
        {"artifactLocation": _uri("docs/b%20c.rst")},
    ]


def _uri(path: str) -> dict[str, str]:
    return {"uri": path, "uriBaseId": "SRCROOT"}


def test_sarif_names_pages_outside_the_checkout_by_their_uri() -> None:
    log = json.loads(render(FOUND[1:2], "sarif", root="/docs of ours"))
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {
        "uri": "file:///docs%20of%20ours/a.rst"
    }


def test_sentences_end_once() -> None:
    told = Rule(
        code="D903", name="a", severity=Severity.NOTE, message="{what}", explanation="E.", fix="Do."
    )
    log = json.loads(render([told.at(Span("a.rst", 1), what="It is.")], "sarif", root="."))
    assert log["runs"][0]["results"][0]["message"]["text"] == "It is. What to do: Do."


def test_fingerprints_outlive_moved_lines_and_tell_repetitions_apart() -> None:
    def prints(*found: Diagnostic) -> list[str]:
        results = json.loads(render(found, "sarif", root="docs"))["runs"][0]["results"]
        return [result["partialFingerprints"]["finding/v1"] for result in results]

    one, moved = (ERROR.at(Span("a.rst", line), what="wrong") for line in (3, 30))
    assert prints(one) == prints(moved)
    assert len(set(prints(one, moved))) == 2


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="there are text, json, sarif, github"):
        render([], "xml", root="docs")
