"""Rules P…: syntax of a page."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity


def _rule(code: str, name: str, severity: Severity, message: str, why: str, fix: str) -> Rule:
    return Rule(code=code, name=name, severity=severity, message=message, explanation=why, fix=fix)


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

UNREADABLE_PAGE = _rule(
    "P001", "unreadable-page", _ERROR, "The page cannot be read: {reason}",
    "The reader of reStructuredText gave up; nothing of the page is in the document.",
    "Simplify the markup of the page: very deep nesting is the usual cause.",
)  # fmt: skip
MALFORMED_TABLE = _rule(
    "P002", "malformed-table", _ERROR, "A table cannot be read: {reason}",
    "The rows of a table whose borders do not meet are lost.",
    "Align the borders and the column edges of the table.",
)  # fmt: skip
UNKNOWN_DIRECTIVE = _rule(
    "P003", "unknown-directive", _ERROR, "{reason}",
    "The content of a directive that nobody knows is lost.",
    "Correct the directive's name, or write its content without it.",
)  # fmt: skip
UNKNOWN_ROLE = _rule(
    "P004", "unknown-role", _WARNING, "The role {role!r} is unknown; its text is kept",
    "The text is read as plain text; a reference made with the role is lost.",
    "Correct the role's name, or write the text without it.",
)  # fmt: skip
UNCLOSED_MARKUP = _rule(
    "P005", "unclosed-markup", _WARNING, "{reason}",
    "A mark that is opened and never closed is read as text.",
    "Close the mark, or escape it with a backslash.",
)  # fmt: skip
DUPLICATE_LABEL = _rule(
    "P006", "duplicate-label", _WARNING, "{reason}",
    "A reference to a label that stands twice may lead to the wrong table.",
    "Give each label a name of its own.",
)  # fmt: skip
FORBIDDEN_DIRECTIVE = _rule(
    "P007", "forbidden-directive", _ERROR, "{reason}",
    "Pages never pull in other files or raw output; what the directive stands for is missing.",
    "Write the content into the page.",
)  # fmt: skip
LINE_TOO_LONG = _rule(
    "P008", "line-too-long", _ERROR, "{reason}",
    "A page with a line beyond the limit is not read at all.",
    "Break the line.",
)  # fmt: skip
SPANNING_CELL = _rule(
    "P009", "spanning-cell", _WARNING, "A cell of the table spans several rows or columns",
    "The places that a cell covers besides its own are read as empty.",
    "Write one cell for each row and column.",
)  # fmt: skip
SEVERAL_HEADER_ROWS = _rule(
    "P010", "several-header-rows", _WARNING, "The table has {count} header rows",
    "The header rows are read as one, column by column.",
    "Keep one header row.",
)  # fmt: skip
UNKNOWN_TARGET = _rule(
    "P011", "unknown-target", _WARNING, "{text!r} refers to nothing on this page",
    "A trailing underscore or bars make a reference; without a target it is read as text.",
    "Escape the mark with a backslash, or define the target.",
)  # fmt: skip
STRAY_CHARACTERS = _rule(
    "P012", "stray-characters", _NOTE, "The page holds control characters",
    "Control characters are read as blanks, a NUL as the replacement character.",
    "Remove the control characters.",
)  # fmt: skip
DANGLING_LABEL = _rule(
    "P013", "dangling-label", _NOTE, "Nothing follows the label {label!r}",
    "The label is taken for the section that it ends.",
    "Put the label before the thing that it names.",
)  # fmt: skip
BROKEN_DIRECTIVE = _rule(
    "P014", "broken-directive", _ERROR, "{reason}",
    "The content of a directive with wrong arguments, options or content is lost.",
    "Correct the directive.",
)  # fmt: skip
BROKEN_INDENTATION = _rule(
    "P015", "broken-indentation", _WARNING, "{reason}",
    "Where a block begins or ends without a blank line, text may be read into the wrong block.",
    "Indent alike what belongs together, and part blocks by blank lines.",
)  # fmt: skip
BROKEN_TITLE = _rule(
    "P016", "broken-title", _WARNING, "{reason}",
    "A title that is not read as one moves the following blocks to another section.",
    "Underline the title in full, with the character of its level.",
)  # fmt: skip
EMPTY_DIRECTIVE = _rule(
    "P017", "empty-directive", _NOTE, "{reason}",
    "A directive without content adds nothing.",
    "Add the content or remove the directive.",
)  # fmt: skip
ODD_MARKUP = _rule(
    "P018", "odd-markup", _WARNING, "{reason}",
    "The markup may not be read as its author meant it.",
    "Correct the markup at this line.",
)  # fmt: skip
LOST_MARKUP = _rule(
    "P019", "lost-markup", _ERROR, "{reason}",
    "A part of the page cannot be read.",
    "Correct the markup at this line.",
)  # fmt: skip
