"""Values against schemas while a document is written: enumerations, bounds, defaults, formats.

In: values of the model. Out: keywords, or a verdict. Never sees references.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import jsonschema_rs

from rst2openapi.diagnostics import Report
from rst2openapi.model import EnumValue
from rst2openapi.openapi.client_names import enum_variable_names
from rst2openapi.openapi.document import JsonObject
from rst2openapi.rules.document import (
    BOUNDS_LEFT_OUT,
    ENUM_DESCRIBED_ONLY,
    ENUM_VALUE_LEFT_OUT,
)
from rst2openapi.source import Span

Number = int | float


_EXACT = 2**53
"""Up to this, floating-point numbers hold every integer (RFC 8259, §6)."""


_INTEGER = re.compile(r"[-+]?[0-9]{1,100}")


def number(value: Number) -> Number:
    """A number without an empty fraction; `1.5e+300` stays as it is written."""
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT
    return int(value) if is_whole else value


def enumeration(values: Sequence[EnumValue], kind: str, span: Span, report: Report) -> JsonObject:
    """`enum` and its extensions: one type, no duplicates, never empty."""
    if not values:
        return {}
    kept: dict[Any, EnumValue] = {}
    for one in values:
        value = _typed(one.value, kind)
        if value is None:
            report(ENUM_VALUE_LEFT_OUT.at(span, value=repr(one.value), type=kind))
        else:
            kept.setdefault(value, one)
    if len({_typed(one.value, kind) is None for one in values}) > 1:
        return {}  # what was left out would be refused
    if not kept:
        return {}
    listed = list(kept)
    if any(isinstance(value, float) for value in listed):
        report(ENUM_DESCRIBED_ONLY.at(span, values=", ".join(map(str, listed))))
        return {"x-enum-values": listed}
    node: JsonObject = {"enum": listed}
    if kind == "string":
        names = enum_variable_names(listed, [one.name for one in kept.values()])
        if names:
            node["x-enum-varnames"] = names
    if any(one.description for one in kept.values()):
        node["x-enum-descriptions"] = [one.description for one in kept.values()]
    return node


def _typed(value: str | float | bool, kind: str) -> Any:
    """The value in the type of its schema; None where it cannot be."""
    if kind == "string":
        return str(value).lower() if isinstance(value, bool) else str(value)
    if kind == "boolean":
        return {"true": True, "false": False}.get(str(value).lower())
    try:
        found = _as_number(value) if isinstance(value, (str, float)) else value
    except (ValueError, OverflowError):
        return None
    if isinstance(found, bool) or (kind == "integer" and not isinstance(found, int)):
        return None
    return found


def _as_number(value: str | float) -> Number:
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)  # as a floating-point number it might be another
    return number(float(value))


def bounds(
    low: str,
    least: Number | None,
    high: str,
    most: Number | None,
    span: Span,
    report: Report,
    *,
    strict: bool = False,
) -> JsonObject:
    """A lower and an upper bound, unless they contradict each other."""
    if least is None and most is None:
        return {}
    if low != "minimum":
        least = None if least is not None and least < 0 else least
        most = None if most is not None and most < 0 else most
    if least is not None and most is not None and (least > most or (strict and least == most)):
        report(BOUNDS_LEFT_OUT.at(span, low=low, low_value=least, high=high, high_value=most))
        return {}
    return {key: number(value) for key, value in ((low, least), (high, most)) if value is not None}


@lru_cache(maxsize=4096)
def pattern_fits(pattern: str) -> str:
    """Why a pattern cannot be used; empty where Python and ECMA-262 readers take it."""
    try:
        re.compile(pattern)
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (re.error, ValueError, RecursionError, OverflowError) as error:
        return str(error).splitlines()[0]
    return "" if _format_validator("regex").is_valid(pattern) else "not ECMA-262"


def format_fits(value: Any, name: str) -> bool:
    """Whether an example has its format, as far as generated clients parse it."""
    if not isinstance(value, str):
        return True
    try:
        if name == "date-time":
            datetime.fromisoformat(value)
        elif name == "date":
            date.fromisoformat(value)
    except ValueError:
        return False
    return name not in _CHECKED or _format_validator(name).is_valid(value)


_CHECKED = {"date-time", "date", "uuid", "ipv4", "ipv6", "email"}


@lru_cache(maxsize=16)
def _format_validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)


def default_fits(value: Any, schema: JsonObject, *, nullable: bool) -> bool:
    """Whether a default can be emitted: a value of its schema that clients can hold.

    Objects and references take none: client generators refuse such defaults.
    """
    if value is None:
        return nullable
    if "$ref" in schema or schema.get("type") == "object":
        return False
    if isinstance(value, dict) or (isinstance(value, list) and "$ref" in str(schema)):
        return False
    if schema.get("type") == "integer" and isinstance(value, float):
        return False
    if isinstance(value, str) and not format_fits(value, schema.get("format", "")):
        return False
    try:
        return bool(_validator(schema).is_valid(value))
    except (ValueError, jsonschema_rs.ReferencingError):
        return False


@lru_cache(maxsize=16)
def _type_validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    """Of most defaults nothing but the type is known."""
    return jsonschema_rs.Draft202012Validator({"type": kind})


def _validator(schema: JsonObject) -> jsonschema_rs.Draft202012Validator:
    if schema.keys() == {"type"} and isinstance(schema["type"], str):
        return _type_validator(schema["type"])
    node = dict(schema)
    for key in ("Minimum", "Maximum"):
        if node.get(f"exclusive{key}") is True:  # OpenAPI 3.0
            node[f"exclusive{key}"] = node.pop(key.lower())
    return jsonschema_rs.Draft202012Validator(node, validate_formats=False)
