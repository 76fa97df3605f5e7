"""Examples as evidence: what a page shows, its document allows."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.linking.evidence import examples
from rst2openapi.linking.evidence.examples import apply_examples
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    Body,
    BooleanSchema,
    Content,
    EnumValue,
    Example,
    IntegerSchema,
    MapSchema,
    NamedSchema,
    Notes,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Operation,
    Property,
    RefSchema,
    Response,
    Schema,
    Service,
    StringSchema,
    keys,
)
from rst2openapi.source import Span

TEXT = StringSchema()
WHOLE = IntegerSchema()
POINT = ObjectSchema(properties=(Property(name="x", schema=WHOLE),))


def told(schema: Schema, *values, required: bool = False) -> tuple[Schema, list[str]]:
    """The schema of a field after answers that show these values, and the codes reported."""
    body = ObjectSchema(properties=(Property(name="field", schema=schema, required=required),))
    examples = tuple(
        Example(name=f"e{index}", value={"field": value}, origin=Span("page.rst", index))
        for index, value in enumerate(values, start=1)
    )
    found: list[Diagnostic] = []
    service = apply_examples(service_of(body, examples), found.append)
    (named,) = [one for one in service.schemas if one.name == "Body"]
    (member,) = named.schema.properties
    return member.schema, sorted(one.rule.code for one in found)


def service_of(body: Schema, examples: tuple[Example, ...]) -> Service:
    content = Content(
        media_type="application/json", schema=RefSchema(name="Body"), examples=examples
    )
    answer = Response(status="200", description="OK", contents=(content,))
    show = Operation(id="Show", method="GET", path="/", summary="Show", responses=(answer,))
    schemas = (
        NamedSchema(name="Body", schema=body),
        NamedSchema(name="Point", schema=POINT),
    )
    return Service(title="S", version="1", operations=(show,), schemas=schemas)


def listed(*values) -> tuple[EnumValue, ...]:
    return tuple(EnumValue(value=value) for value in values)


CASES = {
    "an allowed value": (StringSchema(enum=listed("a")), ["a"], StringSchema(enum=listed("a")), []),
    "another value": (
        StringSchema(enum=listed("a", "c")),
        ["b"],
        StringSchema(enum=listed("a", "c", "b")),
        ["E201"],
    ),
    "a value beside the only one": (
        StringSchema(enum=listed("a")),
        ["b"],
        StringSchema(),
        ["E201"],
    ),
    "nothing instead of the only one": (
        StringSchema(enum=listed("a")),
        [""],
        StringSchema(enum=listed("a", "")),
        ["E201"],
    ),
    "a number beside the only one": (
        IntegerSchema(enum=(EnumValue(value=1),)),
        [2],
        IntegerSchema(),
        ["E201"],
    ),
    "a placeholder": (StringSchema(enum=listed("a")), ["xxx"], StringSchema(enum=listed("a")), []),
    "a templated value": (
        StringSchema(enum=listed("a"), enum_patterns=("^u[0-9]+$",)),
        ["u7"],
        StringSchema(enum=listed("a"), enum_patterns=("^u[0-9]+$",)),
        [],
    ),
    "a longer text": (StringSchema(max_length=3), ["four"], TEXT, ["E202"]),
    "a shorter text": (StringSchema(min_length=3), ["no"], TEXT, ["E202"]),
    "a text against the pattern": (StringSchema(pattern="^a"), ["b"], TEXT, ["E203"]),
    "a text partly blotted out": (
        StringSchema(format="uuid", min_length=36),
        ["0a****1b"],
        TEXT,
        ["E208"],
    ),
    "a blank that the page speaks of": (
        StringSchema(enum=listed("a"), notes=Notes(description="If it is blank, all is well.")),
        [""],
        StringSchema(enum=listed("a", ""), notes=Notes(description="If it is blank, all is well.")),
        [],
    ),
    "a blank that the page does not speak of": (
        StringSchema(enum=listed("a")),
        [""],
        StringSchema(enum=listed("a", "")),
        ["E201"],
    ),
    "a value that the description names beside its form": (
        StringSchema(format="uuid", notes=Notes(description="A UUID; **0** is the default one.")),
        ["0"],
        StringSchema(notes=Notes(description="A UUID; **0** is the default one.")),
        [],
    ),
    "a part of a word of the description": (
        StringSchema(format="uuid", notes=Notes(description="Version 1.0 of a UUID.")),
        ["0"],
        StringSchema(notes=Notes(description="Version 1.0 of a UUID.")),
        ["E203"],
    ),
    "an offset without a colon": (
        StringSchema(format="date-time"),
        ["2026-01-02T03:04:05+0800"],
        TEXT,
        [],
    ),
    "a time that is none": (StringSchema(format="date-time"), ["today"], TEXT, ["E203"]),
    "a time": (
        StringSchema(format="date-time"),
        ["2026-01-02T03:04:05Z"],
        StringSchema(format="date-time"),
        [],
    ),
    "a larger number": (IntegerSchema(maximum=3), [4], WHOLE, ["E202"]),
    "an excluded bound": (
        IntegerSchema(minimum=0, exclusive_minimum=True),
        [0],
        WHOLE,
        ["E202"],
    ),
    "a fraction": (WHOLE, [0.5], NumberSchema(), ["E205"]),
    "null": (TEXT, [None], StringSchema(notes=Notes(nullable=True)), ["E204"]),
    "a number for a text": (TEXT, [1], OneOfSchema(options=(TEXT, WHOLE)), ["E207"]),
    "a text for a number": (WHOLE, ["1"], OneOfSchema(options=(WHOLE, TEXT)), ["E207"]),
    "a truth for a text": (TEXT, [True], OneOfSchema(options=(TEXT, BooleanSchema())), ["E207"]),
    "a list of texts for a text": (TEXT, [["a"]], ArraySchema(items=TEXT), ["E207"]),
    "a list for an object": (
        RefSchema(name="Point"),
        [[{"x": 1}]],
        ArraySchema(items=RefSchema(name="Point")),
        ["E207"],
    ),
    "an object for a list": (
        ArraySchema(items=RefSchema(name="Point")),
        [{"x": 1}],
        RefSchema(name="Point"),
        ["E207"],
    ),
    "both an object and a list": (
        RefSchema(name="Point"),
        [{"x": 1}, [{"x": 1}]],
        OneOfSchema(options=(RefSchema(name="Point"), ArraySchema(items=RefSchema(name="Point")))),
        ["E207"],
    ),
    "a free object that is a text": (ObjectSchema(), ["a"], TEXT, ["E207"]),
    "any value of a map of objects": (
        MapSchema(values=ObjectSchema()),
        [{"k": "text"}],
        MapSchema(values=AnySchema()),
        [],
    ),
    "another type in a map of maps": (
        MapSchema(values=MapSchema(values=TEXT)),
        [{"k": "text"}],
        MapSchema(values=OneOfSchema(options=(MapSchema(values=TEXT), TEXT))),
        ["E207"],
    ),
    "any value of a map of free maps": (
        MapSchema(values=MapSchema(values=AnySchema())),
        [{"k": "text"}],
        MapSchema(values=AnySchema()),
        [],
    ),
    "values of a map": (
        MapSchema(values=StringSchema(max_length=1)),
        [{"k": "long"}],
        MapSchema(values=TEXT),
        ["E202"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_example_overrules_its_table(name):
    schema, values, expected, codes = CASES[name]
    assert told(schema, *values) == (expected, codes)


def test_a_field_that_an_answer_lacks_is_not_required():
    body = ObjectSchema(
        properties=(
            Property(name="a", schema=TEXT, required=True),
            Property(name="b", schema=TEXT, required=True),
        )
    )
    found: list[Diagnostic] = []
    shown = (Example(name="one", value={"a": "x"}, origin=Span("page.rst", 9)),)
    service = apply_examples(service_of(body, shown), found.append)
    members = service.schemas[0].schema.properties
    assert [(one.name, one.required) for one in members] == [("a", True), ("b", False)]
    assert [(one.rule.code, str(one.span)) for one in found] == [("E206", "page.rst:9")]


def test_a_shared_component_is_widened_for_all_its_users():
    body = ObjectSchema(
        properties=(
            Property(name="one", schema=RefSchema(name="Point")),
            Property(name="two", schema=RefSchema(name="Point")),
        )
    )
    shown = (Example(name="e", value={"one": {"x": 1}, "two": {"x": 0.5}}),)
    service = apply_examples(service_of(body, shown), lambda _: None)
    point = service.schemas[1].schema
    assert point == ObjectSchema(properties=(Property(name="x", schema=NumberSchema()),))


def test_nothing_changes_without_examples():
    service = service_of(POINT, ())
    assert apply_examples(service, lambda _: None) == service


def test_a_finding_names_the_path_and_stands_at_its_line():
    body = ObjectSchema(
        properties=(Property(name="points", schema=ArraySchema(items=RefSchema(name="Point"))),)
    )
    text = '{"points": [\n  {"x": 1},\n  {"x":\n    null}\n]}'
    shown = Example(name="e", value=json.loads(text), text=text, origin=Span("page.rst", 7))
    found: list[Diagnostic] = []
    apply_examples(service_of(body, (shown,)), found.append)
    (null,) = found
    assert null.span == Span("page.rst", 9)
    assert null.message == "the example gives 'points[].x' the value null"


def test_an_answer_does_not_change_what_a_request_must_have():
    inner = ObjectSchema(properties=(Property(name="x", schema=TEXT, required=True),))
    outer = ObjectSchema(properties=(Property(name="inner", schema=RefSchema(name="Inner")),))
    content = Content(media_type="application/json", schema=RefSchema(name="Outer"))
    shown = (Example(name="e", value={"inner": {}}, origin=Span("page.rst", 7)),)
    make = Operation(
        id="Make",
        method="POST",
        path="/",
        summary="Make",
        body=Body(contents=(content,)),
        responses=(
            Response(status="200", description="", contents=(replace(content, examples=shown),)),
        ),
    )
    schemas = (NamedSchema(name="Inner", schema=inner), NamedSchema(name="Outer", schema=outer))
    service = Service(title="S", version="1", operations=(make,), schemas=schemas)
    found: list[Diagnostic] = []
    result = apply_examples(service, found.append)
    assert found == []  # the table is that of the request
    named = {one.name: one.schema for one in result.schemas}
    assert list(named) == ["Inner", "InnerRequest", "Outer", "OuterRequest"]
    assert [one.required for one in named["Inner"].properties] == [False]
    assert [one.required for one in named["InnerRequest"].properties] == [True]
    assert named["OuterRequest"].properties[0].schema == RefSchema(name="InnerRequest")
    (operation,) = result.operations
    assert operation.body.contents[0].schema == RefSchema(name="OuterRequest")
    assert operation.responses[0].contents[0].schema == RefSchema(name="Outer")


def test_a_part_for_requests_takes_no_name_that_is_taken():
    inner = ObjectSchema(properties=(Property(name="x", schema=TEXT, required=True),))
    content = Content(media_type="application/json", schema=RefSchema(name="Inner"))
    shown = (Example(name="e", value={}, origin=Span("page.rst", 7)),)
    make = Operation(
        id="Make",
        method="POST",
        path="/",
        summary="Make",
        body=Body(contents=(content,)),
        responses=(
            Response(status="200", description="", contents=(replace(content, examples=shown),)),
        ),
    )
    schemas = tuple(NamedSchema(name=name, schema=inner) for name in ("Inner", "innerRequest"))
    service = Service(title="S", version="1", operations=(make,), schemas=schemas)
    result = apply_examples(service, [].append)
    required = {one.name: one.schema.properties[0].required for one in result.schemas}
    assert required == {"Inner": False, "InnerRequestObject": True, "innerRequest": True}
    assert result.operations[0].body.contents[0].schema.name == "InnerRequestObject"


def test_rows_of_a_table_without_nesting_are_not_missing():
    body = ObjectSchema(
        properties=(
            Property(name="version", schema=TEXT, required=True),
            Property(name="id", schema=TEXT, required=True),
            Property(name="age", schema=TEXT, required=True),
        )
    )
    found: list[Diagnostic] = []
    shown = (Example(name="one", value={"version": {"id": "x"}}, origin=Span("page.rst", 9)),)
    service = apply_examples(service_of(body, shown), found.append)
    assert sorted(one.message.split(",")[0] for one in found) == [
        "the example gives 'version' a value of type object",
        "the response example has no 'age'",
    ]
    required = [one.required for one in service.schemas[0].schema.properties]
    assert required == [True, False, False]


def test_rows_whose_example_holds_them_in_an_object_of_other_rows_are_not_missing():
    inner = ObjectSchema(properties=(Property(name="size", schema=TEXT),))
    body = ObjectSchema(
        properties=(
            Property(name="group", schema=inner),
            Property(name="id", schema=TEXT, required=True),
            Property(name="size", schema=TEXT, required=True),
        )
    )
    found: list[Diagnostic] = []
    shown = (Example(name="e", value={"group": {"id": "x", "size": "y"}}, origin=Span("p.rst", 9)),)
    apply_examples(service_of(body, shown), found.append)
    assert [one.message for one in found] == [
        "the response example has no 'size', which its table calls mandatory"
    ]


@pytest.mark.parametrize(("value", "count"), [({"a": "x"}, 1), ({}, 2), ({"c": "x"}, 0)])
def test_an_example_of_another_table_lacks_nothing_of_this_one(value, count):
    body = ObjectSchema(
        properties=tuple(Property(name=name, schema=TEXT, required=True) for name in "ab")
    )
    found: list[Diagnostic] = []
    shown = (Example(name="e", value=value, origin=Span("page.rst", 9)),)
    service = apply_examples(service_of(body, shown), found.append)
    assert len(found) == count
    required = [one.required for one in service.schemas[0].schema.properties]
    assert required == [name in value for name in "ab"]


# --- what is kept between runs ------------------------------------------------------------------
@pytest.fixture
def observed(monkeypatch):
    """The operations whose examples were looked at in truth."""
    seen = []
    original = examples.observe

    def observe(operation, components):
        seen.append(operation.id)
        return original(operation, components)

    monkeypatch.setattr(examples, "observe", observe)
    return seen


def widened(service: Service, memory=None):
    found: list[Diagnostic] = []
    return repr(apply_examples(service, found.append, memory)), sorted(map(repr, found))


def case_service(schema: Schema, values) -> Service:
    body = ObjectSchema(properties=(Property(name="field", schema=schema),))
    shown = [
        Example(name=f"e{at}", value={"field": value}, origin=Span("page.rst", at))
        for at, value in enumerate(values, start=1)
    ]
    return service_of(body, tuple(shown))


def test_what_was_observed_changes_nothing(memory):
    every = [case_service(schema, values) for schema, values, *_ in CASES.values()]
    shuffled = [*every, *reversed(every)]
    assert [widened(one, memory) for one in shuffled] == [widened(one) for one in shuffled]


def test_an_operation_is_observed_once(memory, observed):
    service = case_service(StringSchema(enum=listed("a")), ["a"])
    first = widened(service, memory)
    assert observed == ["Show"]
    assert widened(service, memory) == first
    assert observed == ["Show"]


def test_a_component_that_changes_is_looked_at_again(memory, observed):
    inner = RefSchema(name="Point")
    service = case_service(inner, [{"x": "one"}])
    widened(service, memory)
    observed.clear()
    point = ObjectSchema(properties=(Property(name="x", schema=TEXT),))
    schemas = tuple(
        replace(one, schema=point) if one.name == "Point" else one for one in service.schemas
    )
    changed = replace(service, schemas=schemas)
    assert widened(changed, memory) == widened(changed)
    assert "Show" in observed
    without = replace(service, schemas=tuple(one for one in schemas if one.name != "Point"))
    assert widened(without, memory) == widened(without)


def test_a_name_that_only_looks_like_a_reference_does_no_harm(memory):
    text = "RefSchema\x00é RefSchema"
    service = case_service(StringSchema(notes=Notes(description=text)), ["a", "RefSchema"])
    assert widened(service, memory) == widened(service)


@pytest.mark.parametrize("length", [1, 31, 32, 255, 256, 70_000])
def test_references_are_found_by_names_of_any_length(length):
    name = "N" * length
    assert keys._look(RefSchema(name=name))[1] == {name}
