"""What an endpoint remembers: create, read, delete, read; `updates` has what is between.

In: a `Walker` and the families of resources. Out: findings. What is deleted is what the story
made, unless the endpoint's data is nobody's.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.contract.sending.calls import Answer, Call
from rst2openapi.outputs.contract.verdicts.judging import Finding
from rst2openapi.outputs.contract.walk.resources import (
    Family,
    identities,
    identity,
    linked_place,
    placeholders,
)
from rst2openapi.outputs.contract.walk.samples import Sample
from rst2openapi.outputs.contract.walk.walker import Visit, Walker

_PAUSES = (0.0, 1.0, 2.0)
"""Seconds between looks at an endpoint that may need a moment."""
ACCEPTED = 202
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
    if show is None or created.answer.status == ACCEPTED or check not in walker.checks:
        return
    answer, call = look(walker, show, made.values, lambda one: one.status not in _GONE)
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


def look(
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
        walker.known.forget(family.item, tuple(str(visit.sample.path[name]) for name in names))
        if visit.answer.status != ACCEPTED and "use_after_free" in walker.checks:
            _gone(walker, family, visit, values, listed=listed)


def _listed(walker: Walker, family: Family, values: Mapping[str, str]) -> bool:
    """Whether the list of a family holds a resource."""
    if family.list is None:
        return False
    answer, _ = look(walker, family.list, values, lambda _: True)
    if answer is None or not answer.is_success:
        return False
    return values[family.placeholder] in identities(answer.json(), family)


def _gone(
    walker: Walker, family: Family, visit: Visit, values: Mapping[str, str], *, listed: bool
) -> None:
    name = values[family.placeholder]
    if family.show is not None:
        answer, call = look(walker, family.show, values, lambda one: not one.is_success)
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
