"""A walk through the endpoint: every operation called as the pages show it, every promise probed.

In: a `Walker` and the selected operations. Out: findings in its report. Lists come first, for the
identities that they tell; then what is made, read, changed; then each operation by itself, pages,
refusals; what was made is removed at the end. The same document and endpoint: the same calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.contract.walk import stories, updates
from rst2openapi.outputs.contract.walk.paging import check_pages
from rst2openapi.outputs.contract.walk.refusals import (
    refuse_invalid,
    refuse_strangers,
    refuse_unknown,
)
from rst2openapi.outputs.contract.walk.resources import families, placeholders
from rst2openapi.outputs.contract.walk.walker import WALKS, Walker, label_of

_TRIES = 6
"""Identities that are tried for a query value."""

OnOperation = Callable[[str, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How far a walk goes."""

    broken_calls: int
    """Invalid calls an operation."""
    workers: int = 1


def walk(
    walker: Walker, operations: Sequence[OperationEntry], plan: Plan, told: OnOperation
) -> None:
    """Walk through an endpoint.

    Raises:
        EndOfRun: the run may not go on, or the endpoint is gone; the report holds what was found.
    """
    kinds = sorted(
        families(walker.document, operations), key=lambda one: len(placeholders(one.item))
    )
    for family in kinds:
        stories.discover(walker, family)
        stories.create(walker, family)
    listed = {label_of(one.list) for one in kinds if one.list}
    made = {label_of(one.create) for one in kinds if one.create}
    changed = {label_of(one) for family in kinds for one in family.updates}
    removed = {label_of(one.delete) for one in kinds if one.delete}
    shown = {label_of(one.show) for one in kinds if one.show}
    for family in kinds:
        stories.read_back(walker, family)
        updates.update(walker, family)
    single = listed | made | changed | removed | shown

    def alone(operation: OperationEntry) -> None:
        label = label_of(operation)
        if label not in single or not walker.report.operations[label].cases:
            _visit(walker, operation, removes=label in removed)
        check_pages(walker, operation)

    def refused(operation: OperationEntry) -> None:
        refuse_unknown(walker, operation)
        refuse_invalid(walker, operation, plan.broken_calls)
        refuse_strangers(walker, operation)
        told(WALKS, label_of(operation))

    _each(alone, operations, plan.workers)
    _each(refused, operations, plan.workers)
    for family in reversed(kinds):
        stories.delete(walker, family)
    for one in operations:
        walker.report.operations[label_of(one)].phases.append(WALKS)


def _visit(walker: Walker, operation: OperationEntry, *, removes: bool) -> None:
    values, own = next(walker.known.candidates(operation.path))
    below = len(placeholders(operation.path)) > 1 or operation.method != "post"
    if operation.method != "get" and below and not (own or walker.throwaway):
        return
    if removes:
        return
    visit = walker.visit(operation, values=values, own=own)
    if visit is not None and visit.answer.status == 404 and operation.method == "get":
        _search(walker, operation, values)


def _search(walker: Walker, operation: OperationEntry, values: Mapping[str, str]) -> None:
    """Nothing was found: a query value may be an identity that the walk has come across."""
    names = [
        str(one["name"])
        for one in walker.document.parameters(operation)
        if one["in"] == "query" and one.get("required") is True and _is_identity(walker, one)
    ]
    for name in names:
        for identity in walker.known.some()[:_TRIES]:
            visit = walker.visit(operation, values=values, query={name: identity})
            if visit is not None and visit.answer.is_success:
                walker.hints[label_of(operation)] = {name: identity}
                return


def _is_identity(walker: Walker, parameter: Mapping[str, Any]) -> bool:
    schema = walker.document.resolve(parameter.get("schema", {}))
    return schema.get("type") == "string" and not {"enum", "format", "const"} & schema.keys()


def _each(
    work: Callable[[OperationEntry], None], operations: Iterable[OperationEntry], workers: int
) -> None:
    if workers == 1:
        for one in operations:
            work(one)
        return
    pool = ThreadPoolExecutor(workers)
    try:
        for done in [pool.submit(work, one) for one in operations]:
            done.result()
    finally:
        # Whatever ends this, no further operation is begun.
        pool.shutdown(cancel_futures=True)
