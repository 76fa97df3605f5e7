"""Definition lists that describe parameters → the tables that they are in other words.

In: blocks. Out: the same blocks, with lists such as

    weight : integer : required
        Grams.

as tables: the term is the name, each classifier (docutils, "Definition Lists") a type, a place or a
condition. A list with a classifier that is none of these stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal as OneOf

from rst2openapi.pages import Block, Cell, Definition, DefinitionList, Paragraph, Row, Table, Text
from rst2openapi.pages.page import Inline, Prose
from rst2openapi.reading.draft import UnknownType
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.required import read_required
from rst2openapi.reading.types import read_type
from rst2openapi.reading.vocabulary import Vocabulary
from rst2openapi.source import Span

_SEPARATOR = " : "
_Facet = OneOf["type", "required", "location"]
_FACETS: tuple[_Facet, ...] = ("type", "required", "location")


def with_tables(blocks: Iterable[Block], vocabulary: Vocabulary) -> Iterator[Block]:
    """The blocks, lists of parameters as tables."""
    for block in blocks:
        table = _as_table(block, vocabulary) if isinstance(block, DefinitionList) else None
        yield block if table is None else table


def _as_table(block: DefinitionList, vocabulary: Vocabulary) -> Table | None:
    rows: list[dict[_Facet, Prose]] = []
    for item in block.items:
        _, *classifiers = _parts(item.term)
        said = _facets(classifiers, item.span, vocabulary)
        if said is None or "type" not in said:
            return None
        rows.append(said)
    shown = [facet for facet in _FACETS if any(facet in row for row in rows)]
    # One title of a column is as good as another.
    columns: dict[str, str] = {kind: title for title, kind in vocabulary.pages.columns.items()}
    heads = ["name", *shown, "description"]
    return Table(
        caption=(),
        header=tuple(_cell((Text(columns[head]),), block.span) for head in heads),
        rows=tuple(_row(item, row, shown) for item, row in zip(block.items, rows, strict=True)),
        labels=block.labels,
        span=block.span,
    )


def _facets(
    classifiers: list[Prose], span: Span, vocabulary: Vocabulary
) -> dict[_Facet, Prose] | None:
    """What each classifier says; None where one says something else, or two say the same."""
    found: dict[_Facet, Prose] = {}
    for prose in classifiers:
        facet = _facet(prose, span, vocabulary)
        if facet is None or facet in found:
            return None
        found[facet] = prose
    return found


def _facet(prose: Prose, span: Span, vocabulary: Vocabulary) -> _Facet | None:
    words = vocabulary.cells
    cell = _cell(prose, span)
    if plain_text(prose).strip().lower() in words.required.places:
        return "location"
    if read_required(cell, words).required is not None:
        return "required"
    return None if isinstance(read_type(cell, words), UnknownType) else "type"


def _row(item: Definition, said: dict[_Facet, Prose], shown: list[_Facet]) -> Row:
    name, *_ = _parts(item.term)
    cells = [_cell(name, item.span), *(_cell(said.get(facet, ()), item.span) for facet in shown)]
    return Row(cells=(*cells, Cell(blocks=item.blocks, span=item.span)), span=item.span)


def _cell(prose: Prose, span: Span) -> Cell:
    blocks = (Paragraph(prose=prose, span=span),) if prose else ()
    return Cell(blocks=blocks, span=span)


def _parts(term: Prose) -> list[Prose]:
    """A term and its classifiers, apart."""
    parts: list[list[Inline]] = [[]]
    for run in term:
        if not isinstance(run, Text):
            parts[-1].append(run)
            continue
        first, *others = run.text.split(_SEPARATOR)
        parts[-1] += [Text(first)] if first else []
        parts += [[Text(other)] if other else [] for other in others]
    return [tuple(part) for part in parts]
