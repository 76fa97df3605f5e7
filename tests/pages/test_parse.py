"""What is read from small pages, and where."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.pages import (
    CodeBlock,
    ItemList,
    Link,
    Literal,
    Note,
    Page,
    Paragraph,
    Strong,
    Table,
    Text,
    Toctree,
    parse_page,
    plain,
    plain_blocks,
)


def read(text: str) -> tuple[Page, list[str]]:
    found: list[Diagnostic] = []
    page = parse_page("a/page.rst", text, found.append)
    return page, [finding.rule.name for finding in found]


PAGE = """\
:original_name: ShowKettle.html

.. _ShowKettle:

Showing a Kettle
================

Before.

Request
-------

.. _Kettle__Request_Pot:
.. _other:

.. table:: **Table 1** Pot

   +------+------------+
   | Name | Meaning    |
   +======+============+
   | a_b  | first      |
   |      | line       |
   |      |            |
   |      | -  **on**  |
   +------+------------+
   | c    | see :ref:`Pot <Kettle__REQUEST_pot>` |
   +------+------------+

-  .. _kettle__li1:

   Item

   ===== =====
   A     B
   ===== =====
   x     y
         z
   u     v
   ===== =====

.. code-block:: json

   {"a": 1}
""".replace(
    "   +------+------------+\n   | c    | see :ref:`Pot <Kettle__REQUEST_pot>` |\n",
    "   +------+------------+\n   | c    | d          |\n",
)


def test_a_whole_page() -> None:
    page, found = read(PAGE)
    assert found == []
    assert (plain(page.title), page.original_name) == ("Showing a Kettle", "ShowKettle")
    assert page.labels == ("showkettle",)
    assert plain_blocks(page.intro) == "Before."
    (section,) = page.sections
    assert (plain(section.title), section.level) == ("Request", 1)
    table, items, code = section.blocks
    assert isinstance(table, Table)
    assert table.labels == ("kettle__request_pot", "other")
    assert table.caption == (Strong("Table 1"), Text(" Pot"))
    assert [plain_blocks(cell.blocks) for cell in table.header] == ["Name", "Meaning"]
    assert isinstance(items, ItemList)
    assert items.items[0].labels == ("kettle__li1",)
    nested = items.items[0].blocks[1]
    assert isinstance(nested, Table)
    assert plain_blocks(nested.rows[0].cells[1].blocks) == "y z"
    assert isinstance(code, CodeBlock)
    assert (code.language, code.text) == ("json", '{"a": 1}')


def test_spans_are_the_lines_of_the_text() -> None:
    page, _ = read(PAGE)
    lines = PAGE.splitlines()
    table, items, code = page.sections[0].blocks
    assert isinstance(table, Table)
    assert isinstance(items, ItemList)
    nested = items.items[0].blocks[1]
    assert isinstance(nested, Table)
    for line, start in (
        (page.span.line, "Showing"),
        (page.sections[0].span.line, "Request"),
        (table.span.line, ".. table::"),
        (table.rows[0].span.line, "   | a_b"),
        (table.rows[1].span.line, "   | c "),
        (nested.span.line, "   ====="),
        (nested.rows[0].span.line, "   x "),
        (nested.rows[1].span.line, "   u "),
        (code.span.line, '   {"a"'),
    ):
        assert lines[line - 1].startswith(start)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("x \\__y a\\ b", (Text("x __y ab"),)),
        (":ref:`A b <Foo  Bar>` c", (Link("A b", label="foo bar"), Text(" c"))),
        (":ref:`Foo`", (Link("Foo", label="foo"),)),
        ("`site <https://a.example>`__", (Link("site", url="https://a.example"),)),
        ("(tag:white) urn:x", (Text("(tag:white) urn:x"),)),
        ("https://a.example", (Link("https://a.example", url="https://a.example"),)),
        ("``a\\b`` **c**", (Literal("a\\b"), Text(" "), Strong("c"))),
        (":guilabel:`OK`", (Strong("OK"),)),
    ],
)
def test_inline_marks(text: str, prose: tuple[object, ...]) -> None:
    page, found = read(text + "\n")
    assert found == []
    assert isinstance(page.intro[0], Paragraph)
    assert page.intro[0].prose == prose


def test_titles_with_overline_and_toctrees() -> None:
    page, found = read("=====\nTitle\n=====\n\n.. toctree::\n   :maxdepth: 1\n\n   b\n   a/index\n")
    assert found == []
    assert (plain(page.title), page.span.line) == ("Title", 2)
    assert isinstance(page.intro[0], Toctree)
    assert page.intro[0].entries == ("b", "a/index")


def test_notes_keep_their_kind() -> None:
    page, _ = read(".. caution::\n\n   Hot.\n")
    assert isinstance(page.intro[0], Note)
    assert page.intro[0].kind == "caution"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (".. include:: /etc/passwd\n", "forbidden-directive"),
        (".. literalinclude:: x\n", "forbidden-directive"),
        (".. raw:: html\n\n   <b>\n", "forbidden-directive"),
        (".. csv-table::\n   :file: /etc/passwd\n", "forbidden-directive"),
        (".. brew::\n\n   x\n", "unknown-directive"),
        (":brew:`x`\n", "unknown-role"),
        ("**a\n", "unclosed-markup"),
        (".. _a:\n\nx\n\n.. _a:\n\ny\n", "duplicate-label"),
        ("+--+--+\n|a |b |\n+--+--+\n|c    x\n+--+--+\n", "malformed-table"),
        ("x request_ y\n", "unknown-target"),
        ("|x|\n", "unknown-target"),
        ("a\x00b\n", "stray-characters"),
        (".. _a:\n", "dangling-label"),
        (".. code-block::\n", "empty-directive"),
        ("x" * 1_000_000, "line-too-long"),
        ("+--+--+\n|a    |\n+--+--+\n|b |c |\n+--+--+\n", "spanning-cell"),
        (
            ".. list-table::\n   :header-rows: 2\n\n   * - a\n   * - b\n   * - c\n",
            "several-header-rows",
        ),
        (".. note::\n   :brew: x\n\n   x\n", "broken-directive"),
        ("a\n  b\nc\n", "broken-indentation"),
        ("=====\nBrewing tea\n=====\n\nx\n", "broken-title"),
    ],
)
def test_findings(text: str, rule: str) -> None:
    assert rule in read(text)[1]


@pytest.mark.parametrize("code", [*range(1, 9), *range(11, 13), *range(14, 32), 127])
def test_no_control_character_is_left(code: int) -> None:
    """They are what later stages mark bold text with."""
    page, found = read(f"a{chr(code)}b **c{chr(code)}d**\n")
    assert page == read("a b **c d**\n")[0]
    assert found == ["stray-characters"]


def test_a_malformed_table_is_one_finding() -> None:
    text = """\
        .. table:: Cups

           +--+--+
           |a |b |
           +--+--+
           |c    x
           +--+--+
        """
    assert read(dedent(text))[1] == ["malformed-table"]


def test_a_table_directive_without_a_table_is_a_finding() -> None:
    assert read(".. table:: Cups\n\n   Words only.\n")[1] == ["malformed-table"]


def test_a_picture_within_words_is_no_finding() -> None:
    page, found = read("Press |icon| now.\n\n.. |icon| image:: icon.png\n")
    assert found == []
    assert "Press" in str(page) and "|icon|" not in str(page)


@pytest.mark.parametrize(
    "text",
    [
        "".join("  " * depth + "- x\n\n" for depth in range(2000)),
        "a\tb\r\n\r\n-\tc\r\n",
        "\x00\x00:ref:`\x00`",
        ".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|\n",
    ],
)
def test_hostile_text_does_not_raise(text: str) -> None:
    assert read(text)[0].path == "a/page.rst"


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("ab _`*|:<>.-=+\\\n\x00[]"), max_size=120) | st.text(max_size=80))
def test_any_text_is_a_page(text: str) -> None:
    found: list[Diagnostic] = []
    assert parse_page("p.rst", text, found.append).path == "p.rst"
