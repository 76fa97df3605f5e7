"""Rules O…: client, mock, contract tests, reference and changes."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity

CLIENT_FAILED = Rule(
    code="O101",
    name="client-not-generated",
    severity=Severity.ERROR,
    message="{where}{why}",
    explanation=(
        "openapi-python-client could not make a client from the document at all. What was "
        "generated earlier is left as it was."
    ),
    fix="correct the part of the document that the message names",
)

CLIENT_INCOMPLETE = Rule(
    code="O102",
    name="client-incomplete",
    severity=Severity.ERROR,
    message="{where}{why}",
    explanation=(
        "openapi-python-client left an operation, a response or a schema out of the client, or "
        "wrote two into the same file."
    ),
    fix="say it in the document in a way that the generator understands, or give it another name",
)

ENUM_WITHOUT_CLASS = Rule(
    code="O103",
    name="enum-without-class",
    severity=Severity.NOTE,
    message="{where}: the client does not check these values: {values}",
    explanation=(
        "Values of mixed types, and numbers with a fraction, cannot be members of one Python "
        "enumeration. The client takes any value of the type instead."
    ),
    fix="if all values are meant to be of one type, write them so",
)

MEDIA_TYPE_NOT_SENT = Rule(
    code="O104",
    name="media-type-not-sent",
    severity=Severity.NOTE,
    message="{where}: the client sends another media type and never {kinds}",
    explanation=(
        "Two media types of a request body have the same schema. The client chooses by the class "
        "of the body, so that it can only send one of them; JSON comes first."
    ),
    fix="keep the media type that the service prefers",
)
