"""Schemas in the model's own words: a union of small frozen classes. Data only.

Two schemas that say the same are equal, wherever they were read: origins do not compare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rst2openapi.data import Data, Located
from rst2openapi.source import Span

if TYPE_CHECKING:
    Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
else:
    Json = Any  # as msgspec calls what is recursive
"""A JSON value."""


class Notes(Data, frozen=True, kw_only=True):
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


class EnumValue(Data, frozen=True, kw_only=True):
    """One allowed value."""

    value: str | int | float | bool
    description: str = ""
    name: str = ""
    """A name for code, only where the value itself would make none."""


class StringSchema(Data, frozen=True, kw_only=True, tag=True):
    """A string."""

    format: str = ""
    pattern: str = ""
    min_length: int | None = None
    max_length: int | None = None
    enum: tuple[EnumValue, ...] = ()
    enum_patterns: tuple[str, ...] = ()
    """Regular expressions beside `enum`: templated values such as `vguser{num}`."""
    notes: Notes = Notes()


class IntegerSchema(Data, frozen=True, kw_only=True, tag=True):
    """A whole number."""

    format: str = ""
    minimum: int | None = None
    maximum: int | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    multiple_of: int | None = None
    enum: tuple[EnumValue, ...] = ()
    notes: Notes = Notes()


class NumberSchema(Data, frozen=True, kw_only=True, tag=True):
    """A number."""

    format: str = ""
    minimum: float | int | None = None
    maximum: float | int | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    multiple_of: float | int | None = None
    enum: tuple[EnumValue, ...] = ()
    notes: Notes = Notes()


class BooleanSchema(Data, frozen=True, kw_only=True, tag=True):
    """true or false; `enum` where only one of them is allowed."""

    enum: tuple[EnumValue, ...] = ()
    notes: Notes = Notes()


class NullSchema(Data, frozen=True, kw_only=True, tag=True):
    """Always null."""

    notes: Notes = Notes()


class ArraySchema(Data, frozen=True, kw_only=True, tag=True):
    """A list."""

    items: Schema
    min_items: int | None = None
    max_items: int | None = None
    notes: Notes = Notes()


class MapSchema(Data, frozen=True, kw_only=True, tag=True):
    """Free keys, values of one schema."""

    values: Schema
    min_properties: int | None = None
    max_properties: int | None = None
    notes: Notes = Notes()


class Property(Located, frozen=True, kw_only=True):
    """A named member of an object."""

    name: str
    schema: Schema
    required: bool = False
    required_when: str = ""
    origin: Span | None = None


class ObjectSchema(Located, frozen=True, kw_only=True, tag=True):
    """An object with named members; others are allowed, as JSON Schema has it."""

    properties: tuple[Property, ...] = ()
    additional: Schema | None = None
    """Schema of members that are not named, where the page speaks of them."""
    notes: Notes = Notes()
    origin: Span | None = None


class RefSchema(Data, frozen=True, kw_only=True, tag=True):
    """A schema of `Service.schemas`, by name."""

    name: str
    notes: Notes = Notes()
    """What this use adds: its own description, nullability…"""


class OneOfSchema(Data, frozen=True, kw_only=True, tag=True):
    """Alternatives; each has a title."""

    options: tuple[Schema, ...]
    notes: Notes = Notes()


class FileSchema(Data, frozen=True, kw_only=True, tag=True):
    """Binary content."""

    notes: Notes = Notes()


class AnySchema(Data, frozen=True, kw_only=True, tag=True):
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


class NamedSchema(Located, frozen=True, kw_only=True):
    """A component."""

    name: str
    schema: Schema
    origin: Span | None = None
