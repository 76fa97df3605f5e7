"""What the readers found, made consistent: a constraint that the cell itself contradicts goes.

In: `Constraints` as read. Out: `Constraints` whose enumeration, default and examples satisfy the
bounds and the pattern. Values a page gives weigh more than a bound it states.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from rst2openapi.reading.description.values import Kind
from rst2openapi.reading.draft import Constraints, EnumMember


def settle(constraints: Constraints, kind: Kind) -> Constraints:
    """Drop what contradicts the cell's own values."""
    result = _with_default_listed(_without_refuted_members(constraints))
    values = tuple(
        value
        for value in (
            *(member.value for member in result.enum if not member.is_template),
            *result.examples,
            *((result.default,) if result.default is not None else ()),
            *((result.const,) if result.const is not None else ()),
        )
        if value.lower() not in ("null", "")
    )
    if kind in ("integer", "number"):
        return _settle_numbers(result, values)
    if kind == "string":
        return _settle_strings(result, values)
    return result


def _without_refuted_members(constraints: Constraints) -> Constraints:
    """An example outside the enumeration shows that it is not closed."""
    members = {member.value for member in constraints.enum}
    is_open = any(member.is_template for member in constraints.enum)
    if is_open or not members or members.issuperset(constraints.examples):
        return constraints
    return replace(constraints, enum=())


def _with_default_listed(constraints: Constraints) -> Constraints:
    """A default is a value: `The default is a. Other options are b and c`.

    Where what is listed are no single words, the list is none of values; where the default stands
    in the meaning of a value (`Default: default format`), it is none. One that differs in case only
    is kept: which spelling counts is decided where it is reported.
    """
    default, members = constraints.default, constraints.enum
    if default is None or not members or default in {member.value for member in members}:
        return constraints
    if any(member.is_template for member in members):
        return constraints
    same = [m.value for m in members if m.value.lower() == default.lower()]
    if same:
        return constraints if len(same) == 1 else replace(constraints, default=None)
    if any(re.search(rf"\b{re.escape(default)}\b", one.description) for one in members):
        return replace(constraints, default=None)
    if any(" " in member.value for member in members):
        return replace(constraints, enum=())
    return replace(constraints, enum=(*members, EnumMember(value=default)))


def _settle_numbers(constraints: Constraints, values: tuple[str, ...]) -> Constraints:
    numbers = [float(value) for value in values]
    low, high = constraints.minimum, constraints.maximum
    if low is not None and any(number < low for number in numbers):
        constraints = replace(constraints, minimum=None, exclusive_minimum=False)
    if high is not None and any(number > high for number in numbers):
        constraints = replace(constraints, maximum=None, exclusive_maximum=False)
    if low is not None and low in numbers:
        constraints = replace(constraints, exclusive_minimum=False)
    if high is not None and high in numbers:
        constraints = replace(constraints, exclusive_maximum=False)
    step = constraints.multiple_of
    if step is not None and any(number % step for number in numbers):
        constraints = replace(constraints, multiple_of=None)
    return constraints


# a repeated group that ends in a repeat: its evaluation can take exponential time
_NESTED = re.compile(r"[*+}]\)*\|?[^()]*\)[*+{]")


def _settle_strings(constraints: Constraints, values: tuple[str, ...]) -> Constraints:
    low, high = constraints.min_length, constraints.max_length
    if low is not None and any(len(value) < low for value in values):
        constraints = replace(constraints, min_length=None)
    if high is not None and any(len(value) > high for value in values):
        constraints = replace(constraints, max_length=None)
    pattern = constraints.pattern
    if (
        pattern is not None
        and not _NESTED.search(pattern)
        and any(re.search(pattern, value) is None for value in values[:20])
    ):
        constraints = replace(constraints, pattern=None)
    return _settle_format(constraints, values)


_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})")
_SHAPES: Mapping[str, Callable[[str], object]] = {
    "uuid": _UUID.fullmatch,
    "date-time": _MOMENT.fullmatch,
    "ipv4": re.compile(r"\d{1,3}(?:\.\d{1,3}){3}").fullmatch,
    "ipv6": re.compile(r"[0-9a-fA-F:.]*:[0-9a-fA-F:.]*").fullmatch,
    "cidr": re.compile(r"[0-9a-fA-F:.]+/\d{1,3}").fullmatch,
    "byte": re.compile(r"[A-Za-z0-9+/]*={0,2}").fullmatch,
}


def _settle_format(constraints: Constraints, values: tuple[str, ...]) -> Constraints:
    if constraints.format is None:
        return constraints
    shape = _SHAPES.get(constraints.format)
    if shape is not None and not all(map(shape, values)):
        return replace(constraints, format=None)
    length, longest = constraints.max_length, _LONGEST.get(constraints.format)
    is_longer = length is not None and longest is not None and length > longest
    is_shorter = length is not None and length < 36 and constraints.format == "uuid"
    return replace(constraints, format=None) if is_longer or is_shorter else constraints


_LONGEST = {"uuid": 36, "ipv4": 15, "ipv6": 45, "cidr": 49}
"""Characters; a field that may be longer holds other things as well."""
