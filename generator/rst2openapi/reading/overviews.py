"""What pages without an operation say of the whole service.

In: a page and the vocabulary. Out: an `Overview`: the prose that introduces the service, what its
groups of calls are for, the hosts it is reached at, and the body of a failed call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.pages import CodeBlock, Page, Paragraph, Table
from rst2openapi.pages.prose import prose_markdown
from rst2openapi.reading.draft import ReadExample
from rst2openapi.reading.examples import ExampleContext, read_examples
from rst2openapi.reading.failures import has_code_and_message, speaks_of
from rst2openapi.reading.flow import Item, flatten
from rst2openapi.reading.inline import cell_text, plain_text
from rst2openapi.reading.vocabulary import PageWords
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.page_words import phrase_key
from rst2openapi.source import Span

# "https://{Endpoint}", "{service}.{region}.{domain}", "dns.region-1.example.com"
_HOST = re.compile(r"https?://(?:[\w.*-]|\{[\w .*-]{1,60}\})+(?::\d+)?")
_BARE_HOST = re.compile(r"(?:\{[\w ]{1,60}\}\.)+\{[\w ]{1,60}\}")
_REAL_HOST = re.compile(
    r"(?<![\w.@/-])(?:[a-z][a-z0-9-]{0,62}\.){2,6}[a-z]{2,18}(?![\w-]|\.\w)", re.I
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Overview(Struct, frozen=True, kw_only=True):
    """What one page says of the service."""

    greeting: str = ""
    """The first paragraph of an introduction that greets the reader, without that."""
    introduction: tuple[str, ...] = ()
    """Paragraphs of a page that introduces the service, CommonMark."""
    topics: tuple[tuple[str, str], ...] = ()
    """Name of a group of calls, and what they are for."""
    hosts: tuple[str, ...] = ()
    errors: tuple[ReadExample, ...] = ()
    """Bodies of failed calls, whatever the call."""


def read_overview(page: Page, words: PageWords) -> Overview:
    """Read what a page without an operation says of the whole service."""
    title = plain_text(page.title)
    is_overview = phrase_key(title) in words.overview_titles
    introduction = tuple(_paragraphs(page)) if is_overview else ()
    return Overview(
        greeting=next((rest for one in introduction if (rest := _greeted(one, words))), ""),
        introduction=introduction,
        topics=tuple(dict.fromkeys(_topics(page, words))),
        hosts=tuple(dict.fromkeys(_hosts(page, words))),
        errors=tuple(_errors(page, words)),
    )


def items_of(page: Page) -> Iterator[tuple[str, Item]]:
    """Every block with the title of its section, lists taken apart."""
    for item in flatten(page.intro):
        yield "", item
    for section in page.sections:
        for item in flatten(section.blocks):
            yield plain_text(section.title), item


def _paragraphs(page: Page) -> Iterator[str]:
    for _, item in items_of(page):
        if isinstance(item.block, Paragraph) and not item.in_list:
            yield prose_markdown(item.block.prose).strip()


def subject_of(title: str, words: PageWords) -> str:
    """`Ships - API Reference` and `Ships API Reference` are about ships."""
    return _book(words.books).sub("", title) or title


@cache
def _book(kinds: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[-–—:|,]\s*)?{either(kinds)}$", re.IGNORECASE)


def _greeted(text: str, words: PageWords) -> str:
    """What follows `Welcome to *Ships API Reference*.`; empty where nobody is greeted."""
    found = _greeting(words.welcomes).search(text)
    return text[: found.start()] + text[found.end() :] if found is not None else ""


@cache
def _greeting(welcomes: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"{either(welcomes)} [^.!]{{1,120}}[.!]\s+", re.IGNORECASE)


def _topics(page: Page, words: PageWords) -> Iterator[tuple[str, str]]:
    """Rows of `Type | Description` tables."""
    for _, item in items_of(page):
        table = item.block
        if not isinstance(table, Table):
            continue
        keys = [phrase_key(cell_text(cell)) for cell in table.header]
        names = [at for at, key in enumerate(keys) if key in words.topic_columns]
        says = [at for at, key in enumerate(keys) if words.columns.get(key) == "description"]
        if not names or len(says) != 1 or len(keys) != len(names) + 1:
            continue
        for row in table.rows:
            cells = [cell_text(cell) for cell in row.cells]
            if len(cells) == len(keys) and cells[names[-1]] and cells[says[0]]:
                yield cells[names[-1]], cells[says[0]]


# --- hosts --------------------------------------------------------------------------------------
def _hosts(page: Page, words: PageWords) -> Iterator[str]:
    """Templates that an endpoint page gives, and real hosts wherever an endpoint is spoken of."""
    about = speaks_of(plain_text(page.title), words.host_titles)
    for _, item in items_of(page):
        match item.block:
            case Paragraph():
                yield from _said(plain_text(item.block.prose), about, words)
            case CodeBlock():
                yield from _templates(item.block.text) if about else ()
            case Table():
                caption = plain_text(item.block.caption)
                if about or speaks_of(caption, words.host_titles):
                    for row in item.block.rows:
                        yield from _real(" ".join(map(cell_text, row.cells)))
            case _:
                pass


def _said(text: str, about: bool, words: PageWords) -> Iterator[str]:
    if about:
        yield from _templates(text)
    for sentence in _SENTENCE.split(text):
        if speaks_of(sentence, words.host_titles):
            yield from _real(sentence)


def _templates(text: str) -> Iterator[str]:
    yield from (host.rstrip(".") for host in _HOST.findall(text) if "{" in host)
    yield from (f"https://{host}" for host in _BARE_HOST.findall(text))


def _real(text: str) -> Iterator[str]:
    yield from (f"https://{host.lower()}" for host in _REAL_HOST.findall(text))


# --- failed calls -------------------------------------------------------------------------------
def _errors(page: Page, words: PageWords) -> Iterator[ReadExample]:
    """JSON that a code and a message make an error, where the text says that it is one."""
    around = plain_text(page.title)
    line = ""
    for section, item in items_of(page):
        block = item.block
        if isinstance(block, Paragraph):
            text = plain_text(block.prose)
            if not text.startswith(("{", "[")):
                line = text
                continue
            yield from _bodies(text, block.span, f"{around} {section} {line}", words)
        elif isinstance(block, CodeBlock):
            yield from _bodies(block.text, block.span, f"{around} {section} {line}", words)
        line = ""


def _bodies(text: str, span: Span, around: str, words: PageWords) -> Iterator[ReadExample]:
    if not speaks_of(around, words.error_marks):
        return
    unheard: list[Diagnostic] = []
    found = read_examples(text, span, ExampleContext(side="response"), words, unheard.append)
    yield from (one for one in found if one.is_json and has_code_and_message(one.value, words))
