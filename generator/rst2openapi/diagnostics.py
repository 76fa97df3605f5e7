"""Findings as values: what was found, by which rule, where, and what to do about it.

A stage takes a `Report` as its last parameter and calls it; nothing is global. Renderings for
people and machines live in `rst2openapi.rules.render`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from rst2openapi.data import Data
from rst2openapi.source import Span


class Severity(StrEnum):
    """What a reader should do about a finding."""

    ERROR = "error"
    """Something of the page is not in the document, or the document would be wrong."""
    WARNING = "warning"
    """A guess was made that a person should look at."""
    NOTE = "note"
    """A known oddity was read by an established rule."""


class Rule:
    """One entry of the rule catalogue: each is one object, kept by its code. None is used again."""

    __slots__ = ("code", "explanation", "fix", "message", "name", "severity")

    code: str
    """Stage letter and number: P pages, R reading, L linking, D document, E examples, O outputs."""
    name: str
    """kebab-case, names the finding and never the remedy."""
    severity: Severity
    message: str
    """A `str.format` template; its fields are the keyword arguments of `at`."""
    explanation: str
    """Why it matters, for the rule catalogue."""
    fix: str
    """One line: what the author of the page should do."""

    def __init__(
        self, *, code: str, name: str, severity: Severity, message: str, explanation: str, fix: str
    ) -> None:
        self.code = code
        self.name = name
        self.severity = severity
        self.message = message
        self.explanation = explanation
        self.fix = fix

    def __repr__(self) -> str:
        return f"<{self.code} {self.name}>"

    def at(self, span: Span, *, pointer: str | None = None, **facts: object) -> Diagnostic:
        """Make the diagnostic of this rule at a place.

        Raises:
            KeyError: a field of the message template is missing from `facts`.
        """
        return Diagnostic(
            rule=self, span=span, pointer=pointer, message=self.message.format(**facts)
        )


class Diagnostic(Data, frozen=True, kw_only=True):
    """One finding."""

    rule: Rule
    span: Span
    message: str
    pointer: str | None = None
    """JSON Pointer (RFC 6901) into the document, where the finding is about the document."""

    @property
    def sort_key(self) -> tuple[str, int, str, str, str]:
        """Order of every listing: path, line, code, then text."""
        return (self.span.path, self.span.line, self.rule.code, self.message, self.pointer or "")


Report = Callable[[Diagnostic], None]
"""Where a stage puts its findings; a list's `append` is one."""
