"""What one page says, in the page's own terms. Data only; nothing here is resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from typing import Literal as OneOf

from rst2openapi.data import Data, Located
from rst2openapi.source import Span

if TYPE_CHECKING:
    Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
else:
    Json = Any  # as msgspec calls what is recursive
"""A parsed JSON value."""

Side = OneOf["request", "response"]
Place = OneOf["path", "query", "header", "body", "form"]


# --- type cells ---------------------------------------------------------------------------------
class ScalarType(Data, frozen=True, tag=True):
    """`String`, `Integer`, `Boolean`…; `format` and `max_length` where the cell says them."""

    kind: OneOf["string", "integer", "number", "boolean", "null"]
    format: str = ""
    max_length: int | None = None


class LinkedType(Data, frozen=True, tag=True):
    """An object whose table a link names."""

    text: str
    label: str


class NamedType(Data, frozen=True, tag=True):
    """An object named without a link (`List<JobParam>`, `user object`)."""

    name: str


class ObjectType(Data, frozen=True, tag=True):
    """An object about which the cell says nothing more."""


class ArrayType(Data, frozen=True, tag=True):
    """An array; `item` is `UnknownType` where the cell does not say of what."""

    item: TypeExpr


class MapType(Data, frozen=True, tag=True):
    """`Map<String,X>`: free keys, values of one type."""

    value: TypeExpr


class FileType(Data, frozen=True, tag=True):
    """Binary content."""


class AnyType(Data, frozen=True, tag=True):
    """Any JSON value, said so by the page."""


class ChoiceType(Data, frozen=True, tag=True):
    """Several types in one cell (`String/Integer`)."""

    options: tuple[TypeExpr, ...]


class UnknownType(Data, frozen=True, tag=True):
    """Nothing said (empty `text`: no Type column or cell), or words that were not understood."""

    text: str = ""


TypeExpr = (
    ScalarType
    | LinkedType
    | NamedType
    | ObjectType
    | ArrayType
    | MapType
    | FileType
    | AnyType
    | ChoiceType
    | UnknownType
)


# --- description cells --------------------------------------------------------------------------
class EnumMember(Data, frozen=True):
    """One listed value."""

    value: str
    """As written; the type of the row decides how it is read."""
    description: str = ""
    """Markdown, one line."""
    conditions: tuple[str, ...] = ()
    """Edition marks such as `hc` in `(tags: hc)`; the member is only there in those editions."""
    is_template: bool = False
    """The value holds placeholders (`vguser{num}`) and stands for a pattern."""


class Constraints(Data, frozen=True, kw_only=True):
    """What a description says about the values of its field; numbers are as the page writes them.

    A bound says nothing about what it bounds: on a string `minimum` from `Minimum:` is a length.
    `reading` has resolved that with the row's type, so here each bound already has its meaning.
    On an array, `enum`, `pattern`, `format`, lengths and bounds speak of the items. The items of a
    map are its pairs.
    """

    enum: tuple[EnumMember, ...] = ()
    const: str | None = None
    default: str | None = None
    examples: tuple[str, ...] = ()
    minimum: float | int | None = None
    maximum: float | int | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    multiple_of: float | int | None = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    pattern: str | None = None
    format: str | None = None
    """A JSON Schema / OpenAPI registry format: date-time, date, uuid, ipv4, ipv6, uri, email,
    byte (Base64), int32, int64, cidr…"""
    unit: str | None = None
    nullable: bool = False
    free_form: bool = False
    """Of an object: it has no members of its own, as the description says."""
    pairs: bool = False
    """The description speaks of pairs of keys and values."""
    varies: bool = False
    """Of an object: its members depend on something else, or another reference tells them."""
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    required: bool | None = None
    """What the description says about it being mandatory, where it says so plainly."""
    required_when: str = ""
    """The condition, in the page's words, under which the field is mandatory."""
    optional_when: str = ""
    """The condition, in the page's words, under which the field is left out."""
    value_of: str = ""
    """Where the page says the value comes from: a dotted field, e.g. `metadata.name`."""


