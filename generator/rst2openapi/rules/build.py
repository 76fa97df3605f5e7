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

PAGE_FAILED = Rule(
    code="B102",
    name="page-failed",
    severity=Severity.ERROR,
    message="the page could not be read: {why}",
    explanation=(
        "rst2openapi itself stumbled over this page, so nothing of it is in the document; all "
        "other pages are. This is a defect of rst2openapi and not of the page."
    ),
    fix="report the defect with the page; until then leave the page out with `exclude`",
)

PAGE_EMPTY = Rule(
    code="B104",
    name="page-empty",
    severity=Severity.WARNING,
    message="the page is empty",
    explanation=(
        "The page holds nothing, so it adds nothing to the document. An operation that it once "
        "described is gone, and references to its labels lead nowhere."
    ),
    fix="restore its text, or remove the page and what refers to it",
)

SERVICE_FAILED = Rule(
    code="B103",
    name="service-failed",
    severity=Severity.ERROR,
    message="{why}; its document was not written",
    explanation=(
        "One of several services has no document: its folder holds no page, its document cannot "
        "be written, or rst2openapi itself stumbled over what its pages hold together. The other "
        "services were built."
    ),
    fix="build this service alone; where rst2openapi names a place of its own, report the defect",
)

PAGE_LEFT_OUT = Rule(
    code="B105",
    name="page-left-out",
    severity=Severity.ERROR,
    message="the page was left out: {why}",
    explanation=(
        "rst2openapi itself stumbled over what this page and the pages before it hold together, so "
        "the document was made without it; what refers to the page leads nowhere. This is a defect "
        "of rst2openapi and not of the page."
    ),
    fix="report the defect with the page; until then leave the page out with `exclude`",
)
