"""One description cell, read: its text as CommonMark, what it says of the values, its links."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from rst2openapi.pages.page import Block, Cell
from rst2openapi.pages.prose import blocks_markdown
from rst2openapi.reading.description.blocks import telling
from rst2openapi.reading.description.bounds import Bounds, read_bounds
from rst2openapi.reading.description.characters import read_characters
from rst2openapi.reading.description.editions import lift_editions, name_editions
from rst2openapi.reading.description.enums import read_const, read_enum, read_enum_of
from rst2openapi.reading.description.formats import (
    format_of_examples,
    read_format,
    read_pattern,
    read_unit,
)
from rst2openapi.reading.description.lengths import can_be_empty
from rst2openapi.reading.description.marks import Marks, is_told_elsewhere, read_marks
from rst2openapi.reading.description.meanings import may_tell, read_meanings
from rst2openapi.reading.description.passages import Passages, read_passages
from rst2openapi.reading.description.pointers import without_pointers
from rst2openapi.reading.description.restated import without_restated
from rst2openapi.reading.description.settle import settle
from rst2openapi.reading.description.statements import read_default, read_examples
from rst2openapi.reading.description.subjects import (
    about_each,
    about_the_value,
)
from rst2openapi.reading.description.values import value_kind
from rst2openapi.reading.draft import (
    AnyType,
    ArrayType,
    Constraints,
    LinkRef,
    MapType,
    ObjectType,
    ScalarType,
    TypeExpr,
)
from rst2openapi.reading.inline import cell_links
from rst2openapi.reading.types import read_type_words
from rst2openapi.reading.vocabulary.cell_words import CellWords
from rst2openapi.reading.vocabulary.templates import Gate


class ReadDescription(Struct, frozen=True, kw_only=True):
    """What a description cell says."""

    markdown: str = ""
    """CommonMark, no raw HTML."""
    bare: str = ""
    """The same without sentences that only lead to a table,"""
    led_to: tuple[str, ...] = ()
    """and the labels to which they lead."""
    constraints: Constraints = field(default_factory=Constraints)
    links: tuple[LinkRef, ...] = ()


def read_description(
    cell: Cell | None, *, type: TypeExpr, name: str, words: CellWords
) -> ReadDescription:
    """Read a description cell (field guide, sections 7 and 8).

    `type` resolves what a bound bounds; `name` tells the field's own default from another's.
    """
    if cell is None or not cell.blocks:
        return ReadDescription()
    blocks = lift_editions(cell.blocks)
    constraints = read_constraints(blocks, type, name, words)
    told = telling(blocks, words.labels, words.nothing)
    told = without_restated(told, constraints, words.statements)
    links = cell_links(cell, "description")
    unpointed = without_pointers(told, words.statements.pointers) if links else None
    return ReadDescription(
        markdown=name_editions(blocks_markdown(told)),
        bare=name_editions(blocks_markdown(unpointed.blocks)) if unpointed else "",
        led_to=unpointed.labels if unpointed else (),
        constraints=constraints,
        links=links,
    )


@lru_cache(maxsize=1 << 14)
def read_constraints(
    blocks: tuple[Block, ...], type_: TypeExpr, name: str, words: CellWords
) -> Constraints:
    """Read what a cell says about the values of its field; its editions are lifted.

    The same field stands on many pages in the same words: what was read is kept.
    """
    passages = read_passages(blocks, words.labels, words.nothing)
    kind, is_array = value_kind(type_), isinstance(type_, ArrayType)
    said = _speaking(passages, words)
    tells = not is_array and may_tell(passages)
    if not (said.sentences or said.lists or said.codes or tells):
        return Constraints(unit=read_unit(passages, kind, words))
    may = _Readable(said)
    gates = words.gates
    bounds = Bounds()
    if may.hold(gates.bounds):
        is_map = isinstance(type_, MapType | ObjectType)
        bounds = read_bounds(said, kind, words, name=name, is_array=is_array, is_map=is_map)
    marks = read_marks(said, words, name=name) if may.hold(gates.marks) else Marks()
    may_list = may.hold(gates.values)
    members = read_enum(passages, kind, words, is_array=is_array) if may_list else ()
    if any(member.value.lower() == name.lower() for member in members):
        members = ()  # `engine_id, or engine_name + engine_version`: fields are listed
    examples = () if is_array else read_examples(said, kind, words, has_members=bool(members))
    has_format = not is_array and may.hold(gates.formats)
    format = read_format(passages, kind, words) if has_format else None
    if format is None and kind == "string" and not members:
        format = format_of_examples(passages, examples, words)
    has_default = not is_array and may.hold(gates.default)
    listed = [member.value for member in members]
    default = read_default(said, kind, words, name=name, listed=listed) if has_default else None
    if default is not None and not members and may_list:
        members = read_enum_of(passages, kind, words, default)
    const = read_const(said, kind, words) if may_list and not is_array else None
    if const is not None and examples and const not in examples:
        const = None
    if tells and not members and const is None and format is None:
        told = read_meanings(passages, kind, words, name=name)
        values = {member.value for member in told}
        fits_all = default in (None, *values) and values.issuperset(examples)
        members = told if fits_all and bounds.are_filled_by(values) else ()
    pattern = read_pattern(passages, kind, words) if may.hold(gates.pattern) else None
    is_listed = bool(members) or const is not None or format is not None
    if pattern is None and kind == "string" and not is_listed and may.hold(gates.characters):
        pattern = _of_characters(passages, bounds, words, name, is_array=is_array)
    found = Constraints(
        enum=members,
        const=const,
        default=default,
        examples=examples,
        minimum=bounds.minimum,
        maximum=bounds.maximum,
        exclusive_minimum=bounds.exclusive_minimum,
        exclusive_maximum=bounds.exclusive_maximum,
        multiple_of=bounds.multiple_of,
        min_length=bounds.min_length,
        max_length=bounds.max_length,
        min_items=bounds.min_items,
        max_items=bounds.max_items,
        pattern=pattern,
        format=format,
        unit=read_unit(passages, kind, words),
        nullable=marks.nullable,
        free_form=kind == "other" and not is_array and marks.free_form,
        pairs=marks.pairs,
        varies=kind == "other" and (marks.varies or is_told_elsewhere(said, words, name)),
        deprecated=marks.deprecated,
        read_only=marks.read_only,
        write_only=marks.write_only,
        required=marks.required,
        required_when=marks.required_when,
        optional_when=marks.optional_when,
        value_of=marks.value_of,
    )
    return settle(found, kind)


def _of_characters(
    passages: Passages, bounds: Bounds, words: CellWords, name: str, *, is_array: bool
) -> str | None:
    may_be_empty = bounds.min_length == 0 or can_be_empty(passages, words)
    relevant = about_the_value(passages, words, name)
    if is_array:
        relevant += [one for one, _ in about_each(passages, words, name)]
    return read_characters(passages, relevant, words, name=name, may_be_empty=may_be_empty)


class _Readable:
    """Tells which readers are worth calling on passages."""

    def __init__(self, passages: Passages) -> None:
        has_more = passages.lists or passages.codes or any(one.zone for one in passages.sentences)
        self._text = None if has_more else "\n".join(one.lowered for one in passages.sentences)

    def hold(self, gate: Gate | None) -> bool:
        """Whether a statement may stand there; lists, code and labels may say anything."""
        return self._text is None or gate is None or gate.is_in(self._text)


def _speaking(passages: Passages, words: CellWords) -> Passages:
    """Passages without the sentences that only say what the field is: half of all."""
    gate = words.gates.anything
    if gate is None:
        return passages
    kept = [one for one in passages.sentences if one.zone or gate.is_in(one.lowered)]
    return replace(passages, sentences=tuple(kept))


def list_told(cell: Cell | None, *, type: TypeExpr, words: CellWords) -> ArrayType | None:
    """The list of values that a description calls what the Type cell calls objects.

    `Array of objects`, and `Width and height, with type of List<Integer>`. None where it does not.
    """
    if cell is None or not isinstance(
        type.item if isinstance(type, ArrayType) else type, ObjectType
    ):
        return None
    passages = read_passages(lift_editions(cell.blocks), words.labels, words.nothing)
    for sentence in passages.sentences:
        for template in words.statements.type_told:
            found = template.search(sentence.plain, sentence.plain.lower())
            named = found["x_plain"] if found is not None else None
            told = read_type_words(named, words) if named else None
            if isinstance(told, ArrayType) and told != type:
                item = told.item if isinstance(told.item, ScalarType) else AnyType()
                return ArrayType(item)
    return None


def type_of_range(cell: Cell | None, *, name: str, words: CellWords) -> ScalarType | None:
    """The type that a range gives a field without a Type cell: `The value ranges from 1 to 100`.

    None where no range of whole numbers is stated, or a value is spoken of that is none.
    """
    if cell is None or not cell.blocks:
        return None
    whole = ScalarType("integer")
    as_number = read_description(cell, type=whole, name=name, words=words).constraints
    as_text = read_description(cell, type=ScalarType("string"), name=name, words=words).constraints
    bounds = [one for one in (as_number.minimum, as_number.maximum) if one is not None]
    values = [one.value for one in as_text.enum]
    values += [*as_text.examples, *([as_text.default] if as_text.default is not None else [])]
    is_text = as_text.min_length is not None or as_text.max_length is not None or as_text.pattern
    if not bounds or is_text or not all(isinstance(one, int) for one in bounds):
        return None
    return whole if all(re.fullmatch(r"-?\d+", one) for one in values) else None
