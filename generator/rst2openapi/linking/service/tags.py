"""Groups of operations: the titles of index pages, in the order of the tables of contents.

In: the drafts. Out: `Tag`s and the tag of each page. A title that occurs twice gets its parent's
title in front.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from posixpath import dirname

from msgspec import Struct

from rst2openapi.linking.operations.paths import literal_segments
from rst2openapi.model import Tag
from rst2openapi.reading.draft import PageDraft


class Contents(Struct, frozen=True):
    """The tree of pages."""

    root: str
    """Path of the page that nothing lists; empty where there is none."""
    parents: Mapping[str, str]
    order: Mapping[str, int]
    """Rank of each page in reading order."""


def read_contents(pages: Mapping[str, PageDraft]) -> Contents:
    """The tree that the toctrees make; pages outside of it follow by path."""
    parents: dict[str, str] = {}
    for path, draft in pages.items():
        for child in draft.children:
            if child in pages and child != path:
                parents.setdefault(child, path)
    for path in pages:
        index = f"{dirname(path)}/index.rst".lstrip("/")
        if path not in parents and index in pages and index != path:
            parents[path] = index
    tops = [path for path in pages if path not in parents]
    roots = [path for path in tops if pages[path].children]
    order: dict[str, int] = {}
    pending = sorted(tops, key=lambda path: (not pages[path].children, path), reverse=True)
    while pending:
        path = pending.pop()
        if path not in order:
            order[path] = len(order)
            pending.extend(child for child in reversed(pages[path].children) if child in pages)
    for path in pages:
        order.setdefault(path, len(order))
    return Contents(roots[0] if roots else "", parents, order)


def tag_pages(
    pages: Mapping[str, PageDraft], contents: Contents, operations: Iterable[str]
) -> tuple[dict[str, str], tuple[Tag, ...]]:
    """The tag of each operation page, and the tags in reading order."""
    paths = list(operations)
    groups = {path: contents.parents.get(path, "") for path in paths}
    used = sorted({group for group in groups.values() if group}, key=contents.order.__getitem__)
    names = _names(used, pages, contents)
    tags = {
        names[group]: Tag(
            name=names[group],
            description=pages[group].summary,
            parent=_title(contents.parents.get(group, ""), pages, contents),
            origin=pages[group].span,
        )
        for group in used
    }
    of_page: dict[str, str] = {}
    for path in paths:
        of_page[path] = names.get(groups[path]) or _from_address(pages[path])
        tags.setdefault(of_page[path], Tag(name=of_page[path]))
    return of_page, tuple(tags.values())


def _title(path: str, pages: Mapping[str, PageDraft], contents: Contents) -> str:
    return pages[path].title if path and path != contents.root else ""


def _names(groups: list[str], pages: Mapping[str, PageDraft], contents: Contents) -> dict[str, str]:
    """Titles; as long as some are equal, these take one more ancestor."""
    names = {group: pages[group].title for group in groups}
    above = dict(contents.parents)
    at = {group: above.get(group, "") for group in groups}
    while True:
        count = Counter(name.lower() for name in names.values())
        equal = [group for group in groups if count[names[group].lower()] > 1 and at[group]]
        if not equal:
            break
        for group in equal:
            names[group] = f"{pages[at[group]].title} - {names[group]}"
            at[group] = above.get(at[group], "")
    return names


def _from_address(draft: PageDraft) -> str:
    """Where no index page lists the operation: the resource of its path."""
    addresses = draft.operation.addresses if draft.operation else ()
    segments = literal_segments(addresses[0].path) if addresses else []
    noun = segments[0] if segments else "operations"
    return noun[:1].upper() + noun[1:].replace("-", " ").replace("_", " ")
