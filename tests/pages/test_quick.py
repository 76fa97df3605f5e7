"""What is read the short ways is what docutils reads, spans and findings included."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rst2openapi.pages import parse_page
from rst2openapi.pages.direct import read_directly
from rst2openapi.pages.grid import plain_grid
from rst2openapi.pages.marks import plain_prose
from rst2openapi.pages.plain import plain_blocks, split_reference
from rst2openapi.pages.simple import plain_simple

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"


def read(text, *, way):
    found = []
    page = parse_page("a.rst", text, found.append, way=way)
    # The spans of a page take no part in its equality, but they do in its representation.
    return repr(page), [repr(one) for one in found]


def assert_same(text):
    told = read(text, way="docutils")
    assert read(text, way="quick") == told
    assert read(text, way="direct") == told


# --- generated marks ------------------------------------------------------------------------------
PIECES = st.sampled_from(
    [
        *(
            "*",
            "**",
            "``",
            "`",
            "`_",
            "`__",
            "|",
            "_",
            "__",
            "\\",
            "\\\\",
            "\\ ",
            "\\*",
            "\\`",
            "\\_",
        ),
        *(
            ":",
            "::",
            "@",
            "<",
            ">",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            '"',
            "'",
            "-",
            "/",
            ".",
            ",",
            "=",
        ),
        *(
            ":ref:`",
            ":literal:`",
            ":x:",
            "`A <https://a.b/c>`__",
            "https://",
            "http:",
            "a.b",
            "?q=1",
        ),
        *(
            "#x",
            "mailto:",
            "tag:",
            "urn:",
            " ",
            " ",
            " ",
            "\n",
            "a",
            "b",
            "x1",
            "A",
            "é",
            "’",
            "“",
            "中",
        ),
    ]
)


@settings(max_examples=600)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
@example("**a**:b:`c` *d*, **e**:f")
@example("****. a** and **a*b** *c**")
@example('**\\*******\\*** *"a": [``b``]*')
@example("(*) [**] <|> \"*\" '|' (***)")
@example("https://{a}/b (https://a.b/c), https://*{d}*/e?f=g#h. `i <https://a.b/c_>`__")
@example("tag:x https://a.b/c urn-https:d mailto:a@b.c a@b.c \\@ a\\@b.c")
@example(":x:`a <http://a.b>`__ :literal:`\\``a\\`` :ref:`a`:b:")
@example("\\__a__: {b}_c _d e_ f_g_ [1]_ ]_ a__b")
@example("``a`b`` ``\\n`` ``a\\`` ````. a``")
def test_generated_marks(text):
    assert_same(f"T\n=\n\nx {text} x\n")


@pytest.mark.parametrize(
    "text",
    [
        "see *e* in **b\\_** and ``c`d``, or :literal:`\\`f`",
        "*a*\\ **b**/*c*",
        "`w <https://a.b/c?d=e>`__ (https://a.b/c)",
        "at signs (@), asterisks (*), bars (|) and _x",
    ],
)
def test_marks_that_need_no_docutils(text):
    """Else the test above would compare docutils with itself."""
    assert plain_prose(text, split_reference) is not None


# --- tables of generated cells --------------------------------------------------------------------
MARKS = st.sampled_from(
    [
        *("**", "*", "``", "`", ":ref:`", "`_", "`__", "|", "\\", "\\ ", "_", "__", "[1]_", ":"),
        *("::", "@", "<", ">", "(", ")", "[", "]", '"', "'", "-  ", "- ", "*  ", "1. ", "(a) "),
        *("#. ", ".. ", "https://a.b/c", "a@b.c", "mailto:x", "/V", "--all", ":name: ", ">>> "),
        *("| ", "====", "....", "_x", "x_", "a_b", "T03:49", "a-http:x", "é", "’", "“x”", "中"),
        *("e\u0301", "\u00a0", ".. note::", "   ", "     x", "**Note**:", ":ref:`A <a>`"),
        *("``code``", "**b**", "\\_", "\\*"),
    ]
)
WORDS = st.sampled_from(["a", "Name", "value", "2.5", "Yes", "e.g.", "x,", "the", "end."])
LINES = st.lists(
    st.one_of(
        st.lists(st.one_of(WORDS, WORDS, MARKS), min_size=1, max_size=6).map(" ".join),
        st.lists(st.one_of(WORDS, MARKS), min_size=1, max_size=4).map("".join),
        st.just(""),
    ),
    min_size=1,
    max_size=5,
)


def table(cells, *, columns, head):
    """A grid table whose cells are lists of lines."""
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    rows[-1] += [[""]] * (columns - len(rows[-1]))
    width = max(len(line) for cell in cells for line in cell) + 2
    border = "+" + "+".join("-" * width for _ in range(columns)) + "+"
    text = [border]
    for number, row in enumerate(rows):
        for at in range(max(map(len, row))):
            lines = [cell[at] if at < len(cell) else "" for cell in row]
            text.append("|" + "|".join(f" {line}".ljust(width) for line in lines) + "|")
        last_head = head and number == 0 and len(rows) > 1
        text.append(border.replace("-", "=") if last_head else border)
    return "\n".join(text)


@given(st.lists(LINES, min_size=1, max_size=6), st.integers(1, 3), st.booleans())
@example([["- a", "b"]], 1, False)
@example([["-  a", "", "   -  b", "", "-  c", "", "d"]], 1, False)
@example([['""']], 1, False)
@example([["A", "=="], ["a::"], ["-"], ["x", "- y"]], 2, True)
@example([["**a**b", "(**b**)", '"**"', "**a **"]], 1, False)
@example([[":ref:`a`:b:", ":ref:`<x>`", ":ref:`a` :x: y"]], 1, False)
@example([["x_", "__ y", "a_b_", "(_)", "\\__a__ b"]], 1, False)
def test_generated_tables(cells, columns, head):
    assert_same(f"T\n=\n\n{table(cells, columns=columns, head=head)}\n\nEnd.\n")


@given(LINES)
def test_a_table_with_a_caption_below_a_label(lines):
    body = table([["Name"], ["Type"], lines, ["x"]], columns=2, head=True)
    inner = "\n".join("   " + line for line in body.split("\n"))
    assert_same(f"T\n=\n\n.. _label:\n\n.. table:: **Table 1** x\n\n{inner}\n\n")


def simple(cells, *, columns, blank):
    """A simple table whose cells are lists of lines; rows stand apart where `blank`."""
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    rows[-1] += [["x"]] * (columns - len(rows[-1]))
    widths = [max(len(line) for row in rows for line in row[at]) or 1 for at in range(columns)]
    border = " ".join("=" * width for width in widths)
    text = [border]
    for number, row in enumerate(rows):
        for at in range(max(map(len, row))):
            lines = [cell[at] if at < len(cell) else "" for cell in row]
            pairs = zip(lines, widths, strict=True)
            text.append(" ".join(line.ljust(width) for line, width in pairs).rstrip())
        text += [border] if number == 0 else [""] if blank else []
    return "\n".join([*text, border])


@given(st.lists(LINES, min_size=2, max_size=8), st.integers(2, 3), st.booleans())
@example([["A"], ["B"], ["a"], ["- b", "", "- c"], ["c"], ["d", "  e"]], 2, True)
@example([["A"], ["B"], ["", "a"], ["b"]], 2, False)
@example([["A"], ["B"], ["--"], ["-"]], 2, False)
@example([["A"], ["B"], ["=="], ["="]], 2, False)
@example([["A"], ["B"], ["中"], ["b"]], 2, False)
def test_generated_simple_tables(cells, columns, blank):
    body = simple(cells, columns=columns, blank=blank)
    assert_same(f"T\n=\n\n{body}\n\nEnd.\n")
    inner = "\n".join("   " + line for line in body.split("\n"))
    assert_same(f"T\n=\n\n.. _label:\n\n.. table:: x\n\n{inner}\n\nEnd.\n")


SIMPLE_BORDERS = st.text(alphabet="=- ab\n", max_size=40)


@given(SIMPLE_BORDERS)
@example("a  b\n=== ===\nc   d\n=== ===")
@example("a   b\n=== ===\nc   d\n--- ---\ne   f\n=== ===")
@example("a   b\n=== ===\nc   dddddd\n    e\n=== ===")
@example("a   b\n=== ===\n    e\nc   d\n=== ===")
@example("a   b\n=== ===\n\nc   d\n\n=== ===")
@example("a   b\n=== ===\nc   d\n=== ===\nx")
@example("a   b\n=== ===\n=== ===")
@example("=== ===\nc   d\n=== ===")
@example("a   b\nc   d\n=== ===\nc   d\n=== ===")
def test_broken_simple_borders(text):
    assert_same(f"T\n=\n\n=== ===\n{text}\n\nEnd.\n")


BORDERS = st.text(alphabet="+-=| ab\n", min_size=1, max_size=60)


@given(BORDERS)
@example("+-+\n|a|\n+=+\n+-+")
@example("+-+-+\n|a b|\n+-+-+")
@example("+-+-+\n|a|b|\n+ +-+\n|a|b|\n+-+-+")
@example("+-+\n|a|\n+=+\n|a|\n+=+\n|a|\n+-+")
@example("+-+\n|a|\n+-+\nb")
def test_broken_borders(text):
    assert_same(f"T\n=\n\n{text}\n\nEnd.\n")


def test_what_is_plain_is_read_without_docutils():
    """Else the tests above would compare docutils with itself."""
    grid = plain_grid(["+---+---+", "| a | b |", "+===+===+", "| c |   |", "+---+---+"])
    assert grid is not None
    assert [row.cells for row in (*grid.head, *grid.body)] == [(("a",), ("b",)), (("c",), ("",))]
    assert plain_blocks(("**Note**: see :ref:`A <a>`.", "", "-  x", "", "   y")) is not None
    assert plain_blocks(("see A_",)) is None
    cut = plain_simple(["", "== =", "A  B", "== =", "a  b", "   c", "== ="], 1)
    assert cut is not None
    assert [row.cells for row in (*cut[0].head, *cut[0].body)] == [
        (("A",), ("B",)),
        (("a", ""), ("b", "c")),
    ]


# --- pages of generated blocks --------------------------------------------------------------------
INDENTS = st.sampled_from(["", "", "", "   ", "   ", "      ", " "])
STARTS = st.sampled_from(
    [
        *("Title", "=====", "-----", "~~~~~", "=", "Text, more of it.", "A **b** and `c`", "d::"),
        *("e ::", "::", "-  item", "-  item::", "*  other", "- x", "#. first", "#. second", "1. a"),
        *(".. _label:", ".. _Other-Label:", ".. _a b:", ".. table:: **Table 1** x", ".. table::"),
        *(".. code-block:: json", ".. code-block::", ".. note::", ".. note:: said", ".. warning::"),
        *(
            ".. toctree::",
            ":hidden:",
            ":maxdepth: 1",
            ":caption: A b",
            ":name: x",
            "page",
            "..",
            "..",
        ),
        *(".. comment", ".. figure:: x.png", "-- who", "term", "| line", "+---+", "| a |", "+---+"),
        *(
            "== ==",
            "a  b",
            "== ==",
            ":original_name: x.html",
            ":a: b",
            "\u2022 dot",
            "see A_",
            "|x|",
        ),
        *("1. a", "2. b", "2. b", "3. c", "a. x", "b. y", "i. x", "I. x", "A. x", "10. x", "#. z"),
        *(".. figure:: x.png", ":alt: y", ".. image:: a.png", ".. |img| image:: x.png", "|img|"),
        *("see |img| there", "|img|.", "x|img|", ".. |Img| image:: y.png", "a |img| **b**"),
        *(
            "-1",
            "-a  b",
            "--all",
            "/",
            "/v1",
            "@x",
            "*e*: f",
            "`x <http://a.b>`_",
            "1.",
            "a. b",
            "\\",
        ),
    ]
)
PAGE_LINES = st.one_of(st.just(""), st.builds(str.__add__, INDENTS, st.one_of(STARTS, MARKS)))


@settings(max_examples=400)
@given(st.lists(PAGE_LINES, min_size=1, max_size=14).map("\n".join))
@example("A\n=\n\nx\n\nB\n-\n\nC\n=\n\n.. _l:\n\nD\n-\n")
@example("A\n=\n\nB\n=\n\nx\n")
@example("A\n=\n\n.. _l:\n\nB\n=\n\nx\n")
@example("A\n=\n\nB\n-\n\nC\n~\n\nD\n-\n\nE\n=\n\nF\n~\n")
@example("A\n=\n\nx\n.. _l:\n\ny\n\n.. _l:\n\nz\n")
@example("A\n=\n\n.. note:: said\n   more\n\n   -  x\n\nx\n")
@example("A\n=\n\n.. note::\n\n   x\ny\n")
@example("A\n=\n\n-  .. _l:\n\n   x\n\n   .. code-block::\n\n      y\n        z\n\n-  z\n")
@example("A\n=\n\n-  x\n\n   y\n  z\n")
@example("A\n=\n\nx::\n\n    y\n   z\n\nw ::\n\n   a\nb\n")
@example("A\n=\n\nx\n\n   y\n\n      z\n\n   -- w\n")
@example("A\n=\n\n.. toctree::\n   :maxdepth: 1\n   :caption: B\n\n   c\n   d <e>\n")
@example("A\n=\n\n.. table:: B\n   C\n\n   +---+\n   | a |\n   +---+\n\n   x\n")
@example(":original_name: x.html\n\n   A\n")
@example(":original_name: x.html\n\n:b: c\n")
@example(".. |Img| image:: y.png\n\n   A\n")
@example("====\nA b\n====\n\nB\n-\n\n====\nC\n====\n")
@example("=====\nA b\n=====\nx\n\n====\nC\n===\n")
@example("A\n=\n\n1. a\n2. b\n\n   c\n\n#. d\n\n3. e\n")
@example("A\n=\n\n1. a\n\n2. b\n\n4. c\n\na. d\n\nb. e\n\n   i. f\n")
@example("A\n=\n\n1. a\nb\n")
@example("A\n=\n\n.. _l:\n\n.. figure:: x.png\n   :alt: y\n\n   B **c**\n\nz\n")
@example("A\n=\n\n.. figure:: x.png\n\n   B\n\n   c\n")
@example("A\n=\n\n.. figure:: x.png\n\n   B_\n")
@example("A\n=\n\na |img| b\n\n|img|\n\n.. |img| image:: x.png\n")
@example("A\n=\n\na |IMG| *|img|* b|img|\n\n.. |img| image:: x.png\n\n.. |Img| image:: x.png\n")
@example(":original_name: x.html\n\n.. _l:\n\nA\n=\n")
@example("A\n=\n\n.. code-block:: a\n   b\n\n   c\n")
@example("   a\n   _")
def test_generated_pages(text):
    assert_same(text)


@given(st.lists(PAGE_LINES, min_size=1, max_size=6))
def test_generated_cells(lines):
    assert_same(f"T\n=\n\n{table([['Name'], ['Type'], lines, ['x']], columns=2, head=True)}\n")


def test_a_page_in_the_usual_form_is_read_without_docutils():
    """Else the tests above would compare docutils with itself."""
    text = """:original_name: a.html

