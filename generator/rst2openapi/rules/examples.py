"""Rules E…: examples against tables."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity

_DOUBT = (
    "The page's own example contradicts its table; one of them is wrong. Whoever trusts the wrong "
    "one writes calls that fail. Contract tests and mocks use both."
)

KEY_UNKNOWN = Rule(
    code="E101",
    name="key-not-in-schema",
    severity=Severity.NOTE,
    message="the example shows {key}, for which the table of that object has no row",
    explanation="The example shows a field of which the tables say nothing, so clients lack it.",
    fix="add a row for the field, or take it out of the example",
)

TYPE_DIFFERS = Rule(
    code="E102",
    name="type-differs",
    severity=Severity.WARNING,
    message="the example gives {key} the value {value}; its table says {expected}",
    explanation=_DOUBT,
    fix="correct the type in the table or the value in the example",
)

VALUE_OUTSIDE_ENUM = Rule(
    code="E103",
    name="value-outside-enum",
    severity=Severity.WARNING,
    message="the example gives {key} the value {value}; the table lists {expected}",
    explanation=_DOUBT,
    fix="add the value to the list, or correct the example",
)

REQUIRED_MISSING = Rule(
    code="E104",
    name="required-missing",
    severity=Severity.WARNING,
    message="the example has no {key}, which its table calls mandatory",
    explanation=_DOUBT,
    fix="mark the field as optional, or complete the example",
)

CONSTRAINT_BROKEN = Rule(
    code="E105",
    name="constraint-broken",
    severity=Severity.WARNING,
    message="the example gives {key} the value {value}, which {why}",
    explanation=_DOUBT,
    fix="correct the range, length, pattern or format in the table, or the example",
)

NO_VARIANT_FITS = Rule(
    code="E106",
    name="no-variant-fits",
    severity=Severity.WARNING,
    message="the example fits none of the ways in which the page describes {key}",
    explanation=_DOUBT,
    fix="correct the example or the tables of the variants",
)
