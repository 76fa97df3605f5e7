"""A service in the field's own words. Data only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import ClassVar, Literal

from msgspec.structs import replace

from rst2openapi.data import Data, Located
from rst2openapi.model.example_lines import Path, line_in
from rst2openapi.model.schema import Json, NamedSchema, Schema
from rst2openapi.source import Span


class Example(Located, frozen=True, kw_only=True):
    """A named example value."""

    beside: ClassVar = frozenset({"text", "origin"})

    name: str
    summary: str = ""
    value: Json
    text: str = ""
    """As the page writes it, where it is JSON."""
    origin: Span | None = None
    """Where the text begins."""

    def place_of(self, path: Path) -> Span | None:
        """Where the page shows the value at a path of keys and indexes."""
        if self.origin is None or not self.text:
            return self.origin
        return replace(self.origin, line=self.origin.line + line_in(self.text, path))


class Parameter(Located, frozen=True, kw_only=True):
    """A path, query, header or cookie parameter."""

    name: str
    location: Literal["path", "query", "header", "cookie"]
    schema: Schema
    required: bool = False
    description: str = ""
    deprecated: bool = False
    explode: bool | None = None
    value_of: str = ""
    """Field of another operation's answer that this takes, as the page says (`metadata.name`)."""
    origin: Span | None = None
    guess: str = ""
    """Code of the rule that guessed this parameter."""


class Content(Data, frozen=True, kw_only=True):
    """A body in one media type."""

    media_type: str
    schema: Schema | None
    examples: tuple[Example, ...] = ()


class Body(Data, frozen=True, kw_only=True):
    """A request body."""

    contents: tuple[Content, ...]
    required: bool = True
    description: str = ""


class Header(Located, frozen=True, kw_only=True):
    """A response header."""

    name: str
    schema: Schema
    description: str = ""
    required: bool = False
    origin: Span | None = None


class Response(Located, frozen=True, kw_only=True):
    """An answer."""

    status: str
    """Three digits, `4XX`-like, or `default`."""
    description: str
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    guess: str = ""
    """Code of the rule that guessed the status."""
    origin: Span | None = None


Credentials = Literal["required", "optional", "none"]
"""What a call needs of the service's credentials."""


class Operation(Located, frozen=True, kw_only=True):
    """A method on a path."""

    id: str
    method: str
    """Upper case."""
    path: str
    summary: str
    description: str = ""
    tag: str = ""
    also_in: tuple[str, ...] = ()
    """Other groups whose pages describe it."""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    deprecated: bool = False
    credentials: Credentials = "required"
    """Whether the page asks for credentials, leaves them to the caller, or needs none."""
    permissions: tuple[str, ...] = ()
    origins: tuple[Span, ...] = ()
    """The pages that describe it; the first is the main one."""


class Tag(Located, frozen=True, kw_only=True):
    """A group of operations."""

    name: str
    description: str = ""
    parent: str = ""
    origin: Span | None = None


class ServerVariable(Data, frozen=True, kw_only=True):
    """A variable of a server URL."""

    name: str
    default: str
    description: str = ""


class Server(Data, frozen=True, kw_only=True):
    """A base URL."""

    url: str
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()


class SecurityScheme(Data, frozen=True, kw_only=True):
    """Credentials in a header."""

    name: str
    header: str
    description: str = ""


class Service(Data, frozen=True, kw_only=True):
    """What the pages of a service mean together."""

    title: str
    version: str
    description: str = ""
    servers: tuple[Server, ...] = ()
    security: tuple[SecurityScheme, ...] = ()
    tags: tuple[Tag, ...] = ()
    operations: tuple[Operation, ...] = ()
    schemas: tuple[NamedSchema, ...] = ()

    def examples(self) -> Iterator[Example]:
        """The examples of all bodies."""
        for operation in self.operations:
            contents = [operation.body.contents if operation.body else ()]
            contents += [response.contents for response in operation.responses]
            for content in chain.from_iterable(contents):
                yield from content.examples
