"""Permission tables: which action a caller needs for which call."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from rst2openapi.pages import parse_page
from rst2openapi.reading import load_vocabulary, read_page

VOCABULARY = load_vocabulary()


def permissions(header: str, *cells: str) -> list[tuple[str, str, str]]:
    """What a list table of one row says."""
    lines = ["Actions", "=======", "", ".. list-table::", "   :header-rows: 1", ""]
    for values in (header.split(" | "), cells):
        for at, value in enumerate(values):
            lead = "* - " if at == 0 else "  - "
            text = indent(dedent(value), " " * 7).strip()
            lines.append(f"   {lead}{text}")
    page = parse_page("actions.rst", "\n".join([*lines, ""]), lambda _: None)
    draft = read_page(page, VOCABULARY, lambda _: None)
    return [(one.method, one.path, one.action) for one in draft.permissions]


@pytest.mark.parametrize(
    ("call", "path"),
    [
        ("GET /v1/{shop_id}/carts", "/v1/{shop_id}/carts"),
        ("GET /v1/{shop_id}/carts/{ cart_id }", "/v1/{shop_id}/carts/{cart_id}"),
        ("GET https://{*Endpoint*}/v1/carts?limit={limit}", "/v1/carts"),
        ("GET https://{endpoint}/v1/carts", "/v1/carts"),
        (":ref:`GET /v1/carts <show>`", "/v1/carts"),
        ("GET /v1/carts.", "/v1/carts"),
    ],
)
def test_calls(call: str, path: str) -> None:
    found = permissions("Permission | API | Action", "Lists carts.", call, "shop:cart:list")
    assert found == [("GET", path, "shop:cart:list")]


def test_several_calls_and_actions() -> None:
    calls = "GET /v1/carts\n\nPUT /v1/carts/{id}"
    actions = "shop:cart:get\n\nshop:cart:set"
    assert permissions("Permissions | Actions | Scope | APIs", "x", actions, "All", calls) == [
        ("GET", "/v1/carts", "shop:cart:get"),
        ("GET", "/v1/carts", "shop:cart:set"),
        ("PUT", "/v1/carts/{id}", "shop:cart:get"),
        ("PUT", "/v1/carts/{id}", "shop:cart:set"),
    ]


@pytest.mark.parametrize(
    ("action", "read"),
    [
        ("No authorization required", []),
        ("``-``", []),
        ("shop:cart:add (with gifts: shop:gift:list)", ["shop:cart:add"]),
        (r"shop:``*``:get\*", ["shop:*:get*"]),
        ("at 10:20:30 only", []),
    ],
)
def test_actions(action: str, read: list[str]) -> None:
    found = permissions("Permission | API | Action", "x", "POST /v1/carts", action)
    assert [one for _, _, one in found] == read


def test_a_table_without_actions_says_nothing() -> None:
    assert permissions("Permission | API | Project", "x", "POST /v1/carts", "shop:cart:add") == []
