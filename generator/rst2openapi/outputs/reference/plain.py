"""The reference as plain Markdown, for tools that read and for people who prefer it.

In: what a page shows. Out: CommonMark, and an index for language models (llmstxt.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rst2openapi.outputs.reference.fields import Field
from rst2openapi.outputs.reference.markdown import line_of
from rst2openapi.outputs.reference.operation_pages import Content, OperationPage, Sample
from rst2openapi.outputs.reference.summary import ServiceSummary


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
    """One operation as CommonMark."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def _lines(page: OperationPage) -> Iterator[str]:
    yield from _head(page)
    for title, fields in page.parameters:
        yield f"## {title} parameters\n"
        yield from _tree(fields, 0)
        yield ""
    if page.bodies:
        yield f"## Request body{' (required)' if page.is_body_required else ''}\n"
        if page.body_description:
            yield f"{page.body_description}\n"
        for content in page.bodies:
            yield from _content(content)
    yield "## Responses\n"
    for answer in page.answers:
        yield f"### {answer.status}\n"
        if answer.description:
            yield f"{answer.description}\n"
        if answer.headers:
            yield "Headers:\n"
            yield from _tree(answer.headers, 0)
            yield ""
        for content in answer.contents:
            yield from _content(content)


def _head(page: OperationPage) -> Iterator[str]:
    yield f"# {_flat(page.title)}\n"
    yield f"`{page.method} {page.path}`\n"
    if page.is_deprecated:
        yield "**Deprecated.**\n"
    if page.description:
        yield f"{page.description}\n"
    facts = [f"- Operation: `{page.id}`"]
    facts += [f"- Credentials: {page.credentials}"] if page.credentials else []
    facts += [f"- Permissions: {', '.join(f'`{one}`' for one in page.permissions)}"] * bool(
        page.permissions
    )
    yield "\n".join(facts) + "\n"


def _content(content: Content) -> Iterator[str]:
    yield f"`{content.media_type}`: {content.body.kind}\n"
    below = (*content.body.fields, *content.body.variants)
    if below:
        yield from _tree(below, 0)
        yield ""
    yield from _samples(content.samples)


def _tree(fields: Sequence[Field], depth: int) -> Iterator[str]:
    for one in fields:
        words = [one.kind]
        words += ["required"] if one.is_required else []
        words += ["deprecated"] if one.is_deprecated else []
        words += [f"{note.label.lower()} {note.value}".strip() for note in one.notes]
        if one.choices:
            words.append("one of " + ", ".join(f"`{choice.value}`" for choice in one.choices))
        told = line_of(one.description, 400)
        name = f"`{one.name}`" if one.name else "either"
        yield f"{'  ' * depth}- {name} ({'; '.join(words)}){f': {told}' if told else ''}"
        yield from _tree((*one.fields, *one.variants), depth + 1)


def _samples(samples: Sequence[Sample]) -> Iterator[str]:
    for one in samples:
        longest = max((len(run) for run in re.findall(r"`+", one.text)), default=0)
        fence = "`" * max(3, longest + 1)
        yield f"{_flat(one.title)}:\n\n{fence}{one.kind}\n{one.text}\n{fence}\n"


def _flat(text: str) -> str:
    return " ".join(text.split())
