"""Who is mistaken, the pages or the endpoint: what speaks for either.

In: a report, the document and its source map. Out: the same report, each failure with the table
row that it is about, a verdict where the evidence allows one, and the evidence in words. A verdict
is an opinion: where nothing speaks for either, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rst2openapi.openapi import Document, DocumentError, SourceMap, escape, span_of
from rst2openapi.outputs.contract.report import ContractReport, Failure, OperationResult
from rst2openapi.outputs.contract.verdicts.schemas import Schemas, path_text

DOCS = "docs"
ENDPOINT = "endpoint"

_ENOUGH = 3
"""Answers that have to agree before their agreement says anything."""

_BEHAVIOUR = {
    "not_a_server_error": "an answer of 500 or above is never a promise",
    "ignored_auth": "the document asks for credentials, and callers rely on that",
    "use_after_free": "the endpoint contradicts its own answer to the deletion",
    "ensure_resource_availability": "the endpoint contradicts its own answer to the creation",
    "update_is_kept": "the endpoint contradicts its own answer to the update",
    "identity_conformance": "the endpoint contradicts the call that it answers",
    "pagination_ends": "a client that follows the pages never ends",
}

_ANSWERS = (
    "response_schema_conformance",
    "response_headers_conformance",
    "content_type_conformance",
    "status_code_conformance",
    "error_body_conformance",
)


def explained(document: Document, sources: SourceMap, report: ContractReport) -> None:
    """Add row, verdict and evidence to each failure of a report, in place."""
    schemas = Schemas(document)
    for result in report.operations.values():
        result.failures[:] = [
            _explained(document, schemas, sources, result, failure) for failure in result.failures
        ]


def _explained(
    document: Document,
    schemas: Schemas,
    sources: SourceMap,
    result: OperationResult,
    failure: Failure,
) -> Failure:
    verdict, evidence = _judged(document, schemas, result, failure)
    return replace(
        failure,
        place=str(span_of(failure.pointer or result.pointer, sources)),
        verdict=verdict,
        evidence=tuple(evidence),
    )


def _judged(
    document: Document, schemas: Schemas, result: OperationResult, failure: Failure
) -> tuple[str, list[str]]:
    check = failure.check
    if failure.status.startswith("5"):
        check = "not_a_server_error"
    if check in _BEHAVIOUR:
        return ENDPOINT, [_BEHAVIOUR[check]]
    if check == "positive_data_acceptance":
        if "own example" in failure.message:
            return DOCS, ["the refused call is the page's own example"]
        return "", ["the call was made from the tables; the page shows none"]
    if check == "negative_data_rejection":
        return "", ["the tables forbid the call, the endpoint does not mind"]
    if check not in _ANSWERS:
        return "", []
    return _answers(document, schemas, result, failure)


def _answers(
    document: Document, schemas: Schemas, result: OperationResult, failure: Failure
) -> tuple[str, list[str]]:
    evidence: list[str] = []
    guess = _guess(document, failure.pointer)
    if guess:
        evidence.append(f"no page says so: rule {guess} guessed it")
    example = _example(document, schemas, result, failure)
    if example:
        evidence.append(example)
    made = result.looked.get((failure.check, failure.status), 0)
    broken = result.broken.get((failure.check, failure.status, failure.where), 0)
    if made >= _ENOUGH:
        evidence.append(f"{broken} of {made} answers with status {failure.status} differ so")
    same = made >= _ENOUGH and broken == made
    if guess or example == EXAMPLE_BREAKS:
        return DOCS, evidence
    if example == EXAMPLE_FITS:
        return ("", evidence) if same else (ENDPOINT, evidence)
    if same:
        return DOCS, evidence
    return (ENDPOINT if made >= _ENOUGH else ""), evidence


EXAMPLE_BREAKS = "the page's own example contradicts the table in the same way"
EXAMPLE_FITS = "the page's own example agrees with the table there"


def _guess(document: Document, pointer: str) -> str:
    """The rule that a part of the document rests on where no page says it."""
    try:
        node = document.at(pointer) if pointer else None
    except DocumentError:
        return ""
    return str(node.get("x-inferred-by", "")) if isinstance(node, dict) else ""


def _example(
    document: Document, schemas: Schemas, result: OperationResult, failure: Failure
) -> str:
    """What the page's own example of the answer says about the place of a failure."""
    if failure.check != "response_schema_conformance" or not failure.status.isdigit():
        return ""
    for schema, value in _examples(document, result, failure.status):
        flaws = schemas.flaws(schema, value)
        places = {_general(path_text(flaw.path)) for flaw in flaws}
        if _general(failure.where) in places:
            return EXAMPLE_BREAKS
        if _general(failure.where) in {_general(path_text(path)) for path in _paths(value)}:
            return EXAMPLE_FITS
    return ""


def _general(place: str) -> str:
    """A place with the numbers of items left out."""
    return "".join(
        part.partition("]")[2] or "" if "]" in part else part for part in place.split("[")
    )


def _examples(
    document: Document, result: OperationResult, status: str
) -> Iterator[tuple[str, Any]]:
    """Pointers of schemas and examples of the documented answers with a status."""
    pointer = f"{result.pointer}/responses/{escape(status)}"
    try:
        node = document.at(pointer)
        if "$ref" in node:
            pointer, node = str(node["$ref"]).removeprefix("#"), document.resolve(node)
    except DocumentError:
        return
    for media_type, content in (node.get("content") or {}).items():
        schema = f"{pointer}/content/{escape(media_type)}/schema"
        if "example" in content:
            yield schema, content["example"]
        for example in (content.get("examples") or {}).values():
            if isinstance(example, dict) and "value" in example:
                yield schema, example["value"]


def _paths(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield at
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*at, str(key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value[:20]):
            yield from _paths(inner, (*at, number))
