"""Is the document valid OpenAPI?

In: a document. Out: diagnostics. Three judges: the OpenAPI meta-schema, openapi-spec-validator, and
`consistency` for what both overlook. Changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

import jsonschema_rs

from rst2openapi.data import Data
from rst2openapi.diagnostics import Report
from rst2openapi.openapi.consistency import check_consistency
from rst2openapi.openapi.document import Document
from rst2openapi.openapi.fragments import Fragments, rest
from rst2openapi.openapi.metaschemas import openapi_metaschema
from rst2openapi.openapi.pointers import escape
from rst2openapi.openapi.soundness import is_surely_sound
from rst2openapi.openapi.sources import SourceMap, span_of
from rst2openapi.rules.document import DOCUMENT_INVALID, DOCUMENT_TOO_DEEP


class Validity(Data, frozen=True):
    """What validators say of a document."""

    faults: tuple[tuple[str, str], ...]
    """Where something is invalid, and why."""


def check_document(
    document: Document,
    sources: SourceMap,
    report: Report,
    known: Fragments | None = None,
    elsewhere: Callable[[], Validity | None] = lambda: None,
) -> None:
    """Report everything that makes the document invalid or that generated clients stumble over.

    What is `known` of fragments is not looked at again. `elsewhere` is asked for the validity of a
    document that is whole, before it is found out here.
    """
    parts = known or Fragments(document)
    try:
        is_whole = check_consistency(document, sources, report, parts)
        told = elsewhere() if is_whole else None
        validity = told or find_validity(document, parts, is_whole=is_whole)
    except RecursionError:
        report(DOCUMENT_TOO_DEEP.at(span_of("", sources)))
        return
    for pointer, why in dict.fromkeys(validity.faults):
        span = span_of(pointer, sources)
        report(DOCUMENT_INVALID.at(span, pointer=pointer, place=pointer or "the top", why=why))


def find_validity(document: Document, parts: Fragments, *, is_whole: bool) -> Validity:
    """Ask the validators; that of the whole document follows references, which must be there.

    Raises:
        RecursionError: it is too deep.
    """
    return Validity(tuple(_invalid(document, parts, is_whole=is_whole)))


def _invalid(document: Document, parts: Fragments, *, is_whole: bool) -> Iterator[tuple[str, str]]:
    old = document.version.startswith("3.0")
    found = list(_judged_by_schema(document, openapi_metaschema("3.0" if old else "3.1")))
    if not old:
        found += _judged_as_schemas(document, parts)
    if found or not is_whole:
        yield from found
        return
    if not old and is_surely_sound(document.content, parts):
        return
    # Imported here: it loads for longer than it judges.
    from rst2openapi.openapi.spec_validator import spec_errors

    for error in spec_errors(document.content, old=old):
        yield _pointer(error.absolute_path), _short(error.message)


def _judged_by_schema(
    document: Document, judge: jsonschema_rs.Validator
) -> Iterator[tuple[str, str]]:
    for error in judge.iter_errors(document.content):
        inner = _innermost(error)
        yield _pointer(inner.instance_path), _short(inner.message)


def _innermost(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    """The error that stands deepest, where one of several schemas had to fit."""
    context = getattr(error.kind, "context", None)
    if not context:
        return error
    found = [_innermost(inner) for branch in context for inner in branch]
    return max(found, key=lambda inner: len(inner.instance_path), default=error)


def _judged_as_schemas(document: Document, parts: Fragments) -> Iterator[tuple[str, str]]:
    """Schema Objects of 3.1 are JSON Schema 2020-12, which the meta-schema leaves open."""
    yield from _faults("", rest(document.content)).each
    for one in parts.every:
        key = parts.of_text(one, "schemas")
        yield from parts.recall(key, _Faults, partial(_faults, one.pointer, one.node)).each


class _Faults(Data, frozen=True):
    """What is no JSON Schema in a fragment: where it stands, and why."""

    each: tuple[tuple[str, str], ...]


def _faults(pointer: str, node: Any) -> _Faults:
    judge = _json_schema()
    return _Faults(
        tuple(
            (at + _pointer(error.instance_path), _short(error.message))
            for at, schema in _schemas(node, pointer)
            for error in judge.iter_errors(schema)
        )
    )


def _schemas(node: Any, at: str) -> Iterator[tuple[str, Any]]:
    """Outermost Schema Objects; examples are not looked into."""
    if at.rpartition("/")[0] == "/components/schemas":
        yield at, node
    elif isinstance(node, dict):
        for key, value in node.items():
            here = f"{at}/{escape(str(key))}"
            if key == "schema" and isinstance(value, dict):
                yield here, value
            elif key not in ("example", "examples", "default") and not str(key).startswith("x-"):
                yield from _schemas(value, here)
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _schemas(value, f"{at}/{place}")


@cache
def _json_schema() -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator(
        {"$ref": "https://json-schema.org/draft/2020-12/schema"}
    )


def _pointer(path: Iterable[str | int]) -> str:
    return "".join(f"/{escape(str(part))}" for part in path)


def _short(message: str) -> str:
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


_LONGEST = 240
"""Characters of a validator's message that are worth reading."""
