"""The pages as plain Markdown: a document and the pages expected of it, a folder each."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.reference import ReferenceOptions, build_reference
from rst2openapi.outputs.reference.markdown import parted
from rst2openapi.ticks import code_span

CASES = sorted((Path(__file__).parent / "pages").iterdir())


def pages(document: Document) -> dict[str, str]:
    files = build_reference(document, ReferenceOptions())
    found = {name: data.decode() for name, data in files.items() if name.endswith(".md")}
    return {name.rpartition("/")[2]: text for name, text in found.items()}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_pages_are_as_expected(case: Path) -> None:
    document = parse_document((case / "document.yaml").read_text(), name=case.name)
    expected = {file.name: file.read_text() for file in case.glob("*.md")}
    assert pages(document) == expected
    assert expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("", "")),
        ("Name of the pool.", ("Name of the pool.", "")),
        ("\nName\nof it.\n", ("Name of it.", "")),
        ("Name:\n\n- a\n- b", ("Name:", "- a\n- b")),
        ("Name:\n- a\n- b", ("Name:", "- a\n- b")),
        ("- a\n- b", ("", "- a\n- b")),
        ("- a", ("", "- a")),
        ("1. a\n\nb", ("", "1. a\n\nb")),
        ("# Name", ("", "# Name")),
        ("**Name** of it\n\n\n\n```\nx\n```\n", ("**Name** of it", "```\nx\n```")),
    ],
)
def test_a_description_is_its_first_paragraph_and_the_rest(
    text: str, parts: tuple[str, str]
) -> None:
    assert parted(text) == parts


@pytest.mark.parametrize("text", ["a", "`", "``a`", "a`b``c", "` `", "a  b"])
def test_inline_code_reads_back(text: str) -> None:
    [inline] = [one for one in MarkdownIt().parse(code_span(text)) if one.type == "inline"]
    [only] = inline.children or []
    assert (only.type, only.content) == ("code_inline", " ".join(text.split()))