# --- tables -------------------------------------------------------------------------------------
class LinkRef(Data, frozen=True):
    """A cross-reference in a row, and the column that held it."""

    text: str
    label: str
    column: OneOf["name", "type", "description", "required"]
    said: str = ""
    """Of a paragraph: its text."""
    of_failures: bool = False
    """That speaks of failed calls."""


class ReadRow(Located, frozen=True, kw_only=True):
    """One row of a parameter table."""

    name: str
    """The unescaped name; empty for a marker row (see `marker`)."""
    names_failure: bool = False
    """The field is called after a failure: `error`, `fault`."""
    marker: OneOf["", "items", "key", "body"] = ""
    """items: the row stands for the elements of a top-level array (`[items]`); key: for any key of
    a map (`{Customized_key}`); body: for the whole body (a dash)."""
    type: TypeExpr
    required: bool | None
    """None where the table has no Mandatory column or the cell is empty."""
    location: Place | None = None
    """From an `In`/`Location` column."""
    ancestor: str = ""
    """The elements that the row stands in, as the description says: `Result.Owner`."""
    description: str = ""
    """CommonMark, no raw HTML."""
    bare: str = ""
    """The description without sentences that only lead to a table,"""
    led_to: tuple[str, ...] = ()
    """and the labels to which they lead; empty where there are none."""
    constraints: Constraints = Constraints()
    links: tuple[LinkRef, ...] = ()
    span: Span


class ReadTable(Located, frozen=True, kw_only=True):
    """A table of parameters or fields."""

    side: Side | None
    """None on pages that are no operation (data-structure pages)."""
    place: Place | None
    """What the caption or its pseudo-heading says; None where only the section is known."""
    section: str
    """Role of the section it stands in: uri, request, response, example, other…"""
    statuses: tuple[str, ...] = ()
    """Status codes of the heading it stands under; empty where there is none."""
    of_failures: bool = False
    """On a page that is no operation: what stands above it speaks of failed calls."""
    caption: str = ""
    """The caption without its `Table N`."""
    number: str = ""
    """The N of `Table N`."""
    subject: str = ""
    """The schema or field that the caption names; empty for generic captions."""
    labels: tuple[str, ...] = ()
    has_required: bool = False
    """The table has a Mandatory column."""
    has_type: bool = False
    is_common: bool = False
    """Headers of every request, on a page that is no operation."""
    rows: tuple[ReadRow, ...]
    span: Span


# --- operations ---------------------------------------------------------------------------------
class Address(Located, frozen=True, kw_only=True):
    """One `METHOD /path` of a page."""

    method: str
    """Upper case."""
    path: str
    """Template with `{placeholders}`, starting with `/`, no query string."""
    query: tuple[str, ...] = ()
    """Query parameter names that the line shows."""
    host: str = ""
    """What stood before the path, `https://{endpoint}`, as written; empty where nothing did."""
    span: Span


class ReadExample(Located, frozen=True, kw_only=True):
    """A code block that shows a request or a response."""

    beside: ClassVar = frozenset({"body_line", "span"})

    side: Side
    statuses: tuple[str, ...] = ()
    summary: str = ""
    """The sentence before the block."""
    subject: str = ""
    """Its words, but for those that only say that there is an example, and small ones."""
    method: str = ""
    url: str = ""
    """Of the request line, where the block has one."""
    headers: tuple[tuple[str, str], ...] = ()
    media_type: OneOf["", "json", "xml", "text", "binary"] = ""
    """What the body is; empty where the block holds no body. `binary` is told, not shown."""
    text: str = ""
    """The body as written."""
    body_line: int = 0
    """The line of the page on which the body begins; 0 where there is none."""
    value: Json = None
    """The body, where it is JSON; see `is_json`. Of XML, its shape."""
    is_json: bool = False
    of_failures: bool = False
    """The sentence before the block speaks of failed calls."""
    failing: tuple[str, ...] = ()
    """The members of the body that are called after a failure."""
    tells_failure: bool = False
    """All of its members are of one."""
    span: Span


