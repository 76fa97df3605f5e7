"""A sample of real pages: nothing raises, every label resolves, no table is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from rst2openapi.pages import Link, Page, Table, parse_page

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real pages is absent"),
]


def parts(thing: object) -> Iterator[object]:
    yield thing
    if isinstance(thing, tuple):
        for one in thing:
            yield from parts(one)
    elif isinstance(thing, Struct):
        for name in thing.__struct_fields__:
            yield from parts(getattr(thing, name))


def sample() -> Iterator[tuple[Path, Page]]:
    for file in sorted(CORPUS.rglob("*.rst"))[::40]:
        found: list[object] = []
        text = file.read_text(encoding="utf-8")
        page = parse_page(file.relative_to(CORPUS).as_posix(), text, found.append)
        assert "unreadable-page" not in [finding.rule.name for finding in found]  # type: ignore[attr-defined]
        yield file, page


def test_a_sample_of_the_corpus() -> None:
    labels: dict[str, set[str]] = {}
    for file, page in sample():
        service = file.relative_to(CORPUS).parts[0]
        if service not in labels:
            labels[service] = {
                line.strip().removeprefix("-").strip()[4:-1].strip("`").lower()
                for other in (CORPUS / service).rglob("*.rst")
                for line in other.read_text(encoding="utf-8").splitlines()
                if ".. _" in line and line.rstrip().endswith(":")
            }
        every = list(parts(page))
        for link in every:
            if isinstance(link, Link) and link.label:
                assert link.label in labels[service], file
        text = file.read_text(encoding="utf-8")
        tables = sum(isinstance(one, Table) for one in every)
        assert tables == docutils_tables(text), file


def docutils_tables(text: str) -> int:
    from docutils import nodes
    from docutils.core import publish_doctree

    tree = publish_doctree(
        text, settings_overrides={"report_level": 5, "halt_level": 6, "_disable_config": True}
    )
    return sum(1 for _ in tree.findall(nodes.table))
