"""Which pages are read together, and that it makes no difference to those that are not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_drafts import OBJECT, STRING, answer, body, example, link, nested, page, ref, row, table

from rst2openapi.linking import outline
from rst2openapi.linking.neighbourhoods.neighbours import neighbourhoods
from rst2openapi.linking.tables.atlas import make_atlas
from rst2openapi.reading.draft import LinkRef, PageDraft, UnknownType
from rst2openapi.source import Span


def ship(**more) -> PageDraft:
    return page("ShowShip", "GET /ships/{id}", answer(row("hull", ref("hull-table"))), **more)


def hull(*rows, **more) -> PageDraft:
    tables = (nested("Hull", "hull-table", *rows or [row("length")]),)
    return replace(page("ShowHull", "GET /hulls/{id}", *tables), **more)


def dock(*tables) -> PageDraft:
    return page("ShowDock", "GET /docks/{id}", *tables or [answer(row("depth"))])


def notes(*tables, **more) -> PageDraft:
    """A page that is no operation."""
    return PageDraft(
        path="notes.rst", title="Notes", tables=tables, span=Span("notes.rst", 1), **more
    )


def together(*drafts: PageDraft) -> list[tuple[str, ...]]:
    outlines = {one.path: outline(one) for one in drafts}
    return neighbourhoods(outlines, make_atlas([one.page for one in outlines.values()]))


def test_pages_are_alone_as_long_as_nothing_ties_them() -> None:
    assert together(dock(), ship()) == [("showdock.rst",), ("showship.rst",)]


def test_a_row_ties_its_page_to_the_table_that_it_leads_to() -> None:
    assert together(dock(), ship(), hull()) == [
        ("showdock.rst",),
        ("showhull.rst", "showship.rst"),
    ]


def test_a_text_that_leads_to_a_table_counts_as_well() -> None:
    """Whether anything leads to a table says what a row beside it means."""
    leads = row("hull", STRING, links={"description": "Hull-Table"})
    assert together(dock(answer(leads)), hull()) == [("showdock.rst", "showhull.rst")]


@pytest.mark.parametrize(
    ("kind", "told", "tied"),
    [
        (OBJECT, [body(row("length"))], True),
        (STRING, [body(row("length"))], False),
        (OBJECT, [table(row("x"), place="query")], False),
        (OBJECT, [], False),
    ],
)
def test_a_title_ties_where_a_body_may_be_told_below_it(kind, told, tied) -> None:
    leads = row("hull", kind, links={"description": "notes"})
    found = together(dock(answer(leads)), notes(*told, labels=("Notes",)))
    assert (len(found) == 1) is tied


def test_a_paragraph_that_leads_to_a_body_ties() -> None:
    asks = dock()
    links = (LinkRef("the hull", "hull-table", "description"),)
    asks = replace(asks, operation=replace(asks.operation, response_links=links))
    assert together(asks, hull()) == [("showdock.rst", "showhull.rst")]


def test_two_pages_with_one_label_or_one_call_are_together() -> None:
    other = replace(hull(), path="other.rst")
    assert together(hull(), other) == [("other.rst", "showhull.rst")]
    again = page("GetShip", "GET /ships/{name}", answer(row("flag")))
    assert together(ship(), again) == [("getship.rst", "showship.rst")]


def test_ties_go_on_from_page_to_page() -> None:
    keel = page("ShowKeel", "GET /keels/{id}", nested("Keel", "keel-table", row("wood")))
    found = together(ship(), hull(row("keel", ref("keel-table"))), keel, dock())
    assert found == [("showdock.rst",), ("showhull.rst", "showkeel.rst", "showship.rst")]


def test_all_are_together_where_a_table_says_what_every_failed_call_answers() -> None:
    failures = (example({"error": 1}, side="response"),)
    told = notes(body(row("error")), failures=failures)
    assert len(together(ship(), dock(), told)) == 1
    assert len(together(ship(), dock(), notes(failures=failures))) == 3


@pytest.mark.parametrize(
    ("kind", "tied"), [(ref("hull-table"), True), (STRING, False), (UnknownType(""), False)]
)
def test_all_are_together_where_every_call_has_a_header_with_a_table(kind, tied) -> None:
    headers = table(row("X-Hull", kind), side=None, section="other", is_common=True)
    assert (len(together(ship(), dock(), notes(headers))) == 1) is tied


def test_headers_of_every_call_count_as_placed_on_a_page_that_no_call_has_to_do_with() -> None:
    headers = table(row("X-Flag"), row("X-Lost"), side=None, section="other", is_common=True)
    own = [table(row("X-Lost"), place="header"), answer(row("depth"))]
    found = link(dock(*own), replace(notes(headers), rows_read=2))
    (ledger,) = [one for one in found.linked.ledger if one.path == "notes.rst"]
    assert (ledger.rows_placed, ledger.rows_reported) == (1, 1)
    assert [one.name for one in found.operation.parameters] == ["id", "X-Lost", "X-Flag"]
