"""Permission tables and the calls that they speak of."""

from __future__ import annotations

from msgspec.structs import replace
from small_drafts import answer, link, page, row

from rst2openapi.reading.draft import PageDraft, PermissionRow
from rst2openapi.source import Span

SPAN = Span("actions.rst", 4)


def table(*calls: tuple[str, str, str]) -> PageDraft:
    rows = tuple(PermissionRow(method=m, path=p, action=a, span=SPAN) for m, p, a in calls)
    return PageDraft(path="actions.rst", title="Actions", permissions=rows, span=SPAN)


def test_actions_come_to_their_operation_whatever_placeholders_are_called() -> None:
    found = link(
        page("ShowCart", "GET /v1/{shop_id}/carts/{cart_id}", answer(row("id"))),
        table(
            ("GET", "/v1/{project_id}/carts/{id}", "shop:cart:get"),
            ("GET", "/v1/{project_id}/carts/{id}/", "shop:shop:get"),
            ("GET", "/v1/{project_id}/carts/{id}", "shop:cart:get"),
        ),
    )
    assert found.operation.permissions == ("shop:cart:get", "shop:shop:get")
    assert "L301" not in found.codes


def test_a_row_about_another_call_is_noted() -> None:
    found = link(
        page("ShowCart", "GET /v1/carts", answer(row("id"))),
        table(("POST", "/v1/carts", "shop:cart:add")),
    )
    assert found.operation.permissions == ()
    (noted,) = [one for one in found.found if one.rule.code == "L301"]
    assert noted.span == SPAN


def test_all_pages_of_a_call_share_its_actions() -> None:
    pages = [page(name, "POST /v1/run", path=f"{name}.rst") for name in ("StartAll", "StopAll")]
    pages = [replace(one, labels=()) for one in pages]
    found = link(*pages, table(("POST", "/v1/run", "shop:all:run")))
    assert found.operation.permissions == ("shop:all:run",)
