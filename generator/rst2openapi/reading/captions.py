"""Captions → what a table is about: a place, a side, or the name of a schema or field.

In: the caption, or the line that stands for one. Out: a `ReadCaption`. Whether a table with that
name is a body root or nested in another is for linking.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from rst2openapi.pages.page import Literal, Prose, Strong
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.vocabulary.either import either
from rst2openapi.reading.vocabulary.page_words import PageWords, Phrase, phrase_key

# A schema or field name: "PoolMetadata", "token.user.domain", "os-vol:host", "primaryNic/extNics"
_NAME = re.compile(r"[\w@$\\.:/\[\]{}<>-]+")
# "… (creating a read replica)"
_REMARK = re.compile(r"\s+\([^()]*\)$")
_GENERIC = Phrase(mode="parameters")
"""`Parameters` alone; any other single word (`Headers`, `response`) names a schema."""
_MAX_WORDS = 5
_LONGEST = 12


class ReadCaption(Struct, frozen=True, kw_only=True):
    """What a caption says."""

    text: str
    """Plain text, without `Table N`."""
    number: str = ""
    phrase: Phrase | None = None
    """A generic caption."""
    subject: str = ""
    """The name that the caption holds; several joined with `/`."""
    is_bare: bool = False
    """The caption is nothing but a name."""


def read_caption(prose: Prose, words: PageWords) -> ReadCaption:
    """Read a caption (field guide, section 3.3)."""
    text = plain_text(prose)
    number = _number(words.numbered).match(text)
    if number is not None:
        text = text[number.end() :].strip()
    digits = number.group(1) if number is not None else ""
    bare = _REMARK.sub("", text)
    phrase = words.phrases.get(phrase_key(bare))
    is_name = _NAME.fullmatch(bare) is not None and (
        # Where words stand without blanks between them, one that is known is no name.
        bare.isascii() or not (phrase or _worded(bare, words))
    )
    if phrase is not None and not (is_name and phrase != _GENERIC):
        marked = _marked(prose, bare, words)
        is_subject = phrase == _GENERIC and marked != bare and bare.startswith(marked or "\n")
        if not is_subject:  # "**parameters** description" is about a field of that name
            return ReadCaption(text=text, number=digits, phrase=phrase)
    if is_name:
        return ReadCaption(text=text, number=digits, subject=bare, is_bare=True)
    subject = _marked(prose, bare, words) or _worded(bare, words)
    return ReadCaption(text=text, number=digits, subject=subject)


@cache
def _number(words: frozenset[str]) -> re.Pattern[str]:
    """`Table 12 …`; the number is set in bold on most pages."""
    return re.compile(rf"{either(words)}\s*(\d+)\s*[:.]?\s*", re.IGNORECASE)


def _marked(prose: Prose, bare: str, words: PageWords) -> str:
    """The names that a caption sets in bold, `Table N` and remarks in parentheses aside."""
    if len(bare.split(" ")) > _LONGEST:
        return ""
    marked: list[str] = []
    before = ""
    for inline in prose:
        name = _number(words.numbered).sub("", plain_text((inline,))).strip(" :,.")
        is_aside = before.count("(") > before.count(")")
        if isinstance(inline, Strong | Literal) and name and not is_aside:
            marked.append(name)
        before += inline.text
    return "/".join(dict.fromkeys(marked))


def _worded(text: str, words: PageWords) -> str:
    lowered = text.casefold()
    for template in words.subjects:
        name = template.find(text, lowered)
        if name:
            is_short = len(name.split(" ")) <= _MAX_WORDS
            return _joint(words.caption_joints).sub("/", name) if is_short else ""
    return ""


@cache
def _joint(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf" {either(words)} ", re.IGNORECASE)
