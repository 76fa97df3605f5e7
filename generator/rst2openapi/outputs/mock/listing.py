"""Lists: which operations answer with one, and what of it they show.

In: an operation, its decoded input, and the items: stored resources, or those of the example where
nothing is stored. Out: the body of the answer. Stores nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.mock.answers import Answers
from rst2openapi.outputs.mock.list_plan import ListPlan, read_plan
from rst2openapi.outputs.mock.merging import value_at, with_value_at
from rst2openapi.outputs.mock.page_marks import Asked, mark
from rst2openapi.outputs.mock.paging import Item, Page, Resume, never, select
from rst2openapi.outputs.mock.rendering import render_list
from rst2openapi.outputs.mock.resources import Part, Role, answer_schema
from rst2openapi.outputs.mock.schemas import Schema, Schemas, types_of
from rst2openapi.outputs.mock.spots import (
    Spot,
    arrays_of,
    is_known,
    singular,
    squash,
)
from rst2openapi.outputs.mock.validation import Inputs

_KEYS = ("id", "uuid", "name", "key", "code", "urn")
"""What identifies an item of an example, best first."""


@dataclass(frozen=True, slots=True)
class Listing:
    """How one operation lists."""

    schemas: Schemas
    requests: Schemas
    schema: Schema
    """Of the whole answer."""
    spot: Spot
    plan: ListPlan

    def of_resources(
        self, live: Mapping[str, Any], inputs: Inputs, template: Any, resume: Resume
    ) -> Any:
        """The answer that shows stored resources."""
        page = select(list(live.items()), self.plan, inputs.query, resume)
        resources = [one for _, one in page.shown]
        body = render_list(self.schemas, self.schema, self.spot, resources, template)
        if body is None:
            return template
        return self._marked(page, body, inputs)

    def of_example(self, inputs: Inputs, template: Any) -> Any:
        """The answer that shows a part of the items of the example."""
        items = value_at(template, self.spot.root)
        if not isinstance(items, list) or not self.plan.asks:
            return template
        page = select([_keyed(item) for item in items], self.plan, inputs.query, never)
        shown = [one for _, one in page.shown]
        body = with_value_at(template, self.spot.root, shown)
        if not self.schemas.is_valid(self.schema, body):
            return template
        return self._marked(page, body, inputs)

    def _marked(self, page: Page, body: Any, inputs: Inputs) -> Any:
        request = inputs.request
        asked = Asked(request.url, request.query)
        return mark(self.schemas, self.requests, self.schema, self.plan, page, body, asked)


def find_listing(
    document: Document,
    answers: Answers,
    requests: Schemas,
    operation: OperationEntry,
    part: Part | None,
) -> Listing | None:
    """How an operation lists; None where it does not."""
    if operation.method != "get":
        return None
    schema = answer_schema(answers, answers.success(operation))
    if schema is None:
        return None
    word = operation.path.rpartition("/")[2]
    if part is not None and part.answer is not None:
        spot: Spot | None = part.answer if part.role is Role.LIST else None
        word = part.kind.collection.rpartition("/")[2]
    else:
        spot = _array(answers.schemas, schema, squash(word))
    if spot is None:
        return None
    parameters = [
        (one, requests.convert(one.get("schema", {})))
        for one in document.parameters(operation)
        if one["in"] == "query"
    ]
    plan = read_plan(
        parameters, answers.schemas, schema, spot.schema, spot.root, singular(squash(word))
    )
    return Listing(answers.schemas, requests, schema, spot, plan)


def _array(schemas: Schemas, schema: Schema, word: str) -> Spot | None:
    """The array of an answer that lists: named as the path ends, or the only one there is."""
    found: list[tuple[int, Spot]] = []
    for root, array in arrays_of(schemas, schema):
        name = squash(root[-1]) if root else ""
        if name.endswith("links"):
            continue
        resolved = schemas.resolve(array)
        items: Schema = resolved.get("items", {}) if isinstance(resolved, dict) else {}
        named = name in ("", "items") or word.endswith(name)
        plain = "object" not in types_of(schemas, items)
        found.append(((0 if named else 2) + plain, Spot(root, (), items)))
    best = min((rank for rank, _ in found), default=0)
    first = [spot for rank, spot in found if rank == best]
    return first[0] if len(first) == 1 or (first and best < 2) else None


def _keyed(item: Any) -> Item:
    """An item with what identifies it; empty where nothing does."""
    if isinstance(item, Mapping):
        known = {squash(key): str(value) for key, value in item.items() if is_known(value)}
        return next((known[key] for key in _KEYS if key in known), ""), item
    return (str(item) if is_known(item) else ""), item
