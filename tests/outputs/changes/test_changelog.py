"""The change log: newest first, what people wrote stays, the version goes on from the last one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.outputs.changes import (
    CATALOGUE,
    Change,
    ChangeSet,
    Level,
    add_entry,
    log_version,
    next_version,
)

DAY = date(2026, 3, 1)


def change(level):
    kind = next(one for one in CATALOGUE.values() if one.level is level)
    return Change(kind=kind, where="GET /pools", pointer="/paths", what="a", before="b", after="c")


def entry(*levels, first=""):
    return ChangeSet(changes=tuple(change(one) for one in levels), day=DAY, first=first)


def test_a_log_starts_with_a_title():
    log = add_entry("", "1.0.0", entry(first="Two operations."))
    assert log.startswith("# ")
    assert log.endswith("\n\n## 1.0.0 (2026-03-01)\n\nTwo operations.\n")


def test_newest_first_and_all_else_stays():
    old = "# Ours\n\nWords of a person.\n\n## 1.4.0 - by hand\n\nMore words,  kept.\n\n## 1.3.0\n"
    log = add_entry(old, "1.5.0", entry(Level.INFO, Level.BREAKING))
    head, rest = log.split("## 1.4.0")
    assert rest == old.split("## 1.4.0")[1]
    assert head.startswith(
        "# Ours\n\nWords of a person.\n\n## 1.5.0 (2026-03-01)\n\n### Breaking\n"
    )
    assert head.index("### Breaking") < head.index("### Compatible")
    assert head.count("\n- ") == 2
    assert head.endswith("\n\n")


def test_a_change_of_words_has_an_entry_too():
    assert "Descriptions" in add_entry("", "1.0.1", entry())


@pytest.mark.parametrize(
    ("stated", "version"),
    [("v2", "2.0.0"), ("1.4", "1.4.0"), ("1.4.2.7", "1.4.2"), ("", "0.1.0"), ("beta", "0.1.0")],
)
def test_where_versions_start(stated, version):
    assert next_version("", (), start=stated) == version


@pytest.mark.parametrize(
    ("levels", "version"),
    [
        ((), "1.2.4"),
        ((Level.INFO,), "1.3.0"),
        ((Level.WARNING,), "1.3.0"),
        ((Level.INFO, Level.BREAKING), "2.0.0"),
    ],
)
def test_how_versions_rise(levels, version):
    log = "## v1.2.3 (2026-01-01)\n\n## 1.2.2\n"
    assert next_version(log, [change(one) for one in levels], start="9") == version


@pytest.mark.parametrize(
    "text", ["", "# Title\n\nWords 1.2.3\n", "## Soon\n", "## 1.2\n", "## 1.2.3.4\n"]
)
def test_no_version(text):
    assert log_version(text) == ""


@given(st.text(), st.lists(st.sampled_from(list(Level)), max_size=3))
def test_the_newest_entry_is_the_version(text, levels):
    log = add_entry(text, "7.8.9", entry(*levels))
    assert log.endswith("\n")
    if not log_version(text):
        assert "## 7.8.9 (2026-03-01)\n" in log
    again = add_entry(log, "7.9.0", entry(*levels))
    assert again.index("## 7.9.0 ") < again.index("## 7.8.9 ")
