"""Several pages on one method and path → one operation.

In: the operations of the pages, each as if it were alone. Out: one operation whose bodies are
titled variants where they can be told apart, and one united object where they cannot.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.linking.words import fold
from rst2openapi.model import (
    Body,
    Content,
    Credentials,
    Example,
    OneOfSchema,
    Operation,
    Parameter,
    RefSchema,
    Response,
    Schema,
)


class Paged(Struct, frozen=True):
    """The operation of one page, with the page's own title."""

    operation: Operation
    title: str
    own_id: str


def merge(pages: Sequence[Paged], id: str) -> Operation:
    """One operation of several pages, given by path; the first that is not deprecated leads."""
    if len(pages) == 1:
        return replace(pages[0].operation, id=id)
    ordered = sorted(pages, key=lambda one: (one.operation.deprecated, _path(one)))
    lead = ordered[0].operation
    live = [one for one in ordered if not one.operation.deprecated] or ordered
    return replace(
        lead,
        id=id,
        also_in=_other_tags(lead.tag, live),
        summary=" / ".join(dict.fromkeys(one.title for one in live)),
        description=_description(ordered),
        parameters=_parameters(ordered),
        body=_body(ordered),
        responses=_responses(ordered),
        deprecated=all(one.operation.deprecated for one in ordered),
        credentials=min((one.operation.credentials for one in ordered), key=_NEEDS.index),
        permissions=tuple(dict.fromkeys(p for one in ordered for p in one.operation.permissions)),
        origins=tuple(span for one in ordered for span in one.operation.origins),
    )


def _other_tags(lead: str, pages: Sequence[Paged]) -> tuple[str, ...]:
    tags = dict.fromkeys(one.operation.tag for one in pages)
    return tuple(tag for tag in tags if tag not in ("", lead))


_NEEDS: tuple[Credentials, ...] = ("required", "optional", "none")
"""Of several pages, the one that asks for most is right."""


def _path(one: Paged) -> str:
    origins = one.operation.origins
    return origins[0].path if origins else one.title


def _description(pages: Sequence[Paged]) -> str:
    parts = [f"**{one.title}**\n\n{one.operation.description}".strip() for one in pages]
    return "\n\n".join(dict.fromkeys(parts))


def _parameters(pages: Sequence[Paged]) -> tuple[Parameter, ...]:
    """All of them; required where each page requires them."""
    found: dict[tuple[str, str], Parameter] = {}
    for one in pages:
        for parameter in one.operation.parameters:
            key = (parameter.location, parameter.name)
            if key not in found or (found[key].guess and not parameter.guess):
                found[key] = parameter
    return tuple(
        replace(parameter, required=parameter.location == "path" or _in_all(parameter, pages))
        for parameter in found.values()
    )


def _in_all(parameter: Parameter, pages: Sequence[Paged]) -> bool:
    wanted = (parameter.location, parameter.name)
    return all(
        any((p.location, p.name) == wanted and p.required for p in one.operation.parameters)
        for one in pages
    )


def _body(pages: Sequence[Paged]) -> Body | None:
    bodies = [(one, body) for one in pages if (body := one.operation.body) is not None]
    if not bodies:
        return None
    types = dict.fromkeys(c.media_type for _, body in bodies for c in body.contents)
    contents = tuple(
        _content(
            media_type,
            [(one, c) for one, body in bodies for c in body.contents if c.media_type == media_type],
        )
        for media_type in types
    )
    required = len(bodies) == len(pages) and all(body.required for _, body in bodies)
    return Body(contents=contents, required=required)


def _content(media_type: str, parts: Sequence[tuple[Paged, Content]]) -> Content:
    options: list[Schema] = []
    plain: list[Schema] = []
    examples: list[Example] = []
    for one, content in parts:
        if content.schema is not None and content.schema not in plain:
            plain.append(content.schema)
            options.append(_titled(content.schema, one.title))
        for example in content.examples:
            name = example.name
            if any(fold(name) == fold(other.name) for other in examples):
                name = f"{one.own_id}{name}"
            while any(fold(name) == fold(other.name) for other in examples):
                name = f"{name}Again"
            examples.append(replace(example, name=name))
    schema: Schema | None = OneOfSchema(options=tuple(options))
    if len(plain) < 2:
        schema = plain[0] if plain else None
    return Content(media_type=media_type, schema=schema, examples=tuple(examples))


def _titled(schema: Schema, title: str) -> Schema:
    if isinstance(schema, RefSchema):
        return replace(schema, notes=replace(schema.notes, title=schema.notes.title or title))
    return replace(schema, notes=replace(schema.notes, title=title))


def _responses(pages: Sequence[Paged]) -> tuple[Response, ...]:
    found: dict[str, list[tuple[Paged, Response]]] = {}
    for one in pages:
        for response in one.operation.responses:
            found.setdefault(response.status, []).append((one, response))
    said = [code for code, parts in found.items() if not all(part.guess for _, part in parts)]
    has_success = any(code[:1] == "2" for code in said)
    return tuple(
        _response(found[code])
        for code in sorted(found, key=lambda code: (code == "default", code))
        if code in said or not has_success
    )


def _response(parts: Sequence[tuple[Paged, Response]]) -> Response:
    lead = parts[0][1]
    types = dict.fromkeys(c.media_type for _, part in parts for c in part.contents)
    contents = tuple(
        _content(
            media_type,
            [(one, c) for one, part in parts for c in part.contents if c.media_type == media_type],
        )
        for media_type in types
    )
    headers = {header.name.lower(): header for _, part in parts for header in part.headers}
    return replace(lead, contents=contents, headers=tuple(headers.values()))
