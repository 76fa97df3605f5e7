"""The files of the site: what is in them, and that nothing of a document gets out of its place."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.reference import (
    ReferenceOptions,
    Service,
    ServiceFigures,
    build_portal,
    build_reference,
)
from rst2openapi.source import Span

POOLS = Path(__file__).parents[2] / "data" / "pools.yaml"
PAGE = "resource_pools/updating.rst"
PATCH = "/paths/~1v2~1{project_id}~1pools~1{pool_name}/patch"


def pools() -> Document:
    return parse_document(POOLS.read_text(), name="pools")


def site(document: Document | None = None, **options) -> dict[str, bytes]:
    return build_reference(document or pools(), ReferenceOptions(**options))


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        known = dict(attrs)
        self.links += [known[key] for key in ("href", "src") if known.get(key)]
        if known.get("id"):
            self.anchors.append(known["id"])


def read(html: bytes) -> _Links:
    parser = _Links()
    parser.feed(html.decode())
    return parser


def broken_links(files: dict[str, bytes]) -> list[str]:
    """Links inside the site that lead nowhere; fragments included."""
    import posixpath

    found = {name: read(data) for name, data in files.items() if name.endswith(".html")}
    broken = []
    for name, page in found.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            path, _, fragment = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path or ""))
            target = name if not path else target
            if target not in files or (fragment and fragment not in found[target].anchors):
                broken.append(f"{name}: {link}")
    return broken


def test_every_operation_has_a_page_and_every_link_leads_somewhere():
    files = site(pages={PAGE: b"x"}, redoc=False)
    for operation in pools().operations():
        assert f"operations/{operation.id}.html" in files
        assert f"operations/{operation.id}.md" in files
    assert broken_links(files) == []


def test_anchors_are_unique():
    for name, data in site().items():
        if name.endswith(".html"):
            anchors = read(data).anchors
            assert len(anchors) == len(set(anchors)), name


def test_every_field_of_a_request_has_an_anchor():
    anchors = read(site()["operations/PatchPool.html"]).anchors
    assert "path.pool_name" in anchors
    assert [one for one in anchors if one.startswith("body.") and one.count(".") > 1]


def test_an_operation_links_to_its_page_and_line():
    files = site(
        source_url="https://docs.example.org/{path}?line={line}",
        edit_url="https://git.example.org/edit/{path}#L{line}",
        sources={PATCH: Span(PAGE, 12)},
    )
    links = read(files["operations/PatchPool.html"]).links
    assert f"https://docs.example.org/{PAGE}?line=12" in links
    assert f"https://git.example.org/edit/{PAGE}#L12" in links


def test_pages_are_shipped_where_they_are_not_published():
    files = site(pages={PAGE: b"A page\n"})
    assert files[f"sources/{PAGE}.txt"] == b"A page\n"
    assert f"../sources/{PAGE}.txt" in read(files["operations/PatchPool.html"]).links
    published = site(pages={PAGE: b"x"}, source_url="https://docs.example.org")
    assert not [name for name in published if name.startswith("sources/")]


@pytest.mark.parametrize(
    "path", ["../secret.rst", "/etc/passwd", "a/../../b.rst", "..\\b.rst", "C:/b.rst"]
)
def test_a_page_never_leaves_the_site(path):
    document = pools()
    for operation in document.operations():
        operation.node["x-source"] = path
    files = site(document, pages={path: b"x"}, edit_url="https://git.example.org/{path}")
    assert not [name for name in files if "sources" in name]
    assert not [link for data in files.values() for link in _told(data) if "git.example" in link]


def _told(data: bytes) -> list[str]:
    return read(data).links if data.startswith(b"<!DOCTYPE") else []


@pytest.mark.parametrize("url", ["javascript:alert(1)//{path}", "data:text/html,{path}"])
def test_a_link_is_never_a_script(url):
    files = site(source_url=url, edit_url=url)
    assert not [one for data in files.values() for one in _told(data) if one.startswith(url[:8])]


EVIL = "</script><script>alert(1)</script><img src=x onerror=e()>\"'`{{ 7*7 }}[a](javascript:x)"


def poisoned(node):
    """A document whose every text that people write is hostile."""
    if isinstance(node, dict):
        said = ("title", "summary", "description", "name", "default", "pattern", "x-source")
        return {
            key: EVIL if key in said and isinstance(value, str) else poisoned(value)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [EVIL if isinstance(one, str) and " " in one else poisoned(one) for one in node]
    return node


def test_nothing_of_a_document_becomes_markup():
    document = Document(poisoned(copy.deepcopy(pools().content)))
    own = {name: sorted(set(read(data).elements)) for name, data in site().items() if _told(data)}
    for name, data in site(document, redoc=False).items():
        if not data.startswith(b"<!DOCTYPE"):
            continue
        page = read(data)
        assert "img" not in page.elements, name
        assert page.elements.count("script") == 2, name
        assert not [link for link in page.links if link.startswith("javascript")], name
    assert own


def test_the_search_index_is_data_and_nothing_else():
    document = Document(poisoned(copy.deepcopy(pools().content)))
    text = site(document)["search.js"].decode()
    start = "window.rst2openapiIndex.push("
    assert text.startswith(start) and text.endswith(");\n")
    found = json.loads(text[len(start) : -3])
    assert len(found["operations"]) == len(list(pools().operations()))


def test_names_of_files_are_safe_and_distinct():
    document = pools()
    names = ["../../etc", "List Pools", "list-pools", "LIST-POOLS", "", "ö"]
    for operation, name in zip(document.operations(), names, strict=False):
        operation.node["operationId"] = name
    files = [name for name in site(document) if name.startswith("operations/")]
    assert len({name.lower() for name in files}) == 2 * len(list(document.operations()))
    assert all(re.fullmatch(r"operations/[A-Za-z0-9_-]+\.(html|md)", name) for name in files)


def test_downloads():
    files = site(client={"pkg/__init__.py": b"", "README.md": b"x"})
    assert json.loads(files["openapi.json"]) == pools().content
    assert parse_document(files["openapi.yaml"].decode(), name="yaml").content == pools().content
    with zipfile.ZipFile(io.BytesIO(files["client.zip"])) as archive:
        assert archive.namelist() == ["client/README.md", "client/pkg/__init__.py"]


def test_coverage_and_findings_are_shown():
    figures = ServiceFigures(pages=9, rows_read=200, rows_placed=199, warnings=1, notes=3)
    text = site(figures=figures)["index.html"].decode()
    assert "<b>99.5 %</b> of table rows in the document" in text
    assert "<b>1</b> warning<" in text and "<b>3</b> notes<" in text


def test_markdown_tells_the_same():
    text = site()["operations/PatchPool.md"].decode()
    assert text.startswith("# Updating a Resource Pool\n\n`PATCH /v2/")
    assert "* `pool_name` (string; required" in text
    index = site()["llms.txt"].decode()
    assert "](operations/PatchPool.md): `PATCH /v2/{project_id}/pools/{pool_name}`" in index


def test_a_portal_leads_to_every_service():
    services = [
        Service(slug=slug, document=pools(), options=ReferenceOptions()) for slug in ("one", "two")
    ]
    files = build_portal(services, "Our APIs")
    assert broken_links(files) == []
    assert "one/operations/PatchPool.html" in read(files["index.html"]).links
    assert "two/llms.txt" in files["llms.txt"].decode()
    assert files["one/operations/PatchPool.html"].count(b"../../index.html") == 1


def test_same_bytes_each_time():
    assert site(pages={PAGE: b"x"}) == site(pages={PAGE: b"x"})
    assert site(client={"a": b"1", "b": b"2"}) == site(client={"b": b"2", "a": b"1"})


def test_a_group_of_many_operations_does_not_grow_every_page():
    document = pools()
    path, item = next(iter(document.content["paths"].items()))
    method = next(one for one in item if one in ("get", "post", "put", "patch", "delete"))
    for number in range(300):
        node = item[method] | {"operationId": f"Copy{number}", "tags": ["Many"]}
        document.content["paths"][f"{path}/copies{number}"] = {method: node}
    files = site(document)
    assert len(read(files["operations/Copy150.html"]).links) < 200


def test_an_operation_of_several_groups_is_listed_in_each_and_counted_once():
    document = copy.deepcopy(pools())
    before = len(list(document.operations()))
    document.at(PATCH)["tags"] = ["Shared", "Lent"]
    files = site(document)
    index = files["index.html"].decode()
    name = document.at(PATCH)["operationId"]
    assert index.count(f'href="operations/{name}.html"') == 2
    assert f">{before}<" in index
    assert broken_links(files) == []
    assert "Shared, Lent" in files["search.js"].decode()
