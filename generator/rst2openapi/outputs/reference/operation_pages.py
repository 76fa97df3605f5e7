"""An operation of a document as what its page shows.

In: a document and one of its operations. Out: an `OperationPage`; data only, nothing of it is HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import Document, DocumentError, JsonObject, OperationEntry
from rst2openapi.outputs.reference.fields import Field, Outline, every
from rst2openapi.outputs.reference.snippets import curl_snippet

PLACES = {"path": "Path", "query": "Query", "header": "Header", "cookie": "Cookie"}


@dataclass(frozen=True, slots=True)
class Sample:
    """An example, ready to be shown."""

    title: str
    text: str
    kind: str = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body in one media type."""

    media_type: str
    body: Field
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response."""

    status: str
    description: str
    headers: tuple[Field, ...]
    contents: tuple[Content, ...]

    @property
    def is_success(self) -> bool:
        """Whether the call did what it was for."""
        return self.status[:1] in ("1", "2", "3")


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """What the page of an operation shows."""

    id: str
    method: str
    """Upper case."""
    path: str
    title: str
    description: str
    """CommonMark."""
    tag: str
    is_deprecated: bool
    permissions: tuple[str, ...]
    credentials: str
    """In words."""
    parameters: tuple[tuple[str, tuple[Field, ...]], ...]
    """By place: its name, and what stands there."""
    body_description: str
    is_body_required: bool
    bodies: tuple[Content, ...]
    answers: tuple[Answer, ...]
    calls: tuple[Sample, ...]
    """How the call is made, as command lines."""

    def roots(self) -> Iterator[Field]:
        """Parameters, and the bodies of the request and of answers."""
        for _, fields in self.parameters:
            yield from fields
        yield from (content.body for content in self.bodies)
        yield from (content.body for answer in self.answers for content in answer.contents)

    def names(self) -> Iterator[str]:
        """The names of all fields, each once."""
        fields = (one for root in self.roots() for one in every(root))
        yield from dict.fromkeys(
            one.name for one in fields if one.name and not one.name.startswith("{")
        )


def title_of(operation: OperationEntry) -> str:
    """What the page of an operation is called."""
    return _text(operation.node.get("summary")) or operation.id


def groups_of(operation: OperationEntry) -> tuple[str, ...]:
    """The groups that an operation is listed in, its own first; an empty name where it has none."""
    tags = operation.node.get("tags")
    return tuple(dict.fromkeys(map(str, tags))) if isinstance(tags, list) and tags else ("",)


def read_operation(document: Document, operation: OperationEntry) -> OperationPage:
    """Read everything that the page of an operation shows."""
    node = operation.node
    outline = Outline(document)
    bodies, told, required = _request(document, node, outline)
    return OperationPage(
        id=operation.id,
        method=operation.method.upper(),
        path=operation.path,
        title=title_of(operation),
        description=_text(node.get("description")),
        tag=groups_of(operation)[0],
        is_deprecated=node.get("deprecated") is True,
        permissions=tuple(map(str, node.get("x-permissions") or ())),
        credentials=_credentials(document, operation),
        parameters=tuple(_parameters(document, operation, outline)),
        body_description=told,
        is_body_required=required,
        bodies=bodies,
        answers=tuple(_answers(document, node, outline)),
        calls=tuple(_calls(document, operation, bodies)),
    )


def _parameters(
    document: Document, operation: OperationEntry, outline: Outline
) -> Iterator[tuple[str, tuple[Field, ...]]]:
    found = document.parameters(operation)
    for place, title in PLACES.items():
        fields = tuple(
            outline.read(
                _schema_of(one),
                anchor=f"{place}.{one['name']}",
                name=str(one["name"]),
                required=one.get("required") is True,
                description=_text(one.get("description")) or None,
            )
            for one in found
            if one.get("in") == place
        )
        if fields:
            yield title, fields


def _schema_of(node: JsonObject) -> Any:
    if "schema" in node:
        return node["schema"]
    for media in (node.get("content") or {}).values():
        return media.get("schema", {})
    return {}


def _request(
    document: Document, node: JsonObject, outline: Outline
) -> tuple[tuple[Content, ...], str, bool]:
    body = _resolved(document, node.get("requestBody"))
    contents = tuple(_contents(document, body, "body", outline))
    return contents, _text(body.get("description")), body.get("required") is True


def _contents(
    document: Document, holder: JsonObject, anchor: str, outline: Outline
) -> Iterator[Content]:
    for at, (media_type, media) in enumerate((holder.get("content") or {}).items()):
        place = anchor if at == 0 else f"{anchor}-{at + 1}"
        yield Content(
            media_type=str(media_type),
            body=outline.read(media.get("schema") or {}, anchor=place),
            samples=tuple(_samples(document, media)),
        )


def _samples(document: Document, media: JsonObject) -> Iterator[Sample]:
    for name, node in (media.get("examples") or {}).items():
        example = _resolved(document, node)
        if "value" in example:
            yield _sample(_text(example.get("summary")) or str(name), example["value"])
    if "example" in media:
        yield _sample("Example", media["example"])


def _sample(title: str, value: Any) -> Sample:
    if isinstance(value, str):
        return Sample(title, value, "text")
    return Sample(title, json.dumps(value, ensure_ascii=False, indent=2))


def _answers(document: Document, node: JsonObject, outline: Outline) -> Iterator[Answer]:
    for status, response in (node.get("responses") or {}).items():
        found = _resolved(document, response)
        yield Answer(
            status=str(status),
            description=_text(found.get("description")),
            headers=tuple(_headers(document, found, str(status), outline)),
            contents=tuple(_contents(document, found, str(status), outline)),
        )


def _headers(
    document: Document, response: JsonObject, status: str, outline: Outline
) -> Iterator[Field]:
    for name, node in (response.get("headers") or {}).items():
        header = _resolved(document, node)
        yield outline.read(
            _schema_of(header),
            anchor=f"{status}.header.{name}",
            name=str(name),
            required=header.get("required") is True,
            description=_text(header.get("description")) or None,
        )


def _credentials(document: Document, operation: OperationEntry) -> str:
    listed = operation.node.get("security", document.content.get("security")) or []
    named = [" with ".join(map(str, one)) for one in listed if one]
    if not named:
        return ""
    text = " or ".join(named)
    return f"{text}, or none" if len(named) < len(listed) else text


def _calls(
    document: Document, operation: OperationEntry, bodies: tuple[Content, ...]
) -> Iterator[Sample]:
    shown = [(content.media_type, one) for content in bodies for one in content.samples]
    if not shown:
        media_type = bodies[0].media_type if bodies else ""
        yield Sample("Request", curl_snippet(document, operation, media_type, ""), "shell")
    for media_type, sample in shown:
        text = curl_snippet(document, operation, media_type, sample.text)
        yield Sample(sample.title, text, "shell")


def _resolved(document: Document, node: Any) -> JsonObject:
    try:
        found = document.resolve(node)
    except DocumentError:
        return {}
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
