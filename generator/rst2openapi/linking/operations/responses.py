"""Status codes, response tables and examples → responses.

In: the draft of one page and its layout. Out: `Response`s by status. Statuses come from headings,
else from the page's list of codes, else from the service's page of codes, else from convention.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus

from msgspec import Struct

from rst2openapi.linking.operations.bodies import (
    body_schema,
    call_roots,
    named_examples,
    shows_members,
    text_contents,
)
from rst2openapi.linking.operations.headers import BINARY, JSON, is_content_type
from rst2openapi.linking.operations.successes import BODILESS, guess_success, said_alike
from rst2openapi.linking.operations.undescribed import (
    describing,
    failure_schema,
    is_failure,
    table_below_key,
)
from rst2openapi.linking.operations.xml_bodies import XML, is_xml, shown_xml, xml_schema
from rst2openapi.linking.schemas.maker import Maker
from rst2openapi.linking.schemas.of_rows import row_schema
from rst2openapi.linking.tables.atlas import Entry, Node
from rst2openapi.linking.tables.places import Layout
from rst2openapi.linking.words import pascal
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    Content,
    Header,
    MapSchema,
    ObjectSchema,
    OneOfSchema,
    RefSchema,
    Response,
    Schema,
    StringSchema,
)
from rst2openapi.reading.draft import (
    FileType,
    OperationDraft,
    PageDraft,
    ReadExample,
    ReadStatus,
)
from rst2openapi.rules.linking import BODY_OF_SEVERAL, DUPLICATE_ROW, FAILURE_FROM_EXAMPLE
from rst2openapi.source import Span


class _Answer(Struct):
    """One status while it is put together."""

    description: str = ""
    roots: tuple[Node, ...] = ()
    headers: tuple[Entry, ...] = ()
    examples: tuple[ReadExample, ...] = ()
    guess: str = ""
    origin: Span | None = None
    page: str = ""
    of_success: tuple[Node, ...] = ()
    """The tables of successful answers."""
    body_name: str = ""
    """What the body of a success is called."""


def service_statuses(pages: Iterable[PageDraft]) -> dict[str, ReadStatus]:
    """What the pages of status codes say, by code; of several the first by path."""
    found: dict[str, ReadStatus] = {}
    for draft in pages:
        if draft.operation is None:
            for status in draft.statuses:
                found.setdefault(status.code, status)
    return found


def make_responses(
    operation: OperationDraft,
    method: str,
    layout: Layout,
    common: Mapping[str, ReadStatus],
    name: str,
    maker: Maker,
) -> tuple[Response, ...]:
    """All responses of a page, in order of status; `name` is the operation's id."""
    answers = _said(operation)
    success = _successes(answers, operation, method, layout, common, maker)
    for statuses, roots in layout.answers.items():
        for code in statuses or _with_body(success):
            answers.setdefault(code, _Answer()).roots += roots
    for statuses, entries in layout.answer_headers.items():
        for code in statuses or success:
            answers.setdefault(code, _Answer()).headers += tuple(entries)
    _share_examples(operation, answers, success)
    of_success = tuple(root for code in success for root in answers[code].roots)
    if layout.failures and not any(map(is_failure, answers)):
        answers |= {code: _Answer(origin=operation.span) for code in ("4XX", "5XX")}
    for code, answer in answers.items():
        if is_failure(code) and not answer.roots:
            answer.roots = describing(answer.examples, of_success) or layout.failures
        answer.of_success = of_success
        answer.page = operation.span.path
        answer.body_name = layout.answers_of or f"{name}{_kind(code, answers)}Response"
    _report_undescribed(answers, maker)
    return tuple(
        _response(code, answers[code], common, maker)
        for code in sorted(answers, key=lambda code: (code == "default", code))
    )


def _kind(code: str, answers: Mapping[str, _Answer]) -> str:
    """What tells the body of a success from that of the first: `Accepted` of 202."""
    bodies = sorted(one for one in answers if one[:1] == "2" and answers[one].roots)
    return pascal(_phrase(code, {})) if code in bodies[1:] else ""


