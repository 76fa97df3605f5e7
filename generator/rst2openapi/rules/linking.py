"""Rules L…: what the pages of a service mean together."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity

# --- references ---------------------------------------------------------------------------------
LINK_WITHOUT_TARGET = Rule(
    code="L101",
    name="link-without-table",
    severity=Severity.WARNING,
    message="{field} refers to {label}, where no table of fields stands",
    explanation="The object's fields cannot be found, so that the object is left free-form.",
    fix="point the reference at the table that describes the object",
)
DANGLING_REFERENCE = Rule(
    code="L110",
    name="dangling-reference",
    severity=Severity.ERROR,
    message="the reference {text!r} leads to {label}, a label that no page has",
    explanation=(
        "What the reference promised is nowhere in the pages: the fields of an object, the values "
        "of a field, or an explanation."
    ),
    fix="correct the label, or put it before what the reference is about",
)
OBJECT_WITHOUT_TABLE = Rule(
    code="L102",
    name="object-without-table",
    severity=Severity.WARNING,
    message="{field} is {kind}, but no table describes its fields; it is left free-form",
    explanation="A client cannot know the members of an object that no table describes.",
    fix="add a table of the object's fields and link to it from the Type cell",
)
SHAPE_FROM_EXAMPLE = Rule(
    code="L103",
    name="shape-only-in-example",
    severity=Severity.WARNING,
    message="{field} is described by no table; its members are those of the page's example",
    explanation="Members that the example does not show are missing, and types are guessed.",
    fix="add a table of the object's fields and link to it from the Type cell",
)
ITEMS_UNKNOWN = Rule(
    code="L104",
    name="array-items-unknown",
    severity=Severity.WARNING,
    message="{field} is an array, but the page does not say of what",
    explanation="The elements of the array are left open: any value is accepted.",
    fix="write the type of the elements: `Array of strings`, `Array of X objects`",
)
TYPE_UNKNOWN = Rule(
    code="L105",
    name="type-unknown",
    severity=Severity.WARNING,
    message="the table gives {field} no type; taken as {taken}",
    explanation="A field without a type is hard to use; the type was guessed.",
    fix="give the table a Type column and the row a type",
)
LINKED_BY_CAPTION = Rule(
    code="L106",
    name="table-linked-by-caption-only",
    severity=Severity.NOTE,
    message="{field} has no link; the table whose caption names it is taken: {caption}",
    explanation="A caption that names the field or its type is a weaker tie than a link.",
    fix="link the Type cell to the table",
)
LINKED_BY_EXAMPLE = Rule(
    code="L107",
    name="table-linked-by-example-only",
    severity=Severity.WARNING,
    message="{field} has no link; a table whose fields its example shows is taken: {caption}",
    explanation="Only the example shows that the table describes this field.",
    fix="link the Type cell to the table",
)
LINKED_BY_PLACE = Rule(
    code="L119",
    name="table-linked-by-place-only",
    severity=Severity.WARNING,
    message="{field} has no link; the only other table is taken: {caption}",
    explanation="Nothing says that the table describes this field, and nothing else is left.",
    fix="link the Type cell to the table",
)
LINK_MEANS_ANOTHER = Rule(
    code="L133",
    name="link-to-another-table",
    severity=Severity.NOTE,
    message="{field} links to the table {linked}; one that fits it better is taken: {caption}",
    explanation="Copied cells link to other pages, and one label stands for several tables.",
    fix="give the table a label of its own and link to it",
)
ROW_ONLY_IN_CAPTION = Rule(
    code="L134",
    name="row-only-in-caption",
    severity=Severity.WARNING,
    message="no row of {parent} is called {field}; the caption {caption} says that there is one",
    explanation="A table describes a field that the table above it does not list.",
    fix="add the row, with its type and a link to the table",
)
SELF_LABEL = Rule(
    code="L108",
    name="label-before-wrong-table",
    severity=Severity.WARNING,
    message="{field} refers to its own table; the next table, which nothing refers to, is taken",
    explanation="A label that stands one table too early makes an object contain itself.",
    fix="move the label to the table that describes the object",
)

LINK_TO_OTHER_SIDE = Rule(
    code="L109",
    name="link-to-other-side",
    severity=Severity.WARNING,
    message=(
        "{field} of the {own} refers to a table of the {other}; the {own}'s own table {caption}, "
        "which nothing refers to, is taken"
    ),
    explanation=(
        "A row that was copied keeps the label of the side that it came from, so that request and "
        "response seem to share a table although each has one of its own."
    ),
    fix="refer to the table of the row's own side",
)

# --- trees --------------------------------------------------------------------------------------
FLATTENED_TABLE = Rule(
    code="L111",
    name="children-beside-parent",
    severity=Severity.WARNING,
    message="the table lists {children} beside {field}; the example shows them inside it",
    explanation=(
        "The table lists members of an object among its siblings. They are read as its members, "
        "and so are rows that the example leaves out, where it shows nothing beside the object."
    ),
    fix="give the members a table of their own and link to it",
)
LIST_WITHOUT_NAME = Rule(
    code="L139",
    name="list-without-its-name",
    severity=Severity.WARNING,
    message="the body is a list in every example, without the object that holds it as {field}",
    explanation=(
        "The table of the body has one row, a list; the examples are that list itself, and what "
        "is in it is what the row's own table says. The document follows the examples."
    ),
    fix="describe the body as `Array of X objects` without a name, or correct the examples",
)
KEYS_ONLY_IN_EXAMPLE = Rule(
    code="L117",
    name="keys-of-a-map",
    severity=Severity.NOTE,
    message="the rows {rows} of {caption} are read as any key and its value, as the example does",
    explanation=(
        "The table lists a key and a value as if they were members; the example has neither, but "
        "an object whose own keys are what the table means."
    ),
    fix="write the type as a map, such as Map<String,String>, without a table",
)
WRAPPER_MISSING = Rule(
    code="L112",
    name="wrapper-only-in-example",
    severity=Severity.WARNING,
    message="the example wraps the fields of the {side} table in {field}",
    explanation="The table lists the members of an object without naming the object.",
    fix="add the wrapping object to the body table",
)
ARRAY_ONLY_IN_EXAMPLE = Rule(
    code="L113",
    name="array-only-in-example",
    severity=Severity.WARNING,
    message="the {side} table describes an object; the example is an array of them",
    explanation="The table lists the members of the elements without saying that it is a list.",
    fix="add an `[items]` row, or correct the example",
)
SEVERAL_ROOTS = Rule(
    code="L114",
    name="several-body-roots",
    severity=Severity.WARNING,
    message="{count} tables of the {side} describe the whole body; taken as {taken}",
    explanation="No table refers to these tables, so that each may be the body.",
    fix="link the nested tables, or say in the captions which table is the body",
)
BODY_FROM_EXAMPLE = Rule(
    code="L115",
    name="body-only-in-example",
    severity=Severity.WARNING,
    message="no table describes the {side} body; its members are those of the example",
    explanation="Members that the example does not show are missing, and types are guessed.",
    fix="add a table of the body's fields",
)
FAILURE_FROM_EXAMPLE = Rule(
    code="L118",
    name="failure-only-in-example",
    severity=Severity.NOTE,
    message="no table describes the body of failed calls ({codes}); it is taken from the example",
    explanation="Members that the example does not show are missing, and types are guessed.",
    fix="add a table of the body's fields, here or once for the service",
)
LIST_IN_EXAMPLE = Rule(
    code="L116",
    name="list-only-in-example",
    severity=Severity.WARNING,
    message="{field} is called an object; every example shows a list of them, which is taken",
    explanation="A client that expects an object cannot read a list.",
    fix="write the type as `Array of X objects`, or correct the example",
)

# --- rows ---------------------------------------------------------------------------------------
UNUSED_TABLE = Rule(
    code="L121",
    name="unused-table",
    severity=Severity.WARNING,
    message="nothing refers to the table {caption}; {rows} not in the document",
    explanation=(
        "The fields of the table, and of the tables that only it refers to, belong to no "
        "parameter, body or answer."
    ),
    fix="link to the table from the row that it describes, or remove it",
)
TABLE_ASIDE = Rule(
    code="L129",
    name="table-outside-operations",
    severity=Severity.NOTE,
    message="no operation refers to the {tables}; {rows} not in the document",
    explanation=(
        "The page describes no operation itself, so its table may only inform the reader: of "
        "common headers, of resources in general."
    ),
    fix="nothing, unless an operation should refer to it",
)
FIELDS_OF_TEXT = Rule(
    code="L130",
    name="fields-of-a-text",
    severity=Severity.NOTE,
    message=(
        "{field} is no object by its type; the rows of the table {caption}, to which it refers, "
        "are added to its description"
    ),
    explanation="The Type cell says text, so that the rows of the table are members of nothing.",
    fix="nothing where the table lists values; where it lists fields, write the type as an object",
)
DUPLICATE_ROW = Rule(
    code="L122",
    name="duplicate-row",
    severity=Severity.WARNING,
    message="{field} is described twice; the first description is taken",
    explanation="A parameter or member can have one description only.",
    fix="remove one of the rows",
)
PARAMETER_WITHOUT_PLACEHOLDER = Rule(
    code="L123",
    name="parameter-without-placeholder",
    severity=Severity.WARNING,
    message="path parameter {field} does not occur in {path}",
    explanation="There is no place in the path where its value could go.",
    fix="correct the path or the row",
)
PLACEHOLDER_WITHOUT_ROW = Rule(
    code="L124",
    name="placeholder-without-row",
    severity=Severity.WARNING,
    message="no row describes {field} of {path}; taken as a required string",
    explanation="The page does not say what the value is.",
    fix="add a row for the path parameter",
)
PLACEHOLDER_MISSPELT = Rule(
    code="L125",
    name="placeholder-misspelt",
    severity=Severity.WARNING,
    message="the row {field} is taken to describe {{{placeholder}}} of the path",
    explanation="Path and table spell the parameter differently; the path's spelling is used.",
    fix="spell the parameter in the same way",
)
QUERY_WITHOUT_ROW = Rule(
    code="L126",
    name="query-without-row",
    severity=Severity.WARNING,
    message="no row describes the query parameter {field}; taken as an optional string",
    explanation="Only the address line shows the parameter.",
    fix="add a row for the query parameter",
)
TRANSPORT_HEADER = Rule(
    code="L127",
    name="transport-header",
    severity=Severity.NOTE,
    message="header {field} is left to HTTP and to the signing of requests",
    explanation="OpenAPI leaves headers of the transport to the client (OpenAPI 3.1.1, §4.8.12).",
    fix="nothing needs to be done",
)
PATH_NOT_REQUIRED = Rule(
    code="L128",
    name="path-parameter-optional",
    severity=Severity.NOTE,
    message="path parameter {field} is marked as optional; it is required",
    explanation="A path without the value is another path (OpenAPI 3.1.1, §4.8.12.1).",
    fix="mark the parameter as mandatory",
)

# --- values -------------------------------------------------------------------------------------
VALUE_OF_WRONG_TYPE = Rule(
    code="L131",
    name="value-of-wrong-type",
    severity=Severity.WARNING,
    message="the {what} {value} of {field} does not fit its type and is left out",
    explanation="A value that the schema refuses breaks clients and contract tests.",
    fix="correct the value or the type",
)
CONSTRAINT_UNUSABLE = Rule(
    code="L132",
    name="constraint-unusable",
    severity=Severity.WARNING,
    message="the {what} {value} of {field} cannot be used and is left out",
    explanation="A constraint that no value can meet, or that no validator reads, helps nobody.",
    fix="correct the description of the field",
)

# --- operations ---------------------------------------------------------------------------------
SAME_OPERATION = Rule(
    code="L201",
    name="same-operation-on-several-pages",
    severity=Severity.NOTE,
    message="{method} {path} is described on {count} pages; they make one operation",
    explanation="A method on a path is one operation; the pages become variants of its body.",
    fix="nothing needs to be done where the bodies tell the variants apart",
)
TEMPLATES_COLLIDE = Rule(
    code="L202",
    name="path-templates-collide",
    severity=Severity.WARNING,
    message="{path} is written {other} elsewhere; the latter is used",
    explanation="Templates that differ in names only are the same path (OpenAPI 3.1.1, §4.8.8).",
    fix="use one name for the placeholder on all pages",
)
SUCCESS_UNKNOWN = Rule(
    code="L203",
    name="success-status-unknown",
    severity=Severity.WARNING,
    message="no page gives a status code of success for this call; {status} is taken",
    explanation="Clients and mocks need the status of a successful answer.",
    fix="add a status code table, or a `Status code: 200` heading above the response tables",
)
SUCCESS_AMBIGUOUS = Rule(
    code="L206",
    name="success-status-ambiguous",
    severity=Severity.WARNING,
    message=(
        "the pages list {codes} for success, but not which this call answers; {status} is taken"
    ),
    explanation=(
        "A page of status codes holds for the whole service. It says what a call answers where it "
        "names the method, or where it lists one code only."
    ),
    fix="add a status code table, or a `Status code: 200` heading above the response tables",
)
BODY_OF_SEVERAL = Rule(
    code="L207",
    name="body-of-several-successes",
    severity=Severity.WARNING,
    message=(
        "the page lists {codes} for success, but not which of them has the body; each is given it"
    ),
    explanation="A client that waits for one status treats the other as a failure.",
    fix="say in the status table when each code is answered, or put the body below its heading",
)
ID_QUALIFIED = Rule(
    code="L204",
    name="operation-name-taken",
    severity=Severity.NOTE,
    message="several operations would be called {name}; this one is called {id}",
    explanation="Operation ids are unique; version, group or path tells them apart.",
    fix="give the pages CamelCase original names, each its own",
)
CREDENTIALS_UNKNOWN = Rule(
    code="L205",
    name="credentials-unknown",
    severity=Severity.NOTE,
    message="no page says how calls are authenticated; {header} is taken",
    explanation="Without a security scheme clients cannot send their credentials.",
    fix="add a page that tells how calls are authenticated, or a header row for the token",
)

# --- permissions --------------------------------------------------------------------------------
PERMISSION_WITHOUT_OPERATION = Rule(
    code="L301",
    name="permission-without-operation",
    severity=Severity.NOTE,
    message="{method} {path} needs {action}, but no page describes this call",
    explanation="The table of permissions names a call that is not in the document.",
    fix="correct the method or the path in the table, or describe the call",
)
