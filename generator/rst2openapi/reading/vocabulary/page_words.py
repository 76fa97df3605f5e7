"""What the words of pages are, by what they say.

Data only; `pages` loads them. How they are applied is the business of the readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal as OneOf

from rst2openapi.data import Data
from rst2openapi.reading.draft import Place, Side

Role = OneOf[
    "purpose",
    "limits",
    "uri",
    "request",
    "response",
    "example",
    "statuses",
    "errors",
    "noise",
    "other",
]
"""What a section is for."""

Mode = OneOf["parameters", "example", "address", "limits", "purpose", "statuses"]
"""What follows a pseudo-heading."""

Column = OneOf[
    "name",
    "type",
    "required",
    "description",
    "location",
    "default",
    "constraint",
    "example",
    "ignored",
    "status",
    "error",
    "message",
]
"""What a column of a table holds."""


TitleWord = OneOf["request", "response", "example", "statuses", "header", "fillers"]
"""What a word of a title says."""


class SectionWords(Data, frozen=True, kw_only=True):
    """What a section title says."""

    role: Role
    side: Side | None = None
    place: Place | None = None
    is_perhaps_uri: bool = False
    """The section holds the address where the page describes a call, else an explanation."""
    is_syntax: bool = False
    """The section shows the whole request as a message."""
    is_failure: bool = False
    """The section speaks of failed calls only."""


class Phrase(Data, frozen=True, kw_only=True):
    """What a pseudo-heading or a generic caption says."""

    mode: Mode
    side: Side | None = None
    place: Place | None = None
    is_failure: bool = False


class SubjectTemplate(Data, frozen=True, kw_only=True):
    """A wording of captions around a name: `{} field description`."""

    before: str
    after: str

    def find(self, caption: str, lowered: str) -> str:
        """Return the name that a caption of this wording holds; else an empty string.

        `lowered` is the caption without case.
        """
        is_long = len(lowered) > len(self.before) + len(self.after)
        if is_long and lowered.startswith(self.before) and lowered.endswith(self.after):
            return caption[len(self.before) : len(caption) - len(self.after)].strip()
        return ""


class PageWords(Data, frozen=True, kw_only=True):
    """All words of pages; keys are as `phrase_key` makes them."""

    sections: Mapping[str, SectionWords]
    title_words: Mapping[str, TitleWord]
    """Words that other titles of sections are made of."""
    phrases: Mapping[str, Phrase]
    subjects: tuple[SubjectTemplate, ...]
    """The longest wording first."""
    numbered: frozenset[str]
    """Words before the number of a table, lower case,"""
    caption_joints: frozenset[str]
    """and between names."""
    columns: Mapping[str, Column]
    value_tables: frozenset[str]
    status_leads: tuple[str, ...]
    """The longest first."""
    status_verbs: frozenset[str]
    """Between such a lead and its code,"""
    status_joints: frozenset[str]
    """and between codes."""
    normal: frozenset[str]
    abnormal: frozenset[str]
    alternative: frozenset[str]
    between_examples: frozenset[str]
    """Words between two bodies in one block."""
    byte_words: frozenset[str]
    """Words of what stands for bytes in a block."""
    asks: frozenset[str]
    answers: frozenset[str]
    example_marks: frozenset[str]
    example_leads: frozenset[str]
    """Beginnings of the sentence before an example that say no more than that there is one."""
    example_small: frozenset[str]
    """Words that tell nothing of what an example is about."""
    example_open: frozenset[str]
    """Words after which something has to follow."""
    example_behind: tuple[str, ...]
    """Beginnings of sentences about the example before them."""
    nothing: frozenset[str]
    name_leads: frozenset[str]
    """What stands before the name of a call in code."""
    path_leads: frozenset[str]
    method_leads: frozenset[str]
    deprecated_titles: tuple[str, ...]
    deprecated_folders: tuple[str, ...]
    deprecated_texts: tuple[str, ...]
    credential_titles: tuple[str, ...]
    credential_headers: tuple[str, ...]
    host_titles: tuple[str, ...]
    host_labels: frozenset[str]
    """First labels of hosts that stand for a name of the caller's."""
    overview_titles: frozenset[str]
    """Titles of pages that introduce the service."""
    books: frozenset[str]
    """Ends of titles that say what kind of book the pages are."""
    welcomes: frozenset[str]
    """Beginnings of introductions that greet the reader."""
    topic_columns: frozenset[str]
    """Titles of columns that name a group of calls."""
    common_marks: tuple[str, ...]
    """Words of captions whose table holds for every call."""
    error_marks: frozenset[str]
    """Words of texts that speak of failed calls."""
    error_stems: frozenset[str]
    """Parts of the names of members that tell of a failure; lower-case letters only."""
    beside_errors: frozenset[str]
    """Parts of the names of members beside them; lower-case letters only."""
    error_codes: frozenset[str]
    """Members of such a body that hold its code; lower-case letters only."""
    error_messages: frozenset[str]
    """Members of such a body that hold its message; lower-case letters only."""
    call_columns: frozenset[str]
    """Titles of columns that hold `METHOD /path`."""
    action_columns: frozenset[str]
    """Titles of columns that hold the actions that a caller needs."""


@lru_cache(maxsize=1 << 12)
def phrase_key(text: str) -> str:
    """Title, heading or header cell as it is compared: no case, marks, outer blanks or colon."""
    folded = " ".join(text.replace("*", "").split()).strip(" :：.`")
    folded = folded.casefold().removeprefix("(optional) ").removesuffix(" (optional)")
    return folded.strip(" :：.")
