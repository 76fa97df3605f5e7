"""Objects without a table that need none.

In: rows whose type names an object or a map, and the values that examples show at them. Out: what
the page says of them all the same: free keys, any value; or members that the cell itself names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from rst2openapi.linking.inference import infer_schema
from rst2openapi.linking.tables.references import leaves
from rst2openapi.linking.words import fold
from rst2openapi.model import AnySchema, Json, MapSchema, Notes, StringSchema
from rst2openapi.reading.draft import ArrayType, LinkedType, ReadRow

Dicts = Sequence[dict[str, Json]]
_PAIR = frozenset({"key", "value"})


def is_said_to_be_free(row: ReadRow, dicts: Dicts) -> bool:
    """Whether the page says that an object holds any keys, or nothing so far.

    `Labels, as key-value pairs`, `Reserved, null is returned`; a row for any key of a map. One pair
    whose members are called `key` and `value` is an object of these two.
    """
    is_one = not isinstance(row.type, ArrayType)
    is_pair = any(one.keys() >= _PAIR for one in dicts)
    return is_one and ((row.constraints.free_form and not is_pair) or row.marker == "key")


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


# --- maps that nothing calls one ----------------------------------------------------------------
def shown_map(row: ReadRow, dicts: Dicts, notes: Notes) -> MapSchema | None:
    """The map that an object is whose keys the page cannot know; None where they are its fields.

    The cell tells of the values and hardly of the keys, `sellout` and not `zone-1`, or of what the
    objects below the keys hold; or the keys of the example are alike but for a number.
    """
    if isinstance(row.type, ArrayType) or not dicts:
        return None
    keys = {key for one in dicts for key in one}
    values = [part for one in dicts for part in one.values()]
    told = set(_named_in(row.description))
    if 2 * len(told & {fold(key) for key in keys}) >= len(keys):
        return None
    if _are_objects_told(values, told) or (
        len(keys) > 1 and (_are_texts_told(values, told) or _are_numbered(keys))
    ):
        return MapSchema(values=infer_schema(values), notes=notes)
    return None


def _are_texts_told(values: Sequence[Json], told: set[str]) -> bool:
    """Whether the values are texts that the cell lists."""
    return all(isinstance(one, str) and fold(one) in told for one in values)


def _are_objects_told(values: Sequence[Json], told: set[str]) -> bool:
    """Whether the values are objects of which the cell names the members."""
    inner = {fold(key) for one in values if isinstance(one, dict) for key in one}
    are_objects = all(isinstance(one, dict) and one for one in values)
    return are_objects and len(inner) > 1 and inner <= told


def _are_numbered(keys: set[str]) -> bool:
    """`column1` and `column2`: names of the example, not of the interface."""
    return len({re.sub(r"\d+", "0", key) for key in keys}) == 1


# --- members that the cell names ----------------------------------------------------------------
def names_members(row: ReadRow, dicts: Dicts) -> bool:
    """Whether the cell itself tells of all members shown; an example of its own tells of none."""
    told = set(_named_in(_EXAMPLE.sub("", row.description)))
    if row.constraints.pairs:
        told |= _PAIR
    told |= {f"{name}s" for name in told}
    return bool(dicts) and all(fold(key) in told for one in dicts for key in one)


def objects_told(row: ReadRow) -> list[dict[str, Json]]:
    """The objects that a cell writes out: `set it to {"days": "30"}`, `"taints": [{…}]`."""
    text = re.sub(r"^> ?", "", row.description, flags=re.MULTILINE).replace("\\_", "_")
    found: list[dict[str, Json]] = []
    at = text.find("{")
    while at >= 0:
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            found += _without_name(value, row.name)
        at = text.find("{", end)
    return found


def _without_name(value: Json, name: str) -> list[dict[str, Json]]:
    """The object itself, where the cell writes it below the name of the field; blanks are none."""
    if not isinstance(value, dict):
        return []
    bare = {key.strip(): part for key, part in value.items()}
    if bare.keys() == {name}:
        inner = bare[name]
        parts = inner if isinstance(inner, list) else [inner]
        return [one for part in parts for one in _without_name(part, "")]
    return [bare] if bare and all(map(_NAME.fullmatch, bare)) else []


_EXAMPLE = re.compile(r"\bexamples?\s*:.*", re.IGNORECASE | re.DOTALL)
_DECODER = json.JSONDecoder()
_NAME = re.compile(r"[\w.:-]+")
_NAMED = (
    re.compile(r"\*\*([^*\n]{1,60})\*\*"),
    re.compile(r"`([^`\n]{1,60})`"),
    re.compile(r"\"([^\"\n]{1,60})\""),
    re.compile(r"^[ >*-]*([A-Za-z][\w .-]{0,40}):", re.MULTILINE),
)
"""In bold, as a literal, in quotes, or before a colon at the start of a line."""


def _named_in(markdown: str) -> Iterator[str]:
    text = markdown.replace("\\", "")
    for pattern in _NAMED:
        for name in pattern.findall(text):
            yield from (fold(part) for part in name.split("/"))
