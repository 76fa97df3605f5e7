"""Constraints of a description → schemas of single values.

In: a kind and `Constraints`. Out: a schema whose enum, default and bounds fit its type; what does
not fit is left out with a diagnostic. Bounds already mean what they say (reading saw to that).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from rst2openapi.diagnostics import Report, Rule
from rst2openapi.linking.schemas.literals import (
    NO_VALUE,
    Kind,
    is_usable_pattern,
    read_value,
    template_pattern,
)
from rst2openapi.model import (
    BooleanSchema,
    EnumValue,
    IntegerSchema,
    Json,
    Notes,
    NumberSchema,
    Schema,
    StringSchema,
)
from rst2openapi.reading.draft import Constraints, EnumMember, ReadRow
from rst2openapi.rules.evidence import DEFAULT_RESPELT
from rst2openapi.rules.linking import CONSTRAINT_UNUSABLE, VALUE_OF_WRONG_TYPE

_INTEGER_FORMATS = ("int32", "int64")
_NUMBER_FORMATS = ("float", "double")


class Described(Struct, frozen=True):
    """A row whose constraints are being read, and where findings about it go."""

    row: ReadRow
    report: Report
    editions: tuple[str, ...] | None = None
    constraints: Constraints = field(default_factory=Constraints)

    def say(self, rule: Rule, what: str, value: object) -> None:
        """Report that something of the row is left out."""
        field = repr(self.row.name or f"[{self.row.marker}]")
        self.report(rule.at(self.row.span, what=what, value=repr(value), field=field))

    def members(self) -> list[EnumMember]:
        """Listed values of the wanted editions; a constant is a list of one."""
        listed = [
            member
            for member in self.constraints.enum
            if not member.conditions
            or self.editions is None
            or set(member.conditions) & set(self.editions)
        ]
        if not listed and self.constraints.const is not None:
            return [EnumMember(self.constraints.const)]
        return listed


def string_schema(
    said: Described, notes: Notes, *, format: str = "", max_length: int | None = None
) -> StringSchema:
    """A string with what the description says of it."""
    c = said.constraints
    members = said.members()
    low, high = c.min_length, c.max_length if c.max_length is not None else max_length
    if low is not None and high is not None and low > high:
        said.say(CONSTRAINT_UNUSABLE, "length", f"{low} to {high}")
        low = high = None
    pattern = c.pattern or ""
    if pattern and not is_usable_pattern(pattern):
        said.say(CONSTRAINT_UNUSABLE, "pattern", pattern)
        pattern = ""
    named = c.format or format
    schema = StringSchema(
        format="" if named in (*_INTEGER_FORMATS, *_NUMBER_FORMATS) else named,
        pattern=pattern,
        min_length=low,
        max_length=high,
        enum=_enum([one for one in members if not one.is_template], "string", said),
        enum_patterns=tuple(
            dict.fromkeys(template_pattern(one.value) for one in members if one.is_template)
        ),
        notes=notes,
    )
    return _with_default(schema, "string", said)


def integer_schema(said: Described, notes: Notes, *, format: str = "") -> IntegerSchema:
    """A whole number with what the description says of it."""
    c = said.constraints
    low, high = _bounds(said, _whole)
    named = c.format if c.format in _INTEGER_FORMATS else format
    schema = IntegerSchema(
        format=named if named in _INTEGER_FORMATS else "",
        minimum=low,
        maximum=high,
        exclusive_minimum=c.exclusive_minimum and low is not None,
        exclusive_maximum=c.exclusive_maximum and high is not None,
        multiple_of=_whole(c.multiple_of),
        enum=_enum(said.members(), "integer", said),
        notes=notes,
    )
    return _with_default(schema, "integer", said)


def number_schema(said: Described, notes: Notes, *, format: str = "") -> NumberSchema:
    """A number with what the description says of it."""
    c = said.constraints
    low, high = _bounds(said, lambda value: value)
    schema = NumberSchema(
        format=format if format in _NUMBER_FORMATS else "",
        minimum=low,
        maximum=high,
        exclusive_minimum=c.exclusive_minimum and low is not None,
        exclusive_maximum=c.exclusive_maximum and high is not None,
        multiple_of=c.multiple_of or None,
        enum=_enum(said.members(), "number", said),
        notes=notes,
    )
    return _with_default(schema, "number", said)


def boolean_schema(said: Described, notes: Notes) -> BooleanSchema:
    """A flag; a list of both values says nothing."""
    enum = _enum(said.members(), "boolean", said)
    return _with_default(
        BooleanSchema(enum=enum if len(enum) == 1 else (), notes=notes), "boolean", said
    )


# --- parts --------------------------------------------------------------------------------------
def _enum(members: Sequence[EnumMember], kind: Kind, said: Described) -> tuple[EnumValue, ...]:
    """Values of the kind, each once; none at all where one of them is of another kind."""
    found: dict[object, EnumValue] = {}
    for member in members:
        value = read_value(member.value, kind)
        if value is NO_VALUE or not isinstance(value, str | int | float | bool):
            said.say(VALUE_OF_WRONG_TYPE, "list of values with", member.value)
            return ()
        if value != "" or len(members) > 1:
            found.setdefault(value, EnumValue(value=value, description=member.description))
    return tuple(found.values())


def _whole(value: float | None) -> int | None:
    return int(value) if value is not None and float(value).is_integer() else None


_N = TypeVar("_N", int, float)


def _bounds(
    said: Described, read: Callable[[float | None], _N | None]
) -> tuple[_N | None, _N | None]:
    low, high = read(said.constraints.minimum), read(said.constraints.maximum)
    if low is not None and high is not None and low > high:
        said.say(CONSTRAINT_UNUSABLE, "range", f"{low} to {high}")
        return None, None
    return low, high


_S = TypeVar("_S", StringSchema, IntegerSchema, NumberSchema, BooleanSchema)


def _with_default(schema: _S, kind: Kind, said: Described) -> _S:
    """The schema with its default and example values, as far as they fit it."""
    notes = schema.notes
    text = said.constraints.default
    if text is not None:
        value = read_value(text, kind)
        value = _in_enum(value, schema, said) if isinstance(value, str) else value
        if value is NO_VALUE or not accepts(schema, value):
            said.say(VALUE_OF_WRONG_TYPE, "default", text)
        else:
            notes = replace(notes, default=value, has_default=True)
    shown = (read_value(one, kind) for one in said.constraints.examples)
    examples = tuple(one for one in shown if one is not NO_VALUE and accepts(schema, one))
    if examples:
        notes = replace(notes, examples=examples)
    return schema if notes is schema.notes else replace(schema, notes=notes)


def _in_enum(value: str, schema: Schema, said: Described) -> str:
    """The spelling of the list, where the text differs in case only."""
    listed = [str(one.value) for one in schema.enum] if isinstance(schema, StringSchema) else []
    if value in listed:
        return value
    for one in listed:
        if one.lower() == value.lower():
            field = repr(said.row.name)
            place = said.row.span
            said.report(DEFAULT_RESPELT.at(place, field=field, value=repr(value), listed=repr(one)))
            return one
    return value


def accepts(schema: Schema, value: Json) -> bool:
    """Whether a single value meets enum, bounds and lengths of its schema."""
    match schema:
        case StringSchema():
            return isinstance(value, str) and _accepts_text(schema, value)
        case IntegerSchema() | NumberSchema():
            return (
                isinstance(value, int | float)
                and not isinstance(value, bool)
                and _accepts_number(schema, value)
            )
        case BooleanSchema():
            return isinstance(value, bool) and _is_listed(schema.enum, value)
        case _:
            return True


def _is_listed(enum: tuple[EnumValue, ...], value: object) -> bool:
    return not enum or any(one.value == value for one in enum)


def _accepts_text(schema: StringSchema, value: str) -> bool:
    low, high = schema.min_length, schema.max_length
    if (low is not None and len(value) < low) or (high is not None and len(value) > high):
        return False
    return bool(schema.enum_patterns) or _is_listed(schema.enum, value)


def _accepts_number(schema: IntegerSchema | NumberSchema, value: float) -> bool:
    low, high = schema.minimum, schema.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return False
    return _is_listed(schema.enum, value)
