"""The site and the portal in a real browser from `file://`."""

from __future__ import annotations

from pathlib import Path

import pytest

from rst2openapi.files import write_tree
from rst2openapi.openapi import parse_document
from rst2openapi.outputs.reference import (
    ReferenceOptions,
    Service,
    build_portal,
    build_reference,
)

SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"
POOLS = Path(__file__).parents[2] / "data" / "pools.yaml"
PHONE = {"width": 390, "height": 800}
DESKTOP = {"width": 1280, "height": 900}


def load(path: Path):
    return parse_document(path.read_text(), name=path.name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    options = ReferenceOptions()
    write_tree(folder / "one", build_reference(load(SPEC), options))
    services = [
        Service(slug="pools", document=load(SPEC), options=options),
        Service(slug="others", document=load(POOLS), options=options),
    ]
    write_tree(folder / "portal", build_portal(services, "Our APIs"))
    return folder


@pytest.fixture
def opened(browser, folder):
    """Open a page from `file://`; fails on any console error or request elsewhere."""
    errors: list[str] = []
    pages = []

    def visit(name: str, **options):
        page = browser.new_page(**({"viewport": DESKTOP} | options))
        pages.append(page)
        page.on("console", lambda one: one.type == "error" and errors.append(one.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "request",
            lambda request: request.url.startswith("file:") or errors.append(request.url),
        )
        page.goto(f"file://{folder}/{name}")
        return page

    yield visit
    for page in pages:
        page.close()
    assert errors == []


pytestmark = pytest.mark.browser


@pytest.mark.parametrize("start", ["one/index.html", "portal/index.html"])
@pytest.mark.parametrize(
    "asked", ["updating a resource pool", "patch /v2/{project_id}/pools", "PatchPool"]
)
def test_an_operation_is_found_by_name_and_path(opened, start, asked):
    page = opened(start)
    page.keyboard.press("/")
    page.keyboard.type(asked)
    page.locator("[role=option][aria-selected=true]", has_text="Updating a").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Updating a Resource Pool").wait_for()
    assert page.url.endswith("operations/PatchPool.html")


def test_typing_before_the_index_is_there_finds_each_operation_once(opened):
    page = opened("portal/index.html")
    page.evaluate(
        """() => {
            const input = document.querySelector("#search-text");
            for (const text of ["p", "po", "pool"]) {
                input.value = text;
                input.dispatchEvent(new Event("input"));
            }
        }"""
    )
    page.locator("[role=option]").first.wait_for(state="attached")
    found = page.locator("[role=option]").evaluate_all("all => all.map(one => one.href)")
    assert len(found) > 5
    assert len(found) == len(set(found))


def test_an_operation_is_found_by_a_field(opened):
    page = opened("portal/pools/operations/ListPools.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("peerConnectionList")
    page.locator("[role=option]", has_text="fields: peerConnectionList").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.locator("[role=option]").nth(1).get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert not page.locator("dialog").evaluate("dialog => dialog.open")


def test_what_is_not_there_is_not_found(opened):
    page = opened("one/index.html")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("zebra")
    page.get_by_text("Nothing found").wait_for()


@pytest.mark.parametrize("start", ["one/index.html", "portal/index.html"])
def test_the_filter_leaves_what_fits(opened, start):
    page = opened(start)
    page.get_by_label("Filter").fill("delete tags")
    shown = page.locator(".operations > li:visible")
    shown.first.wait_for()
    assert all("tag" in text.lower() for text in shown.all_inner_texts())
    page.get_by_label("Filter").fill("zebra")
    page.get_by_text("Nothing matches.").wait_for()


def test_a_deep_link_unfolds_its_field(opened):
    page = opened("one/operations/PatchPool.html")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false; })")
    page.evaluate("location.hash = '#body.metadata.labels'")
    field = page.locator("[id='body.metadata.labels']")
    field.wait_for(state="visible")
    page.wait_for_function(
        "document.getElementById('body.metadata.labels').getBoundingClientRect().top < 900"
    )


def test_examples_are_shown(opened):
    page = opened("one/operations/PatchPool.html")
    assert "curl -X PATCH" in page.locator("aside pre").first.inner_text()
    assert page.locator("aside pre .k").first.is_visible()


def test_nothing_is_wider_than_a_phone(opened):
    for name in ("portal/index.html", "one/index.html", "one/operations/PatchPool.html"):
        page = opened(name, viewport=PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_theme_is_the_readers_own(opened):
    page = opened("one/index.html", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(paper) != light
    assert opened("one/index.html", color_scheme="dark").evaluate(paper) != light


def test_it_can_be_read_without_scripts(opened):
    page = opened("one/index.html", java_script_enabled=False)
    page.get_by_role("link", name="Updating a Resource Pool").click()
    page.get_by_role("heading", name="Request body").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name",
    ["portal/index.html", "one/index.html", "one/operations/PatchPool.html"],
)
def test_axe_finds_nothing(browser, folder, name, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"file://{folder}/{name}")
    told = [(one["id"], one["impact"]) for one in axe.run(page).response["violations"]]
    page.keyboard.press("/")
    page.keyboard.type("list")
    page.locator("[role=option]").first.wait_for()
    told += [(one["id"], one["impact"]) for one in axe.run(page).response["violations"]]
    page.close()
    assert told == []
