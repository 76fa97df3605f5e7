"""The typed model of a service: what the pages mean together. Data only; no room decides less.

In: nothing. Out: `Service`, `Operation`, `Parameter`, `Body`, `Response` and the `Schema` union,
each with the span it came from and, where it was a guess, the rule that guessed.
"""

from __future__ import annotations

from rst2openapi.model.example_lines import is_whole, path_text
from rst2openapi.model.masks import is_masked
from rst2openapi.model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumValue,
    FileSchema,
    IntegerSchema,
    Json,
    MapSchema,
    NamedSchema,
    Notes,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    RefSchema,
    Schema,
    StringSchema,
)
from rst2openapi.model.service import (
    Body,
    Content,
    Credentials,
    Example,
    Header,
    Operation,
    Parameter,
    Response,
    SecurityScheme,
    Server,
    ServerVariable,
    Service,
    Tag,
)

__all__ = [
    "AnySchema",
    "ArraySchema",
    "Body",
    "BooleanSchema",
    "Content",
    "Credentials",
    "EnumValue",
    "Example",
    "FileSchema",
    "Header",
    "IntegerSchema",
    "Json",
    "MapSchema",
    "NamedSchema",
    "Notes",
    "NullSchema",
    "NumberSchema",
    "ObjectSchema",
    "OneOfSchema",
    "Operation",
    "Parameter",
    "Property",
    "RefSchema",
    "Response",
    "Schema",
    "SecurityScheme",
    "Server",
    "ServerVariable",
    "Service",
    "StringSchema",
    "Tag",
    "is_masked",
    "is_whole",
    "path_text",
]
