"""Bodies of failed calls that no table describes.

In: the examples of such an answer and the tables of its page. Out: the table that describes it
after all, or what the examples show. Pages describe failures beside successes, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rst2openapi.linking.operations.bodies import shown_schema, shows_members
from rst2openapi.linking.schemas.maker import Maker
from rst2openapi.linking.tables.atlas import Node
from rst2openapi.linking.tables.shapes import walk
from rst2openapi.model import Json, MapSchema, Notes, RefSchema, Schema
from rst2openapi.reading.draft import ReadExample
from rst2openapi.rules.linking import FAILURE_FROM_EXAMPLE


def is_failure(code: str) -> bool:
    """Whether a status is one of failed calls."""
    return code[:1] in ("4", "5", "d")


def describing(examples: Sequence[ReadExample], roots: Iterable[Node]) -> tuple[Node, ...]:
    """The table of successful answers that lists every member of a failed one.

    `is_success`, `error_code` and `error_msg` often stand in the table of every answer.
    """
    values = [one.value for one in examples if shows_members(one)]
    keys = {key for value in values if isinstance(value, dict) for key in value}
    if not keys or not all(isinstance(value, dict) for value in values):
        return ()
    return next(((root,) for root in roots if keys <= root.names), ())


def failure_schema(
    examples: Sequence[ReadExample], success: Iterable[Node], maker: Maker
) -> Schema | None:
    """The body of failed calls: a table under a key of its kind, else what the examples show."""
    values = [one.value for one in examples if shows_members(one)]
    table = table_below_key(examples, success, maker)
    if table is None:
        return shown_schema(examples, FAILURE_FROM_EXAMPLE)
    inner = [part for value in values if isinstance(value, dict) for part in value.values()]
    walk(table, inner, maker.reached)
    notes = Notes(guess=FAILURE_FROM_EXAMPLE.code)
    return MapSchema(values=RefSchema(name=table.key), notes=notes)


def table_below_key(
    examples: Sequence[ReadExample], success: Iterable[Node], maker: Maker
) -> Node | None:
    """The table of the row `error`, where examples show its members under `itemNotFound`."""
    values: list[Json] = [one.value for one in examples if shows_members(one)]
    inner = [
        part
        for value in values
        if isinstance(value, dict) and len(value) == 1
        for part in value.values()
        if isinstance(part, dict) and part
    ]
    if not inner or len(inner) < len(values):
        return None
    keys = {key for part in inner for key in part}
    for target in _error_tables(success, maker):
        if keys <= target.names:
            return target
    return None


def _error_tables(success: Iterable[Node], maker: Maker) -> Iterable[Node]:
    for root in success:
        for entry in root.entries:
            if entry.row.names_failure:
                yield from maker.reached.targets.get(entry.key, ())
