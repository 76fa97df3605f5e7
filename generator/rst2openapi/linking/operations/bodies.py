"""Body roots and examples → the schema of a body.

In: the root tables and the values that examples show. Out: a schema that refers to tables by key,
and examples with names. A wrapper or list that only the example shows is added, marked as a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from rst2openapi.diagnostics import Rule
from rst2openapi.linking.inference import infer_schema
from rst2openapi.linking.schemas.maker import Maker
from rst2openapi.linking.tables.atlas import Node
from rst2openapi.linking.tables.shapes import walk
from rst2openapi.linking.words import fold
from rst2openapi.model import (
    ArraySchema,
    Content,
    Example,
    Json,
    Notes,
    ObjectSchema,
    OneOfSchema,
    Property,
    RefSchema,
    Schema,
    StringSchema,
)
from rst2openapi.reading.draft import ReadExample, ScalarType
from rst2openapi.rules.linking import ARRAY_ONLY_IN_EXAMPLE, BODY_FROM_EXAMPLE, WRAPPER_MISSING
from rst2openapi.source import Span


class Shape(Struct, frozen=True):
    """How the example holds the table's fields."""

    wrapper: str = ""
    is_list: bool = False


def call_roots(roots: Sequence[Node], name: str, page: str, maker: Maker) -> None:
    """Note what the body of a page would be called.

    The page that holds the table decides; of its operations, the one with the shortest name.
    """
    reached = maker.reached
    for root in roots:
        if root.path != page:
            reached.hints.setdefault(root.key, name)
            continue
        known = reached.hints[root.key] if root.key in reached.named else name
        reached.hints[root.key] = min(known, name, key=lambda one: (len(one), one))
        reached.named.add(root.key)


def body_schema(
    roots: Sequence[Node], examples: Sequence[ReadExample], side: str, maker: Maker
) -> Schema | None:
    """The schema of a body; None where neither a table nor an example speaks of one."""
    values = [one.value for one in examples if one.is_json]
    if not roots:
        return _from_examples(examples, side, maker)
    if len(roots) == 1:
        return _one(roots[0], values, side, maker)
    options = []
    for root in roots:
        fitting = [value for value in values if _best(value, roots) is root]
        options.append(_one(root, fitting, side, maker))
    return OneOfSchema(options=tuple(options))


def _best(value: Json, roots: Sequence[Node]) -> Node:
    keys = set(value) if isinstance(value, dict) else set()
    return max(roots, key=lambda root: (len(root.names & keys), -len(root.names)))


def _one(root: Node, values: list[Json], side: str, maker: Maker) -> Schema:
    shape = _shape(root, values)
    walk(root, _unwrapped(values, shape), maker.reached)
    return _wrapped(RefSchema(name=root.key), shape, root, side, maker)


def _shape(root: Node, values: list[Json]) -> Shape:
    """What every example agrees on."""
    full = [value for value in values if value]
    if not full or not root.names or any(entry.row.marker for entry in root.entries):
        return Shape()
    if all(_is_list_of(value, root) for value in full):
        return Shape(is_list=True)
    wrappers = {_wrapper(value, root) for value in full}
    if len(wrappers) != 1 or not (wrapper := wrappers.pop()):
        return Shape()
    inner = [value[wrapper] for value in full if isinstance(value, dict)]
    return Shape(wrapper, all(isinstance(one, list) for one in inner))


def _is_list_of(value: Json, root: Node) -> bool:
    return isinstance(value, list) and any(
        isinstance(one, dict) and root.names & one.keys() for one in value
    )


def _wrapper(value: Json, root: Node) -> str:
    """The one key of an example that the table does not know and that holds the table's fields."""
    if not isinstance(value, dict) or len(value) != 1:
        return ""
    key, inner = next(iter(value.items()))
    if key in root.names:
        return ""
    dicts = inner if isinstance(inner, list) else [inner]
    keys = {name for one in dicts if isinstance(one, dict) for name in one}
    return key if keys and 2 * len(keys & root.names) >= len(keys) else ""


def _unwrapped(values: list[Json], shape: Shape) -> list[Json]:
    if shape.wrapper:
        values = [v[shape.wrapper] for v in values if isinstance(v, dict) and shape.wrapper in v]
    if shape.is_list:
        values = [one for value in values if isinstance(value, list) for one in value]
    return values


