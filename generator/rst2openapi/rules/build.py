"""Rules B…: files and folders."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity

PAGE_UNREADABLE = Rule(
    code="B101",
    name="page-unreadable",
    severity=Severity.ERROR,
    message="{why}",
    explanation=(
        "The page could not be read as text, so nothing of it is in the document: it is missing, "
        "not readable, or not encoded as UTF-8."
    ),
    fix="save the page as UTF-8, or leave it out with `exclude` in the configuration",
)
