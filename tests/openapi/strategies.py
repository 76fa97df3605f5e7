"""Any service: Hypothesis strategies over the model, names valid as linking makes them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from rst2openapi import model as m
from rst2openapi.source import Span

NAMES = ("Alpha", "Beta", "Gamma", "Delta")
"""Component names."""

texts = st.text(max_size=20)
codes = st.sampled_from(["", "L101"])
scalars: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
)
json: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=5,
)
places = st.builds(Span, st.sampled_from(["a.rst", "b/c.rst"]), st.integers(0, 99))
spans = st.none() | places
sizes = st.none() | st.integers(-1, 9)
numbers = st.none() | st.floats(-1e9, 1e9)
values = st.builds(
    m.EnumValue,
    value=st.sampled_from(["a", "A", "a-b", "a_b", "a b", "1", "on", "", "é", "=", "1.5"])
    | st.integers(-2, 2)
    | st.booleans()
    | st.sampled_from([0.5, 1.0]),
    description=texts,
    name=st.sampled_from(["", "", "Named"]),
)
enums = st.lists(values, max_size=5).map(tuple)
patterns = st.sampled_from(["", "^a+$", "[", r"^\d{2}$", "(?P<x>a)", "(?i)a", r"\Z"])


@st.composite
def notes(draw: st.DrawFn) -> m.Notes:
    if draw(st.integers(0, 2)):
        return m.Notes()
    return m.Notes(
        title=draw(texts),
        description=draw(texts),
        default=draw(json),
        has_default=draw(st.booleans()),
        examples=tuple(draw(st.lists(json, max_size=2))),
        deprecated=draw(st.booleans()),
        read_only=draw(st.booleans()),
        write_only=draw(st.booleans()),
        nullable=draw(st.booleans()),
        unit=draw(st.sampled_from(["", "GB"])),
        guess=draw(codes),
    )


formats = st.sampled_from(["", "date-time", "uuid", "base64", "cidr", "ipv4", "int32"])
plain: st.SearchStrategy[m.Schema] = (
    st.builds(
        m.StringSchema,
        format=formats,
        pattern=patterns,
        min_length=sizes,
        max_length=sizes,
        enum=enums,
        enum_patterns=st.lists(patterns, max_size=2).map(tuple),
        notes=notes(),
    )
    | st.builds(
        m.IntegerSchema,
        minimum=sizes,
        maximum=sizes,
        exclusive_minimum=st.booleans(),
        exclusive_maximum=st.booleans(),
        multiple_of=sizes,
        enum=enums,
        notes=notes(),
    )
    | st.builds(
        m.NumberSchema,
        minimum=numbers,
        maximum=numbers,
        exclusive_minimum=st.booleans(),
        exclusive_maximum=st.booleans(),
        enum=enums,
        notes=notes(),
    )
    | st.builds(m.BooleanSchema, enum=enums, notes=notes())
    | st.builds(m.NullSchema, notes=notes())
    | st.builds(m.FileSchema, notes=notes())
    | st.builds(m.AnySchema, notes=notes())
    | st.builds(m.RefSchema, name=st.sampled_from([*NAMES, "Nowhere"]), notes=notes())
)


def _deeper(inner: st.SearchStrategy[m.Schema]) -> st.SearchStrategy[m.Schema]:
    members = st.builds(
        m.Property,
        name=st.text(max_size=8) | st.sampled_from(["a/b", "a~b", "enum", "example", "$ref"]),
        schema=inner,
        required=st.booleans(),
        required_when=st.sampled_from(["", "a is b"]),
        origin=spans,
    )
    return (
        st.builds(m.ArraySchema, items=inner, min_items=sizes, max_items=sizes, notes=notes())
        | st.builds(m.MapSchema, values=inner, notes=notes())
        | st.builds(
            m.ObjectSchema,
            properties=st.lists(members, max_size=3).map(tuple),
            additional=st.none() | inner,
            notes=notes(),
            origin=spans,
        )
        | st.builds(m.OneOfSchema, options=st.lists(inner, max_size=3).map(tuple), notes=notes())
    )


schemas = st.recursive(plain, _deeper, max_leaves=6)
examples = st.lists(
    st.builds(m.Example, name=texts, summary=texts, value=json, origin=spans), max_size=2
).map(tuple)
media_types = st.sampled_from(
    [
        "application/json",
        "text/plain",
        "application/xml",
        "application/octet-stream",
        "multipart/form-data",
        "application/merge-patch+json; charset=utf-8",
    ]
)
content = st.builds(
    m.Content, media_type=media_types, schema=st.none() | schemas, examples=examples
)
contents = st.lists(content, max_size=2).map(tuple)
some_contents = st.lists(content, min_size=1, max_size=2).map(tuple)
tokens = st.sampled_from(["X-One", "X-Two", "x-one", "Content-Type", "X-Auth-Token", "Accept"])
names = st.sampled_from(["id", "name", "a.b", "a-b", "limit", "limit[]"]) | tokens
parameters = st.lists(
    st.builds(
        m.Parameter,
        name=names,
        location=st.sampled_from(["path", "query", "header", "cookie"]),
        schema=schemas,
        required=st.booleans(),
        description=texts,
        deprecated=st.booleans(),
        explode=st.none() | st.booleans(),
        value_of=st.sampled_from(["", "a.b"]),
        origin=spans,
        guess=codes,
    ),
    max_size=4,
).map(tuple)
headers = st.lists(
    st.builds(
        m.Header,
        name=tokens,
        schema=schemas,
        description=texts,
        required=st.booleans(),
        origin=spans,
    ),
    max_size=2,
).map(tuple)
responses = st.lists(
    st.builds(
        m.Response,
        status=st.sampled_from(["200", "204", "404", "4XX", "default", "299"]),
        description=texts,
        contents=contents,
        headers=headers,
        guess=codes,
        origin=spans,
    ),
    max_size=3,
).map(tuple)
bodies = st.builds(
    m.Body,
    contents=some_contents,
    required=st.booleans(),
    description=texts,
)


@st.composite
def services(draw: st.DrawFn) -> m.Service:
    """A service of up to four operations, some of them alike."""
    kept = draw(
        st.lists(
            st.builds(
                m.Operation,
                id=st.just(""),
                method=st.sampled_from(["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD"]),
                path=st.sampled_from(["/a", "/a/{id}", "/a/{id}/b", "/c/{name}/{id}", "/x~y"]),
                summary=texts,
                description=texts,
                tag=st.sampled_from(["", "One", "Two"]),
                parameters=parameters,
                body=st.none() | bodies,
                responses=responses,
                deprecated=st.booleans(),
                credentials=st.sampled_from(["required", "optional", "none"]),
                permissions=st.lists(texts, max_size=2).map(tuple),
                origins=st.lists(places, max_size=2).map(tuple),
            ),
            max_size=4,
            unique_by=lambda one: (one.method, one.path),
        )
    )
    return m.Service(
        title=draw(texts),
        version=draw(texts),
        description=draw(texts),
        servers=draw(
            st.sampled_from([(), (m.Server(url="https://{host}/{stage}/", description="x"),)])
        ),
        security=draw(
            st.sampled_from([(), (m.SecurityScheme(name="Token", header="X-Auth-Token"),)])
        ),
        tags=draw(st.sampled_from([(), (m.Tag(name="Two", description="2"), m.Tag(name="One"))])),
        operations=tuple(replace(one, id=f"operation{n}") for n, one in enumerate(kept)),
        schemas=tuple(
            m.NamedSchema(name=name, schema=draw(schemas), origin=draw(spans)) for name in NAMES
        ),
    )
