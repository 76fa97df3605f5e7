"""What docutils complains of → diagnostics.

In: system messages of docutils. Out: P-rules at the line. Wording only: nothing is repaired here.
"""

from __future__ import annotations

from docutils import nodes

from rst2openapi.diagnostics import Diagnostic, Rule
from rst2openapi.rules import pages as rules
from rst2openapi.source import Span

_WARNING_LEVEL = 2
_ERROR_LEVEL = 3

_BY_WORDING: tuple[tuple[str, Rule], ...] = (
    ("Malformed table", rules.MALFORMED_TABLE),
    ('Error parsing content block for the "table"', rules.MALFORMED_TABLE),
    ("Unknown directive type", rules.UNKNOWN_DIRECTIVE),
    ("directive disabled", rules.FORBIDDEN_DIRECTIVE),
    ("URL access deactivated", rules.FORBIDDEN_DIRECTIVE),
    ("start-string without end-string", rules.UNCLOSED_MARKUP),
    ("Duplicate explicit target name", rules.DUPLICATE_LABEL),
    ("Duplicate target name", rules.DUPLICATE_LABEL),
    ("line-length-limit", rules.LINE_TOO_LONG),
    ("Content block expected", rules.EMPTY_DIRECTIVE),
    ('Error in "', rules.BROKEN_DIRECTIVE),
    ("ndent", rules.BROKEN_INDENTATION),
    ("without a blank line", rules.BROKEN_INDENTATION),
    ("itle", rules.BROKEN_TITLE),
)
"""The first wording that a message contains names its rule."""


def is_aftermath(found: Diagnostic, before: Diagnostic) -> bool:
    """Whether a finding only says that what the one before it is about is missing.

    A table directive whose grid is malformed complains that it holds no table.
    """
    is_table = found.rule is before.rule is rules.MALFORMED_TABLE
    return is_table and found.span.line <= before.span.line and "Malformed" not in found.message


def diagnose(message: nodes.system_message, path: str) -> Diagnostic | None:
    """Turn a message of docutils into a finding; `None` for mere information."""
    level: int = message["level"]
    if level < _WARNING_LEVEL:
        return None
    words = next(iter(message.findall(nodes.paragraph)), message).astext()
    reason = " ".join(words.split())[:300]
    fallback = rules.LOST_MARKUP if level >= _ERROR_LEVEL else rules.ODD_MARKUP
    rule = next((rule for wording, rule in _BY_WORDING if wording in reason), fallback)
    return rule.at(Span(path, int(message.get("line", 0) or 0)), reason=reason)
