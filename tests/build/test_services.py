"""Whether a folder holds the pages of one service or those of several."""

from __future__ import annotations

import pytest

from rst2openapi.build.project import find_services
from rst2openapi.files import InputError


def made(root, *names):
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Page\n====\n")
    return root


@pytest.mark.parametrize(
    ("names", "services"),
    [
        (["index.rst", "a/index.rst", "b/index.rst"], [""]),
        (["a/index.rst", "b/page.rst"], [""]),
        (["a/index.rst", "b/index.rst"], ["a", "b"]),
        (["a/source/index.rst", "b/api-ref/source/index.rst"], ["a/source", "b/api-ref/source"]),
        (["a/index.rst", "b/index.rst", "c/more/page.rst"], ["a", "b", "c"]),
        (["a/index.rst", "b/index.rst", "c/notes.txt"], ["a", "b"]),
        (["a/index.rst", "b/index.rst", ".c/index.rst", "_d/index.rst"], ["a", "b"]),
        (["a/index.rst", "_d/index.rst"], [""]),
        (["a/deep/page.rst"], [""]),
    ],
)
def test_services_are_folders_with_an_index(tmp_path, names, services):
    root = made(tmp_path, *names)
    assert find_services(root) == tuple(root / one for one in services)


def test_a_page_is_a_service_of_its_own(tmp_path):
    page = made(tmp_path, "page.rst") / "page.rst"
    assert find_services(page) == (page,)


@pytest.mark.parametrize("name", ["none", "."])
def test_where_there_is_no_page_there_is_no_service(tmp_path, name):
    made(tmp_path, "notes.txt")
    with pytest.raises(InputError, match=r"no such folder|holds no \.rst page"):
        find_services(tmp_path / name)
