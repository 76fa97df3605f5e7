"""The whole catalogue of rules as one page of Markdown, and as JSON.

In: nothing. Out: text.
"""

from __future__ import annotations

import json

from rst2openapi.rules import CATALOGUE
from rst2openapi.rules.illustrations import load_illustrations

_STEPS = {
    "B": "Files",
    "P": "Markup",
    "R": "One page",
    "L": "What pages mean together",
    "D": "The document",
    "E": "Examples against tables",
    "O": "What is made of the document",
}
_HEAD = """\
# Rules

Every finding that `rst2openapi` can report. `rst2openapi explain CODE` shows the same in a
terminal; how to choose and to silence them, and what severities mean, is told in
[findings](findings.md). This page is made by
`rst2openapi explain --format markdown`.
"""


def catalogue_markdown() -> str:
    """A page with a heading for each step and each rule, in the order of the codes."""
    shown = load_illustrations()
    parts = [_HEAD]
    for letter, title in _STEPS.items():
        parts.append(f"## {title}\n")
        for code, rule in CATALOGUE.items():
            if code.startswith(letter):
                example = shown[code]
                parts.append(
                    f"### {code} {rule.name}\n\n"
                    f"*{rule.severity.value}:* {_plain(rule.message)}\n\n"
                    f"{_plain(rule.explanation)}\n\n"
                    f"{_code(f'wrong: {example.wrong}', f'right: {example.right}')}\n"
                    f"**Fix:** {_plain(rule.fix)}\n"
                )
    return "\n".join(parts)


def catalogue_json() -> str:
    """An array of rules; fields are added between versions, never renamed or removed."""
    rules = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "message": rule.message,
            "explanation": rule.explanation,
            "fix": rule.fix,
        }
        for rule in CATALOGUE.values()
    ]
    return json.dumps(rules, indent=2, ensure_ascii=False) + "\n"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, but for its own code marks."""
    return "".join("\\" + char if char in "*_<[" else char for char in text)


def _code(*lines: str) -> str:
    return "".join(f"    {line}\n" for line in lines)
