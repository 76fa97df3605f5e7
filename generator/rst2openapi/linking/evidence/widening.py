"""One schema and what the examples showed at its place → a schema that allows it.

In: a schema and `Shown` values. Out: the schema, its contradicted constraints dropped or widened,
each with a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from ipaddress import ip_address

from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.linking.evidence.retyping import cut, is_placeholder, kind_of, retype
from rst2openapi.linking.evidence.sights import Shown, Sight
from rst2openapi.model import (
    BooleanSchema,
    EnumValue,
    IntegerSchema,
    NumberSchema,
    ObjectSchema,
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
    PATTERN_CONTRADICTED,
    REQUIRED_ABSENT,
    VALUE_NOT_LISTED,
)


def plain_type(schema: Schema) -> type | None:
    """The type of the scalars that a schema allows, whatever they are; else `widen` knows."""
    match schema:
        case StringSchema(enum=(), pattern="", format="", min_length=None, max_length=None):
            return str
        case IntegerSchema(enum=(), format="", minimum=None, maximum=None, multiple_of=None):
            return int
        case BooleanSchema():
            return bool
        case _:
            return None


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
    return retype(schema, seen, report)


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


# --- values --------------------------------------------------------------------------------------
def _allow_null(schema: Schema, sight: Sight, report: Report) -> Schema:
    if schema.notes.nullable or not kind_of(schema):
        return schema
    report(NULL_SHOWN.at(sight.span, field=sight.name))
    return replace(schema, notes=replace(schema.notes, nullable=True))


def _widen_string(schema: StringSchema, value: str, sight: Sight, report: Report) -> StringSchema:
    if schema.enum and not _is_listed(schema, value):
        if is_placeholder(value):
            return schema
        is_told = _is_told(schema, value)
        if not is_told:
            report(VALUE_NOT_LISTED.at(sight.span, field=sight.name, value=repr(value)))
        is_one_of_many = is_told or not value or bool(schema.enum_patterns)
        schema = replace(schema, enum=_with(value, schema.enum, is_one_of_many=is_one_of_many))
    broken = tuple(_broken(schema, value))
    if not broken:
        return schema
    if is_masked(value):
        report(MASK_SHOWN.at(sight.span, key=sight.name, value=cut(value)))
    elif not _is_told(schema, value):
        for word, words in broken:
            rule = BOUND_CONTRADICTED if "length" in word else PATTERN_CONTRADICTED
            facts = {"field": sight.name, "value": cut(value), "constraint": words}
            report(rule.at(sight.span, **facts))
    for word, _ in broken:
        schema = _WITHOUT[word](schema)
    return schema


def _with(
    value: str | float, enum: tuple[EnumValue, ...], *, is_one_of_many: bool = False
) -> tuple[EnumValue, ...]:
    """A list with one value more; none where what it holds was said to be the only one."""
    return (*enum, EnumValue(value=value)) if is_one_of_many or len(enum) > 1 else ()


def _broken(schema: StringSchema, value: str) -> Iterator[tuple[str, str]]:
    """The constraints of a text that a value breaks: attribute, and how messages call it."""
    low, high = schema.min_length, schema.max_length
    if low is not None and len(value) < low:
        yield "min_length", f"length of at least {low}"
    if high is not None and len(value) > high:
        yield "max_length", f"length of at most {high}"
    if schema.pattern and not re.search(schema.pattern, value):
        yield "pattern", f"pattern {schema.pattern}"
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


def _widen_number(
    schema: IntegerSchema | NumberSchema, value: float, sight: Sight, report: Report
) -> Schema:
    if schema.enum and all(one.value != value for one in schema.enum):
        report(VALUE_NOT_LISTED.at(sight.span, field=sight.name, value=value))
        schema = replace(schema, enum=_with(value, schema.enum))
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
