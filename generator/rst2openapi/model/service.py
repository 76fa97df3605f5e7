"""A service in the field's own words. Data only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal

from rst2openapi.model.example_lines import Path, line_in
from rst2openapi.model.schema import Json, NamedSchema, Schema
from rst2openapi.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A named example value."""

    name: str
    summary: str = ""
    value: Json
    text: str = field(default="", compare=False, repr=False)
    """As the page writes it, where it is JSON."""
    origin: Span | None = field(default=None, compare=False)
    """Where the text begins."""

    def place_of(self, path: Path) -> Span | None:
        """Where the page shows the value at a path of keys and indexes."""
        if self.origin is None or not self.text:
            return self.origin
        return replace(self.origin, line=self.origin.line + line_in(self.text, path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
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
    origin: Span | None = field(default=None, compare=False)
    guess: str = ""
    """Code of the rule that guessed this parameter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body in one media type."""

    media_type: str
    schema: Schema | None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body."""

    contents: tuple[Content, ...]
    required: bool = True
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A response header."""

    name: str
    schema: Schema
    description: str = ""
    required: bool = False
    origin: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer."""

    status: str
    """Three digits, `4XX`-like, or `default`."""
    description: str
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    guess: str = ""
    """Code of the rule that guessed the status."""
    origin: Span | None = field(default=None, compare=False)


Credentials = Literal["required", "optional", "none"]
"""What a call needs of the service's credentials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A method on a path."""

    id: str
    method: str
    """Upper case."""
    path: str
    summary: str
    description: str = ""
    tag: str = ""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    deprecated: bool = False
    credentials: Credentials = "required"
    """Whether the page asks for credentials, leaves them to the caller, or needs none."""
    permissions: tuple[str, ...] = ()
    origins: tuple[Span, ...] = field(default=(), compare=False)
    """The pages that describe it; the first is the main one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A group of operations."""

    name: str
    description: str = ""
    parent: str = ""
    origin: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A variable of a server URL."""

    name: str
    default: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL."""

    url: str
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """Credentials in a header."""

    name: str
    header: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
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
