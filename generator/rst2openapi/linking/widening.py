"""One schema and what the examples showed at its place → a schema that allows it.

In: a schema and `Shown` values. Out: the schema, its contradicted constraints dropped or widened,
each with a diagnostic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from ipaddress import ip_address

from rst2openapi.diagnostics import Report
from rst2openapi.linking.inference import infer_schema
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumValue,
    IntegerSchema,
    Json,
    MapSchema,
    Notes,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    RefSchema,
    Schema,
    StringSchema,
)
from rst2openapi.rules.evidence import (
    BOUND_CONTRADICTED,
    FRACTION_SHOWN,
    NULL_SHOWN,
    OTHER_TYPE_SHOWN,
    PATTERN_CONTRADICTED,
    REQUIRED_ABSENT,
    VALUE_NOT_LISTED,
)
from rst2openapi.source import Span

_NOWHERE = Span("", 0)


@dataclass(slots=True)
class Shown:
    """What the examples showed at one address."""

    values: dict[str, Json] = field(default_factory=dict)
    """Scalars, and containers that the schema does not expect, by their JSON text."""
    absent: set[str] = field(default_factory=set)
    """Required members that a response example lacks."""
    spans: dict[str, Span] = field(default_factory=dict)
    has_fitting: bool = False
    """A container of the expected kind was shown too."""

    def add(self, value: Json, span: Span | None) -> None:
        """Note a value and where it was shown first."""
        text = json.dumps(value, sort_keys=True)
        self.values.setdefault(text, value)
        if span and (text not in self.spans or span < self.spans[text]):
            self.spans[text] = span


def kind_of(schema: Schema) -> str:
    """The JSON type that a schema is about; empty where it is about several or any."""
    match schema:
        case ObjectSchema() | MapSchema() | RefSchema():
            return "object"
        case ArraySchema():
            return "array"
        case StringSchema():
            return "string"
        case IntegerSchema() | NumberSchema():
            return "number"
        case BooleanSchema():
            return "boolean"
        case _:
            return ""


def _kind_of_value(value: Json) -> str:
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"
        case _:
            return "null"


def widen(schema: Schema, seen: Shown, shown: str, report: Report) -> Schema:
    """Make a schema allow what was shown at its place, which messages call `shown`."""
    for text in sorted(seen.values):
        value = seen.values[text]
        span = seen.spans.get(text, _NOWHERE)
        if value is None:
            schema = _allow_null(schema, shown, span, report)
        elif isinstance(schema, StringSchema) and isinstance(value, str):
            schema = _widen_string(schema, value, shown, span, report)
        elif (
            isinstance(schema, IntegerSchema | NumberSchema)
            and isinstance(value, int | float)
            and not isinstance(value, bool)
        ):
            schema = _widen_number(schema, value, shown, span, report)
    if isinstance(schema, ObjectSchema) and seen.absent:
        schema = _drop_required(schema, seen, report)
    return _retype(schema, seen, shown, report)


def _drop_required(schema: ObjectSchema, seen: Shown, report: Report) -> ObjectSchema:
    for name in sorted(seen.absent):
        report(REQUIRED_ABSENT.at(seen.spans.get(name, _NOWHERE), field=repr(name)))
    members = tuple(
        replace(member, required=False) if member.name in seen.absent else member
        for member in schema.properties
    )
    return replace(schema, properties=members)


# --- types ---------------------------------------------------------------------------------------
def _retype(schema: Schema, seen: Shown, shown: str, report: Report) -> Schema:
    """Where an example has another type than its table: containers change, scalars become a choice.

    An array told as an object, or the reverse, cannot be read at all; a number told as a string
    can, so both are allowed.
    """
    kind = kind_of(schema)
    odd = {
        text: value
        for text, value in sorted(seen.values.items())
        if value is not None
        and _kind_of_value(value) != kind
        and not (isinstance(value, str) and _is_placeholder(value))
    }
    if not kind or not odd:
        return schema
    text = next(iter(odd))
    report(
        OTHER_TYPE_SHOWN.at(
            seen.spans.get(text, _NOWHERE),
            field=shown,
            found=_kind_of_value(odd[text]),
            told=kind,
            value=_cut(text),
        )
    )
    fitting = seen.has_fitting or any(
        _kind_of_value(value) == kind for value in seen.values.values()
    )
    values = list(odd.values())
    changed = _contained(schema, values)
    if changed is None and _is_free_form(schema):
        changed = infer_schema(values, schema.notes)
    if changed is not None and not fitting:
        return changed
    return _choice(schema, changed or infer_schema(values))


def _contained(schema: Schema, values: Sequence[Json]) -> Schema | None:
    """The array that an object should have been, or the object that an array should have been."""
    if all(isinstance(value, list) for value in values) and not isinstance(schema, ArraySchema):
        parts = [part for value in values if isinstance(value, list) for part in value]
        if all(_kind_of_value(part) == kind_of(schema) for part in parts):
            return ArraySchema(items=_bare(schema), notes=schema.notes)
        return infer_schema(values, schema.notes)
    if isinstance(schema, ArraySchema) and all(isinstance(value, dict) for value in values):
        if kind_of(schema.items) == "object":
            return replace(schema.items, notes=schema.notes)
        return infer_schema(values, schema.notes)
    return None


def _bare(schema: Schema) -> Schema:
    return replace(schema, notes=Notes())


def _is_free_form(schema: Schema) -> bool:
    """Nothing is known of the object but that it is one."""
    if isinstance(schema, ObjectSchema):
        return not schema.properties and schema.additional is None
    return isinstance(schema, MapSchema) and isinstance(schema.values, AnySchema)


def _choice(schema: Schema, other: Schema) -> Schema:
    if isinstance(other, AnySchema):
        return replace(other, notes=schema.notes)
    options = (_bare(schema), _bare(other))
    return OneOfSchema(options=options, notes=schema.notes)


# --- values --------------------------------------------------------------------------------------
def _allow_null(schema: Schema, shown: str, span: Span, report: Report) -> Schema:
    if schema.notes.nullable or not kind_of(schema):
        return schema
    report(NULL_SHOWN.at(span, field=shown))
    return replace(schema, notes=replace(schema.notes, nullable=True))


def _widen_string(
    schema: StringSchema, value: str, shown: str, span: Span, report: Report
) -> StringSchema:
    if schema.enum and not _is_listed(schema, value):
        if _is_placeholder(value):
            return schema
        report(VALUE_NOT_LISTED.at(span, field=shown, value=repr(value)))
        schema = replace(schema, enum=(*schema.enum, EnumValue(value=value)))
    length = len(value)
    if schema.min_length is not None and length < schema.min_length:
        report(BOUND_CONTRADICTED.at(span, field=shown, value=_cut(value), constraint="length"))
        schema = replace(schema, min_length=None)
    if schema.max_length is not None and length > schema.max_length:
        report(BOUND_CONTRADICTED.at(span, field=shown, value=_cut(value), constraint="length"))
        schema = replace(schema, max_length=None)
    if schema.pattern and not re.search(schema.pattern, value):
        report(PATTERN_CONTRADICTED.at(span, field=shown, value=_cut(value), constraint="pattern"))
        schema = replace(schema, pattern="")
    if schema.format in _FORMATS and not _is_valid(_FORMATS[schema.format], value):
        report(
            PATTERN_CONTRADICTED.at(
                span, field=shown, value=_cut(value), constraint=f"format {schema.format}"
            )
        )
        schema = replace(schema, format="")
    return schema


def _is_listed(schema: StringSchema, value: str) -> bool:
    return any(one.value == value for one in schema.enum) or any(
        re.search(pattern, value) for pattern in schema.enum_patterns
    )


def _is_placeholder(value: str) -> bool:
    """Whether an example value only stands for one: `string`, `xxx`, `{id}`, `...`."""
    return value.lower() in ("string", "str", "null", "n/a") or bool(
        re.search(r"^[x*.]+$|[{}<>]|\*\*|\.\.\.|xxx", value.lower())
    )


def _cut(value: str) -> str:
    return repr(value if len(value) <= _SHOWN_LENGTH else f"{value[:_SHOWN_LENGTH]}…")


_SHOWN_LENGTH = 60


def _widen_number(
    schema: IntegerSchema | NumberSchema, value: float, shown: str, span: Span, report: Report
) -> Schema:
    if schema.enum and all(one.value != value for one in schema.enum):
        report(VALUE_NOT_LISTED.at(span, field=shown, value=value))
        schema = replace(schema, enum=(*schema.enum, EnumValue(value=value)))
    low, high = schema.minimum, schema.maximum
    if low is not None and (value < low or (schema.exclusive_minimum and value == low)):
        report(BOUND_CONTRADICTED.at(span, field=shown, value=value, constraint="range"))
        schema = replace(schema, minimum=None, exclusive_minimum=False)
    if high is not None and (value > high or (schema.exclusive_maximum and value == high)):
        report(BOUND_CONTRADICTED.at(span, field=shown, value=value, constraint="range"))
        schema = replace(schema, maximum=None, exclusive_maximum=False)
    if schema.multiple_of and value % schema.multiple_of:
        report(BOUND_CONTRADICTED.at(span, field=shown, value=value, constraint="multiple"))
        schema = replace(schema, multiple_of=None)
    if schema.format == "int32" and not -(2**31) <= value < 2**31:
        schema = replace(schema, format="int64")
    if isinstance(schema, IntegerSchema) and not float(value).is_integer():
        report(FRACTION_SHOWN.at(span, field=shown, value=value))
        return NumberSchema(
            minimum=schema.minimum,
            maximum=schema.maximum,
            exclusive_minimum=schema.exclusive_minimum,
            exclusive_maximum=schema.exclusive_maximum,
            notes=schema.notes,
        )
    return schema


def _is_valid(check: Callable[[str], object], value: str) -> bool:
    try:
        return bool(check(value))
    except ValueError:
        return False


def _is_date_time(value: str) -> bool:
    """RFC 3339, §5.6: date, time and offset."""
    found = re.fullmatch(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", value)
    return bool(found and datetime.fromisoformat(value[:19]))


_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]*={0,2}\s*")

_FORMATS: Mapping[str, Callable[[str], object]] = {
    "date-time": _is_date_time,
    "date": date.fromisoformat,
    "uuid": _UUID.fullmatch,
    "ipv4": lambda value: ip_address(value).version == 4,
    "ipv6": lambda value: ip_address(value).version == 6,
    "email": re.compile(r"[^@\s]+@[^@\s]+").fullmatch,
    "uri": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+").fullmatch,
    "byte": _BASE64.fullmatch,
}
"""Formats that generated clients and contract tests enforce."""