def _said(operation: OperationDraft) -> dict[str, _Answer]:
    """The statuses of headings and lists; the longest description of a code wins."""
    answers: dict[str, _Answer] = {}
    for status in operation.statuses:
        answer = answers.setdefault(status.code, _Answer(origin=status.span))
        if len(status.description) > len(answer.description):
            answer.description = status.description
    for table in operation.tables:
        for code in table.statuses if table.side == "response" else ():
            answers.setdefault(code, _Answer(origin=table.span))
    for example in operation.examples:
        for code in example.statuses if example.side == "response" else ():
            answers.setdefault(code, _Answer(origin=example.span))
    return answers


def _successes(
    answers: dict[str, _Answer],
    operation: OperationDraft,
    method: str,
    layout: Layout,
    common: Mapping[str, ReadStatus],
    maker: Maker,
) -> list[str]:
    """Codes of success, to which what stands under no heading belongs."""
    has_body = bool(layout.answers.get(())) or any(
        one.side == "response" and one.is_json and not one.statuses and not one.tells_failure
        for one in operation.examples
    )
    found = sorted(code for code in answers if code[:1] == "2")
    if found:
        headed = {code for table in operation.tables for code in table.statuses}
        listed = [code for code in found if code not in headed] or found
        if has_body and said_alike(bodies := _with_body(listed), operation.statuses):
            codes = ", ".join(bodies)
            maker.report(BODY_OF_SEVERAL.at(operation.span, codes=codes))
        return listed
    if any(code[:1] == "3" for code in answers):
        return sorted(code for code in answers if code[:1] == "3")
    guess = guess_success(method, has_body, common)
    if guess.rule is not None:
        codes = ", ".join(guess.listed)
        maker.report(guess.rule.at(operation.span, status=guess.code, codes=codes))
    answers[guess.code] = _Answer(
        guess=guess.rule.code if guess.rule else "", origin=operation.span
    )
    return [guess.code]


def _with_body(success: Sequence[str]) -> list[str]:
    return [code for code in success if code not in BODILESS] or list(success)


# --- examples -----------------------------------------------------------------------------------
def _share_examples(
    operation: OperationDraft, answers: dict[str, _Answer], success: Sequence[str]
) -> None:
    """Each example to its status.

    One without a status goes to success, unless it looks like an error.
    """
    for example in operation.examples:
        if example.side != "response":
            continue
        for code in _codes(example, answers, success):
            answers.setdefault(code, _Answer(origin=example.span)).examples += (example,)


def _codes(
    example: ReadExample, answers: dict[str, _Answer], success: Sequence[str]
) -> Sequence[str]:
    """The statuses of an example: those above it, else by its keys.

    An example of success that stands below the tables of errors has their status above it. That of
    a failure may stand where the section speaks of success.
    """
    is_other = example.of_failures and {*success}.issuperset(example.statuses)
    if is_other or BODILESS.issuperset(example.statuses):
        return _guess_status(example, answers, success)
    keys = set(example.value) if isinstance(example.value, dict) else set()
    bodies = _with_body(success)
    told = _names(example.statuses, answers)
    if told and not keys & told and keys & _names(bodies, answers):
        return bodies
    return example.statuses


def _names(codes: Iterable[str], answers: Mapping[str, _Answer]) -> set[str]:
    """The fields that tables give the answers of some statuses."""
    return {
        name
        for code in codes
        if code in answers
        for root in answers[code].roots
        for name in root.names
    }


def _guess_status(
    example: ReadExample, answers: dict[str, _Answer], success: Sequence[str]
) -> list[str]:
    keys = set(example.value) if isinstance(example.value, dict) else set()
    bodies = _with_body(success)
    own = _names(bodies, answers)
    strange = keys - own
    is_told = bool(own) or BODILESS.issuperset(bodies)
    is_error = bool(strange.intersection(example.failing)) if is_told else example.tells_failure
    if len(strange) <= len(keys & own) or not is_error:
        return bodies
    fitting = {
        code
        for code, answer in answers.items()
        if code not in success and any(keys & root.names for root in answer.roots)
    }
    return [min(fitting)] if fitting else ["default"]