class ReadStatus(Located, frozen=True, kw_only=True):
    """A status code and what the page says of it."""

    beside: ClassVar = frozenset({"span"})

    code: str
    """Three digits, or `default`."""
    description: str = ""
    origin: OneOf["heading", "table", "list", "text"] = "table"
    span: Span


class OperationDraft(Located, frozen=True, kw_only=True):
    """What a page says of its operation(s)."""

    addresses: tuple[Address, ...]
    title: str
    original_name: str = ""
    purpose: str = ""
    """CommonMark of the Function section."""
    notes: str = ""
    """CommonMark of the Constraints, Prerequisites… sections."""
    tables: tuple[ReadTable, ...] = ()
    """In page order; statuses and error lists are not among them."""
    examples: tuple[ReadExample, ...] = ()
    statuses: tuple[ReadStatus, ...] = ()
    deprecated: bool = False
    request_links: tuple[LinkRef, ...] = ()
    """Cross-references of the paragraphs of the request sections (a body told elsewhere)."""
    response_links: tuple[LinkRef, ...] = ()
    span: Span


class ErrorCode(Located, frozen=True, kw_only=True):
    """A row of an error code table."""

    code: str
    status: str = ""
    message: str = ""
    description: str = ""
    span: Span


class PermissionRow(Located, frozen=True, kw_only=True):
    """A call and an action that its caller needs, as a permission table says."""

    method: str
    """Upper case."""
    path: str
    """As written, with placeholders, without host and query string."""
    action: str
    """`service:resource:operation`."""
    span: Span


class Reference(Located, frozen=True):
    """A cross-reference anywhere on a page."""

    text: str
    label: str
    span: Span


class PageDraft(Located, frozen=True, kw_only=True):
    """What one page says, without looking at any other page."""

    path: str
    title: str
    original_name: str = ""
    labels: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    """Toctree entries, in order, as page paths relative to the docs folder (with `.rst`)."""
    summary: str = ""
    """First paragraph, CommonMark: the description of a group where this is its index page."""
    operation: OperationDraft | None = None
    tables: tuple[ReadTable, ...] = ()
    """Field tables of a page that is no operation (shared data structures, common headers)."""
    statuses: tuple[ReadStatus, ...] = ()
    """Of a status code page."""
    error_codes: tuple[ErrorCode, ...] = ()
    permissions: tuple[PermissionRow, ...] = ()
    """Of permission tables."""
    of_failures: bool = False
    """The title speaks of failed calls."""
    auth_headers: tuple[str, ...] = ()
    """Header names that the page presents as credentials (authentication page)."""
    hosts: tuple[str, ...] = ()
    """Base URLs that the page gives (endpoint page, request lines)."""
    subject: str = ""
    """The title without what kind of book the pages are."""
    greeting: str = ""
    """The first paragraph of an introduction that greets the reader, without that."""
    introduction: tuple[str, ...] = ()
    """Paragraphs of a page that introduces the service, CommonMark."""
    topics: tuple[tuple[str, str], ...] = ()
    """Name of a group of calls, and what an overview says that they are for."""
    failures: tuple[ReadExample, ...] = ()
    """Bodies of failed calls, whatever the call."""
    anchors: tuple[str, ...] = ()
    """Every label on the page, of whatever thing."""
    references: tuple[Reference, ...] = ()
    """Every cross-reference on the page; equal ones once."""
    rows_read: int = 0
    """Rows of all parameter tables of the page: the left side of the ledger."""
    rows_reported: int = 0
    """Rows that reading itself could not use, each with a diagnostic."""
    span: Span
