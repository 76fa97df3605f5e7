"""Schema of the model → Schema Object of OpenAPI 3.1 or 3.0.

In: a `Schema`. Out: a JSON object, and the places of its properties. What a schema says but a
client could not digest (defaults of the wrong type, unportable patterns) is left out and reported.
Never looks at operations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    FileSchema,
    IntegerSchema,
    MapSchema,
    Notes,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    RefSchema,
    Schema,
    StringSchema,
)
from rst2openapi.openapi.document import JsonObject
from rst2openapi.openapi.pointers import escape
from rst2openapi.openapi.scalars import Version, null, scalar
from rst2openapi.openapi.values import bounds, default_fits
from rst2openapi.rules.document import (
    DEFAULT_LEFT_OUT,
    PROPERTY_TWICE,
    SCHEMA_UNKNOWN,
)
from rst2openapi.source import Span

Places = dict[str, Span]
"""JSON pointers, relative to the part that is being written, and where they come from."""

_KEYWORDS = """$ref title description type format contentEncoding enum x-enum-varnames
x-enum-descriptions pattern minLength maxLength minimum exclusiveMinimum maximum exclusiveMaximum
multipleOf minItems maxItems items minProperties maxProperties required properties
additionalProperties allOf anyOf oneOf nullable
default example examples deprecated readOnly writeOnly"""

_ORDER = {key: place for place, key in enumerate(_KEYWORDS.split())}


def ordered(node: JsonObject) -> JsonObject:
    """A Schema Object with its keywords in the order in which people read them."""
    if len(node) < 2:
        return node
    try:
        keys = sorted(node, key=_ORDER.__getitem__)
    except KeyError:  # an extension
        keys = sorted(node, key=_place)
    return {key: node[key] for key in keys}


def _place(key: str) -> tuple[int, str]:
    return _ORDER.get(key, 99), key


class SchemaWriter:
    """Writes schemas of one service in one OpenAPI version."""

    def __init__(self, version: Version, named: Mapping[str, Schema], report: Report) -> None:
        self.version = version
        self.named = named
        self.used: set[str] = set()
        """Names that were referred to."""
        self._report = report

    def write(self, schema: Schema, at: str, places: Places, span: Span) -> JsonObject:
        """A Schema Object.

        `at` is its pointer, relative to the part being written; `places` receives the origins of
        what is inside; `span` is where findings are reported if nothing nearer is known.
        """
        if isinstance(schema, ObjectSchema) and schema.origin:
            places[at] = span = schema.origin
        core = self._core(schema, at, places, span)
        node = core
        if schema.notes.nullable and not isinstance(schema, (NullSchema, AnySchema)):
            node = self._nullable(core)
            if "anyOf" in node and "anyOf" not in core:
                _move(places, f"{at}/", f"{at}/anyOf/0/")
        annotations = self._annotations(schema, core, span)
        if "$ref" in node and annotations and self.version == "3.0":
            node = {"allOf": [node]}
        return ordered(node | annotations)

    def _core(self, schema: Schema, at: str, places: Places, span: Span) -> JsonObject:
        match schema:
            case StringSchema() | IntegerSchema() | NumberSchema() | BooleanSchema():
                return scalar(schema, self.version, span, self._report)
            case ArraySchema():
                items = self.write(schema.items, f"{at}/items", places, span)
                limits = bounds(
                    "minItems", schema.min_items, "maxItems", schema.max_items, span, self._report
                )
                return {"type": "array", "items": items} | limits
            case MapSchema():
                values = self.write(schema.values, f"{at}/additionalProperties", places, span)
                low, high = schema.min_properties, schema.max_properties
                limits = bounds("minProperties", low, "maxProperties", high, span, self._report)
                return {"type": "object", "additionalProperties": values} | limits
            case ObjectSchema():
                return self._object(schema, at, places, span)
            case RefSchema():
                return self._ref(schema, span)
            case OneOfSchema():
                return self._one_of(schema, at, places, span)
            case _:
                return scalar(schema, self.version, span, self._report)

    def _object(self, schema: ObjectSchema, at: str, places: Places, span: Span) -> JsonObject:
        node: JsonObject = {"type": "object"}
        members: dict[str, Property] = {}
        for member in schema.properties:
            if member.name in members:
                self._report(PROPERTY_TWICE.at(member.origin or span, name=member.name))
            else:
                members[member.name] = member
        if required := [member.name for member in members.values() if member.required]:
            node["required"] = required
        if members:
            node["properties"] = {
                name: self._member(member, f"{at}/properties/{escape(name)}", places, span)
                for name, member in members.items()
            }
        if schema.additional is not None:
            node["additionalProperties"] = self.write(
                schema.additional, f"{at}/additionalProperties", places, span
            )
        return node

    def _member(self, member: Property, at: str, places: Places, span: Span) -> JsonObject:
        if member.origin:
            places[at] = span = member.origin
        node = self.write(member.schema, at, places, span)
        if member.origin:
            places[at] = member.origin
        if not member.required_when:
            return node
        if "$ref" in node and self.version == "3.0":
            node = {"allOf": [node]}
        return ordered(node | {"x-required-when": member.required_when})

    def _ref(self, schema: RefSchema, span: Span) -> JsonObject:
        if schema.name not in self.named:
            self._report(SCHEMA_UNKNOWN.at(span, name=schema.name))
            return {}
        self.used.add(schema.name)
        return {"$ref": f"#/components/schemas/{schema.name}"}

    def _one_of(self, schema: OneOfSchema, at: str, places: Places, span: Span) -> JsonObject:
        if not schema.options:
            return {}
        word = "oneOf" if self._exclude_each_other(schema) else "anyOf"
        options: list[JsonObject] = []
        for option in schema.options:
            inside: Places = {}
            node = self.write(option, f"{at}/{word}/{len(options)}", inside, span)
            if node not in options:
                options.append(node)
                places.update(inside)
        return {word: options}

    def _exclude_each_other(self, schema: OneOfSchema) -> bool:
        """Whether no value fits two options.

        Open objects overlap: what fits one variant mostly fits the others too, and `oneOf` would
        refuse it. Only different JSON types are sure to exclude each other.
        """
        kinds = [self.kind(option) for option in schema.options]
        return (
            len(set(kinds)) == len(kinds)
            and not {"any", "union"} & set(kinds)
            and not {"integer", "number"} <= set(kinds)
            and not any(option.notes.nullable for option in schema.options)
            and not (schema.notes.nullable and "null" in kinds)
        )

    def kind(self, schema: Schema) -> str:
        """The JSON type of a schema, references followed; `any` or `union` where it has none."""
        while isinstance(schema, RefSchema):
            if schema.name not in self.named:
                return "any"
            schema = self.named[schema.name]
        return _KINDS[type(schema)]

    def _nullable(self, node: JsonObject) -> JsonObject:
        """A schema that takes null too; references and enumerations stay as they are beside it."""
        if isinstance(node.get("type"), str) and not {"enum", "anyOf"} & node.keys():
            if self.version == "3.0":
                return node | {"nullable": True}
            return node | {"type": [node["type"], "null"]}
        for word in ("anyOf", "oneOf"):
            if word in node:
                rest = {key: value for key, value in node.items() if key != "type"}
                return rest | {word: [*node[word], null(self.version)]}
        return {"anyOf": [ordered(node), null(self.version)]}

    def _annotations(self, schema: Schema, core: JsonObject, span: Span) -> JsonObject:
        notes = schema.notes
        if isinstance(schema, RefSchema) and schema.name in self.named:
            own = self.named[schema.name].notes
            notes = _without_repetition(notes, own)
        node = _said(notes)
        if notes.has_default:
            if default_fits(notes.default, core, nullable=notes.nullable):
                node["default"] = notes.default
            else:
                self._report(DEFAULT_LEFT_OUT.at(span, value=repr(notes.default)))
        if notes.examples:
            if self.version == "3.1":
                node["examples"] = list(notes.examples)
            else:
                node["example"] = notes.examples[0]
        return node


def _said(notes: Notes) -> JsonObject:
    """The annotations that stand whatever the schema is."""
    node: JsonObject = {}
    if notes.title:
        node["title"] = notes.title
    if notes.description:
        node["description"] = notes.description
    if notes.deprecated:
        node["deprecated"] = True
    if notes.read_only:
        node["readOnly"] = True
    elif notes.write_only:
        node["writeOnly"] = True
    if notes.unit:
        node["x-unit"] = notes.unit
    if notes.guess:
        node["x-inferred-by"] = notes.guess
    return node


def _move(places: Places, old: str, new: str) -> None:
    """Give what stands below `old` the pointers it has below `new`."""
    for pointer in [pointer for pointer in places if pointer.startswith(old)]:
        places[new + pointer.removeprefix(old)] = places.pop(pointer)


_KINDS: dict[type, str] = {
    StringSchema: "string",
    FileSchema: "string",
    IntegerSchema: "integer",
    NumberSchema: "number",
    BooleanSchema: "boolean",
    NullSchema: "null",
    ArraySchema: "array",
    MapSchema: "object",
    ObjectSchema: "object",
    OneOfSchema: "union",
    AnySchema: "any",
}


def _without_repetition(notes: Notes, own: Notes) -> Notes:
    """What a use adds to what the component says already."""
    return replace(
        notes,
        title=notes.title if notes.title != own.title else "",
        description=notes.description if notes.description != own.description else "",
        examples=notes.examples if notes.examples != own.examples else (),
    )


def strip_title(name: str, node: JsonObject) -> JsonObject:
    """A component without a title of its own: client generators name classes by title."""
    return {key: value for key, value in node.items() if key != "title" or value == name}


def as_plain_string(node: Mapping[str, Any]) -> JsonObject:
    """The string that stands for a header's value."""
    kept = {k: v for k, v in node.items() if k in ("description", "deprecated", "x-inferred-by")}
    return ordered({"type": "string"} | kept)