def _wrapped(schema: Schema, shape: Shape, root: Node, side: str, maker: Maker) -> Schema:
    guess = WRAPPER_MISSING.code if shape.wrapper else ARRAY_ONLY_IN_EXAMPLE.code
    if shape.is_list:
        schema = ArraySchema(items=schema, notes=Notes(guess=guess))
    if shape.wrapper:
        maker.reached.hints[root.key] = shape.wrapper
        maker.report(WRAPPER_MISSING.at(root.span, side=side, field=repr(shape.wrapper)))
        member = Property(name=shape.wrapper, schema=schema, required=side == "request")
        return ObjectSchema(properties=(member,), notes=Notes(guess=guess), origin=root.span)
    if shape.is_list:
        maker.reached.hints[root.key] += "Item"
        maker.report(ARRAY_ONLY_IN_EXAMPLE.at(root.span, side=side))
    return schema


def _from_examples(examples: Sequence[ReadExample], side: str, maker: Maker) -> Schema | None:
    shown = [one for one in examples if shows_members(one)]
    if shown:
        maker.report(BODY_FROM_EXAMPLE.at(shown[0].span, side=side))
    return shown_schema(examples, BODY_FROM_EXAMPLE)


def shows_members(example: ReadExample) -> bool:
    """Whether an example shows more of a body than that there is one."""
    return example.is_json and example.value not in ({}, None, "", [])


def shown_schema(examples: Sequence[ReadExample], rule: Rule) -> Schema | None:
    """What examples show of a body that no table describes, marked as a guess by a rule."""
    shown = [one.value for one in examples if shows_members(one)]
    empty = [one.value for one in examples if one.is_json and one.value == {}]
    if not shown and not empty:
        return None
    return infer_schema(shown or empty, Notes(guess=rule.code))


# --- examples -----------------------------------------------------------------------------------
def named_examples(examples: Sequence[ReadExample]) -> tuple[Example, ...]:
    """JSON examples with names made of what they are about; equal values once."""
    found: list[Example] = []
    names: set[str] = set()
    for example in examples:
        if not example.is_json or any(_same(example.value, one.value) for one in found):
            continue
        name = _name(example.subject, names)
        names.add(fold(name))
        summary = example.summary.strip().rstrip(":")
        found.append(
            Example(
                name=name,
                summary=summary,
                value=example.value,
                text=_whole(example),
                origin=_body_place(example),
            )
        )
    return tuple(found)


def _whole(example: ReadExample) -> str:
    """The text of a body, with the brace that some pages leave out."""
    is_cut = isinstance(example.value, dict) and not example.text.startswith("{")
    return "{" + example.text if is_cut else example.text


def _body_place(example: ReadExample) -> Span:
    return Span(example.span.path, example.body_line) if example.body_line else example.span


TEXT = "text/plain"
_TEXTS = {"xml": "application/xml", "text": TEXT}


def is_text(roots: Sequence[Node], examples: Sequence[ReadExample]) -> bool:
    """Whether a row for the whole body calls it a text, and no example shows JSON."""
    rows = [entry.row for root in roots for entry in root.entries if entry.row.marker == "body"]
    kinds = [row.type.kind for row in rows if isinstance(row.type, ScalarType)]
    return kinds == ["string"] and not any(one.is_json for one in examples)


def text_contents(examples: Sequence[ReadExample], kinds: Sequence[str]) -> tuple[Content, ...]:
    """Bodies of which nothing is known but that the page shows them as text of these kinds."""
    found = []
    for kind in kinds:
        shown = [one for one in examples if not one.is_json and one.text and one.media_type == kind]
        if shown:
            named = tuple(
                Example(
                    name=name,
                    summary=one.summary.strip().rstrip(":"),
                    value=one.text,
                    origin=one.span,
                )
                for name, one in _named({one.text: one for one in shown}.values())
            )
            content = Content(media_type=_TEXTS[kind], schema=StringSchema(), examples=named)
            found.append(content)
    return tuple(found)


def _named(examples: Iterable[ReadExample]) -> Iterator[tuple[str, ReadExample]]:
    names: set[str] = set()
    for example in examples:
        name = _name(example.subject, names)
        names.add(fold(name))
        yield name, example


def _same(left: Json, right: Json) -> bool:
    """Equal, and not only because true equals 1."""
    return left == right and repr(left) == repr(right)


_ORDINALS = ("", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")


def _name(subject: str, taken: set[str]) -> str:
    words = re.findall("[A-Za-z0-9]+", subject)
    base = "".join(word[:1].upper() + word[1:] for word in words) or "Example"
    name, at = base, 0
    while fold(name) in taken:
        at += 1
        name = f"{base}{_ORDINALS[at]}" if at < len(_ORDINALS) else f"{name}Again"
    return name
