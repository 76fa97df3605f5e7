"""Components that stand for themselves, and components that only look so."""

from __future__ import annotations

import pytest

from rst2openapi import model as m
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.openapi.circles import without_circles
from rst2openapi.source import Span

NOTES = m.Notes(description="What its page says.")
TEXT = m.StringSchema()


def ref(name: str, **facts: m.Notes) -> m.RefSchema:
    return m.RefSchema(name=name, **facts)


def unwound(**schemas: m.Schema) -> tuple[dict[str, m.Schema], list[str]]:
    """The schemas without circles, and the names that were told of."""
    named = tuple(m.NamedSchema(name=name, schema=one) for name, one in schemas.items())
    found: list[Diagnostic] = []
    left = without_circles(named, found.append)
    assert {one.rule.name for one in found} <= {"schema-is-itself"}
    return left, [one.message.split()[1] for one in found]


CIRCLES: list[tuple[dict[str, m.Schema], dict[str, m.Schema]]] = [
    ({"A": ref("A", notes=NOTES)}, {"A": m.AnySchema(notes=NOTES)}),
    ({"A": ref("B"), "B": ref("A")}, {"A": m.AnySchema(), "B": m.AnySchema()}),
    (
        {"A": m.ArraySchema(items=ref("A"), min_items=1)},
        {"A": m.ArraySchema(items=m.AnySchema(), min_items=1)},
    ),
    (
        {"A": m.ArraySchema(items=m.ArraySchema(items=ref("A")))},
        {"A": m.ArraySchema(items=m.ArraySchema(items=m.AnySchema()))},
    ),
    (
        {"A": m.OneOfSchema(options=(ref("A"), TEXT, m.ArraySchema(items=ref("A"))))},
        {"A": m.OneOfSchema(options=(TEXT,))},
    ),
    ({"A": m.OneOfSchema(options=(ref("A"),), notes=NOTES)}, {"A": m.AnySchema(notes=NOTES)}),
    # What only leads to a circle stands for nothing but that, which is free then.
    (
        {"A": ref("B"), "B": ref("C"), "C": ref("B")},
        {"B": m.AnySchema(), "C": m.AnySchema()},
    ),
]


@pytest.mark.parametrize(("schemas", "changed"), CIRCLES)
def test_a_circle_is_left_out_and_told(
    schemas: dict[str, m.Schema], changed: dict[str, m.Schema]
) -> None:
    assert unwound(**schemas) == (schemas | changed, list(changed))


SOUND: list[dict[str, m.Schema]] = [
    {"A": ref("B"), "B": TEXT},
    {"A": ref("B")},
    {"A": m.ArraySchema(items=ref("B")), "B": ref("C"), "C": m.ArraySchema(items=TEXT)},
    {"A": m.OneOfSchema(options=(ref("B"), TEXT)), "B": m.ArraySchema(items=TEXT)},
    {"A": m.ObjectSchema(properties=(m.Property(name="inner", schema=ref("A")),))},
    {"A": ref("B"), "B": m.ObjectSchema(properties=(m.Property(name="up", schema=ref("A")),))},
    {"A": m.MapSchema(values=ref("A"))},
]


@pytest.mark.parametrize("schemas", SOUND)
def test_all_else_is_left_as_it_is(schemas: dict[str, m.Schema]) -> None:
    assert unwound(**schemas) == (schemas, [])


def test_the_finding_stands_where_the_table_does() -> None:
    found: list[Diagnostic] = []
    named = m.NamedSchema(name="A", schema=ref("A"), origin=Span("a.rst", 7))
    without_circles((named,), found.append)
    assert [str(one.span) for one in found] == ["a.rst:7"]
