"""Rules E2…: constraints that the page's own example contradicts."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity

_WHY = (
    "The page shows a value that its own description rules out. The example is taken as the "
    "evidence, because a wrong constraint makes valid calls fail: "
)
_FIX = "correct the example or the description of the field, whichever is wrong"

VALUE_NOT_LISTED = Rule(
    code="E201",
    name="example-value-not-listed",
    severity=Severity.WARNING,
    message="the example gives {field} the value {value}, which is not among the listed values",
    explanation=_WHY
    + "the value is added to the enumeration; one value that was said to be the only "
    "one is dropped.",
    fix=_FIX,
)
BOUND_CONTRADICTED = Rule(
    code="E202",
    name="example-outside-bounds",
    severity=Severity.WARNING,
    message="the example gives {field} the value {value}, outside its {constraint}",
    explanation=_WHY + "the bound or length is dropped.",
    fix=_FIX,
)
PATTERN_CONTRADICTED = Rule(
    code="E203",
    name="example-against-pattern",
    severity=Severity.WARNING,
    message="the example gives {field} the value {value}, which does not match its {constraint}",
    explanation=_WHY + "the pattern or format is dropped.",
    fix=_FIX,
)
NULL_SHOWN = Rule(
    code="E204",
    name="example-shows-null",
    severity=Severity.NOTE,
    message="the example gives {field} the value null",
    explanation="The field is made nullable, because the page's example shows it as null.",
    fix="say in the field's description that it can be null",
)
FRACTION_SHOWN = Rule(
    code="E205",
    name="example-shows-fraction",
    severity=Severity.WARNING,
    message="the example gives the integer {field} the value {value}",
    explanation=_WHY + "the field becomes a number.",
    fix=_FIX,
)
REQUIRED_ABSENT = Rule(
    code="E206",
    name="example-lacks-required",
    severity=Severity.WARNING,
    message="the response example has no {field}, which its table calls mandatory",
    explanation=(
        "An answer that lacks the field is shown by the page itself, so the field is not required "
        "in answers: a client must not fail where it is absent."
    ),
    fix=_FIX,
)
OTHER_TYPE_SHOWN = Rule(
    code="E207",
    name="example-of-other-type",
    severity=Severity.WARNING,
    message="the example gives {field} a value of type {found}, its table says {told}: {value}",
    explanation=_WHY
    + "where one is a container and the other is not, or one is an array and the other an object, "
    "the example's type is taken; where both are plain values, both types are allowed.",
    fix=_FIX,
)
MASK_SHOWN = Rule(
    code="E208",
    name="example-masked",
    severity=Severity.NOTE,
    message="the example blots out part of {key}: {value}",
    explanation=(
        "What is blotted out does not have the form (length, pattern, format) that the description "
        "gives the field, and nobody can send the example. The document must allow what its "
        "examples show, so it does not say the form."
    ),
    fix="show an invented value of the right form in place of the mask",
)
DEFAULT_RESPELT = Rule(
    code="E209",
    name="default-in-another-case",
    severity=Severity.NOTE,
    message="the default {value} of {field} is listed as {listed}, which is taken",
    explanation=(
        "The default and the list of values differ in capital letters only. A service that tells "
        "them apart refuses one of the two spellings."
    ),
    fix="write the default as the list of values does, or the other way round",
)
