"""What the headings above a block say of it.

In: section titles, pseudo-headings and status lines, as they come. Out: a `Context` for the next
block. Reading the blocks is the business of the walk.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.reading.draft import Place, Side
from rst2openapi.reading.vocabulary.page_words import Mode, PageWords, Phrase, Role, SectionWords

OTHER_CODES = ("default",)
"""Statuses of what only failed calls return, where the page names no code."""

_NO_SECTION = SectionWords(role="other")
_MODES: dict[Role, Mode] = {"uri": "address", "example": "example", "statuses": "statuses"}
# Longer lines do not say whose example follows: they speak of many things.
_SHORT = 100
_WORD = re.compile(r"[a-z]+")


class Context(Struct, frozen=True, kw_only=True):
    """Where the walk is."""

    section: SectionWords = _NO_SECTION
    title: str = ""
    """The section's title."""
    side: Side | None = None
    mode: Mode = "parameters"
    place: Place | None = None
    statuses: tuple[str, ...] = ()
    has_syntax: bool = False
    """The page shows the request as a message: what stands in the URL has a section of its own."""


def in_section(before: Context, section: SectionWords, title: str) -> Context:
    """Enter a section; one with an unknown title goes on with the role of the one before."""
    known = before.section if section.role == "other" else section
    return Context(
        section=known,
        title=title,
        side=known.side,
        mode=_MODES.get(section.role, "parameters"),
        place=known.place or ("query" if before.has_syntax and known.role == "request" else None),
        statuses=OTHER_CODES if known.is_failure else (),
        has_syntax=before.has_syntax or known.is_syntax,
    )


def under_heading(context: Context, phrase: Phrase) -> Context:
    """Follow a pseudo-heading."""
    mode = phrase.mode
    if context.section.role == "example" and mode == "parameters":
        mode = "example"
    under = replace(context, mode=mode, place=phrase.place)
    if phrase.side is None:
        is_back = phrase.mode == "parameters"
        return replace(under, side=context.section.side or context.side) if is_back else under
    if context.section.role == "uri" and phrase.side == "response":
        return under
    return replace(under, side=phrase.side, statuses=_statuses(context, phrase))


def _statuses(context: Context, phrase: Phrase) -> tuple[str, ...]:
    """Statuses outlast headings of their own side, unless these speak of failure or its end."""
    if phrase.is_failure:
        return context.statuses or OTHER_CODES
    if phrase.side != context.side:
        return ()
    is_over = context.statuses == OTHER_CODES and not context.section.is_failure
    return () if is_over else context.statuses


def under_status(context: Context, codes: tuple[str, ...]) -> Context:
    """Follow a status heading."""
    return replace(context, statuses=codes, place=None, side="response")


def after_sentence(context: Context, text: str, words: PageWords) -> Context:
    """Let a short line that speaks of one side only say whose example follows."""
    if len(text) >= _SHORT:
        return context
    spoken = set(_WORD.findall(text.casefold()))
    asks, answers = bool(spoken & words.asks), bool(spoken & words.answers)
    is_example = bool(spoken & words.example_marks)
    section = context.section
    if section.role == "uri":
        return replace(context, mode="example") if is_example else context
    is_free = section.role == "example" and section.side is None
    if asks == answers or not (is_example or is_free):
        return context
    side: Side = "request" if asks else "response"
    if _is_settled(context) and side != context.side:
        return context
    return replace(context, mode="example", side=side)


def _is_settled(context: Context) -> bool:
    """Whether section and heading agree on whose examples follow; a sentence changes nothing.

    A page copies `the following is a request example` into its answers.
    """
    return (
        context.mode == "example"
        and context.side is not None
        and (context.side == context.section.side)
    )
