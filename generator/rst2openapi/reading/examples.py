"""Code blocks → `ReadExample`s.

In: the text of a block and what the walk knows of it. Out: one example for each body in the block.
Whether a body agrees with the tables is for linking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal as OneOf

from msgspec import Struct

from rst2openapi.diagnostics import Report
from rst2openapi.reading.draft import Json, ReadExample, Side
from rst2openapi.reading.example_titles import example_title
from rst2openapi.reading.failures import failing, speaks_of, tells_failure
from rst2openapi.reading.json_text import NotJson, read_json, read_strict, without_ellipses
from rst2openapi.reading.messages import Message, read_message
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.page_words import PageWords
from rst2openapi.reading.xml_text import NotXml, read_xml
from rst2openapi.rules.reading import EXAMPLE_NOT_JSON, EXAMPLE_WITHOUT_SIDE
from rst2openapi.source import Span

_FRAGMENT = re.compile(r"\"[^\"\n]*\"\s*:")


class ExampleContext(Struct, frozen=True, kw_only=True):
    """What stands around a block."""

    side: Side | None
    statuses: tuple[str, ...] = ()
    summary: str = ""
    fallback: Side = "request"
    """The side where neither the block nor anything around it says one."""
    is_of_answers: bool = False
    """The section is about answers."""


class _Body(Struct, frozen=True):
    media_type: OneOf["", "json", "xml", "text", "binary"]
    text: str
    value: Json = None
    is_json: bool = False
    at: int = 0
    """Offset in the message's body."""


def read_examples(
    text: str, span: Span, context: ExampleContext, words: PageWords, report: Report
) -> tuple[ReadExample, ...]:
    """Read a code block; several documents in it are several examples."""
    message = read_message(text)
    if not message.kind and not message.body.strip():
        return ()
    bodies = tuple(_bodies(message, span, words, report))
    side = _side(message, context)
    if side is None:
        side = context.fallback
        if all(body.media_type == "text" for body in bodies):
            return ()
        report(EXAMPLE_WITHOUT_SIDE.at(span, side=side))
    statuses = (message.status,) if message.status else context.statuses
    summary = context.summary or message.remark
    is_answer = side == "response"
    of_failures = is_answer and speaks_of(summary, words.error_marks)
    summary, subject = example_title(summary, words)
    return tuple(
        ReadExample(
            side=side,
            statuses=statuses if is_answer else (),
            summary=summary,
            subject=subject,
            method=message.method,
            url=message.url,
            headers=message.headers,
            media_type=body.media_type,
            text=body.text,
            value=body.value,
            is_json=body.is_json,
            of_failures=of_failures,
            failing=failing(body.value, words) if is_answer else (),
            tells_failure=is_answer and tells_failure(body.value, words),
            body_line=_place(span, message, message.body, body.at).line if body.text else 0,
            span=span,
        )
        for body in bodies or (_Body("", ""),)
    )


_WITHOUT_BODY = ("GET", "HEAD", "DELETE")


def _side(message: Message, context: ExampleContext) -> Side | None:
    """What the block says of itself counts, then what stands around it.

    In a section about answers, the body below the line of a call that sends none is its answer.
    """
    is_answered = message.kind == "request" and message.method in _WITHOUT_BODY
    if is_answered and context.is_of_answers and message.body.strip():
        return "response"
    return message.kind or context.side


def _bodies(message: Message, span: Span, words: PageWords, report: Report) -> Iterator[_Body]:
    body = message.body
    stripped = body.strip()
    if not stripped:
        return
    if _FRAGMENT.match(stripped):
        report(EXAMPLE_NOT_JSON.at(_place(span, message, body, 0), problem="it lacks a brace"))
        yield _fragment(stripped)
        return
    scalar = _scalar(stripped)
    if scalar is not None:
        yield scalar
        return
    if _told_bytes(words.byte_words).fullmatch(stripped):
        yield _Body("binary", stripped)
        return
    if stripped[0] not in "{[":
        yield _text(stripped)
        return
    at = 0
    while at < len(body) and body[at:].strip()[:1] in ("{", "["):
        try:
            read = read_json(body[at:])
        except NotJson as error:
            report(EXAMPLE_NOT_JSON.at(_place(span, message, body, at), problem=str(error)))
            yield _Body("text" if at else "json", body[at:].strip(), at=at)
            return
        if read.fault is not None:
            fault = at + read.fault
            problem = _problem(body, fault)
            report(EXAMPLE_NOT_JSON.at(_place(span, message, body, fault), problem=problem))
        end = at + read.end
        value = without_ellipses(read.value)
        yield _Body("json", body[at:end].strip(), value, is_json=True, at=at)
        at = _next_document(body, end, words)
        is_joint = _separator(words.between_examples).fullmatch(body, end, at)
        if body[end:at].strip() and not is_joint:
            problem = f"text follows it: {body[end:at].strip().splitlines()[0][:40]!r}"
            report(EXAMPLE_NOT_JSON.at(_place(span, message, body, end), problem=problem))


def _text(stripped: str) -> _Body:
    """Read a body that is no JSON."""
    if re.match(r"<[?!A-Za-z]", stripped) is None:
        return _Body("text", stripped)
    try:
        return _Body("xml", stripped, read_xml(stripped))
    except NotXml:
        return _Body("xml", stripped)


@cache
def _told_bytes(words: frozenset[str]) -> re.Pattern[str]:
    """`[1024 bytes of content]`, `<object content>`."""
    return re.compile(rf"[\[<][\w -]{{0,40}}\b{either(words)}\b[\w -]{{0,40}}[\]>]", re.IGNORECASE)


@cache
def _separator(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\s*{either(words)}?\s*[:.]?\s*", re.IGNORECASE)


@cache
def _opening(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:\n|\b{either(words)})[ \t]*(?P<opener>[{{\[])")


def _next_document(body: str, at: int, words: PageWords) -> int:
    """Where the next object or array begins on a line of its own, or the end of the text."""
    found = _opening(words.between_examples).search(body, at)
    return found.start("opener") if found is not None else len(body)


def _scalar(text: str) -> _Body | None:
    """Read a body that is a bare string, number or literal."""
    if text[0] in "{[":
        return None
    try:
        return _Body("json", text, read_strict(text), is_json=True)
    except NotJson:
        return None


def _fragment(text: str) -> _Body:
    """Read the members of an object whose opening brace is missing."""
    try:
        return _Body("json", text, read_json("{" + text).value, is_json=True)
    except NotJson:
        return _Body("text", text)


def _problem(body: str, at: int) -> str:
    """What is wrong at a place, as far as its first characters tell."""
    rest = body[at:].lstrip()
    line = rest.split("\n", 1)[0].strip()[:40]
    if not line:
        return "it ends too early"
    if re.match(r",\s*[}\]]", rest):
        return "a comma stands before the closing bracket"
    if re.match(r"//|#|/\*", rest):
        return f"a comment stands in it: {line!r}"
    if re.match(r"[\"{\[]", rest) and re.search(r"[\"}\]\w]\s*$", body[:at]):
        return f"a comma is missing before {line!r}"
    return f"unexpected {line!r}"


def _place(span: Span, message: Message, body: str, at: int) -> Span:
    """The line of a fault, as blocks are written line by line."""
    at += len(body[at:]) - len(body[at:].lstrip())
    return Span(span.path, span.line + message.body_line + body.count("\n", 0, at))
