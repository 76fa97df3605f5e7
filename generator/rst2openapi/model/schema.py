"""Schemas in the model's own words: a union of small frozen classes. Data only.

Two schemas that say the same are equal, wherever they were read: origins do not compare.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rst2openapi.source import Span

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A JSON value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What may be said about a value of any type."""

    title: str = ""
    description: str = ""
    """CommonMark."""
    default: Json = None
    has_default: bool = False
    examples: tuple[Json, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    nullable: bool = False
    unit: str = ""
    guess: str = ""
    """Code of the rule that guessed this schema; empty where the page says it plainly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumValue:
    """One allowed value."""

    value: str | int | float | bool
    description: str = ""
    name: str = ""
    """A name for code, only where the value itself would make none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StringSchema:
    """A string."""

    format: str = ""
    pattern: str = ""
    min_length: int | None = None
    max_length: int | None = None
    enum: tuple[EnumValue, ...] = ()
    enum_patterns: tuple[str, ...] = ()
    """Regular expressions beside `enum`: templated values such as `vguser{num}`."""
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerSchema:
    """A whole number."""

    format: str = ""
    minimum: int | None = None
    maximum: int | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    multiple_of: int | None = None
    enum: tuple[EnumValue, ...] = ()
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSchema:
    """A number."""

    format: str = ""
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    multiple_of: float | None = None
    enum: tuple[EnumValue, ...] = ()
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanSchema:
    """true or false; `enum` where only one of them is allowed."""

    enum: tuple[EnumValue, ...] = ()
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class NullSchema:
    """Always null."""

    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArraySchema:
    """A list."""

    items: Schema
    min_items: int | None = None
    max_items: int | None = None
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSchema:
    """Free keys, values of one schema."""

    values: Schema
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A named member of an object."""

    name: str
    schema: Schema
    required: bool = False
    required_when: str = ""
    origin: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectSchema:
    """An object with named members; others are allowed, as JSON Schema has it."""

    properties: tuple[Property, ...] = ()
    additional: Schema | None = None
    """Schema of members that are not named, where the page speaks of them."""
    notes: Notes = Notes()
    origin: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefSchema:
    """A schema of `Service.schemas`, by name."""

    name: str
    notes: Notes = Notes()
    """What this use adds: its own description, nullability…"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOfSchema:
    """Alternatives; each has a title."""

    options: tuple[Schema, ...]
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSchema:
    """Binary content."""

    notes: Notes = Notes()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnySchema:
    """Any JSON value."""

    notes: Notes = Notes()


Schema = (
    StringSchema
    | IntegerSchema
    | NumberSchema
    | BooleanSchema
    | NullSchema
    | ArraySchema
    | MapSchema
    | ObjectSchema
    | RefSchema
    | OneOfSchema
    | FileSchema
    | AnySchema
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSchema:
    """A component."""

    name: str
    schema: Schema
    origin: Span | None = field(default=None, compare=False)
