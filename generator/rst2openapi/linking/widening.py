"""One schema and what the examples showed at its place → a schema that allows it.

In: a schema and `Shown` values. Out: the schema, its contradicted constraints dropped or widened,
each with a diagnostic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from ipaddress import ip_address

from rst2openapi.diagnostics import Report
from rst2openapi.linking.inference import infer_schema, kind_of_value
from rst2openapi.linking.sights import Shown, Sight
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
    is_masked,
    path_text,
)
from rst2openapi.rules.evidence import (
    BOUND_CONTRADICTED,
    FRACTION_SHOWN,
    MASK_SHOWN,
    NULL_SHOWN,
    OTHER_TYPE_SHOWN,
    PATTERN_CONTRADICTED,
    REQUIRED_ABSENT,
    VALUE_NOT_LISTED,
)


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
    """The JSON type of a value; an integer is a number."""
    kind = kind_of_value(value)
    return "number" if kind == "integer" else kind


def widen(schema: Schema, seen: Shown, report: Report) -> Schema:
    """Make a schema allow what was shown at its place."""
    for text in sorted(seen.values):
        value = seen.values[text]
        sight = seen.sights[text]
        if value is None:
            schema = _allow_null(schema, sight, report)
        elif isinstance(schema, StringSchema) and isinstance(value, str):
            schema = _widen_string(schema, value, sight, report)
        elif (
            isinstance(schema, IntegerSchema | NumberSchema)
            and isinstance(value, int | float)
            and not isinstance(value, bool)
        ):
            schema = _widen_number(schema, value, sight, report)
    if isinstance(schema, ObjectSchema) and seen.absent:
        schema = _drop_required(schema, seen, report)
    return _retype(schema, seen, report)


def _drop_required(schema: ObjectSchema, seen: Shown, report: Report) -> ObjectSchema:
    said = set() if seen.told_of_requests else seen.absent - seen.hidden
    for name in sorted(said):
        sight = seen.sights[name]
        member = repr(path_text((*sight.path, name)))
        report(REQUIRED_ABSENT.at(sight.span, field=member))
    members = tuple(
        replace(member, required=False) if member.name in seen.absent else member
        for member in schema.properties
    )
    return replace(schema, properties=members)


# --- types ---------------------------------------------------------------------------------------
def _retype(schema: Schema, seen: Shown, report: Report) -> Schema:
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
    if seen.of_map and _is_free_form(schema):
        return AnySchema(notes=schema.notes)
    text = next(iter(odd))
    sight = seen.sights[text]
    report(
        OTHER_TYPE_SHOWN.at(
            sight.span,
            field=sight.name,
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
def _allow_null(schema: Schema, sight: Sight, report: Report) -> Schema:
    if schema.notes.nullable or not kind_of(schema):
        return schema
    report(NULL_SHOWN.at(sight.span, field=sight.name))
    return replace(schema, notes=replace(schema.notes, nullable=True))


def _widen_string(schema: StringSchema, value: str, sight: Sight, report: Report) -> StringSchema:
    if schema.enum and not _is_listed(schema, value):
        if _is_placeholder(value):
            return schema
        if not _is_told(schema, value):
            report(VALUE_NOT_LISTED.at(sight.span, field=sight.name, value=repr(value)))
        schema = replace(schema, enum=(*schema.enum, EnumValue(value=value)))
    broken = tuple(_broken(schema, value))
    if not broken:
        return schema
    if is_masked(value):
        report(MASK_SHOWN.at(sight.span, key=sight.name, value=_cut(value)))
    elif not _is_told(schema, value):
        for word, words in broken:
            rule = BOUND_CONTRADICTED if "length" in word else PATTERN_CONTRADICTED
            facts = {"field": sight.name, "value": _cut(value), "constraint": words}
            report(rule.at(sight.span, **facts))
    for word, _ in broken:
        schema = _WITHOUT[word](schema)
    return schema


def _broken(schema: StringSchema, value: str) -> Iterator[tuple[str, str]]:
    """The constraints of a text that a value breaks: attribute, and how messages call it."""
    low, high = schema.min_length, schema.max_length
    if low is not None and len(value) < low:
        yield "min_length", f"length of at least {low}"
    if high is not None and len(value) > high:
        yield "max_length", f"length of at most {high}"
    if schema.pattern and not re.search(schema.pattern, value):
        yield "pattern", "pattern"
    if schema.format in _FORMATS and not _is_valid(_FORMATS[schema.format], value):
        yield "format", f"format {schema.format}"


_WITHOUT: Mapping[str, Callable[[StringSchema], StringSchema]] = {
    "min_length": lambda schema: replace(schema, min_length=None),
    "max_length": lambda schema: replace(schema, max_length=None),
    "pattern": lambda schema: replace(schema, pattern=""),
    "format": lambda schema: replace(schema, format=""),
}

_BLANK = re.compile(r"\b(?:blank|empty)\b", re.IGNORECASE)
_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d{4}")


def _is_told(schema: StringSchema, value: str) -> bool:
    """Whether the description speaks of the value itself, so that nothing contradicts it.

    `0 is returned for the default project`, `If this is left blank…`. The `Z` of a layout such as
    `yyyy-MM-ddTHH:mm:ssZ` is a letter to some and any offset, `+0800`, to others.
    """
    text = schema.notes.description
    if not value:
        return _BLANK.search(text) is not None
    if schema.format == "date-time" and _OFFSET.fullmatch(value):
        return True
    return re.search(rf"(?<![\w.:/-]){re.escape(value)}(?![\w:/-]|\.\w)", text) is not None


def _is_listed(schema: StringSchema, value: str) -> bool:
    return any(one.value == value for one in schema.enum) or any(
        re.search(pattern, value) for pattern in schema.enum_patterns
    )


def _is_placeholder(value: str) -> bool:
    """Whether an example value only stands for one: `string`, `xxx`, `{id}`, `...`.

    A text that is itself an object or a list in JSON is a value.
    """
    if _is_json_text(value):
        return False
    return value.lower() in ("string", "str", "null", "n/a") or bool(
        re.search(r"^[x*.]+$|[{}<>]|\*\*|\.\.\.|xxx", value.lower())
    )


def _is_json_text(value: str) -> bool:
    if not value.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True


def _cut(value: str) -> str:
    return repr(value if len(value) <= _SHOWN_LENGTH else f"{value[:_SHOWN_LENGTH]}…")


_SHOWN_LENGTH = 60


def _widen_number(
    schema: IntegerSchema | NumberSchema, value: float, sight: Sight, report: Report
) -> Schema:
    if schema.enum and all(one.value != value for one in schema.enum):
        report(VALUE_NOT_LISTED.at(sight.span, field=sight.name, value=value))
        schema = replace(schema, enum=(*schema.enum, EnumValue(value=value)))
    low, high = schema.minimum, schema.maximum
    if low is not None and (value < low or (schema.exclusive_minimum and value == low)):
        report(
            BOUND_CONTRADICTED.at(
                sight.span, field=sight.name, value=value, constraint=f"minimum {low}"
            )
        )
        schema = replace(schema, minimum=None, exclusive_minimum=False)
    if high is not None and (value > high or (schema.exclusive_maximum and value == high)):
        report(
            BOUND_CONTRADICTED.at(
                sight.span, field=sight.name, value=value, constraint=f"maximum {high}"
            )
        )
        schema = replace(schema, maximum=None, exclusive_maximum=False)
    if schema.multiple_of and value % schema.multiple_of:
        report(
            BOUND_CONTRADICTED.at(sight.span, field=sight.name, value=value, constraint="multiple")
        )
        schema = replace(schema, multiple_of=None)
    if schema.format == "int32" and not -(2**31) <= value < 2**31:
        schema = replace(schema, format="int64")
    if isinstance(schema, IntegerSchema) and not float(value).is_integer():
        report(FRACTION_SHOWN.at(sight.span, field=sight.name, value=value))
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
