"""Which files are pages."""

from __future__ import annotations

import pytest

from rst2openapi.build.sources import find_pages
from rst2openapi.files import InputError


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "docs"
    for name in ("b.rst", "a/c.rst", "a/d/e.rst", ".f/g.rst", "a/notes.txt", "a/h.rst.bak"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    return folder


def test_pages_of_all_folders_in_order(docs):
    assert find_pages(docs, ()) == (docs, [".f/g.rst", "a/c.rst", "a/d/e.rst", "b.rst"])


def test_some_are_left_out(docs):
    assert find_pages(docs, ("a/*", ".f/*"))[1] == ["b.rst"]
    with pytest.raises(InputError, match=r"holds no \.rst page"):
        find_pages(docs, ("*",))


def test_links_to_pages_are_pages_and_links_to_folders_are_not_followed(docs):
    (docs / "linked.rst").symlink_to(docs / "b.rst")
    (docs / "round").symlink_to(docs)
    assert find_pages(docs, ())[1] == [".f/g.rst", "a/c.rst", "a/d/e.rst", "b.rst", "linked.rst"]


def test_one_page_alone(docs):
    assert find_pages(docs / "b.rst", ()) == (docs, ["b.rst"])


def test_no_folder(docs):
    with pytest.raises(InputError, match="no such folder"):
        find_pages(docs / "z", ())
