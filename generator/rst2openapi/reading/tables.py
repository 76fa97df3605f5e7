"""Parameter tables → `ReadTable`s.

In: a table, its columns, and what the walk knows of its surroundings. Out: rows read cell by cell,
and a count of those that could not be used. What the table describes is for linking.
"""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.pages import Block, Cell, Paragraph, Row, Strong, Table, Text
from rst2openapi.pages.prose import blocks_markdown
from rst2openapi.reading.captions import ReadCaption
from rst2openapi.reading.columns import Columns
from rst2openapi.reading.description import list_told, read_description, type_of_range
from rst2openapi.reading.draft import Constraints, Place, ReadRow, ReadTable, Side, UnknownType
from rst2openapi.reading.failures import names_failure
from rst2openapi.reading.inline import cell_links, cell_text
from rst2openapi.reading.known_rows import read_once
from rst2openapi.reading.names import ReadName, read_name
from rst2openapi.reading.required import ReadRequired, cases_of, read_required
from rst2openapi.reading.told_lines import read_lines
from rst2openapi.reading.types import read_type
from rst2openapi.reading.vocabulary import CellWords, Vocabulary
from rst2openapi.rules.reading import (
    MANDATORY_SOMETIMES,
    SHIFTED_CELLS,
    TYPE_OF_RANGE,
    TYPES_DIFFER,
    UNKNOWN_COLUMN,
    UNNAMED_ROW,
)


class Surroundings(Struct, frozen=True, kw_only=True):
    """What stands around a table."""

    side: Side | None
    place: Place | None
    section: str
    statuses: tuple[str, ...] = ()
    caption: ReadCaption
    labels: tuple[str, ...] = ()


class TableResult(Struct, frozen=True, kw_only=True):
    """A table and the ledger of its rows."""

    table: ReadTable
    rows_read: int
    rows_reported: int


def read_table(
    table: Table, columns: Columns, around: Surroundings, vocabulary: Vocabulary, report: Report
) -> TableResult:
    """Read every row of a parameter table; a row with several names counts once for each."""
    for title, index in columns.others if columns.has("type") or columns.has("required") else ():
        if any(_says(row, index, vocabulary) for row in table.rows):
            report(UNKNOWN_COLUMN.at(table.span, title=title))
    rows: list[ReadRow] = []
    dropped = 0
    heads = (tuple(columns.places.items()), columns.others)
    circumstances = (heads, vocabulary.cells, vocabulary.pages.nothing)
    for row in table.rows:
        reader = partial(_read_row, row, columns, vocabulary)
        read = read_once(row, circumstances, reader, report)
        rows.extend(read)
        if not read:
            dropped += 1
            report(UNNAMED_ROW.at(row.span, caption=around.caption.text))
    result = ReadTable(
        side=around.side,
        place=around.place,
        section=around.section,
        statuses=around.statuses,
        caption=around.caption.text,
        number=around.caption.number,
        subject=around.caption.subject,
        labels=around.labels,
        has_required=columns.has("required"),
        has_type=columns.has("type"),
        rows=tuple(rows),
        span=table.span,
    )
    return TableResult(table=result, rows_read=len(rows) + dropped, rows_reported=dropped)


def _read_row(
    row: Row, columns: Columns, vocabulary: Vocabulary, report: Report
) -> tuple[ReadRow, ...]:
    words = vocabulary.cells
    cell = columns.cell(row, "name")
    name = read_name(cell, words) if cell is not None else ReadName(name="")
    if not name.name and not name.marker:
        return ()
    shown = name.name or cell_text(cell)
    cells, ancestor = _with_lines(_unshift(row, columns, shown, vocabulary, report), words)
    type_cell, required_cell = cells.type, cells.required
    type_ = read_type(type_cell, words)
    if isinstance(type_, UnknownType) and not type_.text:
        numeric = type_of_range(cells.description, name=name.name, words=words)
        if numeric is not None:
            type_ = numeric
            report(TYPE_OF_RANGE.at(row.span, name=shown))
    elif told := list_told(cells.description, type=type_, words=words):
        type_ = told
        report(TYPES_DIFFER.at(row.span, name=shown, type=cell_text(type_cell)))
    required = read_required(required_cell, words)
    said = read_description(
        _with_other_columns(cells.description, row, columns, vocabulary),
        type=type_,
        name=name.name,
        words=words,
    )
    is_required = required.required
    if is_required and (when := cases_of(said.constraints, vocabulary.cells)):
        is_required = False
        report(MANDATORY_SOMETIMES.at(row.span, name=shown, when=when))

    def around(markdown: str) -> str:
        return _with_note(_with_condition(markdown, required, required_cell, words), name.note)

    stated = cell_text(columns.cell(row, "location")).strip(" .*").lower()
    location = words.required.places.get(stated)
    first = ReadRow(
        name=name.name,
        names_failure=names_failure(name.name, vocabulary.pages),
        marker=name.marker,
        type=type_,
        required=is_required,
        location=location or required.location,
        ancestor=ancestor,
        description=around(said.markdown),
        bare=around(said.bare) if said.led_to else "",
        led_to=said.led_to,
        constraints=_with_case(said.constraints, required, required_cell, words),
        links=tuple(
            dict.fromkeys(
                (*name.links, *cell_links(type_cell, "type"), *required.links, *said.links)
            )
        ),
        span=row.span,
    )
    others = [other for other in name.alternatives if other != name.name]
    return (
        first,
        *(
            replace(first, name=other, names_failure=names_failure(other, vocabulary.pages))
            for other in others
        ),
    )


