"""Which differences between documents users of the API do not see."""

from __future__ import annotations

import pytest

from rst2openapi.build.history import _is_api


@pytest.mark.parametrize(
    ("was", "now", "is_same"),
    [
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "b": 2}, {"a": 1}, False),
        ({"a": 1, "x-source": "p.rst"}, {"a": 1, "x-source": "q.rst"}, True),
        ({"a": 1, "x-sources": ["p.rst"]}, {"a": 1}, True),
        ({"a": {"x-source": "p.rst"}}, {"a": {}}, True),
        ([{"x-source": "p.rst"}, 1], [{}, 1], True),
        ([{"x-source": "p.rst"}], [{}, 1], False),
        ([{"x-source": "p.rst"}, 1], [{}], False),
        ([{"x-source": "p.rst"}, 1], [{}, 2], False),
        ([1, 2], [2, 1], False),
        ({"a": 1}, [1], False),
    ],
)
def test_only_which_page_says_it_is_not_seen(was, now, is_same):
    assert _is_api(was, now) == is_same
