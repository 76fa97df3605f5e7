"""What pages without an operation say of the whole service."""

from __future__ import annotations

import pytest

from rst2openapi.pages import parse_page
from rst2openapi.reading.overviews import Overview, read_overview, subject_of
from rst2openapi.reading.vocabulary.pages import load_page_words

WORDS = load_page_words()
CODE = "Call it so:\n\n.. code-block::\n\n   https://{Endpoint}/v1/beds\n"
ROWS = """
   ======= ===============================
   Region  Host
   ======= ===============================
   north   garden.north-1.example.com
   ======= ===============================
"""


def read(title: str, text: str) -> Overview:
    page = parse_page("page.rst", f"{title}\n{'=' * len(title)}\n\n{text}", lambda _: None)
    return read_overview(page, WORDS)


@pytest.mark.parametrize(
    ("title", "text", "hosts"),
    [
        ("Endpoints", CODE, ["https://{Endpoint}"]),
        ("Making a Call", CODE, []),
        ("Endpoints", f".. table:: Hosts\n{ROWS}", ["https://garden.north-1.example.com"]),
        ("Regions", f".. table:: Endpoints\n{ROWS}", ["https://garden.north-1.example.com"]),
        ("Regions", f".. table:: Hosts\n{ROWS}", []),
        ("Calls", "The endpoint is beds.north.example.com.", ["https://beds.north.example.com"]),
        ("Calls", "Its site is beds.north.example.com. Ask an endpoint.", []),
    ],
)
def test_hosts(title: str, text: str, hosts: list[str]) -> None:
    assert list(read(title, text).hosts) == hosts


def table(*rows: tuple[str, ...]) -> str:
    line = "   " + " ".join("=" * 20 for _ in rows[0])
    cells = ["   " + " ".join(cell.ljust(20) for cell in row).rstrip() for row in rows]
    return "\n".join([".. table:: Calls", "", line, cells[0], line, *cells[1:], line, ""])


@pytest.mark.parametrize(
    ("rows", "topics"),
    [
        ([("Type", "Description"), ("Beds", "What grows.")], [("Beds", "What grows.")]),
        (
            [("Category", "Type", "Description"), ("Soil", "Beds", "What grows.")],
            [("Beds", "What grows.")],
        ),
        ([("Type", "Description"), ("Beds", "\\ "), ("Sheds", "Tools.")], [("Sheds", "Tools.")]),
        ([("Name", "Description"), ("Beds", "What grows.")], []),
        ([("Type", "Colour", "Description"), ("Beds", "red", "What grows.")], []),
        ([("Type", "Remarks", "Description"), ("Beds", "red", "What grows.")], []),
    ],
)
def test_topics(rows: list[tuple[str, ...]], topics: list[tuple[str, str]]) -> None:
    assert list(read("Overview", table(*rows)).topics) == topics


def test_topics_of_a_later_table() -> None:
    names = table(("Name", "Description"), ("Beds", "What grows."))
    topics = table(("Type", "Description"), ("Beds", "What grows."))
    assert read("Overview", f"{names}\n{topics}").topics == (("Beds", "What grows."),)


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Welcome to *Gardens API Reference*. Gardens grow.", "Gardens grow."),
        ("Gardens grow.\n\nWelcome to Gardens! They grow.", "They grow."),
        ("Gardens grow.", ""),
        ("Welcome to Gardens.", ""),
    ],
)
def test_greetings(text: str, greeting: str) -> None:
    assert read("Before You Start", text).greeting == greeting
    assert read("Beds", text).greeting == ""


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Gardens API Reference", "Gardens"),
        ("Gardens - API Reference", "Gardens"),
        ("Gardens: api guide", "Gardens"),
        ("API Reference", "API Reference"),
        ("API Reference of Gardens", "API Reference of Gardens"),
    ],
)
def test_subjects(title: str, subject: str) -> None:
    assert subject_of(title, WORDS) == subject
