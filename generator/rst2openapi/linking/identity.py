"""Operation ids: CamelCase, unique, and the same whatever other pages there are.

In: the operations with their pages' names and titles. Out: an id for each. A CamelCase original
name is taken as it is; else a verb and a noun are made from the title. Equal ids are told apart by
version, group or path, never by a counter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rst2openapi.diagnostics import Report
from rst2openapi.linking.paths import literal_segments, version_of, version_text
from rst2openapi.linking.words import own_title, pascal, singular
from rst2openapi.rules.linking import ID_QUALIFIED
from rst2openapi.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What an operation's id is made from."""

    method: str
    path: str
    base: str
    """The id that the page alone would give."""
    tag: str
    span: Span


_CAMEL = re.compile(r"[A-Z][a-z0-9]+[A-Za-z0-9]*|[a-z]+[0-9]*[A-Z][A-Za-z0-9]*")

VERBS = {
    "querying": "Show",
    "obtaining": "Show",
    "viewing": "Show",
    "getting": "Show",
    "reading": "Show",
    "retrieving": "Show",
    "modifying": "Update",
    "editing": "Update",
    "using": "Use",
    "issuing": "Issue",
    "removing": "Remove",
    "moving": "Move",
    "scaling": "Scale",
    "subscribing": "Subscribe",
    "unsubscribing": "Unsubscribe",
    "deleting": "Delete",
    "completing": "Complete",
    "executing": "Execute",
    "resuming": "Resume",
    "renaming": "Rename",
    "combining": "Combine",
    "determining": "Determine",
    "promoting": "Promote",
    "demoting": "Demote",
    "muting": "Mute",
    "invoking": "Invoke",
    "revoking": "Revoke",
    "upgrading": "Upgrade",
    "downgrading": "Downgrade",
    "pausing": "Pause",
    "releasing": "Release",
    "purchasing": "Purchase",
    "storing": "Store",
    "restoring": "Restore",
    "sharing": "Share",
    "resizing": "Resize",
    "adding": "Add",
    "canceling": "Cancel",
    "failing": "Fail",
    "stopping": "Stop",
    "setting": "Set",
    "resetting": "Reset",
    "running": "Run",
    "submitting": "Submit",
}
"""First words of titles → verbs of ids, where the ending alone does not tell; several ways of
saying that something is read are one verb."""

_SILENT = re.compile(r"(?:at|iz|uc|ag|ur|v|c|dg|rg|[bdgptkf]l|clud|vid|bin)$")
"""Stems of verbs that end in a silent e: creat, configur, enabl, manag, provid."""

_SMALL = frozenset(
    """a an the of about for in on to from by with and or its one all at as into under that is are
    be this your specified details information""".split()  # noqa: SIM905
)
"""Words that a name does without."""

_MANY = frozenset({"list", "lists"})


def id_from_page(original_name: str, title: str, method: str) -> str:
    """The id that a page gives: `PatchPool`, or `CreateVolume` from `Creating a Volume`."""
    if _CAMEL.fullmatch(original_name) and not original_name.lower().startswith("topic"):
        return original_name[0].upper() + original_name[1:]
    return id_from_title(title, method)


def id_from_title(title: str, method: str) -> str:
    """`Querying Details About a Resource Pool` → `ShowResourcePoolDetails`."""
    bare = re.sub(r"[(\[][^)\]]*[)\]]", " ", title)
    found = re.findall(r"[A-Za-z0-9]+", bare.replace("'s ", " "))
    if not found:
        return method.capitalize()
    first, *rest = found
    verb = _verb(first)
    nouns = [word for word in rest if word.isupper() or word.lower() not in _SMALL]
    if verb == "Show":
        is_list = any(word.lower() in _MANY for word in nouns) or (
            bool(nouns) and singular(nouns[-1]) != nouns[-1] and " a " not in f" {bare.lower()} "
        )
        nouns = [word for word in nouns if word.lower() not in _MANY] or nouns
        verb = "List" if is_list else "Show"
        if not is_list and any(word.lower() in ("details", "detail") for word in rest):
            nouns = [word for word in nouns if word.lower() != "detail"] + ["Details"]
    return pascal(" ".join([verb, *nouns]))


def _verb(word: str) -> str:
    lower = word.lower()
    if lower in VERBS:
        return VERBS[lower]
    if not lower.endswith("ing") or len(lower) < 6:
        return word
    stem = lower[:-3]
    return (f"{stem}e" if _SILENT.search(stem) else stem).capitalize()


def neutral_id(method: str, path: str) -> str:
    """An id from the address alone, for an operation that several pages describe."""
    segments = literal_segments(path)
    ends_open = path.rstrip("/").endswith("}")
    if segments and segments[-1].lower() in ("action", "actions"):
        return pascal(f"Run {singular(segments[-2]) if len(segments) > 1 else ''} Action")
    verb = {"POST": "Create", "PUT": "Update", "PATCH": "Update", "DELETE": "Delete"}.get(method)
    if verb is None:
        verb = "Show" if ends_open else "List"
    noun = segments[-1] if segments else "Root"
    return pascal(f"{verb} {noun if verb == 'List' else singular(noun)}")


# --- uniqueness ---------------------------------------------------------------------------------
def _by_version(one: Naming) -> str:
    return one.base + pascal(version_text(one.path).replace(".", "_"))


def _by_tag(one: Naming) -> str:
    return one.base + pascal(own_title(one.tag))


def _by_whole_tag(one: Naming) -> str:
    """Where the groups are called the same, so that their ancestors stand in front of them."""
    return one.base + pascal(one.tag)


def _by_tag_and_version(one: Naming) -> str:
    return _by_whole_tag(one) + pascal(version_text(one.path).replace(".", "_"))


def _by_path(one: Naming) -> str:
    return one.base + "Of" + pascal(" ".join(literal_segments(one.path)) or "root")


def _by_address(one: Naming) -> str:
    return pascal(f"{one.method.capitalize()} {one.path}")


_QUALIFIERS: tuple[Callable[[Naming], str], ...] = (
    _by_version,
    _by_tag,
    _by_whole_tag,
    _by_tag_and_version,
    _by_path,
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
    return [_by_address(one) for one in group]
