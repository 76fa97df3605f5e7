"""Names are stable: pages that do not use a caption rename nothing, whatever comes or goes.

A made-up garden of pages: a few captions, each used with one of several structures, in groups whose
titles may be equal. Hypothesis takes the pages, the rest of the garden and the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from small_drafts import Result, answer, body, link, nested, page, ref, refs, row

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.linking.walk import map_schema
from rst2openapi.linking.words import fold
from rst2openapi.model import ArraySchema, Content, RefSchema, Schema
from rst2openapi.pages import parse_page
from rst2openapi.reading import load_vocabulary, read_page
from rst2openapi.reading.draft import PageDraft
from rst2openapi.source import Span

CAPTIONS = ("Bed", "Pump", "Plant", "Error detail", "metadata")
STRUCTURES = (("size",), ("size", "kind"), ("depth",))
VERBS = ("Show", "Dig", "Water", "Move")

SPECIFICATION = st.tuples(
    st.sampled_from(VERBS),
    st.sampled_from(CAPTIONS),
    st.sampled_from(range(len(STRUCTURES))),
    st.sampled_from(("request", "response")),
    st.sampled_from(("beds", "tools", "water")),
)
Specification = tuple[str, str, int, str, str]


def draft(one: Specification) -> PageDraft:
    verb, caption, structure, side, group = one
    noun = caption.replace(" ", "").capitalize()
    letter = "ABC"[structure]
    name = f"{verb}{noun}{letter}{side.capitalize()}{group.capitalize()}"
    path = f"{group}/{name.lower()}.rst"
    label = f"{name}_table"
    members = tuple(row(member) for member in STRUCTURES[structure])
    root = body if side == "request" else answer
    made = page(
        name,
        f"POST /v1/{group}/{verb.lower()}/{noun.lower()}{letter.lower()}/{side}",
        root(row("one", ref(label)), row("many", refs(label))),
        nested(caption, label, *members, side=side, status="200" if side == "response" else ""),
        path=path,
    )
    return replace(made, labels=(name,))


def index(group: str, title: str, children: list[PageDraft]) -> PageDraft:
    path = f"{group}/index.rst"
    pages = tuple(sorted(one.path for one in children))
    return PageDraft(path=path, title=title, children=pages, span=Span(path, 1))


def garden(specifications: list[Specification]) -> list[PageDraft]:
    """The pages and the index pages of their groups; two of the groups are called the same."""
    pages = [draft(one) for one in specifications]
    titles = {"beds": "Growing", "tools": "Growing", "water": "Watering"}
    groups = [
        index(group, title, [one for one in pages if one.path.startswith(f"{group}/")])
        for group, title in titles.items()
        if any(one.path.startswith(f"{group}/") for one in pages)
    ]
    above = [index(f"part_{group}", f"Part of {group}", []) for group in titles]
    above = [
        replace(one, children=(f"{group}/index.rst",))
        for one, group in zip(above, titles, strict=True)
    ]
    return [*pages, *groups, *above]


def table_names(found: Result, id: str) -> set[str]:
    """What the caption's table is called where an operation uses it."""
    names: set[str] = set()
    for content in [content for its, _, content in contents(found) if its == id]:
        assert isinstance(content.schema, RefSchema)
        for member in found.component(content.schema.name).properties:
            inner = member.schema.items if isinstance(member.schema, ArraySchema) else member.schema
            assert isinstance(inner, RefSchema)
            names.add(inner.name)
    return names


def all_names(found: Result) -> dict[str, set[str]]:
    return {id: table_names(found, id) for id in found.ids}


