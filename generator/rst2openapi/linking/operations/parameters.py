"""Rows of paths, queries and headers → parameters.

In: the layout of a page and the path's one spelling. Out: `Parameter`s; every placeholder has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.linking.operations.headers import CONTENT_TYPE, CREDENTIALS, TRANSPORT
from rst2openapi.linking.operations.paths import Template
from rst2openapi.linking.schemas.maker import Maker, row_notes
from rst2openapi.linking.schemas.of_rows import row_schema
from rst2openapi.linking.schemas.scalars import string_schema
from rst2openapi.linking.tables.atlas import Atlas, Entry
from rst2openapi.linking.tables.places import Layout
from rst2openapi.linking.tables.shapes import walk
from rst2openapi.linking.words import fold
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    MapSchema,
    ObjectSchema,
    OneOfSchema,
    Parameter,
    Schema,
    StringSchema,
)
from rst2openapi.reading.draft import Address, UnknownType
from rst2openapi.rules.linking import (
    DUPLICATE_ROW,
    PARAMETER_WITHOUT_PLACEHOLDER,
    PATH_NOT_REQUIRED,
    PLACEHOLDER_MISSPELT,
    PLACEHOLDER_WITHOUT_ROW,
    QUERY_WITHOUT_ROW,
    TRANSPORT_HEADER,
)
from rst2openapi.rules.reading import UNKNOWN_TYPE

Location = Literal["path", "query", "header"]


class Known(Struct, frozen=True):
    """What the service knows of names that recur on its pages."""

    placeholders: Mapping[str, str]
    """Name of a path parameter → the description that most pages give."""
    credentials: frozenset[str]
    """Lower-case names of headers that carry credentials."""
    common: tuple[Entry, ...] = ()
    """Headers of every call."""


def make_parameters(
    layout: Layout, address: Address, template: Template, known: Known, maker: Maker
) -> tuple[Parameter, ...]:
    """All parameters of one address, path first, in page order."""
    path = _path_parameters(layout.path, address, template, known, maker)
    query = _plain("query", layout.query, maker)
    names = {one.name for one in query}
    for name in dict.fromkeys(address.query):
        if name not in names and name not in {one.name for one in path}:
            maker.report(QUERY_WITHOUT_ROW.at(address.span, field=repr(name)))
            query.append(
                Parameter(
                    name=name,
                    location="query",
                    schema=StringSchema(),
                    origin=address.span,
                    guess=QUERY_WITHOUT_ROW.code,
                )
            )
    headers = [one for one in layout.header if not _is_elsewhere(one, known, maker)]
    own = {one.row.name.lower() for one in headers}
    headers.extend(
        one
        for one in known.common
        if one.row.name.lower() not in own and not _is_elsewhere(one, known, maker)
    )
    return (*path, *query, *_plain("header", headers, maker))


def is_said_elsewhere(name: str, known: Known) -> bool:
    """Whether OpenAPI says a header elsewhere: as media type, credentials or transport."""
    lower = name.lower()
    is_credential = lower in CREDENTIALS or lower in known.credentials
    return lower in TRANSPORT or lower == CONTENT_TYPE or is_credential


def _is_elsewhere(entry: Entry, known: Known, maker: Maker) -> bool:
    if not is_said_elsewhere(entry.row.name, known):
        return False
    if entry.row.name.lower() in TRANSPORT:
        maker.report(TRANSPORT_HEADER.at(entry.row.span, field=entry.name))
    maker.ledger.place(entry)
    return True


def _plain(location: Location, entries: Sequence[Entry], maker: Maker) -> list[Parameter]:
    found: dict[str, Parameter] = {}
    for entry in entries:
        key = entry.row.name.lower() if location == "header" else entry.row.name
        if key in found:
            _report_duplicate(entry, maker)
            continue
        found[key] = _parameter(location, entry.row.name, entry, maker)
    return list(found.values())


def _report_duplicate(entry: Entry, maker: Maker) -> None:
    maker.ledger.drop(entry)
    maker.report(DUPLICATE_ROW.at(entry.row.span, field=entry.name))


def _parameter(location: Location, name: str, entry: Entry, maker: Maker) -> Parameter:
    row = entry.row
    maker.ledger.place(entry)
    schema = _text_unless_typed(_schema(entry, maker), location, entry, maker)
    notes = schema.notes
    if location == "path":
        notes = replace(notes, nullable=False, has_default=False, default=None)
    return Parameter(
        name=name,
        location=location,
        schema=replace(schema, notes=replace(notes, description="", deprecated=False)),
        required=location == "path" or bool(row.required or _is_said_required(entry)),
        description=row.description,
        deprecated=row.constraints.deprecated,
        value_of=row.constraints.value_of,
        origin=row.span,
    )


def _schema(entry: Entry, maker: Maker) -> Schema:
    """A parameter without a Type cell is text, whatever its description links to."""
    if isinstance(entry.row.type, UnknownType):
        text = entry.row.type.text
        if text:
            found = UNKNOWN_TYPE.at(entry.row.span, type=text, name=entry.name, taken="string")
            maker.report(found)
        return string_schema(maker.describe(entry.row), row_notes(entry.row, entry.row.description))
    for target in maker.reached.targets.get(entry.key, ()):
        walk(target, [], maker.reached)
    return row_schema(entry, maker)


def _is_said_required(entry: Entry) -> bool:
    return entry.row.required is None and entry.row.constraints.required is True


def _text_unless_typed(schema: Schema, location: Location, entry: Entry, maker: Maker) -> Schema:
    """A parameter is text on the wire: what has no type is a string.

    So is structure in a header or a path, where no client could write it.
    """
    if location == "query" and isinstance(schema, ArraySchema):
        return _array_of_texts(schema)
    is_open = isinstance(schema, AnySchema)
    is_structure = isinstance(schema, ArraySchema | MapSchema | ObjectSchema | OneOfSchema)
    if is_open or (is_structure and location != "query"):
        notes = replace(schema.notes, guess="")
        return string_schema(maker.describe(entry.row), notes)
    return schema


def _array_of_texts(schema: ArraySchema) -> ArraySchema:
    """A repeated query parameter of unknown items: `?name=a&name=b` are texts."""
    if not isinstance(schema.items, AnySchema):
        return schema
    return replace(schema, items=StringSchema(notes=schema.items.notes))


# --- path ---------------------------------------------------------------------------------------
def _path_parameters(
    entries: Sequence[Entry], address: Address, template: Template, known: Known, maker: Maker
) -> list[Parameter]:
    rows = _match(entries, address, template, maker)
    found: list[Parameter] = []
    by_name = {entry.row.name: entry for entry in rows.values()}
    for name, written in zip(template.names, template.written, strict=True):
        # one row describes a placeholder however often it stands in the path
        entry = rows.get(name) or by_name.get(written)
        if entry is not None:
            if entry.row.required is False and not entry.row.constraints.optional_when:
                maker.report(PATH_NOT_REQUIRED.at(entry.row.span, field=entry.name))
            found.append(_parameter("path", name, entry, maker))
            continue
        maker.report(
            PLACEHOLDER_WITHOUT_ROW.at(address.span, field=repr(written), path=address.path)
        )
        found.append(
            Parameter(
                name=name,
                location="path",
                schema=StringSchema(),
                required=True,
                description=known.placeholders.get(written, ""),
                origin=address.span,
                guess=PLACEHOLDER_WITHOUT_ROW.code,
            )
        )
    return found


def _match(
    entries: Sequence[Entry], address: Address, template: Template, maker: Maker
) -> dict[str, Entry]:
    """Rows by placeholder: spelt the same, else the same but for marks, else the one left over."""
    open_names = dict(zip(template.names, template.written, strict=True))
    rows: dict[str, Entry] = {}
    left: list[Entry] = []
    for entry in entries:
        exact = [n for n, w in open_names.items() if w == entry.row.name and n not in rows]
        alike = [
            n for n, w in open_names.items() if fold(w) == fold(entry.row.name) and n not in rows
        ]
        if exact or alike:
            rows[(exact or alike)[0]] = entry
        else:
            left.append(entry)
    _report_left(left, rows, open_names, address, maker)
    return rows


def _report_left(
    left: Sequence[Entry],
    rows: dict[str, Entry],
    open_names: Mapping[str, str],
    address: Address,
    maker: Maker,
) -> None:
    missing = [name for name in open_names if name not in rows]
    written = {fold(one) for one in open_names.values()}
    unmatched = [entry for entry in left if fold(entry.row.name) not in written]
    if len(missing) == 1 and len(unmatched) == 1:
        rows[missing[0]] = unmatched[0]
        maker.report(
            PLACEHOLDER_MISSPELT.at(
                unmatched[0].row.span, field=unmatched[0].name, placeholder=open_names[missing[0]]
            )
        )
        unmatched = []
    for entry in left:
        if entry in unmatched:
            maker.ledger.drop(entry)
            maker.report(
                PARAMETER_WITHOUT_PLACEHOLDER.at(
                    entry.row.span, field=entry.name, path=address.path
                )
            )
        elif entry not in rows.values():
            _report_duplicate(entry, maker)


def common_headers(atlas: Atlas) -> tuple[Entry, ...]:
    """The rows of the tables of headers that every call has, each name once."""
    found: dict[str, Entry] = {}
    for node in atlas.nodes():
        for entry in node.entries if node.table.is_common else ():
            found.setdefault(entry.row.name.lower(), entry)
    return tuple(found.values())


def known_placeholders(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The most common description of each path parameter; of equals the first of the alphabet.

    `told` are the names and descriptions of all rows about paths.
    """
    counts: dict[str, dict[str, int]] = {}
    for name, description in told:
        if description:
            texts = counts.setdefault(name, {})
            texts[description] = texts.get(description, 0) + 1
    return {
        name: min(texts, key=lambda text: (-texts[text], text)) for name, texts in counts.items()
    }
