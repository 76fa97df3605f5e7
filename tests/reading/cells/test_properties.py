"""Whatever a cell holds, reading it ends well; documented forms come back as written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.reading.description import read_description
from rst2openapi.reading.description.formats import ecma_pattern
from rst2openapi.reading.draft import (
    ArrayType,
    LinkedType,
    MapType,
    ObjectType,
    ScalarType,
    TypeExpr,
)
from rst2openapi.reading.names import read_name
from rst2openapi.reading.required import read_required
from rst2openapi.reading.types import read_type
from rst2openapi.reading.vocabulary.cells import load_cell_words

from .building import cell

WORDS = load_cell_words()

PIECES = st.sampled_from(
    [
        "Options:", "The value can be ", "**a**", "**1**", "- ", "\n", "  ", " or ", ", ", ". ",
        "(default)", "Default: ", "**Range**", "**Default Value**", "Minimum: ",
        "1 to 64 characters",
        "[", "](tags: hc)", "``x``", ":ref:`T <t>`", "^[a-z]+$",
        "**Regular expression matching**: ",
        "If ", "[0, 100]", "N/A", ".. note::", "for example, ", "null", "ranges from 1 to 5",
        "<", ">", "Array", "of", "Map<", "String", "(64)", "/", "yes", "Yes", "{num}", "…", "é",
    ]
)  # fmt: skip
CELLS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join))
TYPES = st.sampled_from(
    [ScalarType("string"), ScalarType("integer"), ScalarType("boolean"), ObjectType()]
).flatmap(lambda t: st.sampled_from([t, ArrayType(t), MapType(t)]))


@given(text=CELLS, type_=TYPES)
def test_no_cell_is_too_strange(text: str, type_: TypeExpr) -> None:
    strange = cell(text)
    read_type(strange, WORDS)
    read_name(strange, WORDS)
    read_required(strange, WORDS)
    first = read_description(strange, type=type_, name="field", words=WORDS)
    assert first == read_description(strange, type=type_, name="field", words=WORDS)
    values = [member.value for member in first.constraints.enum]
    assert len(set(values)) == len(values)
    assert first.constraints.default is None or isinstance(first.constraints.default, str)


def spelled(type_: TypeExpr) -> str:
    match type_:
        case ScalarType(kind):
            return kind.capitalize()
        case LinkedType(text, label):
            return f":ref:`{text} <{label}>`"
        case ArrayType(item):
            return f"Array<{spelled(item)}>"
        case MapType(value):
            return f"Map<String,{spelled(value)}>"
        case _:
            return "Object"


LEAVES = st.sampled_from(
    [
        ScalarType("string"),
        ScalarType("integer"),
        ScalarType("number"),
        ScalarType("boolean"),
        ObjectType(),
        LinkedType("Bed", "t_bed"),
    ]
)


@given(
    st.recursive(
        LEAVES, lambda inner: st.one_of(inner.map(ArrayType), inner.map(MapType)), max_leaves=6
    )
)
def test_nested_types_come_back(type_: TypeExpr) -> None:
    assert read_type(cell(spelled(type_)), WORDS) == type_


WORDS_OF_VALUES = st.from_regex(r"[a-k]{3,6}[A-K][a-k]{2,5}[0-9]", fullmatch=True)


@given(
    values=st.lists(WORDS_OF_VALUES, min_size=2, max_size=6, unique=True), with_lead=st.booleans()
)
def test_listed_values_come_back(values: list[str], with_lead: bool) -> None:
    lead = "Options:" if with_lead else "Kind of bed."
    text = "\n".join([lead, *(f"- **{value}**: a bed" for value in values)])
    read = read_description(cell(text), type=ScalarType("string"), name="field", words=WORDS)
    assert [member.value for member in read.constraints.enum] == values


@given(values=st.lists(WORDS_OF_VALUES, min_size=2, max_size=6, unique=True))
def test_values_of_a_sentence_come_back(values: list[str]) -> None:
    *first, last = (f"**{value}**" for value in values)
    text = f"Kind of bed. The value can be {', '.join(first)} or {last}."
    read = read_description(cell(text), type=ScalarType("string"), name="field", words=WORDS)
    assert [member.value for member in read.constraints.enum] == values


@given(low=st.integers(-(10**6), 10**6), size=st.integers(0, 10**6))
def test_ranges_come_back(low: int, size: int) -> None:
    text = f"Depth. The value ranges from **{low}** to **{low + size}**."
    read = read_description(cell(text), type=ScalarType("integer"), name="field", words=WORDS)
    assert (read.constraints.minimum, read.constraints.maximum) == (low, low + size)


@given(st.text(max_size=60))
def test_a_pattern_is_anchored_or_refused(text: str) -> None:
    pattern = ecma_pattern(text)
    assert pattern is None or (pattern.startswith("^") and pattern.endswith("$"))