.. _a:

Title
=====

Text with ``marks``, and https://example.com/a *beside*::

   literal

Parameters
----------

.. _b:

.. table:: **Table 1** Parameters

   +------+--------------+
   | Name | Meaning      |
   +======+==============+
   | a    | .. note::    |
   |      |              |
   |      |    -  Said.  |
   +------+--------------+

#. Step

   .. code-block:: json

      {}

      []

.. toctree::
   :maxdepth: 1

   b
"""
    page = read_directly("a.rst", text)
    assert page is not None
    assert page.original_name == "a"
    assert [section.labels for section in page.sections] == [()]
    assert_same(text)


@pytest.mark.parametrize(
    "lines",
    [
        ".. figure:: a.png\n   :alt: A\n\n   Caption.",
        ".. figure:: a.png\n\n   Caption.",
        ".. image:: a.png",
        "-  .. _one:\n\n   Text.\n\n-  .. _two:\n   .. _three:\n\n   More.",
        "-  .. _one:\n\n   -  Inner.\n\n-  Outer.",
    ],
)
def test_what_is_in_no_doubt_is_read_directly(lines):
    text = f"T\n=\n\n{lines}\n"
    assert read_directly("a.rst", text) is not None
    assert_same(text)


@pytest.mark.parametrize(
    "line",
    [
        "see A_",
        "i. b",
        "|x|",
        "``open",
        ".. figure:: a b.png",
        ".. image:: a.png\n   :width: 3",
        ".. image:: a.png\n   :alt: A\n   :alt: B",
        ".. image:: a.png\n   :alt: A\n\n   text",
        ".. toctree::\n   odd\n\n   b",
        ".. toctree::\n   :maxdepth: 1\n   :maxdepth: 2\n\n   b",
    ],
)
def test_what_is_in_doubt_is_left_to_docutils(line):
    assert read_directly("a.rst", f"T\n=\n\n{line}\n") is None


# --- real pages -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs_src").rglob("*.rst")), ids=lambda page: page.stem
)
def test_pages_of_this_project(page):
    assert_same(page.read_text(encoding="utf-8"))


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize("part", range(8))
def test_real_pages(part):
    pages = sorted(CORPUS.rglob("*.rst"))
    for page in pages[part::40]:
        assert_same(page.read_text(encoding="utf-8"))
