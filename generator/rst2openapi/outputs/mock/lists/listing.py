"""Lists: which operations answer with one, and what of it they show.

In: an operation, its decoded input, and the items: stored resources, or those of the example where
nothing is stored. Out: the body of the answer. Stores nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.mock.answers import Answers
from rst2openapi.outputs.mock.judging.validation import Inputs
from rst2openapi.outputs.mock.lists.list_plan import ListPlan, read_plan
from rst2openapi.outputs.mock.lists.page_marks import Asked, mark
from rst2openapi.outputs.mock.lists.paging import Item, Page, Resume, never, select
from rst2openapi.outputs.mock.memory.rendering import render_item
from rst2openapi.outputs.mock.memory.resources import Part, Role, answer_schema
from rst2openapi.outputs.mock.memory.seeding import stateless_value
from rst2openapi.outputs.mock.memory.spots import (
    Path,
    Spot,
    arrays_of,
    is_known,
    singular,
    squash,
)
from rst2openapi.outputs.mock.values.merging import value_at, with_value_at
from rst2openapi.outputs.mock.values.schema_types import types_of
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas

_MOST_KNOWN = 5000
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
    free: bool
    """Whether valid items make a valid array, whatever their number and company."""
    items: dict[int, tuple[Any, Any, bool]] = field(default_factory=dict)
    """Resources, how they are shown, and whether that is valid, by identity of the resource."""

    def of_resources(
        self, live: Mapping[str, Any], inputs: Inputs, template: Any, resume: Resume
    ) -> Any:
        """The answer that shows stored resources."""
        page = select(live.items(), self.plan, inputs.query, resume)
        patterns = value_at(template, self.spot.root)
        pattern = patterns[0] if isinstance(patterns, list) and patterns else None
        shown = [self._shown(resource, pattern) for _, resource in page.shown]
        items = [item for item, _ in shown]
        if self.free and all(valid for _, valid in shown):
            # What an answer says beside its items does not depend on them, but on the page.
            shell = with_value_at(template, self.spot.root, [])
            if self.schemas.is_valid(self.schema, shell):
                marked = self._marked(page, shell, inputs)
                return with_value_at(marked, self.spot.root, items)
        body = with_value_at(template, self.spot.root, items)
        return self._marked(page, body, inputs) if self._fits(body) else template

    def _shown(self, resource: Any, pattern: Any) -> tuple[Any, bool]:
        known = self.items.get(id(resource))
        if known is None:
            item = render_item(self.schemas, self.spot, resource, pattern)
            known = resource, item, self.schemas.is_valid(self.spot.schema, item)
            if len(self.items) >= _MOST_KNOWN:
                self.items.clear()
            self.items[id(resource)] = known
        return known[1], known[2]

    def _fits(self, body: Any) -> bool:
        return self.schemas.is_valid(self.schema, body)

    def of_example(self, inputs: Inputs, template: Any) -> Any:
        """The answer that shows a part of the items of the example."""
        items = value_at(template, self.spot.root)
        if not isinstance(items, list) or not self.plan.asks:
            return template
        page = select([_keyed(item) for item in items], self.plan, inputs.query, never)
        shown = [one for _, one in page.shown]
        body = with_value_at(template, self.spot.root, shown)
        return self._marked(page, body, inputs) if self._fits(body) else template

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
        word = part.kind.word
    else:
        shown = stateless_value(answers, operation)
        spot = _array(answers.schemas, schema, squash(word), shown)
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
    free = _is_free(answers.schemas, schema, spot.root)
    return Listing(answers.schemas, requests, schema, spot, plan, free)


_PLAIN = frozenset(
    {"type", "properties", "required", "items", "description", "title", "default", "example"}
    | {"examples", "deprecated", "readOnly", "writeOnly", "format", "additionalProperties"}
)
"""Keywords that do not tie an array to what is in it or beside it."""


def _is_free(schemas: Schemas, schema: Schema, root: Path) -> bool:
    """Whether an array in an answer may hold any valid items."""
    for key in (*root, ""):
        found = schemas.resolve(schema)
        if not isinstance(found, dict):
            return False
        if any(word not in _PLAIN and not word.startswith("x-") for word in found):
            return False
        if key:
            schema = found.get("properties", {}).get(key, False)
    return True


def _array(schemas: Schemas, schema: Schema, word: str, shown: Any) -> Spot | None:
    """The array of an answer that lists: named as the path ends, or the only one there is.

    `shown` is the answer without a query: an array that it leaves out lists nothing.
    """
    found: list[tuple[int, Spot]] = []
    for root, array in arrays_of(schemas, schema):
        name = squash(root[-1]) if root else ""
        if name.endswith("links") or not isinstance(value_at(shown, root), list):
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
