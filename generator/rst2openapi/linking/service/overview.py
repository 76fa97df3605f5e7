"""What the service is called and what it is for, in the pages' own prose.

In: the drafts, the tree of pages and the configuration. Out: title and description of the service,
and of its groups. The configuration always wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from rst2openapi.config import Config
from rst2openapi.linking.service.tags import Contents
from rst2openapi.linking.words import fold, own_title, singular
from rst2openapi.model import Operation, Tag
from rst2openapi.reading.draft import PageDraft

_IS_API = re.compile(r"\s+APIs?$")
_ABBREVIATION = re.compile(r"\s*\([A-Z][\w-]{0,11}\)")
_LISTED = 8
"""Titles that the description of a group lists."""


def service_title(pages: Mapping[str, PageDraft], contents: Contents, config: Config) -> str:
    """The configured title, else that of the root index page, else that of the only page.

    What kind of book the pages are is no part of the name.
    """
    if config.info.title:
        return config.info.title
    if contents.root:
        root = pages[contents.root]
        return root.subject or root.title
    titles = [draft.title for draft in pages.values() if draft.title]
    return titles[0] if len(titles) == 1 else "API"


# --- description --------------------------------------------------------------------------------
def service_description(
    pages: Mapping[str, PageDraft],
    contents: Contents,
    title: str,
    tags: Sequence[Tag],
    config: Config,
) -> str:
    """The configured description, else what an introduction or the root page says, else the groups.

    An introduction stands before the first operation; behind it, others introduce permissions.
    """
    if config.info.description:
        return config.info.description
    ordered = sorted(pages.values(), key=lambda draft: contents.order[draft.path])
    before = takewhile(lambda draft: draft.operation is None, ordered)
    introducing = list(before)
    for draft in introducing:
        if draft.greeting:
            return draft.greeting
    for text in (text for draft in introducing for text in draft.introduction):
        if _tells_what_it_is(text, title):
            return text
    if contents.root and (own := pages[contents.root].summary):
        return own
    names = [own_title(tag.name) for tag in tags]
    title = _IS_API.sub("", title)
    return f"API of {title}: {_listed(names)}." if names and contents.root else ""


def _tells_what_it_is(text: str, title: str) -> bool:
    """Whether a paragraph begins with the name of the service and goes on with a verb."""
    plain = re.sub(r"[*_`]", "", text)
    if not plain.casefold().startswith(title.casefold()):
        return False
    rest = _ABBREVIATION.sub("", plain[len(title) :], count=1)
    return re.match(r"\s+(?!APIs?\b)[a-z]+\s", rest) is not None


def _listed(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = len(unique) - _LISTED
    if more > 1:
        return f"{'; '.join(unique[:_LISTED])}; and {more} more"
    return "; ".join(unique)


# --- groups -------------------------------------------------------------------------------------
def describe_tags(
    tags: Iterable[Tag],
    operations: Sequence[Operation],
    pages: Mapping[str, PageDraft],
    contents: Contents,
) -> tuple[Tag, ...]:
    """Groups without prose of their own: what an overview says of them, else what they hold."""
    topics: dict[str, str] = {}
    for draft in pages.values():
        for name, text in draft.topics:
            topics.setdefault(_folded(name), text)

    def rank(operation: Operation) -> tuple[int, str]:
        path = operation.origins[0].path if operation.origins else ""
        return (contents.order.get(path, len(contents.order)), operation.id)

    ordered = sorted(operations, key=rank)
    return tuple(_described(tag, topics, ordered) for tag in tags)


def _described(tag: Tag, topics: Mapping[str, str], operations: Sequence[Operation]) -> Tag:
    if tag.description:
        return tag
    topic = topics.get(_folded(own_title(tag.name)), "")
    held = [one.summary for one in operations if tag.name in (one.tag, *one.also_in)]
    titles = list(filter(None, held))
    return replace(tag, description=topic or (f"{_listed(titles)}." if titles else ""))


def _folded(name: str) -> str:
    return fold("".join(_own_words(name)))


def _own_words(name: str) -> Iterator[str]:
    """The words that tell one group from another."""
    for word in re.findall(r"[^\W_]+", name):
        if word.lower() not in ("api", "apis", "related", "the"):
            yield singular(word.lower())
