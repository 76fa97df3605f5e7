"""Findings as values: what was found, by which rule, where, and what to do about it.

A stage takes a `Report` as its last parameter and calls it; nothing is global. Renderings for
people and machines live in `rst2openapi.rules.render`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from rst2openapi.source import Span


class Severity(StrEnum):
    """What a reader should do about a finding."""

    ERROR = "error"
    """Something of the page is not in the document, or the document would be wrong."""
    WARNING = "warning"
    """A guess was made that a person should look at."""
    NOTE = "note"
    """A known oddity was read by an established rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of the rule catalogue. Codes are never reused."""

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

    def at(self, span: Span, *, pointer: str | None = None, **facts: object) -> Diagnostic:
        """Make the diagnostic of this rule at a place.

        Raises:
            KeyError: a field of the message template is missing from `facts`.
        """
        return Diagnostic(
            rule=self, span=span, pointer=pointer, message=self.message.format(**facts)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding."""

    rule: Rule
    span: Span
    message: str
    pointer: str | None = field(default=None)
    """JSON Pointer (RFC 6901) into the document, where the finding is about the document."""

    @property
    def sort_key(self) -> tuple[str, int, str, str, str]:
        """Order of every listing: path, line, code, then text."""
        return (self.span.path, self.span.line, self.rule.code, self.message, self.pointer or "")


Report = Callable[[Diagnostic], None]
"""Where a stage puts its findings; a list's `append` is one."""
