"""The reference on one page by Redoc, and that page in a real browser from `file://`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.reference import ReferenceOptions, build_reference

POOLS = Path(__file__).parents[2] / "data" / "pools.yaml"
PAGE = "resource_pools/updating.rst"


def pools() -> Document:
    return parse_document(POOLS.read_text(), name="pools")


def site(document: Document | None = None, **options) -> dict[str, bytes]:
    return build_reference(document or pools(), ReferenceOptions(redoc=True, **options))


def embedded(files: dict[str, bytes]) -> dict:
    found = re.search(
        r'<script type="application/json" id="openapi-document">(.*?)</script>',
        files["redoc.html"].decode(),
        re.DOTALL,
    )
    return json.loads(found[1])


def test_the_document_is_embedded_and_for_download():
    files = site()
    assert json.loads(files["openapi.json"]) == pools().content
    assert embedded(files)["info"] == pools().content["info"]


def test_operations_link_to_shipped_pages():
    files = site(pages={PAGE: b"A page\n"})
    operation = embedded(files)["paths"]["/v2/{project_id}/pools/{pool_name}"]["patch"]
    assert operation["description"].endswith(
        "Source: [resource\\_pools/updating.rst](sources/resource_pools/updating.rst.txt)"
    )
    assert files["sources/resource_pools/updating.rst.txt"] == b"A page\n"
    other = embedded(files)["paths"]["/v2/{project_id}/pools"]["get"]
    assert "Source:" not in other["description"]


def test_operations_link_to_published_pages():
    files = site(source_url="https://docs.example.org/{path}?plain=1", pages={PAGE: b"x"})
    operation = embedded(files)["paths"]["/v2/{project_id}/pools/{pool_name}"]["patch"]
    assert operation["description"].endswith(
        "(https://docs.example.org/resource_pools/updating.rst?plain=1)"
    )
    assert not [name for name in files if name.startswith("sources/")]


@pytest.mark.parametrize("path", ["../secret.rst", "/etc/passwd", "a/../../b.rst", "..\\b.rst"])
def test_a_page_never_leaves_the_site(path):
    document = pools()
    for operation in document.operations():
        operation.node["x-source"] = path
    assert not [name for name in site(document, pages={path: b"x"}) if "sources" in name]


def test_markup_in_the_document_stays_text():
    document = pools()
    evil = "</script><script>alert(1)</script><!--"
    document.content["info"]["title"] = evil
    document.content["info"]["description"] = evil
    text = site(document)["redoc.html"].decode()
    assert "<script>alert" not in text
    assert embedded({"redoc.html": text.encode()})["info"]["title"] == evil


def test_same_bytes_each_time():
    assert site(pages={PAGE: b"x"}) == site(pages={PAGE: b"x"})


# --- in the browser ------------------------------------------------------------------------------
@pytest.fixture
def opened(browser, tmp_path):
    """Open the site from `file://`; fails on any console error or request elsewhere."""
    for name, data in site(pages={PAGE: b"The page itself\n"}).items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    errors: list[str] = []
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "request",
        lambda request: request.url.startswith(("http:", "https:")) and errors.append(request.url),
    )

    def visit(fragment: str = ""):
        page.goto(f"file://{tmp_path}/redoc.html{fragment}")
        page.get_by_text("Pool Service").first.wait_for()
        return page

    yield visit
    page.close()
    assert errors == []


@pytest.mark.browser
def test_it_opens_from_a_file_and_shows_the_groups(opened):
    page = opened()
    for group in ("Pool Management", "Node Management"):
        page.locator("h2", has_text=group).first.wait_for()


@pytest.mark.browser
def test_a_deep_link_opens_its_operation(opened):
    page = opened("#/pool-management/patchpool")
    heading = page.get_by_role("heading", name="Updating a Resource Pool").first
    heading.wait_for()
    assert (
        page.get_by_role("link", name="resource_pools/updating.rst")
        .first.get_attribute("href")
        .endswith("sources/resource_pools/updating.rst.txt")
    )


@pytest.mark.browser
def test_search_finds_an_operation(opened):
    page = opened()
    page.keyboard.press("Control+k")
    page.keyboard.type("Updating", delay=20)
    page.locator("section span", has_text="Updating").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#/pool-management/patchpool'")
