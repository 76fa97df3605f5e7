"""Resources put into answers, without ever breaking the schema.

In: a stored resource, a spot in an answer and a template body that is valid. Out: a body that shows
as much of the resource as the schema admits. Stores nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rst2openapi.outputs.mock.merging import graft, value_at, with_value_at
from rst2openapi.outputs.mock.schemas import Schema, Schemas
from rst2openapi.outputs.mock.spots import Spot, properties_of


def render(schemas: Schemas, schema: Schema, spot: Spot, resource: Any, template: Any) -> Any:
    """The template with a resource in its spot; `schema` is that of the whole body."""

    def fits(body: Any) -> bool:
        return schemas.is_valid(schema, body)

    shown = prune(schemas, spot.schema, resource)
    whole = with_value_at(template, spot.root, shown)
    if fits(whole):
        return whole
    within = with_value_at({}, spot.root, shown)
    return graft(template, within, fits)


def render_list(
    schemas: Schemas, schema: Schema, spot: Spot, resources: list[Any], template: Any
) -> Any | None:
    """The template with resources as the items of its array; None where its schema forbids them.

    `schema` is that of the whole body.
    """
    patterns = value_at(template, spot.root)
    pattern = patterns[0] if isinstance(patterns, list) and patterns else None
    items = [_item(schemas, spot, resource, pattern) for resource in resources]
    body = with_value_at(template, spot.root, items)
    return body if schemas.is_valid(schema, body) else None


def _item(schemas: Schemas, spot: Spot, resource: Any, pattern: Any) -> Any:
    shown = prune(schemas, spot.schema, resource)
    if schemas.is_valid(spot.schema, shown) or pattern is None:
        return shown
    return graft(pattern, shown, lambda item: schemas.is_valid(spot.schema, item))


def prune(schemas: Schemas, schema: Schema, value: Any) -> Any:
    """A value without the properties that a schema does not know."""
    if isinstance(value, list):
        found = schemas.resolve(schema)
        items = found.get("items", {}) if isinstance(found, dict) else {}
        return [prune(schemas, items, item) for item in value]
    if not isinstance(value, Mapping):
        return value
    found = schemas.resolve(schema)
    known = properties_of(schemas, schema)
    extra = found.get("additionalProperties") if isinstance(found, dict) else None
    open_ = not known or (extra is not None and extra is not False)
    return {
        key: prune(schemas, known.get(key, {}), inner)
        for key, inner in value.items()
        if key in known or open_
    }
