"""The reference as plain Markdown, for tools that read and for people who prefer it.

In: what a page shows. Out: CommonMark, and an index for language models (llmstxt.org).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import indent

from rst2openapi.outputs.reference.fields import Field, every
from rst2openapi.outputs.reference.markdown import line_of, parted
from rst2openapi.outputs.reference.operation_pages import Content, OperationPage, Sample
from rst2openapi.outputs.reference.summary import ServiceSummary
from rst2openapi.ticks import code_span, fence


def llms_text(service: ServiceSummary) -> str:
    """The index of one service."""
    lines = [f"# {_flat(service.title)} {_flat(service.version)}".rstrip(), ""]
    if service.description:
        lines += [f"> {line_of(service.description, 400)}", ""]
    lines += [f"- [{one.label}]({one.url})" for one in service.downloads]
    for tag in service.tags:
        lines += ["", f"## {_flat(tag.name)}", ""]
        lines += [
            f"- [{_flat(one.title)}](operations/{one.name}.md): `{one.method} {one.path}`"
            + (" (deprecated)" if one.is_deprecated else "")
            for one in tag.operations
        ]
    return "\n".join(lines) + "\n"


def operation_markdown(page: OperationPage) -> str:
    """One operation as CommonMark: all that its page shows, but for how the call is typed."""
    roots = [*page.roots(), *(header for answer in page.answers for header in answer.headers)]
    again = frozenset(one.same_as for root in roots for one in every(root) if one.same_as)
    return "\n".join(_Writer(again).lines(page)).rstrip() + "\n"


class _Writer:
    """Writes one page; a schema whose fields stand elsewhere on it is called by name."""

    def __init__(self, again: frozenset[str]) -> None:
        self._again = again
        """Anchors of the places whose fields are those of other places as well."""

    def lines(self, page: OperationPage) -> Iterator[str]:
        yield from _head(page)
        for title, fields in page.parameters:
            yield f"## {title} parameters\n"
            yield from self._tree(fields, 0)
            yield ""
        if page.bodies:
            yield f"## Request body{' (required)' if page.is_body_required else ''}\n"
            if page.body_description:
                yield f"{page.body_description}\n"
            for content in page.bodies:
                yield from self._content(content)
        yield "## Responses\n"
        for answer in page.answers:
            yield f"### {answer.status}\n"
            if answer.description:
                yield f"{answer.description}\n"
            if answer.headers:
                yield "Headers:\n"
                yield from self._tree(answer.headers, 0)
                yield ""
            for content in answer.contents:
                yield from self._content(content)

    def _content(self, content: Content) -> Iterator[str]:
        facts = "; ".join(self._facts(content.body))
        yield f"{code_span(content.media_type)}: {facts}\n"
        if content.body.description:
            yield f"{content.body.description}\n"
        if meanings := list(_meanings(content.body)):
            yield "\n".join(meanings) + "\n"
        below = (*content.body.fields, *content.body.variants)
        if below:
            yield from self._tree(below, 0)
            yield ""
        yield from _samples(content.samples)

    def _tree(self, fields: Sequence[Field], depth: int) -> Iterator[str]:
        # Stars, for lists of descriptions have dashes: another mark begins another list.
        margin = "  " * depth
        for one in fields:
            told, more = parted(one.description)
            name = one.name or one.schema
            facts = "; ".join(self._facts(one, is_called=not one.name))
            head = f"{code_span(name)} ({facts})" if name else facts
            yield f"{margin}* {head}{f': {told}' if told else ''}"
            for block in (more, "\n".join(_meanings(one))):
                if block:
                    yield ""
                    yield indent(block, f"{margin}  ")
                    yield ""
            yield from self._tree((*one.fields, *one.variants), depth + 1)

    def _facts(self, one: Field, *, is_called: bool = False) -> Iterator[str]:
        """What a field is, in few words; `is_called`: its schema's name is told already."""
        yield one.kind
        if one.same_as:
            yield f"fields as of {code_span(one.schema)} above"
        elif one.anchor in self._again and not is_called:
            yield code_span(one.schema)
        if one.is_required:
            yield "required"
        if one.is_deprecated:
            yield "deprecated"
        for note in one.notes:
            value = code_span(note.value) if note.is_code else note.value
            yield f"{note.label.lower()} {value}" if note.value else note.label.lower()
        if one.choices:
            yield "one of " + ", ".join(code_span(choice.value) for choice in one.choices)
        if one.variants:
            yield "one of these"


def _meanings(one: Field) -> Iterator[str]:
    """What values mean, where the description does not tell."""
    for choice in one.choices:
        if choice.meaning:
            yield f"- {code_span(choice.value)}: {_flat(choice.meaning)}"


def _head(page: OperationPage) -> Iterator[str]:
    yield f"# {_flat(page.title)}\n"
    yield f"`{page.method} {page.path}`\n"
    if page.is_deprecated:
        yield "**Deprecated.**\n"
    if page.description:
        yield f"{page.description}\n"
    facts = [f"- Operation: {code_span(page.id)}"]
    if page.credentials:
        facts.append(f"- Credentials: {page.credentials}")
    if page.permissions:
        facts.append(f"- Permissions: {', '.join(map(code_span, page.permissions))}")
    yield "\n".join(facts) + "\n"


def _samples(samples: Sequence[Sample]) -> Iterator[str]:
    for one in samples:
        marks = fence(one.text, 3)
        title = _flat(one.title).rstrip(".:")
        yield f"{title}:\n\n{marks}{one.kind}\n{one.text}\n{marks}\n"


def _flat(text: str) -> str:
    return " ".join(text.split())