def _with_case(
    said: Constraints, required: ReadRequired, cell: Cell | None, words: CellWords
) -> Constraints:
    """With the case in which the Mandatory cell says that the field is mandatory."""
    if not required.text or required.required or said.required_when:
        return said
    told = read_description(cell, type=UnknownType(""), name="", words=words).constraints
    return replace(said, required_when=told.required_when)


def _with_condition(
    markdown: str, required: ReadRequired, cell: Cell | None, words: CellWords
) -> str:
    """The description, and behind it when a field is required: no schema can say it."""
    if not required.text or cell is None:
        return markdown
    is_sentence = cell_text(cell).lower().startswith(words.required.conditions)
    label = "" if is_sentence else "**Mandatory:**\n\n"
    return f"{markdown}\n\n{label}{blocks_markdown(cell.blocks)}".lstrip()


def _with_note(markdown: str, note: str) -> str:
    if not note:
        return markdown
    sentence = f"{note[:1].upper()}{note[1:]}."
    return f"{sentence}\n\n{markdown}" if markdown else sentence


class _Cells(Struct, frozen=True, kw_only=True):
    type: Cell | None
    required: Cell | None
    description: Cell | None


def _unshift(
    row: Row, columns: Columns, name: str, vocabulary: Vocabulary, report: Report
) -> _Cells:
    """The cells of a row; where type and condition stand in each other's columns, put right."""
    type_, required = columns.cell(row, "type"), columns.cell(row, "required")
    description = columns.cell(row, "description")
    cells = _Cells(type=type_, required=required, description=description)
    if type_ is None or not _is_condition(type_, vocabulary):
        return cells
    if required is not None:
        if _is_condition(required, vocabulary) or not _is_type(required, vocabulary):
            return cells
        report(SHIFTED_CELLS.at(row.span, name=name, cell=cell_text(type_)))
        return replace(cells, type=required, required=type_)
    # Condition and type moved one column to the right: the type leads the description.
    if description is None or not description.blocks:
        return cells
    first = Cell(blocks=description.blocks[:1], span=description.span)
    if not _is_type(first, vocabulary):
        return cells
    report(SHIFTED_CELLS.at(row.span, name=name, cell=cell_text(type_)))
    rest = Cell(blocks=description.blocks[1:], span=description.span)
    return _Cells(type=first, required=type_, description=rest)


def _with_lines(cells: _Cells, words: CellWords) -> tuple[_Cells, str]:
    """The cells with the type that a line of the description says, and the ancestor it says."""
    if cells.description is None:
        return cells, ""
    told = read_lines(cells.description, words, may_tell_type=cells.type is None)
    type_ = cells.type if told.type is None else told.type
    return replace(cells, type=type_, description=told.rest), told.ancestor


def _is_condition(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell says plainly yes or no."""
    read = read_required(cell, vocabulary.cells)
    return read.required is not None and not read.text


def _is_type(cell: Cell, vocabulary: Vocabulary) -> bool:
    return not isinstance(read_type(cell, vocabulary.cells), UnknownType)


def _with_other_columns(
    cell: Cell | None, row: Row, columns: Columns, vocabulary: Vocabulary
) -> Cell | None:
    """The description, and behind it what other columns say, labelled as cells label it."""
    extras: list[Block] = []
    constraint = columns.cell(row, "constraint")
    if constraint is not None and _is_statement(constraint, vocabulary):
        extras.extend([_label("Constraints:", row), *constraint.blocks])
    for index in (index for _, index in columns.others):
        if _says(row, index, vocabulary):
            extras.extend(row.cells[index].blocks)
    default = columns.cell(row, "default")
    if default is not None and _is_statement(default, vocabulary):
        prose = (Text("Default value: "), Strong(cell_text(default)))
        extras.append(Paragraph(prose=prose, span=row.span))
    example = columns.cell(row, "example")
    if example is not None and _is_statement(example, vocabulary):
        prose = (Text("Example value: "), Strong(cell_text(example)))
        extras.append(Paragraph(prose=prose, span=row.span))
    if not extras:
        return cell
    blocks = cell.blocks if cell is not None else ()
    return Cell(blocks=(*blocks, *extras), span=cell.span if cell is not None else row.span)


def _label(text: str, row: Row) -> Paragraph:
    return Paragraph(prose=(Strong(text),), span=row.span)


def _says(row: Row, index: int, vocabulary: Vocabulary) -> bool:
    return index < len(row.cells) and _is_statement(row.cells[index], vocabulary)


def _is_statement(cell: Cell, vocabulary: Vocabulary) -> bool:
    text = cell_text(cell)
    return bool(text) and text.casefold() not in vocabulary.pages.nothing
