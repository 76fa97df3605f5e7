"""The tree that toctrees make, whatever they list."""

from __future__ import annotations

from msgspec.structs import replace
from small_drafts import page

from rst2openapi.linking.service.tags import read_contents


def pages(**children):
    """Pages without operations; names with `_` for `/`."""
    found = {}
    for name, those in children.items():
        path = name.replace("_", "/") + ".rst"
        draft = page("P", "GET /v1", path=path)
        found[path] = replace(draft, operation=None, children=tuple(those))
    return found


def test_a_page_that_is_not_there_has_no_parent():
    assert read_contents(pages(index=["gone.rst", "a.rst"], a=[])).parents == {"a.rst": "index.rst"}


def test_no_page_is_its_own_parent():
    contents = read_contents(pages(index=["index.rst", "a.rst"], a=["a.rst"]))
    assert contents.parents == {"a.rst": "index.rst"}
    assert contents.order == {"index.rst": 0, "a.rst": 1}


def test_the_first_to_list_a_page_is_its_parent():
    assert read_contents(pages(a=["c.rst"], b=["c.rst"], c=[])).parents == {"c.rst": "a.rst"}


def test_a_page_that_nobody_lists_belongs_to_the_index_beside_it():
    contents = read_contents(pages(index=["a.rst"], a=[], b_index=[], b_one=[]))
    assert contents.parents == {
        "a.rst": "index.rst",
        "b/one.rst": "b/index.rst",
    }
    assert contents.root == "index.rst"


def test_pages_in_a_circle_are_all_in_order():
    contents = read_contents(pages(a=["b.rst"], b=["a.rst"], c=[]))
    assert sorted(contents.order.values()) == [0, 1, 2]
