"""Rules D…: the emitted document."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity

DEFAULT_LEFT_OUT = Rule(
    code="D101",
    name="default-does-not-fit",
    severity=Severity.WARNING,
    message="the default {value} is no value of its own schema and is left out",
    explanation=(
        "Client generators refuse a field, and often the whole operation, whose default has the "
        "wrong type or lies outside its enumeration or bounds."
    ),
    fix="write a default of the type and among the values that the table gives",
)

HEADER_FLATTENED = Rule(
    code="D102",
    name="header-is-no-plain-value",
    severity=Severity.NOTE,
    message="header {name} is {kind}; the document says string",
    explanation=(
        "A header travels as text. Client generators drop operations whose headers are lists, "
        "objects or timestamps, so the document calls them strings."
    ),
    fix="nothing to do",
)

MEDIA_TYPE_SKIPPED = Rule(
    code="D103",
    name="media-type-unknown-to-clients",
    severity=Severity.NOTE,
    message="the {side} is in {media_type} only, for which generated clients have no code",
    explanation=(
        "The document says what the page says, but generated clients leave such a request out, or "
        "return nothing typed. They know JSON, forms, files and plain text."
    ),
    fix="name JSON too if the service speaks it; else nothing is wrong with the page",
)

FORMAT_LEFT_OUT = Rule(
    code="D104",
    name="format-contradicts-example",
    severity=Severity.WARNING,
    message="{value} is no {format}; the format is left out",
    explanation=(
        "The page's own example does not have the format that the page names. A client would fail "
        "to read it, so the example wins."
    ),
    fix="correct the example, or describe the format that the service really uses",
)

PATTERN_LEFT_OUT = Rule(
    code="D105",
    name="pattern-not-portable",
    severity=Severity.WARNING,
    message="the pattern {pattern} is left out: {why}",
    explanation=(
        "Patterns of OpenAPI are ECMA-262 regular expressions. One that tools cannot compile makes "
        "the whole document unusable for them."
    ),
    fix="write the pattern as an ECMA-262 regular expression",
)

ENUM_VALUE_LEFT_OUT = Rule(
    code="D106",
    name="enum-value-does-not-fit",
    severity=Severity.WARNING,
    message="the value {value} is no {type} and is left out of the enumeration",
    explanation="An enumeration of mixed types can be neither validated nor generated.",
    fix="give the field the type that its values have",
)

ENUM_DESCRIBED_ONLY = Rule(
    code="D107",
    name="enum-of-fractions",
    severity=Severity.NOTE,
    message="the enumeration of fractions {values} is kept as x-enum-values",
    explanation="Client generators refuse enumerations of floating-point numbers.",
    fix="nothing to do",
)

BOUNDS_LEFT_OUT = Rule(
    code="D108",
    name="bounds-contradict",
    severity=Severity.WARNING,
    message="{low} {low_value} and {high} {high_value} leave no value; both are left out",
    explanation="A schema that no value satisfies makes every call fail.",
    fix="correct the range in the table",
)

SCHEMA_UNKNOWN = Rule(
    code="D110",
    name="schema-unknown",
    severity=Severity.ERROR,
    message="schema {name} is used but nowhere defined; the document says any value",
    explanation="A reference that leads nowhere makes a document invalid.",
    fix="link the type to the table that describes it",
)

SCHEMA_UNUSED = Rule(
    code="D111",
    name="schema-unused",
    severity=Severity.NOTE,
    message="the table of {name} describes nothing that an operation has; it is left out",
    explanation="Unused components are noise in the reference and in the client.",
    fix="link to the table from the row that it describes, or remove it",
)

OPERATION_TWICE = Rule(
    code="D112",
    name="operation-twice",
    severity=Severity.ERROR,
    message="{method} {path} is described twice; {id} is left out",
    explanation="OpenAPI holds one operation for each method and path.",
    fix="give one of the operations its own path",
)

PARAMETER_TWICE = Rule(
    code="D113",
    name="parameter-twice",
    severity=Severity.WARNING,
    message="{location} parameter {name} is described twice; the first description is kept",
    explanation="A parameter is identified by its name and place.",
    fix="merge the two rows",
)

PARAMETER_NOT_IN_PATH = Rule(
    code="D114",
    name="parameter-not-in-path",
    severity=Severity.ERROR,
    message="path parameter {name} does not occur in {path} and is left out",
    explanation="Every path parameter must have its place in the path template.",
    fix="correct the URI or the name in the table",
)

PLACEHOLDER_UNDESCRIBED = Rule(
    code="D115",
    name="placeholder-undescribed",
    severity=Severity.WARNING,
    message="placeholder {{{name}}} of {path} is described by no row; the document says string",
    explanation="Every placeholder of a path template must be described by a path parameter.",
    fix="add a row for it",
)

PARAMETER_ELSEWHERE = Rule(
    code="D116",
    name="header-said-elsewhere",
    severity=Severity.NOTE,
    message="header {name} is said by {where}",
    explanation=(
        "OpenAPI ignores parameters called Content-Type, Accept and Authorization: media types and "
        "security schemes say what they would (OpenAPI 3.1.1, §4.8.12)."
    ),
    fix="nothing to do",
)

NO_RESPONSE = Rule(
    code="D117",
    name="response-undescribed",
    severity=Severity.WARNING,
    message="{method} {path} describes no response",
    explanation="Without a response a client returns nothing and a contract test checks nothing.",
    fix="say which status code means success",
)

PROPERTY_TWICE = Rule(
    code="D118",
    name="property-twice",
    severity=Severity.WARNING,
    message="field {name} is described twice; the first description is kept",
    explanation="An object has one value for each name.",
    fix="merge the two rows",
)

CONTENT_TWICE = Rule(
    code="D119",
    name="media-type-twice",
    severity=Severity.WARNING,
    message="{media_type} is described twice; the first description is kept",
    explanation="A body has one schema for each media type.",
    fix="describe one body with alternatives",
)

RESPONSE_TWICE = Rule(
    code="D120",
    name="response-twice",
    severity=Severity.WARNING,
    message="status {status} is described twice; the first description is kept",
    explanation="An operation has one response for each status code.",
    fix="merge the two descriptions",
)

SCHEMA_IS_ITSELF = Rule(
    code="D121",
    name="schema-is-itself",
    severity=Severity.WARNING,
    message="schema {name} stands for itself; that much is left out",
    explanation="A name that only leads back to itself says nothing, and tools follow it forever.",
    fix="link the type to the table that describes it",
)

DOCUMENT_INVALID = Rule(
    code="D201",
    name="document-invalid",
    severity=Severity.ERROR,
    message="the document is no valid OpenAPI: {place}: {why}",
    explanation="The OpenAPI schema or openapi-spec-validator refuses the document.",
    fix="report it: an emitted document is always valid; an overlay may have broken it",
)

DOCUMENT_TOO_DEEP = Rule(
    code="D202",
    name="document-too-deep",
    severity=Severity.ERROR,
    message="the document cannot be checked: schemas contain themselves without end",
    explanation="A schema that is made of itself (`allOf` in a circle) describes nothing.",
    fix="break the circle in the tables",
)

OPERATION_ID_TWICE = Rule(
    code="D203",
    name="operation-id-twice",
    severity=Severity.ERROR,
    message="operationId {id} is also that of {other}",
    explanation=(
        "operationIds must be unique; equal up to case and punctuation they still overwrite each "
        "other in generated clients."
    ),
    fix="give the pages distinct titles or original names",
)

PLACEHOLDER_TWICE = Rule(
    code="D204",
    name="placeholder-twice",
    severity=Severity.ERROR,
    message="{path} repeats the placeholder {{{name}}}",
    explanation="A placeholder may occur once in a path template; generators drop the operation.",
    fix="give the two placeholders different names",
)

PLACEHOLDERS_DIFFER = Rule(
    code="D205",
    name="path-parameters-differ",
    severity=Severity.ERROR,
    message="{path}: the template has {template}, the parameters have {parameters}",
    explanation="Template and path parameters must name the same things (OpenAPI 3.1.1, §4.8.8).",
    fix="correct the URI or the table",
)

REFERENCE_DANGLING = Rule(
    code="D206",
    name="reference-dangling",
    severity=Severity.ERROR,
    message="{ref} leads nowhere",
    explanation="A reference that leads nowhere makes a document invalid.",
    fix="define the component",
)

NAMES_COLLIDE = Rule(
    code="D207",
    name="names-collide-in-clients",
    severity=Severity.WARNING,
    message="{name} and {other} become the same name, {python}, in a generated client",
    explanation=(
        "Client generators strip punctuation and fold case. Names that become equal overwrite each "
        "other or drop the operation."
    ),
    fix="rename one of them",
)

NAME_SHADOWS = Rule(
    code="D208",
    name="name-shadows-client-code",
    severity=Severity.ERROR,
    message="{name} shadows a name that generated clients use themselves",
    explanation="A schema called Client, Response or Unset breaks the module that is generated.",
    fix="rename the schema",
)

PATHS_IDENTICAL = Rule(
    code="D209",
    name="paths-identical",
    severity=Severity.ERROR,
    message="{path} and {other} differ only in the names of their placeholders",
    explanation="Such templates are identical and must not exist side by side (§4.8.8).",
    fix="use the same placeholder names on both pages",
)

PATHS_AMBIGUOUS = Rule(
    code="D210",
    name="paths-ambiguous",
    severity=Severity.NOTE,
    message="{path} and {other} match the same requests, such as {example}",
    explanation=(
        "Which of the two a request means is for each tool to decide (OpenAPI 3.1.1, §4.8.8.2), "
        "unless the values of the placeholder are listed and the other path's word is none of them."
    ),
    fix="say in its row what the placeholder can be: list its values, or say that it is a UUID",
)

PATH_MALFORMED = Rule(
    code="D211",
    name="path-malformed",
    severity=Severity.ERROR,
    message="{path}: {why}",
    explanation="A path starts with a slash and holds neither query nor fragment.",
    fix="correct the URI",
)

OVERLAY_IDLE = Rule(
    code="D302",
    name="overlay-matches-nothing",
    severity=Severity.WARNING,
    message="the target {target} selects nothing, so that the correction has no effect",
    explanation=(
        "The pages may have changed: what the overlay corrected has moved, or is right by now "
        "(OpenAPI Overlay 1.0.0, §4.4.3)."
    ),
    fix="correct the target, or take the action out of the overlay",
)
