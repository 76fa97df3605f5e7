"""Rules R…: what one page says."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity

URI_WITHOUT_OPERATION = Rule(
    code="R101",
    name="uri-section-without-operation",
    severity=Severity.WARNING,
    message="the section {title!r} holds no line with a method and a path",
    explanation=(
        "A page describes an operation where its URI section shows a method and a path. This page "
        "has the section, but nothing in it could be read as an operation, so the page adds none."
    ),
    fix="Write the operation as one line: METHOD /path/{placeholder}.",
)
UNKNOWN_SECTION = Rule(
    code="R102",
    name="unknown-section-title",
    severity=Severity.NOTE,
    message="the section title {title!r} is not known; it is read as part of the section before it",
    explanation=(
        "Which side and place the tables and examples of a section belong to is said by its title. "
        "A title that the vocabulary does not hold leaves what came before in force."
    ),
    fix="Use one of the usual titles, or add this one to the vocabulary of the configuration.",
)
UNKNOWN_COLUMN = Rule(
    code="R103",
    name="unknown-column",
    severity=Severity.NOTE,
    message="the column {title!r} is not known; its cells are added to the descriptions",
    explanation=(
        "A parameter table has columns for name, type, condition and description. The text of any "
        "other column is kept as part of the row's description, but is not understood."
    ),
    fix="Rename the column, or add its title to the vocabulary of the configuration.",
)
SHIFTED_CELLS = Rule(
    code="R104",
    name="shifted-cells",
    severity=Severity.WARNING,
    message="the type cell of {name!r} holds a condition: {cell!r}",
    explanation=(
        "In a few rows values stand in the column beside their own. The row was read with its "
        "condition and type where they belong."
    ),
    fix="Put the type and the condition of the row into their own columns.",
)
UNKNOWN_TYPE = Rule(
    code="R105",
    name="unknown-type",
    severity=Severity.ERROR,
    message="the type {type!r} of {name} is not understood; taken as {taken}",
    explanation=(
        "The type cell could not be read, and no table describes the value. Its type is that of "
        "the page's example, else any value."
    ),
    fix="Use a known type, or add the spelling to the vocabulary of the configuration.",
)
UNNAMED_ROW = Rule(
    code="R106",
    name="unnamed-row",
    severity=Severity.ERROR,
    message="a row of the table {caption!r} has no name and is left out",
    explanation=(
        "Every row of a parameter table describes one parameter or field, which its first cell "
        "names. Nothing can be made of a row without one."
    ),
    fix="Write the name of the parameter into the first cell.",
)
UNUSED_ROW = Rule(
    code="R107",
    name="parameter-outside-its-section",
    severity=Severity.WARNING,
    message="{name!r} stands in a table of {where} and is left out",
    explanation=(
        "Parameter tables of the operation stand in its URI, request and response sections. Tables "
        "elsewhere describe examples or other operations."
    ),
    fix="Move the table to the section that it belongs to.",
)
IGNORED_TABLE = Rule(
    code="R108",
    name="table-of-values",
    severity=Severity.NOTE,
    message="the table {caption!r} with the columns {columns} is read as a list of values",
    explanation=(
        "The table begins with names, but its columns are not those of a parameter table. It is "
        "left out of the document."
    ),
    fix="If it describes parameters, give it the columns for type and description.",
)
EXAMPLE_NOT_JSON = Rule(
    code="R109",
    name="example-not-json",
    severity=Severity.WARNING,
    message="the example is no JSON: {problem}",
    explanation=(
        "The body of an example is not strict JSON (RFC 8259), so a reader cannot send it as it "
        "is. Where its meaning is plain it was read all the same, else only its text is kept."
    ),
    fix="Correct the example at this line so that a JSON parser accepts it.",
)
EXAMPLE_WITHOUT_SIDE = Rule(
    code="R110",
    name="example-without-side",
    severity=Severity.NOTE,
    message="nothing says whether this example is a request or a response; read as {side}",
    explanation=(
        "The headings and sentences before the block name neither a request nor a response. The "
        "first body of a section is read as a request, one behind a request as its response."
    ),
    fix="Put a line such as 'Example request' before the block.",
)
UNREAD_STATUS = Rule(
    code="R111",
    name="status-not-understood",
    severity=Severity.NOTE,
    message="{text!r} is no status code",
    explanation=(
        "The first cell of a status table holds a code of three digits or the word default. This "
        "row adds no response."
    ),
    fix="Write the code alone into the first cell.",
)
MANDATORY_SOMETIMES = Rule(
    code="R112",
    name="mandatory-sometimes",
    severity=Severity.NOTE,
    message="{name!r} is marked as mandatory, but its description says: {when}",
    explanation=(
        "Some calls are valid without the field, so that it is not required; what makes it "
        "mandatory is kept in x-required-when."
    ),
    fix="Mark the field as optional, and keep the condition in its description.",
)
TYPE_OF_RANGE = Rule(
    code="R113",
    name="type-of-range",
    severity=Severity.NOTE,
    message="{name!r} has no type; its range of whole numbers says integer",
    explanation="A field without a type is text, unless its description gives a range of numbers.",
    fix="Give the table a Type column.",
)
CALL_WITHOUT_ADDRESS = Rule(
    code="R114",
    name="call-without-address",
    severity=Severity.WARNING,
    message="the page tells what a call asks and answers, but not its method and path",
    explanation=(
        "A page describes an operation where a section such as URI shows a method and a path. This "
        "page has sections for a purpose, a request and an answer, but none for the address, so it "
        "adds no operation."
    ),
    fix="Add a section URI with one line: METHOD /path/{placeholder}.",
)
TYPES_DIFFER = Rule(
    code="R115",
    name="types-differ",
    severity=Severity.WARNING,
    message="the Type cell of {name!r} says {type!r}, its description that it is a list of values",
    explanation=(
        "One of the two is wrong. The description is taken: who wrote it knew that the column says "
        "something else already."
    ),
    fix="Write the type that the description tells into the Type cell.",
)
