"""What an endpoint remembers: create, read, update, read, delete, read.

In: a `Walker` and the families of resources. Out: findings. What is deleted is what the story
made, unless the endpoint's data is nobody's.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.contract.calls import Answer, Call
from rst2openapi.outputs.contract.judging import Finding
from rst2openapi.outputs.contract.resources import (
    Family,
    identities,
    identity,
    linked_place,
    placeholders,
)
from rst2openapi.outputs.contract.samples import Sample, rebuilt
from rst2openapi.outputs.contract.schemas import path_text, shorten
from rst2openapi.outputs.contract.walker import Visit, Walker

_PAUSES = (0.0, 1.0, 2.0)
"""Seconds between looks at an endpoint that may need a moment."""
_ACCEPTED = 202
"""The work is not done yet (RFC 9110, §15.3.3)."""
_GONE = (404, 410)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A resource that a story made."""

    family: Family
    values: dict[str, str]
    """Of all placeholders of the item's path."""
    visit: Visit


def discover(walker: Walker, family: Family) -> None:
    """List what is there and remember the identities."""
    if family.list is None:
        return
    for values, own in list(walker.known.candidates(family.list.path))[:3]:
        visit = walker.visit(family.list, values=values, own=own)
        if visit is None or not visit.answer.is_success:
            continue
        found = identities(visit.answer.json(), family)
        above = _above(family, visit.sample)
        for one in found:
            walker.known.add(family.item, (*above, one), own=False)
        if found:
            return


def create(walker: Walker, family: Family) -> Made | None:
    """Make a resource and read it."""
    if family.create is None:
        return None
    values, own = next(walker.known.candidates(family.create.path))
    if placeholders(family.create.path)[1:] and not own and not walker.throwaway and values:
        return None
    visit = walker.visit(family.create, values=values, own=own)
    if visit is None or not visit.answer.is_success:
        return None
    linked = linked_place(walker.document, family.create, family)
    name = identity(visit.answer.json(), family, linked)
    if not name:
        return None
    above = _above(family, visit.sample)
    walker.known.add(family.item, (*above, name), own=True)
    names = placeholders(family.item)
    made = Made(family=family, values=dict(zip(names, (*above, name), strict=True)), visit=visit)
    _availability(walker, made)
    return made


def _above(family: Family, sample: Sample) -> tuple[str, ...]:
    """Values of the placeholders before the item's own."""
    return tuple(str(sample.path[name]) for name in placeholders(family.item)[:-1])


def _availability(walker: Walker, made: Made) -> None:
    """What was made can be read."""
    family, show, created = made.family, made.family.show, made.visit
    check = "ensure_resource_availability"
    if show is None or created.answer.status == _ACCEPTED or check not in walker.checks:
        return
    answer, call = _look(walker, show, made.values, lambda one: one.status not in _GONE)
    if answer is None or call is None:
        return
    walker.count(created.operation, [check])
    if answer.status in _GONE:
        walker.fail(
            created.operation,
            Finding(
                check=check,
                title="Created and not there",
                message=f"{created.operation.id} made {made.values[family.placeholder]!r}, "
                f"and {show.id} answers {answer.status}",
                pointer=created.operation.pointer,
                field=family.placeholder,
                expected="a status of 200 to 299",
                got=str(answer.status),
            ),
            [created.sample.call, call],
            answer,
            {"status": ["2XX"]},
        )


def _look(
    walker: Walker, show: OperationEntry, values: Mapping[str, str], enough: Any
) -> tuple[Answer | None, Call | None]:
    """Read a resource until it is as hoped for, or patience ends."""
    answer: Answer | None = None
    sample = walker.sample(show, values)
    if sample is None:
        return None, None
    for pause in _PAUSES[: 1 if walker.throwaway else len(_PAUSES)]:
        time.sleep(pause)
        answer = walker.send(show, sample.call)
        if answer is None or enough(answer):
            break
    return answer, sample.call


def read_back(walker: Walker, family: Family) -> None:
    """What is shown is what was asked for."""
    if family.show is None:
        return
    for values, own in list(walker.known.candidates(family.item))[:2]:
        if family.placeholder not in values:
            continue
        visit = walker.visit(family.show, values=values, own=own)
        if visit is None or not visit.answer.is_success:
            continue
        _same(walker, family, visit, values[family.placeholder])