# --- one response -------------------------------------------------------------------------------
def _response(
    code: str, answer: _Answer, common: Mapping[str, ReadStatus], maker: Maker
) -> Response:
    headers = _headers(answer.headers, maker)
    description = answer.description or _phrase(code, common)
    contents = _contents(code, answer, maker)
    if any(one.media_type == XML and not one.examples for one in contents):
        description = f"{description}\n\n{shown_xml(answer.examples)}".strip()
    return Response(
        status=code,
        description=description,
        contents=contents,
        headers=headers,
        guess=answer.guess,
        origin=answer.origin,
    )


def _contents(code: str, answer: _Answer, maker: Maker) -> tuple[Content, ...]:
    roots = tuple(dict.fromkeys(answer.roots))
    if code in BODILESS and not roots and not any(map(shows_members, answer.examples)):
        return ()  # `{}` below a status that never has a body says just that
    own = tuple(root for root in roots if not (is_failure(code) and root in answer.of_success))
    call_roots(own, "ErrorResponse" if is_failure(code) else answer.body_name, answer.page, maker)
    if is_xml(answer.examples):
        xml = xml_schema(roots, answer.examples, maker)
        if xml is not None:
            return (Content(media_type=XML, schema=xml),)
    if is_failure(code) and not roots:
        schema = failure_schema(answer.examples, answer.of_success, maker)
    else:
        schema = body_schema(roots, answer.examples, "response", maker)
    if schema is not None:
        examples = named_examples(answer.examples)
        kind = BINARY if any(map(_is_file, roots)) else JSON
        return (Content(media_type=kind, schema=schema, examples=examples),)
    # a status that never has a body keeps no text: what stands below it is prose
    if code not in BODILESS and any(one.media_type == "binary" for one in answer.examples):
        return (Content(media_type=BINARY, schema=None),)
    return () if code in BODILESS else text_contents(answer.examples, ("xml", "text"))


def _report_undescribed(answers: Mapping[str, _Answer], maker: Maker) -> None:
    """Say once which bodies of failed calls are known from examples alone."""
    bare = {
        code: [one for one in answer.examples if shows_members(one)]
        for code, answer in answers.items()
        if is_failure(code)
        and not answer.roots
        and table_below_key(answer.examples, answer.of_success, maker) is None
    }
    codes = sorted(code for code, shown in bare.items() if shown)
    if codes:
        said = ", ".join("others" if code == "default" else code for code in codes)
        maker.report(FAILURE_FROM_EXAMPLE.at(bare[codes[0]][0].span, codes=said))


def _is_file(root: Node) -> bool:
    return any(
        entry.row.marker == "body" and isinstance(entry.row.type, FileType)
        for entry in root.entries
    )


def _headers(entries: Sequence[Entry], maker: Maker) -> tuple[Header, ...]:
    found: dict[str, Header] = {}
    for entry in entries:
        name = entry.row.name
        if name.lower() in found:
            maker.ledger.drop(entry)
            maker.report(DUPLICATE_ROW.at(entry.row.span, field=entry.name))
            continue
        maker.ledger.place(entry)
        if is_content_type(entry.row):
            continue
        found[name.lower()] = Header(
            name=name,
            schema=_flat(row_schema(entry, maker)),
            description=entry.row.description,
            required=entry.row.required is True,
            origin=entry.row.span,
        )
    return tuple(found.values())


def _flat(schema: Schema) -> Schema:
    """A header is text: no structure, no open type."""
    structures = AnySchema | ArraySchema | MapSchema | ObjectSchema | OneOfSchema | RefSchema
    return StringSchema() if isinstance(schema, structures) else schema


def _phrase(code: str, common: Mapping[str, ReadStatus]) -> str:
    if code in common and common[code].description:
        return common[code].description
    try:
        return HTTPStatus(int(code)).phrase
    except ValueError:
        if code.endswith("XX"):
            return ""  # all codes of a kind: no page says what they mean
        return "Other answers" if code == "default" else f"Status {code}"
