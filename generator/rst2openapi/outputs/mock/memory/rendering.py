"""Resources put into answers, without ever breaking the schema.

In: a stored resource, a spot in an answer and a template body that is valid. Out: a body that shows
as much of the resource as the schema admits. Stores nothing.
"""

from __future__ import annotations

from typing import Any

from rst2openapi.outputs.mock.memory.spots import Spot, properties_of
from rst2openapi.outputs.mock.values.merging import graft, with_value_at
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas, Shape

_MOST_PRUNED = 10_000
"""Values that are remembered; what resources have in common is looked through once."""


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


def render_item(schemas: Schemas, spot: Spot, resource: Any, pattern: Any) -> Any:
    """A resource as an item of a list; `pattern` is a valid item, None where there is none."""
    shown = prune(schemas, spot.schema, resource)
    if schemas.is_valid(spot.schema, shown) or pattern is None:
        return shown
    return graft(pattern, shown, lambda item: schemas.is_valid(spot.schema, item))


def prune(schemas: Schemas, schema: Schema, value: Any) -> Any:
    """A value without the properties that a schema does not know; the same where it has none."""
    if not isinstance(value, dict | list):
        return value
    if isinstance(schema, dict) and len(schema) == 1 and "$ref" in schema:
        # What refers to the same schema shares what is known of it.
        schema = schemas.resolve(schema)
    known_value = schemas.pruned.get((id(schema), id(value)))
    if known_value is not None:
        return known_value[2]
    pruned = _pruned(schemas, schema, value)
    if len(schemas.pruned) >= _MOST_PRUNED:
        schemas.pruned.clear()
    schemas.pruned[id(schema), id(value)] = (schema, value, pruned)
    return pruned


def _pruned(schemas: Schemas, schema: Schema, value: dict[str, Any] | list[Any]) -> Any:
    if isinstance(value, list):
        items = _shape(schemas, schema).items
        pruned = [prune(schemas, items, item) for item in value]
        same = all(one is other for one, other in zip(pruned, value, strict=True))
        return value if same else pruned
    shape = _shape(schemas, schema)
    kept: dict[str, Any] = {}
    changed = False
    for key, inner in value.items():
        known = shape.properties.get(key)
        if known is None:
            if shape.open:
                kept[key] = inner
            else:
                changed = True
        elif isinstance(inner, dict | list):
            kept[key] = pruned = prune(schemas, known, inner)
            changed = changed or pruned is not inner
        else:
            kept[key] = inner
    return kept if changed else value


def _shape(schemas: Schemas, schema: Schema) -> Shape:
    known = schemas.shapes.get(schema)
    return schemas.shapes.keep(schema, _make_shape(schemas, schema)) if known is None else known


def _make_shape(schemas: Schemas, schema: Schema) -> Shape:
    found = schemas.resolve(schema)
    properties = properties_of(schemas, schema)
    keywords = found if isinstance(found, dict) else {}
    extra = keywords.get("additionalProperties")
    return Shape(
        properties,
        not properties or (extra is not None and extra is not False),
        keywords.get("items", {}),
    )
