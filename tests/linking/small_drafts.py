"""Small drafts for tests of linking, without reading any page."""

from __future__ import annotations

import json

from rst2openapi.config import Config
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.linking import Linked, link_service
from rst2openapi.model import Content, NamedSchema, ObjectSchema, Operation, Property, Schema
from rst2openapi.reading.draft import (
    Address,
    ArrayType,
    Constraints,
    LinkedType,
    LinkRef,
    ObjectType,
    OperationDraft,
    PageDraft,
    ReadExample,
    ReadRow,
    ReadStatus,
    ReadTable,
    ScalarType,
    TypeExpr,
)
from rst2openapi.reading.example_titles import example_title
from rst2openapi.reading.failures import failing, names_failure, tells_failure
from rst2openapi.reading.vocabulary.pages import load_page_words
from rst2openapi.source import Span

WORDS = load_page_words()
STRING = ScalarType("string")
INTEGER = ScalarType("integer")
BOOLEAN = ScalarType("boolean")
OBJECT = ObjectType()


def ref(label: str, text: str = "") -> LinkedType:
    return LinkedType(text or label, label)


def refs(label: str) -> ArrayType:
    return ArrayType(ref(label))


def row(name: str, type: TypeExpr = STRING, required: bool | None = None, **more) -> ReadRow:
    constraints = more.pop("constraints", Constraints())
    links = tuple(LinkRef(label, label, column) for column, label in more.pop("links", {}).items())
    return ReadRow(
        name=name,
        names_failure=names_failure(name, WORDS),
        type=type,
        required=required,
        constraints=constraints,
        links=links,
        span=Span("page.rst", more.pop("line", 1)),
        **more,
    )


def table(*rows: ReadRow, side="request", place=None, label="", **more) -> ReadTable:
    section = more.pop("section", side)
    return ReadTable(
        side=side,
        place=place,
        section=section,
        labels=(label,) if label else (),
        has_required=any(one.required is not None for one in rows),
        has_type=True,
        rows=rows,
        span=Span("page.rst", 1),
        **more,
    )


def body(*rows: ReadRow, **more) -> ReadTable:
    return table(*rows, place="body", **more)


def answer(*rows: ReadRow, status: str = "200", **more) -> ReadTable:
    statuses = (status,) if status else ()
    return table(*rows, side="response", place="body", statuses=statuses, **more)


def nested(subject: str, label: str, *rows: ReadRow, side="request", status="", **more):
    return table(
        *rows,
        side=side,
        label=label,
        subject=subject,
        caption=subject,
        statuses=(status,) if status else (),
        **more,
    )


def example(
    value, side="request", status: str = "", summary: str = "", subject: str = ""
) -> ReadExample:
    return ReadExample(
        side=side,
        failing=failing(value, WORDS) if side == "response" else (),
        tells_failure=side == "response" and tells_failure(value, WORDS),
        statuses=(status,) if status else (),
        summary=summary,
        subject=subject or example_title(summary, WORDS)[1],
        media_type="json",
        text=json.dumps(value),
        value=value,
        is_json=True,
        span=Span("page.rst", 90),
    )


def page(
    name: str,
    address: str,
    *tables: ReadTable,
    examples: tuple[ReadExample, ...] = (),
    statuses: tuple[str, ...] = ("200",),
    path: str = "",
    title: str = "",
    query: tuple[str, ...] = (),
    deprecated: bool = False,
) -> PageDraft:
    path = path or f"{name.lower()}.rst"
    span = Span(path, 1)
    addresses = tuple(
        Address(method=one.split()[0], path=one.split()[1], query=query, span=Span(path, 5))
        for one in address.split(" | ")
    )
    operation = OperationDraft(
        addresses=addresses,
        title=title or name,
        original_name=name,
        purpose=f"Does {name}.",
        tables=tables,
        examples=examples,
        statuses=tuple(ReadStatus(code=code, span=span) for code in statuses),
        deprecated=deprecated,
        span=span,
    )
    rows = sum(len(one.rows) for one in tables)
    return PageDraft(
        path=path,
        title=title or name,
        original_name=name,
        operation=operation,
        rows_read=rows,
        span=span,
    )


class Result:
    """A linked service with short ways to its parts."""

    def __init__(self, linked: Linked, found: list[Diagnostic]) -> None:
        self.linked = linked
        self.service = linked.service
        self.found = found

    @property
    def codes(self) -> list[str]:
        return sorted({one.rule.code for one in self.found if one.rule.code != "L205"})

    def message(self, code: str) -> str:
        (only,) = [one.message for one in self.found if one.rule.code == code]
        return only

    @property
    def ids(self) -> list[str]:
        return sorted(one.id for one in self.service.operations)

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.service.schemas]

    @property
    def operation(self) -> Operation:
        (only,) = self.service.operations
        return only

    def component(self, name: str) -> ObjectSchema:
        named: dict[str, NamedSchema] = {one.name: one for one in self.service.schemas}
        schema = named[name].schema
        assert isinstance(schema, ObjectSchema)
        return schema

    def member(self, name: str, member: str) -> Property:
        members = {one.name: one for one in self.component(name).properties}
        return members[member]

    def request(self) -> Schema | None:
        return self.content().schema

    def content(self) -> Content:
        assert self.operation.body is not None
        (content,) = self.operation.body.contents
        return content

    def response(self, status: str = "200") -> Schema | None:
        (one,) = [one for one in self.operation.responses if one.status == status]
        return one.contents[0].schema if one.contents else None


def link(*drafts: PageDraft, config: Config | None = None) -> Result:
    """Link drafts; the ledger must always balance."""
    found: list[Diagnostic] = []
    linked = link_service(drafts, config or Config(), found.append)
    assert [one for one in linked.ledger if not one.is_balanced] == []
    return Result(linked, found)