@settings(max_examples=60, deadline=None)
@given(
    pages=st.lists(SPECIFICATION, min_size=2, max_size=12, unique=True),
    caption=st.sampled_from(CAPTIONS),
)
@example(
    # a further group called Growing puts its parent's title in front of the group of the beds
    pages=[
        *((verb, "Bed", 0, "response", "water") for verb in ("Show", "Dig", "Water")),
        *((verb, "Bed", 1, "response", "beds") for verb in ("Show", "Dig")),
        ("Show", "Pump", 0, "response", "tools"),
    ],
    caption="Bed",
)
def test_unrelated_pages_rename_nothing(pages: list[Specification], caption: str) -> None:
    related = [one for one in pages if one[1] == caption]
    before = all_names(link(*garden(related)))
    after = all_names(link(*garden(pages)))
    assert {id: after.get(id) for id in before} == before


@settings(max_examples=40, deadline=None)
@given(pages=st.lists(SPECIFICATION, min_size=2, max_size=10, unique=True), data=st.data())
def test_the_order_of_pages_renames_nothing(
    pages: list[Specification], data: st.DataObject
) -> None:
    drafts = garden(pages)
    shuffled = data.draw(st.permutations(drafts))
    assert link(*shuffled).service == link(*drafts).service


@settings(max_examples=60, deadline=None)
@given(pages=st.lists(SPECIFICATION, min_size=2, max_size=12, unique=True))
def test_equal_structures_of_a_caption_have_one_name_and_no_counter(
    pages: list[Specification],
) -> None:
    names = all_names(link(*garden(pages)))
    by_structure: dict[tuple[str, int], set[str]] = {}
    for one in pages:
        id = draft(one).original_name
        by_structure.setdefault((one[1], one[2]), set()).update(names[id])
    assert all(len(found) == 1 for found in by_structure.values())
    every = [name for found in by_structure.values() for name in found]
    assert len(set(every)) == len(every)
    assert not [name for name in every if re.search(r"\d$", name)]


# --- real pages ---------------------------------------------------------------------------------
SERVICE = Path(__file__).parents[2].parent / "shared" / "corpus" / "tag-management-service"


@pytest.mark.corpus
@pytest.mark.skipif(not SERVICE.is_dir(), reason="the corpus of real pages is absent")
def test_a_real_page_less_renames_only_what_is_called_like_its_tables() -> None:
    drafts = read_service(SERVICE)
    before = uses(link(*drafts))
    for gone in drafts:
        if gone.operation is None:
            continue
        words = {fold(one.subject) for one in gone.operation.tables if one.subject}
        words |= {fold(row.name) for one in gone.operation.tables for row in one.rows}
        after = uses(link(*(one for one in drafts if one is not gone)))
        moved = {key for key in after if key in before and before[key] != after[key]}
        names = {fold(one) for key in moved for one in (before[key], after[key])}
        assert [one for one in names if not any(word and word in one for word in words)] == []


def read_service(folder: Path) -> list[PageDraft]:
    vocabulary = load_vocabulary()
    return [
        read_page(
            parse_page(file.relative_to(folder).as_posix(), file.read_text("utf-8"), ignore),
            vocabulary,
            ignore,
        )
        for file in sorted(folder.rglob("*.rst"))
    ]


def ignore(_: Diagnostic) -> None:
    pass


def uses(found: Result) -> dict[tuple[str, str], str]:
    """What every reference of an operation's bodies leads to, by operation and place."""
    components = {one.name: one.schema for one in found.service.schemas}
    named: dict[tuple[str, str], str] = {}

    def visit(id: str, where: str, schema: Schema, above: tuple[str, ...]) -> None:
        def note(address: tuple[str, ...], one: Schema) -> Schema:
            if isinstance(one, RefSchema):
                place = "/".join((where, *address))
                named[id, place] = one.name
                if one.name not in above:
                    visit(id, place, components[one.name], (*above, one.name))
            return one

        map_schema(schema, (), note)

    for id, where, content in contents(found):
        if content.schema is not None:
            visit(id, where, content.schema, ())
    return named


def contents(found: Result) -> Iterator[tuple[str, str, Content]]:
    for operation in found.service.operations:
        for content in operation.body.contents if operation.body else ():
            yield operation.id, "request", content
        for response in operation.responses:
            for content in response.contents:
                yield operation.id, response.status, content
