"""What an endpoint remembers of changes: read, update, read.

In: a `Walker` and the families of resources. Out: findings. What is changed is what the story
made, unless the endpoint's data is nobody's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from rst2openapi.openapi import OperationEntry, escape
from rst2openapi.outputs.contract.sending.calls import Answer
from rst2openapi.outputs.contract.verdicts.judging import Finding, response_pointer
from rst2openapi.outputs.contract.verdicts.schemas import path_text, shorten
from rst2openapi.outputs.contract.walk.resources import Family
from rst2openapi.outputs.contract.walk.samples import Sample, rebuilt
from rst2openapi.outputs.contract.walk.stories import ACCEPTED, look
from rst2openapi.outputs.contract.walk.walker import Walker

Place = tuple[str, ...]
"""Where in a body."""


def update(walker: Walker, family: Family) -> None:
    """What is changed stays changed."""
    values, own = next(walker.known.candidates(family.item))
    if family.placeholder not in values or not (own or walker.throwaway):
        return
    for operation in family.updates:
        if family.show is None:
            walker.visit(operation, values=values, own=own)
        else:
            _update(walker, family, family.show, operation, values)


def _update(
    walker: Walker,
    family: Family,
    show: OperationEntry,
    operation: OperationEntry,
    values: Mapping[str, str],
) -> None:
    before, _ = look(walker, show, values, lambda _: True)
    sample = walker.sample(operation, values)
    if sample is None:
        return
    start = before.json() if before is not None and before.is_success else None
    shows = _shows(walker, show, before) if before is not None else (lambda *_: False)
    sample, changed = _changing(walker, operation, sample, start, shows)
    answer = walker.send(operation, sample.call)
    if answer is None:
        return
    walker.judged(operation, sample.call, answer)
    walker.acceptance(operation, sample, answer)
    check = "update_is_kept"
    if not answer.is_success or answer.status == ACCEPTED or check not in walker.checks:
        return
    if not changed:
        return
    after, call = look(walker, show, values, lambda one: not _lost(one.json(), changed, start))
    if after is None or call is None or not after.is_success:
        return
    walker.count(operation, [check])
    lost = _lost(after.json(), changed, start)
    for place, sent in lost[:1]:
        old = value_at(start, place)
        walker.fail(
            operation,
            Finding(
                check=check,
                title=f"{path_text(place)}: update lost",
                message=f"{operation.id} set {path_text(place)} to {shorten(sent)}; "
                f"{show.id} still shows {shorten(old)}",
                pointer=operation.pointer,
                field=path_text(place),
                expected=shorten(sent),
                got=shorten(old),
            ),
            [sample.call, call],
            after,
            {"value": {"at": list(place), "is": sent}},
        )


def _changing(
    walker: Walker,
    operation: OperationEntry,
    sample: Sample,
    start: Any,
    shows: Callable[[Place, Any], bool],
) -> tuple[Sample, list[tuple[Place, Any]]]:
    """A sample that changes what is shown, and where the change will show."""
    changed = [one for one in _visible(sample.body, start) if shows(*one)]
    if changed or start is None or not sample.media_type:
        return sample, changed
    pointer = walker.samples.body_pointer(operation, sample.media_type)
    for place, value in _leaves(sample.body):
        if not isinstance(value, str) or not _seen_at(place, start):
            continue
        body = json.loads(json.dumps(sample.body))
        inner = body
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = f"{value}-2"
        if walker.schemas.is_valid(pointer, body):
            other = rebuilt(operation, replace(sample, body=body))
            changed = [one for one in _visible(body, start) if shows(*one)]
            if changed:
                return other, changed
    return sample, []


def _shows(walker: Walker, show: OperationEntry, before: Answer) -> Callable[[Place, Any], bool]:
    """Whether what is shown at a place can be a value: pages differ in what both sides take."""
    at = response_pointer(walker.document, show, before.status)
    root = f"{at}/content/{escape(before.media_type)}/schema" if at else ""

    def shows(place: Place, value: Any) -> bool:
        pointer = root
        for step in place:
            pointer = walker.schemas.below(pointer, step) if pointer else ""
        return bool(pointer) and walker.schemas.is_valid(pointer, value)

    return shows


def _visible(body: Any, start: Any) -> list[tuple[Place, Any]]:
    """What a body changes of what is shown, and where that is shown."""
    found = []
    for place, value in _leaves(body):
        seen = _seen_at(place, start)
        if seen and not _contains(value_at(start, seen), value):
            found.append((seen, value))
    return found


def _leaves(body: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    if isinstance(body, Mapping):
        for key, value in body.items():
            yield from _leaves(value, (*at, str(key)))
    elif at and body is not None:
        yield at, body


def _contains(shown: Any, sent: Any) -> bool:
    """Whether what is shown holds what was sent; a server may show more."""
    if isinstance(sent, Mapping):
        return isinstance(shown, Mapping) and all(
            key in shown and _contains(shown[key], value) for key, value in sent.items()
        )
    if isinstance(sent, list):
        return (
            isinstance(shown, list) and len(shown) == len(sent) and all(map(_contains, shown, sent))
        )
    return bool(shown == sent)


def _seen_at(place: Place, shown: Any) -> Place:
    """Where a value that is sent at a place is shown, envelopes aside; empty where nowhere."""
    inner = [place] + [place[1:]] * (len(place) > 1)
    candidates = list(inner)
    if isinstance(shown, Mapping) and len(shown) == 1:
        (envelope,) = shown
        candidates += [(envelope, *one) for one in inner]
    missing = object()
    for one in candidates:
        value = value_at(shown, one, missing)
        if value is not missing and not isinstance(value, Mapping):
            return one
    return ()


def value_at(body: Any, place: Place, missing: Any = None) -> Any:
    """What a body holds at a place."""
    for step in place:
        if not isinstance(body, Mapping) or step not in body:
            return missing
        body = body[step]
    return body


def _lost(shown: Any, changed: list[tuple[Place, Any]], start: Any) -> list[tuple[Place, Any]]:
    """Changes of which nothing is to be seen: all that was there is there still.

    A server may write a value in its own way, and may leave alone what it lets nobody change; but
    an update of which no part took effect is lost.
    """
    same = [
        (place, sent) for place, sent in changed if value_at(shown, place) == value_at(start, place)
    ]
    return same if len(same) == len(changed) else []
