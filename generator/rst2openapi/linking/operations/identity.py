"""Operation ids: CamelCase, unique, and the same whatever other pages there are.

In: the operations with their pages' names and titles. Out: an id for each. A CamelCase original
name is taken as it is; else a verb and a noun are made from the title. Equal ids are told apart by
version, group or path, never by a counter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from rst2openapi.diagnostics import Report
from rst2openapi.linking.operations.paths import literal_segments, version_of, version_text
from rst2openapi.linking.operations.titles import id_from_title
from rst2openapi.linking.words import own_title, pascal, singular
from rst2openapi.rules.linking import ID_QUALIFIED
from rst2openapi.source import Span


class Naming(Struct, frozen=True, kw_only=True):
    """What an operation's id is made from."""

    method: str
    path: str
    base: str
    """The id that the page alone would give."""
    tag: str
    span: Span
    is_deprecated: bool = False


_CAMEL = re.compile(r"[A-Z][a-z0-9]+[A-Za-z0-9]*|[a-z]+[0-9]*[A-Z][A-Za-z0-9]*")


def id_from_page(original_name: str, title: str) -> str:
    """The id that a page gives: `PatchPool`, or `CreateVolume` from `Creating a Volume`."""
    if _CAMEL.fullmatch(original_name) and not original_name.lower().startswith("topic"):
        return original_name[0].upper() + original_name[1:]
    return id_from_title(title)


def neutral_id(method: str, path: str) -> str:
    """An id from the address alone: several pages describe it, or no page has a title for it."""
    segments = literal_segments(path)
    ends_open = path.rstrip("/").endswith("}")
    if segments and segments[-1].lower() in ("action", "actions"):
        return pascal(f"Run {singular(segments[-2]) if len(segments) > 1 else ''} Action")
    verb = {"POST": "Create", "PUT": "Update", "PATCH": "Update", "DELETE": "Delete"}.get(method)
    if verb is None:
        verb = "Show" if ends_open else "List"
    noun = segments[-1] if segments else _held(path)
    return pascal(f"{verb} {noun if verb == 'List' else singular(noun)}")


def _held(path: str) -> str:
    """What the last placeholder names: `Bucket` of `/{bucketname}`."""
    names = re.findall(r"\{([^{}]+)\}", path)
    return re.sub(r"[_-]?(?:name|id)$", "", names[-1], flags=re.IGNORECASE) if names else "Root"


# --- uniqueness ---------------------------------------------------------------------------------
def _by_version(one: Naming) -> str:
    return one.base + pascal(version_text(one.path).replace(".", "_"))


def _by_tag(one: Naming) -> str:
    return one.base + pascal(own_title(one.tag))


def _by_whole_tag(one: Naming) -> str:
    """Where the groups are called the same, so that their ancestors stand in front of them."""
    return one.base + pascal(one.tag)


def _by_resource(one: Naming) -> str:
    """The version and the last noun of the path: `CreateDisks` + `V2` + `Volumes`."""
    segments = literal_segments(one.path)
    return _by_version(one) + pascal(segments[-1] if segments else "root")


def _by_versioned_path(one: Naming) -> str:
    return _by_version(one) + pascal(" ".join(literal_segments(one.path)))


def _by_tag_and_version(one: Naming) -> str:
    return _by_whole_tag(one) + pascal(version_text(one.path).replace(".", "_"))


def _by_path(one: Naming) -> str:
    return one.base + "Of" + pascal(" ".join(literal_segments(one.path)) or "root")


def _by_age(one: Naming) -> str:
    """Where one address has a deprecated operation and its successor, which differ in method."""
    return f"{one.base}Deprecated" if one.is_deprecated else one.base


def _by_item(one: Naming) -> str:
    """Where a list and one of its items are called the same: what the item is chosen by."""
    return one.base + _chosen_by(one)


def _by_versioned_item(one: Naming) -> str:
    return _by_version(one) + _chosen_by(one)


def _chosen_by(one: Naming) -> str:
    *_, last = one.path.rstrip("/").split("/")
    return f"By{pascal(last)}" if last.endswith("}") else ""


def _by_method(one: Naming) -> str:
    return one.base + one.method.capitalize()


def _by_address(one: Naming) -> str:
    return pascal(f"{one.method.capitalize()} {one.path}")


_QUALIFIERS: tuple[Callable[[Naming], str], ...] = (
    _by_version,
    _by_tag,
    _by_resource,
    _by_versioned_path,
    _by_whole_tag,
    _by_tag_and_version,
    _by_path,
    _by_age,
    _by_item,
    _by_versioned_item,
    _by_method,
    _by_address,
)
"""In turn; the first that tells all operations of an equal base apart is used for all of them."""


def unique_ids(namings: Sequence[Naming], report: Report) -> dict[tuple[str, str], str]:
    """An id for each method and path; equal up to case counts as equal.

    Where only versions differ, the newest keeps the bare name.
    """
    groups: dict[str, list[Naming]] = defaultdict(list)
    for one in sorted(namings, key=lambda one: (one.path, one.method)):
        groups[one.base.lower()].append(one)
    ids: dict[tuple[str, str], str] = {}
    taken = {group[0].base.lower() for group in groups.values()}
    for group in groups.values():
        for one, name in zip(group, _tell_apart(group, taken), strict=True):
            ids[(one.method, one.path)] = name
            taken.add(name.lower())
            if name != one.base:
                report(ID_QUALIFIED.at(one.span, name=one.base, id=name))
    return ids


def _tell_apart(group: Sequence[Naming], taken: set[str]) -> list[str]:
    if len(group) == 1:
        return [group[0].base]
    for qualify in _QUALIFIERS:
        names = [qualify(one) for one in group]
        if qualify is _by_version:
            newest = max(version_of(one.path) for one in group)
            names = [
                one.base if version_of(one.path) == newest else name
                for one, name in zip(group, names, strict=True)
            ]
        lower = [name.lower() for name in names]
        fresh = [name for name, one in zip(lower, group, strict=True) if name != one.base.lower()]
        if len(set(lower)) == len(lower) and not taken.intersection(fresh):
            return names
    return _apart_by_force([_by_address(one) for one in group], taken)


def _apart_by_force(names: Sequence[str], taken: Collection[str]) -> list[str]:
    """Addresses that differ in signs only, `/beds` and `/be-ds`, have the same words."""
    found: dict[str, str] = {}
    for name in names:
        while name.lower() in found or name.lower() in taken:
            name = f"{name}Again"
        found[name.lower()] = name
    return list(found.values())
