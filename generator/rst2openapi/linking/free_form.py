"""Objects without a table that need none.

In: rows whose type names an object or a map, and the values that examples show at them. Out: what
the page says of them all the same: free keys, any value.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.linking.inference import infer_schema
from rst2openapi.linking.references import leaves
from rst2openapi.model import AnySchema, Json, MapSchema, Notes, StringSchema
from rst2openapi.reading.draft import ArrayType, LinkedType, ReadRow


def is_said_to_be_free(row: ReadRow) -> bool:
    """Whether the page says that an object holds any keys, or nothing so far.

    `Labels, as key-value pairs`, `Reserved, null is returned`; a row for any key of a map.
    """
    is_one = not isinstance(row.type, ArrayType)
    return is_one and (row.constraints.free_form or row.marker == "key")


def has_broken_link(row: ReadRow) -> bool:
    """Whether the Type cell refers to a table; where none was found, a finding says so already."""
    return any(isinstance(leaf, LinkedType) for leaf in leaves(row.type))


def free_map(values: Sequence[Json], notes: Notes) -> MapSchema:
    """Free keys with texts, where the examples show nothing else; else with values of any kind.

    The keys of an example are that example's own, and so is what stands below them: a number or an
    object below one key says nothing of the next.
    """
    inner = [part for one in values if isinstance(one, dict) for part in one.values()]
    shown = infer_schema(inner)
    return MapSchema(values=shown if isinstance(shown, StringSchema) else AnySchema(), notes=notes)
