"""Findings as text, JSON, SARIF 2.1.0 or GitHub annotations.

In: diagnostics. Out: a string that ends in a line feed. Decides nothing about them but their order.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from rst2openapi.counting import counted
from rst2openapi.diagnostics import Diagnostic, Rule, Severity
from rst2openapi.rules.annotations import annotation

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(diagnostics: Iterable[Diagnostic], format: str, *, root: str) -> str:
    """Findings in order of page and line, as `text`, `json`, `sarif` or `github`.

    `root` is the folder of pages as the reader would write it; it precedes the pages' paths.

    Raises:
        ValueError: no such format.
    """
    if format not in _FORMATS:
        raise ValueError(f"no format {format!r}; there are {', '.join(_FORMATS)}")
    return _FORMATS[format](sorted(diagnostics, key=lambda one: one.sort_key), root)


def _file(one: Diagnostic, root: str) -> str:
    """The page's path as seen from where the reader stands."""
    return (PurePosixPath(root) / one.span.path).as_posix()


def _text(found: Sequence[Diagnostic], root: str) -> str:
    lines = []
    for one in found:
        place = _file(one, root) + (f":{one.span.line}" if one.span.line else "")
        rule = one.rule
        lines.append(
            f"{place}: {rule.severity.value} {rule.code} {rule.name}: {_line(one.message)}"
        )
        lines.append(f"    fix: {rule.fix}")
    return "\n".join([*lines, _counts(found)]) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _counts(found: Sequence[Diagnostic]) -> str:
    counts = Counter(one.rule.severity for one in found)
    parts = [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return ", ".join(parts) or "nothing found"


def _json(found: Sequence[Diagnostic], root: str) -> str:
    counts = Counter(one.rule.severity for one in found)
    content = {
        "findings": [_json_finding(one, root) for one in found],
        "counts": {severity.value: counts[severity] for severity in Severity},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _json_finding(one: Diagnostic, root: str) -> dict[str, Any]:
    node: dict[str, Any] = {
        "path": _file(one, root),
        "line": one.span.line,
        "severity": one.rule.severity.value,
        "code": one.rule.code,
        "name": one.rule.name,
        "message": one.message,
        "fix": one.rule.fix,
    }
    return node | ({"pointer": one.pointer} if one.pointer else {})


def _github(found: Sequence[Diagnostic], root: str) -> str:
    """Workflow commands, one a finding."""
    lines = []
    for one in found:
        level = "notice" if one.rule.severity is Severity.NOTE else one.rule.severity.value
        lines.append(
            annotation(
                level,
                path=_file(one, root),
                line=one.span.line,
                title=f"{one.rule.code} {one.rule.name}",
                text=f"{one.message}\nfix: {one.rule.fix}",
            )
        )
    return "".join(lines)


def _sarif(found: Sequence[Diagnostic], root: str) -> str:
    """A SARIF 2.1.0 log (§3.13) with one run; only the rules that spoke are listed."""
    rules = {one.rule.code: one.rule for one in found}
    places = {code: place for place, code in enumerate(sorted(rules))}
    seen: Counter[str] = Counter()
    results = []
    for one in found:
        identity = _fingerprint(one)
        seen[identity] += 1
        results.append(_result(one, root, places[one.rule.code], f"{identity}:{seen[identity]}"))
    driver = {
        "name": "rst2openapi",
        "rules": [_sarif_rule(rules[code]) for code in sorted(rules)],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the checkout."}}},
        "results": results,
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"{rule.explanation}\n\nWhat to do: {_sentence(rule.fix)}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(one: Diagnostic, root: str, place: int, identity: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(_file(one, root))}
    if one.span.line:
        physical["region"] = {"startLine": one.span.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if one.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": one.pointer}]
    return {
        "ruleId": one.rule.code,
        "ruleIndex": place,
        "level": one.rule.severity.value,
        "message": {"text": f"{_sentence(one.message)} What to do: {_sentence(one.rule.fix)}"},
        "locations": [location],
        "partialFingerprints": {"finding/v1": identity},
    }


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _artifact(path: str) -> dict[str, str]:
    """Where a page lies (SARIF 2.1.0, §3.4): below the checkout, or by its absolute URI."""
    uri = quote(path or ".", safe="/-._~!$&'()*+,;=@")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": "SRCROOT"}


def _fingerprint(one: Diagnostic) -> str:
    """Stays the same while lines above the finding come and go."""
    text = "\x00".join((one.rule.code, one.span.path, one.message, one.pointer or ""))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


_FORMATS: dict[str, Callable[[Sequence[Diagnostic], str], str]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
}
