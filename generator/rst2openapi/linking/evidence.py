"""Examples as evidence: where a page's own example contradicts a constraint, the example wins.

In: a `Service`. Out: the same with the contradicted constraints widened, each with a diagnostic.
Types and names are never changed here; what disagrees in those is a finding about the document.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from ipaddress import ip_address

from rst2openapi.diagnostics import Report
from rst2openapi.linking.walk import map_schemas
from rst2openapi.model import (
    ArraySchema,
    Content,
    EnumValue,
    Example,
    IntegerSchema,
    Json,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    RefSchema,
    Schema,
    Service,
    StringSchema,
)
from rst2openapi.rules.evidence import (
    BOUND_CONTRADICTED,
    FRACTION_SHOWN,
    NULL_SHOWN,
    PATTERN_CONTRADICTED,
    REQUIRED_ABSENT,
    VALUE_NOT_LISTED,
)
from rst2openapi.source import Span

Address = tuple[str, ...]
"""Root (a component or a place in an operation), then property names, `[]` and `{}`."""


@dataclass(slots=True)
class _Facts:
    """What the examples showed at one address."""

    values: dict[str, Json] = field(default_factory=dict)
    """By their JSON text, in order of first sight."""
    absent: set[str] = field(default_factory=set)
    """Required members that a response example lacks."""
    spans: dict[str, Span] = field(default_factory=dict)


def apply_examples(service: Service, report: Report) -> Service:
    """Widen what the examples of a service contradict."""
    components = {named.name: named.schema for named in service.schemas}
    facts: dict[Address, _Facts] = defaultdict(_Facts)
    for root, side, content in _contents(service):
        if content.schema is not None:
            for example in content.examples:
                _observe(content.schema, example, (root,), side, components, facts)

    def widen(address: Address, schema: Schema) -> Schema:
        seen = facts.get(address)
        return _widen(schema, seen, _shown(address), report) if seen else schema

    return map_schemas(service, widen)


def _contents(service: Service) -> Iterator[tuple[str, str, Content]]:
    for operation in service.operations:
        for content in operation.body.contents if operation.body else ():
            yield f"{operation.id} request {content.media_type}", "request", content
        for response in operation.responses:
            for content in response.contents:
                root = f"{operation.id} {response.status} {content.media_type}"
                yield root, "response", content


def _shown(address: Address) -> str:
    steps = [step for step in address[1:] if step not in ("[]", "{}")]
    return repr(".".join(steps) or "the body")


def _observe(
    schema: Schema,
    example: Example,
    root: Address,
    side: str,
    components: Mapping[str, Schema],
    facts: dict[Address, _Facts],
) -> None:
    """Note what one example shows at every address that it reaches."""
    pending: list[_Visit] = [(schema, example.value, root)]
    while pending:
        node, value, address = pending.pop()
        if isinstance(node, RefSchema):
            if node.name in components and not (value is None and node.notes.nullable):
                pending.append((components[node.name], value, (node.name,)))
            continue
        seen = facts[address]
        if not isinstance(value, list | dict):
            text = json.dumps(value, sort_keys=True)
            seen.values.setdefault(text, value)
            if example.origin:
                seen.spans.setdefault(text, example.origin)
        elif isinstance(node, ObjectSchema) and isinstance(value, dict) and side == "response":
            _note_absent(node, value, seen, example)
        pending.extend(_parts(node, value, address))


_Visit = tuple[Schema, Json, Address]


def _note_absent(
    node: ObjectSchema, value: Mapping[str, Json], seen: _Facts, example: Example
) -> None:
    lacking = {one.name for one in node.properties if one.required} - value.keys()
    seen.absent |= lacking
    if example.origin:
        seen.spans.update(dict.fromkeys(lacking, example.origin))


def _parts(node: Schema, value: Json, address: Address) -> Iterator[_Visit]:
    """The parts of a value that a schema speaks of, each with its schema."""
    match node, value:
        case ObjectSchema(), dict():
            named = {member.name: member.schema for member in node.properties}
            for key, part in value.items():
                if key in named:
                    yield named[key], part, (*address, key)
                elif node.additional is not None:
                    yield node.additional, part, (*address, "{}")
        case MapSchema(), dict():
            for part in value.values():
                yield node.values, part, (*address, "{}")
        case ArraySchema(), list():
            for part in value:
                yield node.items, part, (*address, "[]")
        case _:
            return


def _widen(schema: Schema, seen: _Facts, shown: str, report: Report) -> Schema:
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
        for name in sorted(seen.absent):
            report(REQUIRED_ABSENT.at(seen.spans.get(name, _NOWHERE), field=repr(name)))
        members = tuple(
            replace(member, required=False) if member.name in seen.absent else member
            for member in schema.properties
        )
        schema = replace(schema, properties=members)
    return schema


_NOWHERE = Span("", 0)


def _allow_null(schema: Schema, shown: str, span: Span, report: Report) -> Schema:
    if schema.notes.nullable or type(schema).__name__ in ("NullSchema", "AnySchema"):
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
    return value.lower() in ("", "string", "str", "null", "n/a") or bool(
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
