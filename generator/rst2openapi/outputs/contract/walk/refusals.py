"""What an endpoint must not accept: broken input, no credentials; and how it says so.

In: a `Walker` and an operation. Out: findings. Each broken call differs in one thing from one that
the document allows, and is checked to be against the document before it is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.contract.sending.calls import Answer
from rst2openapi.outputs.contract.sending.credentials import is_guarded
from rst2openapi.outputs.contract.verdicts.judging import Finding, is_json
from rst2openapi.outputs.contract.verdicts.schemas import shorten
from rst2openapi.outputs.contract.walk.resources import placeholders
from rst2openapi.outputs.contract.walk.samples import Sample, read_text_value, rebuilt
from rst2openapi.outputs.contract.walk.walker import Visit, Walker, is_unauthorised

_NOBODY = "no-such-thing-0f3a"
_WRONG_TOKEN = "not-a-credential"
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Broken:
    """A call that breaks the document in one thing."""

    what: str
    field: str
    sample: Sample


def refuse_invalid(walker: Walker, operation: OperationEntry, most: int) -> None:
    """Send calls that the document forbids; at most `most`, of as many kinds as there are."""
    check = "negative_data_rejection"
    if check not in walker.checks:
        return
    values, own = next(walker.known.candidates(operation.path))
    if not _may_touch(walker, operation, own):
        return
    sample = walker.sample(operation, values)
    if sample is None:
        return
    for broken in _spread(_broken(walker, operation, sample), most):
        answer = walker.send(operation, broken.sample.call)
        if answer is None:
            continue
        walker.judged(operation, broken.sample.call, answer, refused=True)
        walker.note(Visit(operation=operation, sample=broken.sample, answer=answer, own=own))
        walker.count(operation, [check])
        if answer.is_success:
            walker.fail(
                operation,
                Finding(
                    check=check,
                    title="Invalid call accepted",
                    message=f"{broken.what}, and the answer is {answer.status}",
                    pointer=operation.pointer,
                    field=broken.field,
                    expected="a status of 400 to 499",
                    got=str(answer.status),
                ),
                [broken.sample.call],
                answer,
                {"status": ["4XX"]},
            )


def refuse_unknown(walker: Walker, operation: OperationEntry) -> None:
    """Ask for what is not there: the answer is judged, whatever its status."""
    names = placeholders(operation.path)
    if not names or (operation.method != "get" and not walker.throwaway):
        return
    if operation.method == "post" and len(names) == 1:
        return  # the only placeholder is what everything belongs to
    values, own = next(walker.known.candidates(operation.path))
    sample = walker.sample(operation, {**values, names[-1]: _NOBODY})
    answer = walker.send(operation, sample.call) if sample else None
    if sample is None or answer is None:
        return
    walker.judged(operation, sample.call, answer, refused=True)
    walker.note(Visit(operation=operation, sample=sample, answer=answer, own=own))


def refuse_strangers(walker: Walker, operation: OperationEntry) -> None:
    """Call without credentials, and with wrong ones."""
    check = "ignored_auth"
    if check not in walker.checks or not is_guarded(walker.document, operation):
        return
    right = walker.credentials.of(operation)
    values, own = next(walker.known.candidates(operation.path))
    if not (right or walker.wire.sign) or not _may_touch(walker, operation, own):
        return
    sample = walker.sample(operation, values)
    if sample is None:
        return
    token = walker.credentials.token
    wrong = {name: value.replace(token, _WRONG_TOKEN) for name, value in right.items() if token}
    for what, headers in (("no credentials", {}), ("wrong credentials", wrong)):
        answer = walker.send(operation, sample.call, credentials=headers)
        if answer is None:
            continue
        walker.note(Visit(operation=operation, sample=sample, answer=answer, own=own))
        walker.count(operation, [check])
        if _is_served(answer):
            walker.fail(
                operation,
                Finding(
                    check=check,
                    title=f"Served with {what}",
                    message=f"a call with {what} is answered with {answer.status}",
                    pointer=operation.pointer,
                    field="credentials",
                    expected="401 or 403",
                    got=str(answer.status),
                ),
                [sample.call],
                answer,
                {"status": ["401", "403", "3XX", "4XX"]},
                anonymous=True,
            )


def _is_served(answer: Answer) -> bool:
    return answer.is_success and not is_unauthorised(answer)


def _may_touch(walker: Walker, operation: OperationEntry, own: bool) -> bool:
    """Whether a call that is not refused could harm what somebody else owns."""
    below = len(placeholders(operation.path)) > 1
    creates = operation.method == "post" and not below
    return operation.method == "get" or walker.throwaway or own or creates


def _spread(found: Iterator[tuple[str, Broken]], most: int) -> list[Broken]:
    """Some of what there is: kinds in turn, so that none is left out while there is room."""
    kinds: dict[str, list[Broken]] = {}
    for kind, broken in found:
        kinds.setdefault(kind, []).append(broken)
    chosen: list[Broken] = []
    while kinds and len(chosen) < most:
        for kind in list(kinds):
            chosen.append(kinds[kind].pop(0))
            if not kinds[kind]:
                del kinds[kind]
    return chosen[:most]


def _broken(
    walker: Walker, operation: OperationEntry, sample: Sample
) -> Iterator[tuple[str, Broken]]:
    if is_json(sample.media_type):
        pointer = walker.samples.body_pointer(operation, sample.media_type)
        for kind, what, field, body in _bodies(walker, pointer, sample.body, "", 0):
            if not walker.schemas.is_valid(pointer, body):
                made = rebuilt(operation, replace(sample, body=body))
                yield f"body {kind}", Broken(what, field, made)
    for kind, what, name, value in _queries(walker, operation, sample):
        query = {key: one for key, one in sample.query.items() if key != name}
        if value is not None:
            query[name] = value
        yield f"query {kind}", Broken(what, name, rebuilt(operation, replace(sample, query=query)))


Change = tuple[str, str, str, Any]
"""Kind, what is broken in words, the field, and the value."""


def _bodies(walker: Walker, pointer: str, body: Any, at: str, depth: int) -> Iterator[Change]:
    if not isinstance(body, Mapping) or depth > _DEEPEST:
        return
    members = walker.schemas.properties(pointer)
    required = {
        name for _, part in walker.schemas.parts(pointer) for name in part.get("required", ())
    }
    for name, value in body.items():
        place = f"{at}.{name}" if at else str(name)
        rest = {key: one for key, one in body.items() if key != name}
        if name in required:
            yield "lacks", f"the required {place} is left out", place, rest
        if name not in members:
            continue
        for kind, other in _values(walker, members[name]):
            told = f"{place} is {shorten(other, 60)}"
            yield kind, told, place, {**body, name: other}
        for kind, told, inner, changed in _bodies(walker, members[name], value, place, depth + 1):
            yield kind, told, inner, {**body, name: changed}


def _values(walker: Walker, pointer: str) -> Iterator[tuple[str, Any]]:
    """Values that break a schema, by kind."""
    schema: dict[str, Any] = {}
    for _, part in walker.schemas.parts(pointer):
        for key, value in part.items():
            schema.setdefault(key, value)
    kinds = schema.get("type", ())
    kinds = {kinds} if isinstance(kinds, str) else set(kinds)
    if kinds & {"string", "integer", "number", "boolean"}:
        yield "type", {"not": "expected"}
    elif kinds & {"object", "array"}:
        yield "type", "not expected"
    if "enum" in schema and "string" in kinds:
        yield "enum", "no-such-value"
    if isinstance(schema.get("maximum"), int | float):
        yield "bound", schema["maximum"] + 1
    if isinstance(schema.get("minimum"), int | float):
        yield "bound", schema["minimum"] - 1
    if isinstance(schema.get("maxLength"), int) and schema["maxLength"] < 5000:
        yield "bound", "a" * (schema["maxLength"] + 1)
    if kinds and "null" not in kinds:
        yield "null", None


def _queries(walker: Walker, operation: OperationEntry, sample: Sample) -> Iterator[Change]:
    for pointer, parameter in walker.samples.parameters(operation):
        name = str(parameter["name"])
        if parameter["in"] != "query" or "schema" not in parameter:
            continue
        if parameter.get("required") is True and name in sample.query:
            yield "lacks", f"the required query parameter {name} is left out", name, None
        for kind, text in _texts(walker.document.resolve(parameter["schema"])):
            if not walker.schemas.is_valid(f"{pointer}/schema", read_text_value(text)):
                yield kind, f"the query parameter {name} is {text!r}", name, text


def _texts(schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = schema.get("type")
    if kind in ("integer", "number", "boolean"):
        yield "type", "not-a-value"
    if kind == "string" and "enum" in schema:
        yield "enum", "no-such-value"
    if kind in ("integer", "number"):
        if isinstance(schema.get("maximum"), int | float):
            yield "bound", str(schema["maximum"] + 1)
        if isinstance(schema.get("minimum"), int | float):
            yield "bound", str(schema["minimum"] - 1)
