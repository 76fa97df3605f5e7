"""The words of pages: `pages.toml` and what a configuration adds → `PageWords`.

In: the packaged file and additions of the same shape. Out: tables of phrases, frozen. How they are
applied is the business of the readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

from rst2openapi.near import nearest
from rst2openapi.reading.vocabulary.packaged import packaged_tables
from rst2openapi.reading.vocabulary.page_words import (
    Column,
    PageWords,
    Phrase,
    SectionWords,
    SubjectTemplate,
    TitleWord,
    phrase_key,
)

_SECTIONS: Mapping[str, SectionWords] = {
    "purpose": SectionWords(role="purpose"),
    "limits": SectionWords(role="limits"),
    "uri": SectionWords(role="uri", side="request"),
    "perhaps-uri": SectionWords(role="noise", is_perhaps_uri=True),
    "syntax": SectionWords(role="uri", side="request", is_syntax=True),
    "request": SectionWords(role="request", side="request"),
    "request-header": SectionWords(role="request", side="request", place="header"),
    "request-body": SectionWords(role="request", side="request", place="body"),
    "response": SectionWords(role="response", side="response"),
    "response-header": SectionWords(role="response", side="response", place="header"),
    "response-body": SectionWords(role="response", side="response", place="body"),
    "failed-response": SectionWords(role="response", side="response", is_failure=True),
    "example": SectionWords(role="example"),
    "request-example": SectionWords(role="example", side="request"),
    "response-example": SectionWords(role="example", side="response"),
    "statuses": SectionWords(role="statuses", side="response"),
    "errors": SectionWords(role="errors", side="response", is_failure=True),
    "noise": SectionWords(role="noise"),
}

_PHRASES: Mapping[str, Phrase] = {
    "address": Phrase(mode="address"),
    "limits": Phrase(mode="limits"),
    "purpose": Phrase(mode="purpose"),
    "parameters": Phrase(mode="parameters"),
    "path": Phrase(mode="parameters", place="path"),
    "query": Phrase(mode="parameters", place="query"),
    "header": Phrase(mode="parameters", place="header"),
    "body": Phrase(mode="parameters", place="body"),
    "form": Phrase(mode="parameters", side="request", place="form"),
    "request": Phrase(mode="parameters", side="request"),
    "request-header": Phrase(mode="parameters", side="request", place="header"),
    "request-body": Phrase(mode="parameters", side="request", place="body"),
    "response": Phrase(mode="parameters", side="response"),
    "response-header": Phrase(mode="parameters", side="response", place="header"),
    "response-body": Phrase(mode="parameters", side="response", place="body"),
    "failed-response": Phrase(mode="parameters", side="response", is_failure=True),
    "example": Phrase(mode="example"),
    "request-example": Phrase(mode="example", side="request"),
    "response-example": Phrase(mode="example", side="response"),
    "failed-example": Phrase(mode="example", side="response", is_failure=True),
    "statuses": Phrase(mode="statuses", side="response"),
}


_TITLE_WORDS = {one: one for one in get_args(TitleWord)}


def load_page_words(extra: Mapping[str, Any] | None = None) -> PageWords:
    """Load the built-in words and add those of `[vocabulary.pages…]`.

    Raises:
        ValueError: an unknown key, or a value that is no list of strings.
    """
    tables = _merge(packaged_tables("pages.toml"), extra or {})
    statuses, examples, words = tables["statuses"], tables["examples"], tables["words"]
    credentials, deprecation = tables["credentials"], tables["deprecation"]
    return PageWords(
        sections=_by_phrase(tables["sections"], _SECTIONS),
        title_words=_by_phrase(tables["title-words"], _TITLE_WORDS),
        phrases=_by_phrase(tables["phrases"], _PHRASES),
        subjects=_templates(tables["captions"]["subjects"]),
        caption_joints=frozenset(_folded(tables["captions"]["joints"])),
        numbered=frozenset(_folded(tables["captions"]["numbered"])),
        columns=_columns(tables["columns"]),
        value_tables=_keys(tables["tables"]["values"]),
        status_leads=tuple(sorted(_keys(statuses["leads"]), key=lambda lead: (-len(lead), lead))),
        status_verbs=frozenset(_folded(statuses["verbs"])),
        status_joints=frozenset(_folded(statuses["joints"])),
        normal=_keys(statuses["normal"]),
        abnormal=_keys(statuses["abnormal"]),
        alternative=_keys(examples["alternative"]),
        between_examples=frozenset(_folded(examples["between"])),
        byte_words=frozenset(_folded(examples["bytes"])),
        asks=_keys(examples["request"]),
        answers=_keys(examples["response"]),
        example_marks=_keys(examples["marks"]),
        example_leads=frozenset(_folded(examples["leads"])),
        example_small=frozenset(_folded(examples["small"])),
        example_open=frozenset(_folded(examples["open"])),
        example_behind=_folded(examples["behind"]),
        nothing=_keys(words["nothing"]),
        name_leads=_keys(words["name"]),
        path_leads=_keys(words["path"]),
        method_leads=_keys(words["method"]),
        deprecated_titles=_folded(deprecation["title"]),
        deprecated_folders=_folded(deprecation["folders"]),
        deprecated_texts=_folded(deprecation["text"]),
        credential_titles=_folded(credentials["titles"]),
        credential_headers=tuple(credentials["headers"]),
        host_titles=_folded(tables["hosts"]["titles"]),
        host_labels=frozenset(_folded(tables["hosts-named"]["labels"])),
        overview_titles=_keys(tables["overviews"]["titles"]),
        books=frozenset(_folded(tables["overviews"]["books"])),
        welcomes=frozenset(_folded(tables["overviews"]["welcomes"])),
        topic_columns=_keys(tables["overviews"]["topics"]),
        common_marks=_folded(tables["overviews"]["common"]),
        error_marks=frozenset(_folded(tables["failures"]["marks"])),
        error_stems=frozenset(_folded(tables["failures"]["stems"])),
        beside_errors=frozenset(_folded(tables["failures"]["beside"])),
        error_codes=_keys(tables["failures"]["codes"]),
        error_messages=_keys(tables["failures"]["messages"]),
        call_columns=_keys(tables["permissions"]["calls"]),
        action_columns=_keys(tables["permissions"]["actions"]),
    )


def _by_phrase(table: Mapping[str, list[str]], meanings: Mapping[str, Any]) -> dict[str, Any]:
    return {phrase_key(text): meanings[role] for role, texts in table.items() for text in texts}


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(phrase_key, texts))


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text.casefold() for text in texts)


def _columns(table: Mapping[str, list[str]]) -> dict[str, Column]:
    known = get_args(Column)
    return {
        phrase_key(text): cast(Column, column)
        for column, texts in table.items()
        if column in known
        for text in texts
    }


def _templates(wordings: Iterable[str]) -> tuple[SubjectTemplate, ...]:
    found: list[SubjectTemplate] = []
    for wording in sorted(set(wordings), key=lambda text: (-len(text), text)):
        before, hole, after = wording.casefold().partition("{}")
        if not hole:
            raise ValueError(f"vocabulary.pages: captions.subjects: {wording!r} has no {{}}")
        found.append(SubjectTemplate(before=before, after=after))
    return tuple(found)


_EXCLUSIVE = ("sections", "phrases", "columns")
"""Tables in which a text has one meaning: the user's, where the built-in words have another."""


def _merge(base: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Add the lists of `extra` to those of `base`, two levels deep."""
    merged: dict[str, Any] = {name: dict(table) for name, table in base.items()}
    for name, table in extra.items():
        if name not in base:
            raise ValueError(f"vocabulary.pages: unknown table {name!r}; {_hint(name, base)}")
        if not isinstance(table, Mapping):
            raise ValueError(f"vocabulary.pages: {name} must be a table")
        for key, value in table.items():
            if key not in base[name]:
                raise ValueError(
                    f"vocabulary.pages: unknown key '{name}.{key}'; {_hint(key, base[name])}"
                )
            if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
                raise ValueError(f"vocabulary.pages: {name}.{key} must be a list of strings")
            if name in _EXCLUSIVE:
                said = set(map(phrase_key, value))
                merged[name] = {
                    other: [text for text in texts if phrase_key(text) not in said]
                    for other, texts in merged[name].items()
                }
            merged[name][key] = [*merged[name][key], *value]
    return merged


def _hint(word: str, known: Iterable[str]) -> str:
    near = nearest(word, list(known))
    return f"did you mean {near!r}?" if near else f"known are {', '.join(sorted(known))}"