def _same(walker: Walker, family: Family, visit: Visit, asked: str) -> None:
    check = "identity_conformance"
    shown = identity(visit.answer.json(), family)
    if not shown or check not in walker.checks:
        return
    walker.count(visit.operation, [check])
    if shown != asked:
        walker.fail(
            visit.operation,
            Finding(
                check=check,
                title="Another resource than asked for",
                message=f"{family.placeholder} {asked!r} was asked for, {shown!r} is shown",
                pointer=visit.operation.pointer,
                field=family.placeholder,
                expected=asked,
                got=shown,
            ),
            [visit.sample.call],
            visit.answer,
            {"holds": asked},
        )


# ------------------------------------------------------------------ updates


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
    before, _ = _look(walker, show, values, lambda _: True)
    sample = walker.sample(operation, values)
    if sample is None:
        return
    start = before.json() if before is not None and before.is_success else None
    sample, changed = _changing(walker, operation, sample, start)
    answer = walker.send(operation, sample.call)
    if answer is None:
        return
    walker.judged(operation, sample.call, answer)
    walker.acceptance(operation, sample, answer)
    check = "update_is_kept"
    if not answer.is_success or answer.status == _ACCEPTED or check not in walker.checks:
        return
    if not changed:
        return
    after, call = _look(walker, show, values, lambda one: not _lost(one.json(), changed, start))
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


Place = tuple[str, ...]


def _changing(
    walker: Walker, operation: OperationEntry, sample: Sample, start: Any
) -> tuple[Sample, list[tuple[Place, Any]]]:
    """A sample that changes what is shown, and where the change will show."""
    changed = _visible(sample.body, start)
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
            changed = _visible(body, start)
            if changed:
                return other, changed
    return sample, []


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
    candidates = [place, place[1:]]
    if isinstance(shown, Mapping) and len(shown) == 1:
        (envelope,) = shown
        candidates += [(envelope, *place), (envelope, *place[1:])]
    missing = object()
    for one in candidates:
        value = value_at(shown, one, missing) if one else missing
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


# ------------------------------------------------------------------ deletion


def delete(walker: Walker, family: Family) -> None:
    """What is deleted is gone."""
    if family.delete is None:
        return
    for values, own in list(walker.known.candidates(family.item))[:1]:
        if family.placeholder not in values or not (own or walker.throwaway):
            return
        listed = _listed(walker, family, values)
        visit = walker.visit(family.delete, values=values, own=own)
        if visit is None or not visit.answer.is_success:
            return
        names = placeholders(family.item)
        walker.known.forget(family.item, tuple(values[name] for name in names))
        if visit.answer.status != _ACCEPTED and "use_after_free" in walker.checks:
            _gone(walker, family, visit, values, listed=listed)


def _listed(walker: Walker, family: Family, values: Mapping[str, str]) -> bool:
    """Whether the list of a family holds a resource."""
    if family.list is None:
        return False
    answer, _ = _look(walker, family.list, values, lambda _: True)
    if answer is None or not answer.is_success:
        return False
    return values[family.placeholder] in identities(answer.json(), family)


def _gone(
    walker: Walker, family: Family, visit: Visit, values: Mapping[str, str], *, listed: bool
) -> None:
    name = values[family.placeholder]
    if family.show is not None:
        answer, call = _look(walker, family.show, values, lambda one: not one.is_success)
        if answer is None or call is None:
            return
        walker.count(visit.operation, ["use_after_free"])
        if answer.is_success:
            _ghost(walker, visit, name, f"{family.show.id} still shows it", call, answer)
            return
        walker.judged(family.show, call, answer, refused=True)
    if listed and family.list is not None:
        walker.count(visit.operation, ["use_after_free"])
        if _listed(walker, family, values):
            sample = walker.sample(family.list, values)
            assert sample is not None
            told = f"{family.list.id} still lists it"
            _ghost(walker, visit, name, told, sample.call, None)


def _ghost(
    walker: Walker, visit: Visit, name: str, told: str, call: Call, answer: Answer | None
) -> None:
    walker.fail(
        visit.operation,
        Finding(
            check="use_after_free",
            title="Deleted and still there",
            message=f"{visit.operation.id} removed {name!r}, and {told}",
            pointer=visit.operation.pointer,
            expected="404",
            got=str(answer.status) if answer else "listed",
        ),
        [visit.sample.call, call],
        answer,
        {"status": ["4XX"]} if answer else {"lacks": name},
    )
